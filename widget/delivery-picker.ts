/* oxlint-disable lit/no-classfield-shadowing -- the compiler assigns class fields, it does not define them (tsconfig.json) */
import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { DeliveryOption, DeliveryOptions } from '../proxy/contract/delivery-options.ts';
import { ChoiceMemory } from './api/choice-memory.ts';
import { ChoiceReport } from './choice-report.ts';
import { choiceText } from './choice-words.ts';
import { type Chunks, loadChunk, loadMessages } from './chunks/load.ts';
import { messages as english } from './messages/en.ts';
import type { Messages } from './messages/messages.ts';
import { ownTask } from './chunks/own-task.ts';
import { CheckoutController } from './controllers/checkout.ts';
import type { FormEntry } from './controllers/form.ts';
import { languageOf, MessagesController } from './controllers/messages.ts';
import { PageNews } from './controllers/page-news.ts';
import type { RecheckOutcome, SelectionState } from './controllers/selection.ts';
import { formatDays } from './core/dates.ts';
import { prepareFormats } from './core/formats.ts';
import { type WalletOptions, walletOptions } from './core/wallet.ts';
import type { FinderDialog, FoundPoint } from './finder-dialog.ts';
import { OneLine } from './one-line.ts';
import { PickerField } from './picker-field.ts';
import { PickerInputs } from './picker-inputs.ts';
import { noticesView, optionsView, type PickerViewProps } from './picker-view.ts';
import { baseStyles } from './styles/base.ts';
import { optionStyles } from './styles/options.ts';
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
 * @csspart more-days-button - Turns the strip of days into a month.
 * @csspart month - A month of days.
 * @csspart month-day - One day of it.
 * @csspart contact - Asks for a phone number or an e-mail address where the option requires it.
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
 * @csspart point-card - One place to collect at.
 * @csspart carriers - The carriers that bring parcels to one place.
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
  static override properties: PropertyDeclarations = { announcement: { attribute: false } };

  /** Said once, by the live region. */
  private announcement = '';

  readonly #news = new PageNews(this);
  readonly #messages = new MessagesController<Messages>(
    this,
    () => ({ lang: languageOf(this), overrides: this.messages }),
    english,
    loadMessages,
  );
  readonly #page = new PickerInputs(this, (error) => this.#news.failed('network', String(error)));
  readonly #checkout = new CheckoutController(this, () => this.#page.all, {
    quotesChanged: () => this.#quotesChanged(),
    selectionChanged: () => this.#selectionChanged(),
    finder: () => this.#load('finder'),
    givenAnswer: () => this.#givenAnswer(),
    earlierChoice: () => ({ token: this.#token ?? this.#memory.read(), fallback: this.field.pickedInFallback }),
  });
  readonly #report = new ChoiceReport(this, this.#page, this.#checkout, () => this.#messages.words);
  readonly #line = new OneLine(this, this.#page, this.#checkout, () => this.#load('line'));
  /** Draws itself anew when it is opened. */
  #finder: FinderDialog | undefined;
  /** A selection token from the page or from the browser's form restoring. */
  #token: string | undefined;

  protected override render(): TemplateResult {
    const { words } = this.#messages;
    const view: PickerViewProps = {
      checkout: this.#checkout,
      words,
      prices: !this.noPrices,
      disabled: this.isDisabled,
      did: (saving) => void this.#byShopper(saving),
      openFinder: (option) => void this.#openFinder(option).catch((error) => this.#finderFailed(error)),
    };
    return html`<div part="base">
      ${noticesView(view)} ${this.#line.place(view)} ${this.isShown ? this.#options(view) : this.#placeholder()}
      <slot ?hidden=${this.isShown} @slotchange=${() => this.field.sync()}></slot>
      ${this.#finder?.render(words)}
      <div class="spoken" role="status">${this.announcement}</div>
    </div>`;
  }

  /** Options take a while to come, and a language's first formatters take a slow phone 40 ms. */
  protected override firstUpdated(): void {
    void ownTask().then(() => prepareFormats(this.#messages.words.lang));
  }

  protected override updated(): void {
    this.#news.request(this.#page.request);
    this.#line.follow();
    this.#news.choice(this.#checkout.selection.token, this.#report.change);
  }

  /** Options are on screen, and the picker speaks for itself. */
  get isShown(): boolean {
    const hasAnswer = this.#checkout.quotes.state.answer !== undefined && this.#messages.settled;
    return hasAnswer && this.#line.isSettled;
  }

  /** Asks whether the choice still stands, just before paying. What changed is shown and said as well. */
  recheck(): Promise<RecheckOutcome> {
    return this.#checkout.selection.recheck();
  }

  /** Options as Apple Pay and Google Pay sheets take them, and where a chosen service point is. */
  walletOptions(): WalletOptions {
    const { options, selection } = this.#checkout;
    const when = (window: DeliveryOption['deliveryWindow']) => (window ? `, ${formatDays(window, this.#messages.words.lang)}` : '');
    const offered = options.map((option) => ({ ...option, detail: option.carrier.name + when(option.deliveryWindow) }));
    const { state, token } = selection;
    if (state.status !== 'complete' && state.status !== 'saving') return walletOptions(offered);
    const { option, point } = state.choice;
    return walletOptions(offered, { id: option.id, point, token });
  }

  /**
   * Opens the point finder from script, as its button does, once there is an option for it.
   *
   * Resolves to what was chosen in it, and to null when the shopper closed it. @throws DeliveryApiError where no point can be chosen.
   */
  async open(): Promise<FoundPoint | null> {
    const { firstPointOption } = await this.#load('finder');
    return this.#openFinder(await firstPointOption(this, this.#checkout));
  }

  /** Asks for options again. */
  reload(): void {
    void this.#page.follow();
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
    return this.#report.entry(this.isDisabled);
  }

  get #memory(): ChoiceMemory {
    return new ChoiceMemory(this.publishableKey, this.name, this.remember);
  }

  #options(view: PickerViewProps): TemplateResult | undefined {
    return this.mode === 'product' ? this.#line.product(view) : optionsView(view);
  }

  #placeholder(): TemplateResult | undefined {
    const { t } = this.#messages.words;
    const { status } = this.#page.request;
    if (status === 'waiting' || (status === 'ready' && this.#line.lacksPlace && this.addressFrom))
      return html`<p part="hint" class="small">${t('waiting')}</p>`;
    const hasFallback = this.mode === 'product' || this.querySelector(':scope > :not([slot], script)');
    return this.#checkout.quotes.state.status === 'loading' && !hasFallback ? skeleton(t('loading')) : undefined;
  }

  /** What the shop's server has put into the page, so that the first paint needs no request. */
  #givenAnswer(): DeliveryOptions | undefined {
    const script = this.querySelector(':scope > script[type="application/json"]');
    try {
      return script && !this.addressFrom ? JSON.parse(script.textContent) : undefined;
    } catch {
      this.#news.failed('configuration', 'The quote in the page is no JSON');
      return undefined;
    }
  }

  async #openFinder(option: DeliveryOption): Promise<FoundPoint | null> {
    const { FinderDialog } = await this.#load('finder');
    this.#finder ??= new FinderDialog(this, {
      checkout: this.#checkout,
      loadMap: () => loadChunk('map'),
      save: (saving) => this.#byShopper(saving),
      tell: (activity, facts) => this.#news.did(activity, facts),
    });
    return this.#finder.open(option);
  }

  #finderFailed(error: unknown): void {
    this.announcement = this.#messages.words.t('finderFailed');
    this.#news.failed('network', String(error));
  }

  /** Fetches what only some pages or choices need, with its words and looks. */
  async #load<Name extends 'finder' | 'line'>(name: Name): Promise<Chunks[Name]> {
    const part = await loadChunk(name);
    this.#messages.add(part.english);
    const { adoptedStyleSheets } = this.renderRoot as ShadowRoot;
    const sheet = part.styles.styleSheet;
    if (sheet && !adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
    return part;
  }

  #quotesChanged(): void {
    const { state } = this.#checkout.quotes;
    const { t } = this.#messages.words;
    if (state.status === 'ready') {
      this.announcement = '';
      return void this.#ready(this.#checkout.options);
    }
    this.announcement = t(state.status === 'loading' ? 'slow' : state.answer ? 'failedKept' : 'failed');
    if (!state.answer) this.#news.did('fell-back');
    if (state.status === 'failed') this.#news.failed(state.error.kind, state.error.message);
  }

  async #ready(options: readonly DeliveryOption[]): Promise<void> {
    await Promise.all([this.#messages.loaded, this.#line.comes]);
    await this.updateComplete;
    this.#news.ready(options);
  }

  #selectionChanged(): void {
    const { state, token } = this.#checkout.selection;
    // The rows may wait for the next frame; a form that is sent meanwhile may not.
    this.field.sync();
    this.announcement = choiceText(state, this.#messages.words, !this.noPrices) ?? this.announcement;
    if (state.choice?.own && state.status !== 'saving') this.#memory.write(token);
  }

  #byShopper(saving: Promise<SelectionState>): Promise<SelectionState> {
    void this.#news.chose(this.#checkout.selection.state.choice?.option);
    return saving;
  }
}
