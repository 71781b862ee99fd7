import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { Fault } from './choice-words.ts';
import { type ContactKind, contactKinds, isContact, isHopeless } from './core/contact.ts';
import type { Words } from './messages/words.ts';
import type { PickerContact } from './picker-properties.ts';
import { contactElsewhere, contactField, contactWords } from './views/contact-field.ts';

/** `contact` is what the page knows, and what was asked for here. */
type Host = ReactiveControllerHost & HTMLElement & { readonly form: HTMLFormElement | null; contact: PickerContact };

/**
 * Phone and e-mail, where the chosen option requires them.
 *
 * Nobody is asked twice: what the page knows counts, then the field the shop's own form has for it (by its `autocomplete`),
 * and only where there is none a field of ours. What is typed goes into the form and nowhere else.
 */
export class ContactChoice implements ReactiveController {
  readonly #host: Host;
  readonly #required: () => readonly string[];
  readonly #typed = new Map<ContactKind, { readonly value: string; readonly isDone: boolean }>();

  constructor(host: Host, required: () => readonly string[]) {
    this.#host = host;
    this.#required = required;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.ownerDocument.addEventListener('input', this.#noticed);
  }

  hostDisconnected(): void {
    this.#host.ownerDocument.removeEventListener('input', this.#noticed);
  }

  render(words: Words): TemplateResult[] {
    return this.#asked.map((kind) => {
      const field = this.#fieldOf(kind);
      if (field) return contactElsewhere(kind, words, () => field.focus());
      const { value, isDone } = this.#typed.get(kind) ?? { value: this.#host.contact[kind] ?? '', isDone: false };
      const isWrong = isHopeless(kind, value) || (isDone && !isContact(kind, value));
      return contactField({ kind, value, isWrong, words, typed: (text, done) => this.#type(kind, text, done) });
    });
  }

  /** What is still missing. */
  fault({ t }: Words): Fault | undefined {
    const kind = this.#asked.find((each) => !isContact(each, this.#host.contact[each]));
    return kind && { message: t(contactWords[kind].fault), anchor: `#contact-${kind}` };
  }

  /** What was asked for here, for the form: `<name>-phone`, `<name>-email`. */
  entries(name: string): (readonly [string, string])[] {
    return this.#asked.filter((kind) => this.#typed.has(kind)).map((kind) => [`${name}-${kind}`, this.#host.contact[kind] ?? ''] as const);
  }

  /** What the choice needs and neither the page nor its form has given. What is asked for here stays, so that it can be mended. */
  get #asked(): ContactKind[] {
    const required = this.#required();
    const isKnown = (kind: ContactKind) => isContact(kind, this.#fieldOf(kind)?.value) || isContact(kind, this.#host.contact[kind]);
    return contactKinds.filter((kind) => required.includes(kind) && (this.#typed.has(kind) || !isKnown(kind)));
  }

  #fieldOf(kind: ContactKind): HTMLInputElement | undefined {
    const selector = kind === 'phone' ? '[autocomplete~=tel],[autocomplete~=tel-national]' : '[autocomplete~=email]';
    const fields = [...(this.#host.form?.elements ?? [])].filter((element) => element.matches(`input:is(${selector})`));
    return fields.find((field) => !field.matches('[autocomplete~=billing]')) as HTMLInputElement | undefined;
  }

  #type(kind: ContactKind, value: string, isDone: boolean): void {
    this.#typed.set(kind, { value, isDone: isDone || (this.#typed.get(kind)?.isDone ?? false) });
    this.#host.contact = { ...this.#host.contact, [kind]: value.trim() };
    this.#host.requestUpdate();
  }

  #noticed = ({ target }: Event): void => {
    if (this.#required().length > 0 && target !== this.#host && (target as HTMLInputElement).form === this.#host.form)
      this.#host.requestUpdate();
  };
}
