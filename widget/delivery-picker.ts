/* oxlint-disable lit/no-classfield-shadowing -- the compiler assigns class fields, it does not define them (tsconfig.json) */
import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { DeliveryOption, DeliveryOptions } from '../proxy/contract/delivery-options.ts';
import type { Selection } from '../proxy/contract/selections.ts';
import { ChoiceMemory } from './api/choice-memory.ts';
import { choiceFault, choiceText } from './choice-words.ts';
import { loadChunk, scriptOrigin } from './chunks/load.ts';
import type { AutofillController } from './controllers/autofill.ts';
import { CheckoutController, type CheckoutInputs } from './controllers/checkout.ts';
import type { FormEntry } from './controllers/form.ts';
import { languageOf, MessagesController } from './controllers/messages.ts';
import { type Activity, type PickerEvents, sendEvent } from './controllers/picker-events.ts';
import type { RecheckOutcome, SelectionState } from './controllers/selection.ts';
import { formatDays } from './core/dates.ts';
import { preselected } from './core/options.ts';
import { words as list } from './core/parcel.ts';
import { type QuoteRequest, quoteRequest } from './core/quote-request.ts';
import { type WalletOptions, walletOptions } from './core/wallet.ts';
import type { FinderDialog } from './finder-dialog.ts';
import { PickerField } from './picker-field.ts';
import { noticesView, optionsView, type PickerViewProps } from './picker-view.ts';
import { baseStyles } from './styles/base.ts';
import { optionStyles } from './styles/options.ts';
import { placeField } from './views/place-field.ts';
import { promise } from './views/promise.ts';
import { skeleton } from './views/skeleton.ts';

/**
 * The ways an order can be delivered, as one form field.
 *
 * Until options are there, and whenever they cannot be had, the light DOM inside it is shown and speaks for it.
 *
 * @tag sendcloud-delivery-picker
 * @slot - Plain form controls of the same `name`, for as long as there are no options; and the answer for the first paint, as a `script` of type `application/json`.
 * @slot heading - Replaces the heading.
 * @slot empty - Shown when nothing can be delivered.
 * @fires delivery-ready - Options are on screen.
 * @fires delivery-change - The choice, or whether it can be paid with, has changed.
 * @fires delivery-error - Something failed; the fallback or the last answer stays.
 * @fires delivery-activity - What the shopper does, for analytics; no personal data.
 * @fires input - The shopper chose.
 * @fires change - The shopper chose.
 * @csspart base - Around everything.
 * @csspart heading - Above the options.
 * @csspart options - The list of options.
 * @csspart option - One way to deliver.
 * @csspart date - When it arrives.
 * @csspart method - Title and carrier.
 * @csspart price - What it costs.
 * @csspart point - The service point of an option.
 * @csspart cut-off - How long there is to order for what is promised.
 * @csspart days - The choice of a day.
 * @csspart day - One day.
 * @csspart not-offered - What cannot be had, and why.
 * @csspart notice - A sentence that needs attention.
 * @csspart notice-action - What can be done about it.
 * @csspart hint - What to do before there are options.
 * @csspart postal-code - The field for a postal code that the page does not know.
 * @csspart promise - The one line of `mode="product"`.
 * @csspart finder-button - Opens the point finder.
 * @csspart finder - The point finder.
 * @csspart search-button - Starts a search.
 * @csspart locate-button - Looks around the shopper.
 * @csspart filters - The filters.
 * @csspart filter - One filter.
 * @csspart map-button - Shows and hides the map.
 * @csspart close-button - Closes the finder.
 * @csspart point-list - The points found.
 * @csspart point-card - One point.
 * @csspart more-button - Shows more points.
 * @csspart collect-bar - Names the marked point.
 * @csspart collect-button - Takes it.
 * @csspart map - The map.
 * @csspart map-pin - A point on the map.
 * @csspart map-pin-chosen - The marked one.
 * @csspart map-cluster - Several points on the map.
 * @cssprop --delivery-accent - What is chosen, buttons, links.
 * @cssprop --delivery-on-accent - Text on the accent.
 * @cssprop --delivery-text - Text.
 * @cssprop --delivery-muted - Text of less weight.
 * @cssprop --delivery-surface - Behind it.
 * @cssprop --delivery-tint - Behind what is chosen.
 * @cssprop --delivery-border - Lines.
 * @cssprop --delivery-good - The cut-off.
 * @cssprop --delivery-warn - Behind a notice.
 * @cssprop --delivery-radius - Roundness of a row, 12px.
 * @cssprop --delivery-space - Room inside a row, 16px.
 * @cssprop --delivery-font - Font family; the page's own when not set.
 * @cssprop --delivery-map-background - Behind the map's tiles.
 * @cssprop --delivery-map-chosen - The marked pin.
 */
