import type { ServicePoint } from '../../proxy/contract/service-points.ts';
import { attributesOf, faultsOf, type HostedOptions } from './hosted-options.ts';
import { type HostedPoint, hostedPoint } from './hosted-point.ts';

/** Called with the chosen point, and the post number, which is empty where none was asked for. */
export type Success = (servicePoint: HostedPoint, postNumber: string) => void;
/** Called with what went wrong, in words. `['Closed']` is the shopper closing, as with Sendcloud's own. */
export type Failure = (errors: string[]) => void;

/** What stands at `sendcloud.servicePoints`. */
export interface ServicePoints {
  open(options: HostedOptions, success?: Success, failure?: Failure): void;
  /** Takes the picker away; neither function is called. */
  close(): void;
}

/** The element, as far as it is used here. */
type Picker = HTMLElement & {
  contact: { postNumber?: string };
  open(): Promise<{ servicePoint: ServicePoint; postNumber?: string | undefined } | null>;
};

/**
 * Sendcloud's hosted picker by our finder: the same options, point and failures.
 *
 * `createPicker` makes an element that is not in the page yet. Opening again takes the first picker away, as there is one screen.
 */
export function createServicePoints(createPicker: () => Promise<HTMLElement>): ServicePoints {
  let current: symbol | undefined;
  let shown: HTMLElement | undefined;

  const close = (): void => {
    current = undefined;
    shown?.remove();
    shown = undefined;
  };

  async function run(options: HostedOptions, success: Success, failure: Failure): Promise<void> {
    const mine = Symbol('opened');
    current = mine;
    const ended = <T>(call: () => T): T | undefined => {
      if (current !== mine) return undefined;
      close();
      return call();
    };
    try {
      const picker = (await createPicker()) as Picker;
      if (current !== mine) return;
      shown = dressed(picker, options);
      if (options.postNumber) picker.contact = { postNumber: options.postNumber };
      document.body.append(picker);
      const found = await picker.open();
      if (found) ended(() => success(hostedPoint(found.servicePoint, today()), found.postNumber ?? ''));
      else ended(() => options.closingIsNoFailure || failure(['Closed']));
    } catch (error) {
      ended(() => failure([error instanceof Error ? error.message : String(error)]));
    }
  }

  return {
    open(options, success = () => {}, failure = () => {}) {
      close();
      const faults = faultsOf(options);
      if (faults.length > 0) failure(faults);
      else void run(options, success, failure);
    },
    close,
  };
}

/** Only the finder's dialog is to be seen, above the page; the element itself takes no room in it. */
function dressed(picker: HTMLElement, options: HostedOptions): HTMLElement {
  for (const [name, value] of Object.entries(attributesOf(options))) picker.setAttribute(name, value);
  picker.style.setProperty('position', 'fixed');
  picker.style.setProperty('inset-block-start', '-200vh');
  return picker;
}

/** 0 for Monday. */
const today = (): number => (new Date().getDay() + 6) % 7;
