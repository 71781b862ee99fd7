import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What the form shall hold. */
export interface FormEntry {
  /** The `name` the one entry goes by; empty sends nothing. */
  readonly name: string;
  /** The picker speaks for itself; the fallback in the light DOM is silent. */
  readonly shown: boolean;
  readonly disabled: boolean;
  readonly value: string;
  /** Further entries, by name. None may take the place of the one. */
  readonly more: readonly (readonly [name: string, value: string])[];
  /** Why the form may not be sent yet, and a selector in the shadow root for what to focus. */
  readonly fault?: { readonly message: string; readonly anchor: string } | undefined;
}

type Host = ReactiveControllerHost & HTMLElement;
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * Keeps exactly one entry in the form: the picker's token, or what the light-DOM fallback says.
 *
 * A fallback control is disabled only while the picker speaks, and only if it was not disabled before.
 */
export class FormController implements ReactiveController {
  readonly #host: Host;
  readonly #internals: ElementInternals;
  readonly #entry: () => FormEntry;
  readonly #silenced = new Set<Control>();
  #form: HTMLFormElement | null = null;

  constructor(host: Host, internals: ElementInternals, entry: () => FormEntry) {
    this.#host = host;
    this.#internals = internals;
    this.#entry = entry;
    host.addController(this);
    // The fallback was used.
    host.addEventListener('change', () => this.sync());
  }

  hostDisconnected(): void {
    this.#follow(null);
  }

  hostUpdated(): void {
    this.#follow(this.#internals.form);
    this.sync();
  }

  /** What the shopper picked in the fallback; undefined when it is as the page made it. */
  get pickedInFallback(): string | undefined {
    return this.#controls().find((control) => speaks(control) && isTouched(control))?.value;
  }

  /** Brings the form in line with the entry. Needed when the light DOM changed. */
  sync(): void {
    const entry = this.#entry();
    this.#silence(entry.shown || entry.disabled);
    const fallback = !entry.shown && this.#controls().some((control) => speaks(control) && !control.disabled);
    this.#internals.setFormValue(fallback ? null : this.#formData(entry), entry.value);
    const anchor = entry.fault && this.#host.shadowRoot?.querySelector<HTMLElement>(entry.fault.anchor);
    if (!entry.fault || fallback) this.#internals.setValidity({});
    else this.#internals.setValidity({ valueMissing: true }, entry.fault.message, anchor ?? undefined);
  }

  #formData({ name, value, more }: FormEntry): FormData | string {
    if (!name || more.length === 0) return value;
    const data = new FormData();
    for (const [each, text] of more) data.set(each, text);
    // One entry of the name, whatever the page calls the others.
    data.set(name, value);
    return data;
  }

  #follow(form: HTMLFormElement | null): void {
    if (form === this.#form) return;
    this.#form?.removeEventListener('formdata', this.#composed);
    this.#form = form;
    form?.addEventListener('formdata', this.#composed);
  }

  /** What was said last may not be drawn yet; and the page may have put a new fallback inside us, which nobody has silenced yet. */
  #composed = ({ formData }: FormDataEvent): void => {
    const { name, shown, disabled, value, more } = this.#entry();
    if (name && shown && !disabled) for (const [each, text] of [...more, [name, value] as const]) formData.set(each, text);
  };

  #silence(silent: boolean): void {
    for (const control of this.#controls()) {
      if (!silent || control.disabled) continue;
      control.disabled = true;
      this.#silenced.add(control);
    }
    if (silent) return;
    for (const control of this.#silenced) control.disabled = false;
    this.#silenced.clear();
  }

  #controls(): Control[] {
    const { name } = this.#entry();
    const controls = this.#host.querySelectorAll<Control>('input, select, textarea');
    return name ? [...controls].filter((control) => control.name === name) : [];
  }
}

/** Would this control put an entry into the form? */
const speaks = (control: Control): boolean => !/^(radio|checkbox)$/.test(control.type) || (control as HTMLInputElement).checked;

const isTouched = (control: Control): boolean => {
  if (control instanceof HTMLInputElement) return control.checked !== control.defaultChecked;
  return control instanceof HTMLSelectElement && [...control.options].some((option) => option.selected !== option.defaultSelected);
};
