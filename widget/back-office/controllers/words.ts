import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createTranslate } from '../../messages/messages.ts';
import { loadWords } from '../load-words.ts';
import { messages as english } from '../messages/en.ts';
import type { OfficeMessages, OfficeTranslate, OfficeWords } from '../messages/office-messages.ts';

/**
 * The back office's words in the host's language: English at once, another language when its file has come. `settled` is false until
 * then, so that nobody reads half a sentence in each.
 */
export class OfficeWordsController implements ReactiveController {
  words: OfficeWords = { lang: 'en-GB', t: translate('en-GB', english) };
  settled = true;

  readonly #host: ReactiveControllerHost;
  readonly #wanted: () => { lang: string; overrides: Partial<OfficeMessages> };
  #lang = 'en-GB';
  #own: Partial<OfficeMessages> = {};

  constructor(host: ReactiveControllerHost, wanted: () => { lang: string; overrides: Partial<OfficeMessages> }) {
    this.#host = host;
    this.#wanted = wanted;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const { lang, overrides } = this.#wanted();
    if (lang !== this.#lang) void this.#change(lang);
    this.words = { lang, t: translate(lang, english, this.#own, overrides) };
  }

  async #change(lang: string): Promise<void> {
    this.#lang = lang;
    const [language = ''] = lang.toLowerCase().split('-');
    this.settled = language === 'en';
    // A language that cannot be had is answered in English: late words are worse than foreign ones.
    const own = this.settled ? {} : await loadWords(language).catch(() => ({}));
    if (lang !== this.#lang) return;
    this.#own = own;
    this.settled = true;
    this.#host.requestUpdate();
  }
}

/** The picker's way of filling a message, for other keys than the picker's. */
const translate = createTranslate as unknown as (lang: string, ...messages: readonly Partial<OfficeMessages>[]) => OfficeTranslate;
