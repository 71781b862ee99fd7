import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Book, createTranslate, type TranslateOf } from '../messages/messages.ts';

/** How to say things to this person: a BCP 47 language tag, and the messages in that language. */
interface WordsOf<All> {
  readonly lang: string;
  readonly t: TranslateOf<All>;
}

/**
 * Words in the host's language.
 *
 * English is at hand; another language is fetched by `load` when it is first wanted. `settled` is false until it came or failed,
 * so that nobody reads half a sentence in each. Dates and prices follow the language even where messages do not exist.
 */
export class MessagesController<All extends Book> implements ReactiveController {
  words: WordsOf<All>;
  /** Resolves when `settled` is true. */
  loaded: Promise<void> = Promise.resolve();
  settled = true;

  readonly #host: ReactiveControllerHost;
  readonly #wanted: () => { lang: string; overrides: Partial<All> };
  readonly #load: (language: string) => Promise<Partial<All>>;
  #lang = 'en';
  #english: Partial<All>;
  #messages: Partial<All> = {};
  #sources: readonly Partial<All>[] = [];

  constructor(
    host: ReactiveControllerHost,
    wanted: () => { lang: string; overrides: Partial<All> },
    english: Partial<All>,
    load: (language: string) => Promise<Partial<All>>,
  ) {
    this.#host = host;
    this.#wanted = wanted;
    this.#english = english;
    this.#load = load;
    this.words = { lang: 'en', t: createTranslate('en', english) };
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

  /** More English, for parts that come later. */
  add(english: Partial<All>): void {
    this.#english = { ...this.#english, ...english };
    this.#host.requestUpdate();
  }

  async #change(lang: string): Promise<void> {
    this.#lang = lang;
    const [language = ''] = lang.toLowerCase().split('-');
    this.settled = language === 'en';
    // A language that cannot be had is answered in English: late words are worse than foreign ones.
    const messages = this.settled ? {} : await this.#load(language).catch(() => ({}));
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
