/* oxlint-disable lit/no-classfield-shadowing -- the compiler assigns class fields, it does not define them (tsconfig.json) */
import type { PropertyDeclarations } from 'lit';
import { ownTask } from './chunks/own-task.ts';
import { FormController, type FormEntry } from './controllers/form.ts';
import { PickerProperties } from './picker-properties.ts';

/** What makes the picker a form control like any other: value, validity, reset, restoring, labels. */
export abstract class PickerField extends PickerProperties {
  static readonly formAssociated = true;
  static override properties: PropertyDeclarations = { value: {}, isDisabled: { attribute: false } };

  /** By our own attribute or by a fieldset around us. */
  protected isDisabled = false;

  protected readonly field: FormController;
  readonly #internals = this.attachInternals();

  constructor() {
    super();
    this.field = new FormController(this, this.#internals, () => this.entry());
    // A click on a `<label>` reaches us with nothing of ours in its path.
    this.addEventListener('click', (event) => event.composedPath()[0] === this && this.focus());
  }

  /** What the form gets now. */
  protected abstract entry(): FormEntry;

  /** Brings back the choice an earlier token stands for, as soon as there are options. */
  protected abstract restore(token: string): void;

  /** Forgets what the shopper chose; what is preselected is chosen again. */
  abstract clear(): void;

  /** The form's entry. Setting it to an earlier selection token restores that choice, if it still stands. */
  get value(): string {
    return this.entry().value;
  }
  set value(token: string) {
    if (token) this.restore(token);
  }

  /** The form the picker is part of. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  /** As on any form control. */
  get validity(): ValidityState {
    return this.#internals.validity;
  }

  /** Why the form may not be sent yet, as a sentence; empty when it may. */
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  /** Whether the form may be sent with this choice. */
  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  /** The same, and shows the shopper what is missing. */
  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  formAssociatedCallback(): void {
    this.requestUpdate();
  }

  formDisabledCallback(disabled: boolean): void {
    this.isDisabled = disabled;
  }

  formResetCallback(): void {
    this.clear();
    const token = this.getAttribute('value');
    if (token) this.restore(token);
  }

  formStateRestoreCallback(token: unknown): void {
    if (typeof token === 'string') this.restore(token);
  }

  /** Goes to what is chosen, else to the first thing that can be. */
  override focus(options?: FocusOptions): void {
    const controls = ['input[name=option]:checked', 'input', 'button'].map((each) => this.renderRoot.querySelector<HTMLElement>(each));
    controls.find((control) => control !== null)?.focus(options);
  }

  /** What the shopper touched shows before what follows from it is worked out. */
  protected override async scheduleUpdate(): Promise<void> {
    await ownTask();
    super.scheduleUpdate();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    // A native `input` of our own radios would pass for ours: unlike `change`, it leaves the shadow root.
    root.addEventListener('input', (event) => event.stopPropagation());
    return root;
  }
}
