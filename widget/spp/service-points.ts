import type { ServicePoint } from '../../proxy/contract/service-points.ts';
import { attributesOf, faultsOf, type GivenOptions, given, type HostedOptions } from './hosted-options.ts';
import { type HostedPoint, hostedPoint } from './hosted-point.ts';

/** Called with the chosen point, and the post number, which is empty where none was asked for. */
export type Success = (servicePoint: HostedPoint, postNumber: string) => void;
/** Called with what went wrong, in words. `['Closed']` is the shopper closing, as with Sendcloud's own. */
export type Failure = (errors: string[]) => void;

/** What stands at `sendcloud.servicePoints`. */
export interface ServicePoints {
  open(options: HostedOptions, success?: Success | null, failure?: Failure | null): void;
  /** Takes the picker away; neither function is called. */
  close(): void;
}

/** What was chosen in the finder; null where the shopper closed it. */
type Found = { servicePoint: ServicePoint; postNumber?: string | null | undefined } | null;

/** The element, as far as it is used here. */
type Picker = HTMLElement & { contact: { postNumber?: string }; open(): Promise<Found> };

/**
 * Sendcloud's hosted picker by our finder: the same options, point and failures.
 *
 * `createPicker` makes an element that is not in the page yet. Opening again takes the first picker away, as there is one screen.
 */
export function createServicePoints(createPicker: () => Promise<HTMLElement>): ServicePoints {
  let current: Opening | undefined;

  const close = (): void => {
    current?.end();
    current = undefined;
  };

  /** What the shop's own functions throw is thrown on: it is the shop's to mend, and stands in the console. */
  async function run(opening: Opening, options: GivenOptions, success: Success, failure: Failure): Promise<void> {
    const tell = await opening.outcome(createPicker, options).then(
      (found) => () => {
        if (found) success(hostedPoint(found.servicePoint, today()), found.postNumber ?? '');
        else if (!options.closingIsNoFailure) failure(['Closed']);
      },
      (error: unknown) => () => failure([error instanceof Error ? error.message : String(error)]),
    );
    if (current !== opening) return;
    close();
    tell();
  }

  return {
    open(options, success, failure) {
      close();
      const said = given(options);
      const faults = faultsOf(said);
      if (faults.length > 0) return failure?.(faults);
      current = new Opening();
      void run(current, said, success ?? ignore, failure ?? ignore);
    },
    close,
  };
}

const ignore = (): void => {};

/** One picker in the page, from when it is asked for until it is taken away. */
class Opening {
  /** Where the shopper was. */
  readonly #before = document.activeElement as HTMLElement | null;
  #picker: Picker | undefined;
  #isEnded = false;

  async outcome(createPicker: () => Promise<HTMLElement>, options: GivenOptions): Promise<Found> {
    const picker = (await createPicker()) as Picker;
    if (this.#isEnded) return null;
    this.#picker = dressed(picker, options);
    document.body.append(picker);
    return picker.open();
  }

  end(): void {
    this.#isEnded = true;
    // Who has chosen is taken to the row of it, unless the browser tells of the closing sooner.
    const hasFocus = document.activeElement === this.#picker;
    this.#picker?.remove();
    if (hasFocus) this.#before?.focus();
  }
}

/** Only the finder's dialog is to be seen, above the page; the element itself takes no room in it. */
function dressed(picker: Picker, options: GivenOptions): Picker {
  for (const [name, value] of Object.entries(attributesOf(options))) picker.setAttribute(name, value);
  if (options.postNumber) picker.contact = { postNumber: String(options.postNumber) };
  picker.style.setProperty('position', 'fixed');
  picker.style.setProperty('inset-block-start', '-200vh');
  return picker;
}

/** 0 for Monday. */
const today = (): number => (new Date().getDay() + 6) % 7;
