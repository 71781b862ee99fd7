import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadMessages } from '../chunks/load.ts';
import { messages as english } from '../messages/en.ts';
import { createTranslate, type Messages } from '../messages/messages.ts';
import type { Words } from '../messages/words.ts';

/**
 * The picker's words in the host's language.
 *
 * English is at hand; another language is fetched when it is first wanted. `settled` is false until it came or failed,
 * so that nobody reads half a sentence in each. Dates and prices follow the language even where messages do not exist.
 */
export class MessagesController implements ReactiveController {
  words: Words = { lang: 'en', t: createTranslate('en', english) };
  /** Resolves when `settled` is true. */
  loaded: Promise<void> = Promise.resolve();
  settled = true;

  readonly #host: ReactiveControllerHost;
  readonly #wanted: () => { lang: string; overrides: Partial<Messages> };
  #lang = 'en';
  #english: Partial<Messages> = english;
  #messages: Partial<Messages> = {};
  #sources: readonly Partial<Messages>[] = [];

  constructor(host: ReactiveControllerHost, wanted: () => { lang: string; overrides: Partial<Messages> }) {
    this.#host = host;
    this.#wanted = wanted;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const { lang, overrides } = this.#wanted();
    if (lang !== this.#lang) this.loaded = this.#change(lang);
    const sources = [this.#english, this.#messages, overrides] as const;
    // The same words for as long as nothing about them changes, so that what is written in them need not be written anew.
    if (lang === this.words.lang && sources.every((source, n) => source === this.#sources[n])) return;
    this.#sources = sources;
    this.words = { lang, t: createTranslate(lang, ...sources) };
  }

  /** More English, for parts of the picker that come later. */
  add(english: Partial<Messages>): void {
    this.#english = { ...this.#english, ...english };
    this.#host.requestUpdate();
  }

  async #change(lang: string): Promise<void> {
    this.#lang = lang;
    const [language = ''] = lang.toLowerCase().split('-');
    this.settled = language === 'en';
    // A language that cannot be had is answered in English: late words are worse than foreign ones.
    const messages = this.settled ? {} : await loadMessages(language).catch(() => ({}));
    if (lang !== this.#lang) return;
    this.#messages = messages;
    this.settled = true;
    this.#host.requestUpdate();
  }
}

/** The tag the host goes by: its own `lang`, else the nearest one around it, else English. Never an invalid one. */
export function languageOf(host: HTMLElement): string {
  try {
    const [lang = ''] = Intl.getCanonicalLocales(host.lang || nearestLang(host));
    // Sendcloud ships from Europe: English of no country writes days and hours as Europe does.
    return lang === 'en' ? 'en-GB' : lang;
  } catch {
    return 'en-GB';
  }
}

function nearestLang(element: Element): string {
  const lang = element.closest('[lang]:not([lang=""])')?.getAttribute('lang');
  const root = element.getRootNode();
  return lang ?? (root instanceof ShadowRoot ? nearestLang(root.host) : 'en');
}
