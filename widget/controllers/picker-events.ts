import type { DeliveryOption } from '../../proxy/contract/delivery-options.ts';
import type { Selection } from '../../proxy/contract/selections.ts';
import type { ServicePoint } from '../../proxy/contract/service-points.ts';
import type { Requirement } from '../../proxy/contract/values.ts';
import type { ErrorKind } from '../api/delivery-api-error.ts';

/** What each event of the picker carries. None holds personal data. */
export interface PickerEvents {
  /** Options are there. */
  'delivery-ready': { options: readonly DeliveryOption[] };
  /**
   * What pay and wallet buttons watch: `complete` means the choice can be paid with. `selection` stays while it is checked
   * against a new address or cart; with `mode="points"` there is only a `servicePoint`.
   */
  'delivery-change': {
    complete: boolean;
    selection: Selection | null;
    servicePoint: ServicePoint | null;
    requires: readonly Requirement[];
  };
  /** Something failed; the fallback or the last answer stays usable. */
  'delivery-error': { kind: ErrorKind; message: string; retry: () => void };
  /** For analytics. */
  'delivery-activity': { name: Activity } & Readonly<Record<string, string | number>>;
}

export type Activity = 'shown' | 'chosen' | 'fell-back' | 'finder-opened' | 'searched' | 'filtered' | 'map-opened';

/** Events bubble and leave the shadow root, as those of a native control do. */
export const sendEvent = <Name extends keyof PickerEvents>(host: HTMLElement, name: Name, detail: PickerEvents[Name]): boolean =>
  host.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