export class SendcloudDeliveryPicker extends PickerField {
  static override styles = [baseStyles, optionStyles];
  static override properties: PropertyDeclarations = {
    announcement: { attribute: false },
    finder: { attribute: false },
    typedPostalCode: { attribute: false },
  };

  /** Said once, by the live region. */
  private announcement = '';
  private finder: FinderDialog | undefined;
  /** What the shopper says where the page does not. */
  private typedPostalCode = '';

  readonly #messages = new MessagesController(this, () => ({ lang: languageOf(this), overrides: this.messages }));
  readonly #checkout = new CheckoutController(this, () => this.#inputs(), {
    quotesChanged: () => this.#quotesChanged(),
    selectionChanged: () => this.#selectionChanged(),
    finder: () => this.#loadFinder(),
    givenAnswer: () => this.#givenAnswer(),
    earlierChoice: () => ({ token: this.#token ?? this.#memory.read(), fallback: this.field.pickedInFallback }),
  });
  /** Undefined until `address-from` is set and its code is there. */
  #autofill: AutofillController | undefined;
  /** A selection token from the page or from the browser's form restoring. */
  #token: string | undefined;
  #toldFault = '';
  #toldChange = '';

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('addressFrom') && this.addressFrom) void this.#followForm();
  }

  protected override updated(): void {
    const request = this.#request;
    const message =
      request.status === 'misconfigured' ? `The attribute ${request.attribute} is missing or wrong; right is ${request.example}` : '';
    if (message === this.#toldFault) return;
    this.#toldFault = message;
    if (message) this.#fail('configuration', message);
  }

  protected override render(): TemplateResult {
    const { words } = this.#messages;
    const view: PickerViewProps = {
      checkout: this.#checkout,
      words,
      prices: !this.noPrices,
      disabled: this.isDisabled,
      did: (saving) => void this.#byShopper(saving),
      openFinder: (option) => void this.#openFinder(option),
    };
    return html`<div part="base">
      ${noticesView(view)} ${this.#place()} ${this.isShown ? this.#options(view) : this.#placeholder()}
      <slot ?hidden=${this.isShown} @slotchange=${() => this.field.sync()}></slot>
      ${this.finder?.render(words)}
      <div class="spoken" role="status">${this.announcement}</div>
    </div>`;
  }

  /** Options are on screen, and the picker speaks for itself. */
  get isShown(): boolean {
    return this.#checkout.quotes.state.answer !== undefined && this.#messages.settled;
  }

  /** Asks whether the choice still stands, just before paying. What changed is shown and said as well. */
  recheck(): Promise<RecheckOutcome> {
    return this.#checkout.selection.recheck();
  }

  /** Options as Apple Pay and Google Pay sheets take them, and where a chosen service point is. */
  walletOptions(): WalletOptions {
    const { options, selection } = this.#checkout;
    const when = (window: DeliveryOption['deliveryWindow']) => (window ? formatDays(window, this.#messages.words.lang) : '');
    const offered = options.map((option) => ({ ...option, detail: when(option.deliveryWindow) }));
    const { choice } = selection.state;
    return walletOptions(offered, choice?.option.id, choice?.point);
  }

  /** Asks for options again. */
  reload(): void {
    if (this.addressFrom) void this.#followForm();
    this.#checkout.quotes.reload();
  }

  override clear(): void {
    this.#memory.write(undefined);
    this.#token = undefined;
    this.#checkout.selection.clear();
    if (this.isShown) this.#checkout.preselect();
  }

  protected override restore(token: string): void {
    this.#token = token;
    if (this.isShown) void this.#checkout.restore(token);
  }

  protected override entry(): FormEntry {
    const { state } = this.#checkout.selection;
    const { words } = this.#messages;
    const value = state.status === 'complete' ? state.reply.token : (state.choice?.option.quote ?? '');
    const details =
      this.detailsName && state.status === 'complete' ? ([this.detailsName, JSON.stringify(this.#selection)] as const) : undefined;
    const nothingYet = { message: words.t('requireOption'), anchor: '.skeleton, .notice button' };
    const { quotes } = this.#checkout;
    // Options for another address or cart are due. They hold up no order for longer than a shopper waits.
    const isDue = this.#autofill?.isBehind || (quotes.state.status === 'loading' && !quotes.state.slow);
    const fault = this.required ? (this.isShown ? choiceFault(state, words, isDue) : nothingYet) : undefined;
    return { name: this.name, shown: this.isShown, disabled: this.isDisabled, value: this.isShown ? value : '', details, fault };
  }

  get #request(): QuoteRequest {
    return quoteRequest(
      this,
      scriptOrigin,
      this.addressFrom ? (this.#autofill?.address ?? { country: '' }) : { postalCode: this.typedPostalCode },
    );
  }

  #inputs(): CheckoutInputs {
    const { prices, preselect, preferredPoints } = this;
    const lists = { carriers: list(this.carriers), deliveryTypes: list(this.deliveryTypes), pointTypes: list(this.pointTypes) };
    const { addressLine1 = '', city = '' } = this.#autofill?.address ?? {};
    const address = { street: this.addressLine1 || addressLine1, houseNumber: this.houseNumber || '', city: this.city || city };
    return { request: this.#request, prices, preselect, preferredPoints, address, ...lists };
  }

  get #memory(): ChoiceMemory {
    return new ChoiceMemory(this.publishableKey, this.name, this.remember);
  }

  /** The selection as the page may show it: with the shop's own price where it set one. */
  get #selection(): Selection | null {
    const { state } = this.#checkout.selection;
    if (state.status !== 'complete') return null;
    const { selection } = state.reply;
    if (this.prices[selection.option.code] === undefined) return selection;
    return { ...selection, option: { ...selection.option, price: state.choice.option.price, priceFrom: 'shop' } };
  }

  async #followForm(): Promise<void> {
    try {
      const { AutofillController } = await loadChunk('autofill');
      this.#autofill ??= new AutofillController(this, () => this.#sourceForm());
    } catch (error) {
      this.#fail('network', String(error));
    }
  }

  #sourceForm(): HTMLFormElement | null {
    if (!this.addressFrom) return null;
    return this.addressFrom === 'autofill' ? this.form : this.ownerDocument.querySelector<HTMLFormElement>(this.addressFrom);
  }

  #place(): TemplateResult | undefined {
    if (this.postalCode || this.addressFrom || this.#request.status !== 'ready') return undefined;
    return placeField(this.typedPostalCode, this.#messages.words, (postalCode) => {
      this.typedPostalCode = postalCode;
    });
  }

  #options(view: PickerViewProps): TemplateResult {
    const { options } = this.#checkout;
    return this.mode === 'product' ? promise(preselected(options, 'cheapest') ?? options[0], view.prices, view.words) : optionsView(view);
  }

  /** What the shop's server has put into the page, so that the first paint needs no request. */
  #givenAnswer(): DeliveryOptions | undefined {
    const script = this.querySelector(':scope > script[type="application/json"]');
    try {
      return script && !this.addressFrom ? JSON.parse(script.textContent) : undefined;
    } catch {
      this.#fail('configuration', 'The quote in the page is no JSON');
      return undefined;
    }
  }

  #placeholder(): TemplateResult | undefined {
    const hasFallback = this.querySelector(':scope > :not([slot], script)');
    const { status } = this.#checkout.quotes.state;
    const { t } = this.#messages.words;
    if (this.#request.status === 'waiting') return html`<p part="hint" class="small">${t('waiting')}</p>`;
    return status === 'loading' && !hasFallback ? skeleton(t('loading')) : undefined;
  }

  async #openFinder(option: DeliveryOption): Promise<void> {
    try {
      const { FinderDialog } = await this.#loadFinder();
      this.finder ??= new FinderDialog(this, {
        checkout: this.#checkout,
        loadMap: () => loadChunk('map'),
        save: (saving) => this.#byShopper(saving),
        tell: (activity, facts) => this.#tell(activity, facts),
      });
      await this.finder.open(option);
      this.#tell('finder-opened');
    } catch (error) {
      this.announcement = this.#messages.words.t('finderFailed');
      this.#fail('network', String(error));
    }
  }

  /** Fetches what only some choices need, with its words and looks. */
  async #loadFinder(): Promise<Awaited<ReturnType<typeof loadChunk<'finder'>>>> {
    const parts = await loadChunk('finder');
    this.#messages.add(parts.finderMessages);
    const root = this.renderRoot as ShadowRoot;
    const sheet = parts.finderStyles.styleSheet;
    if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
    return parts;
  }

  #quotesChanged(): void {
    const { state } = this.#checkout.quotes;
    const { t } = this.#messages.words;
    if (state.status === 'ready') {
      this.announcement = '';
      return void this.#ready(this.#checkout.options);
    }
    this.announcement = t(state.status === 'loading' ? 'slow' : state.answer ? 'failedKept' : 'failed');
    if (!state.answer) this.#tell('fell-back');
    if (state.status === 'failed') this.#fail(state.error.kind, state.error.message);
  }

  async #ready(options: readonly DeliveryOption[]): Promise<void> {
    await this.#messages.loaded;
    await this.updateComplete;
    sendEvent(this, 'delivery-ready', { options });
    this.#tell('shown', { options: options.length });
  }

  #selectionChanged(): void {
    const { state } = this.#checkout.selection;
    this.announcement = choiceText(state, this.#messages.words, !this.noPrices) ?? this.announcement;
    if (state.choice?.own && state.status !== 'saving') this.#memory.write(state.status === 'complete' ? state.reply.token : undefined);
    const complete = state.status === 'complete';
    const requires = complete ? state.reply.selection.requires : (state.choice?.option.requires ?? []);
    const change = JSON.stringify([complete && state.reply.token, requires]);
    if (change === this.#toldChange) return;
    this.#toldChange = change;
    // The form holds the new value before anybody hears of it.
    void this.updateComplete.then(() => sendEvent(this, 'delivery-change', { complete, selection: this.#selection, requires }));
  }

  /** The shopper chose: says so as a native control does, once the form holds it. */
  #byShopper(saving: Promise<SelectionState>): Promise<SelectionState> {
    const { choice } = this.#checkout.selection.state;
    void this.updateComplete.then(() => {
      for (const event of [new Event('input', leaving), new Event('change', leaving)]) this.dispatchEvent(event);
    });
    if (choice) this.#tell('chosen', { type: choice.option.type, carrier: choice.option.carrier.code });
    return saving;
  }

  #tell(name: Activity, facts: Readonly<Record<string, string | number>> = {}): void {
    sendEvent(this, 'delivery-activity', { name, ...facts });
  }

  #fail(kind: PickerEvents['delivery-error']['kind'], message: string): void {
    if (forDevelopers.test(kind)) console.error(`<${this.localName}> ${message}`);
    sendEvent(this, 'delivery-error', { kind, message, retry: () => this.reload() });
  }
}

const leaving = { bubbles: true, composed: true };

/** What only the shop can mend. */
const forDevelopers = /^(configuration|currency|origin|unauthenticated|invalid-request)/;
