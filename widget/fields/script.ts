import type { ServicePoint } from '../../proxy/contract/service-points.ts';
import type { PickerEvents } from '../controllers/picker-events.ts';
import type { ChosenPoint } from './chosen-point.ts';
import { complain, type Writer, writers } from './writers.ts';

/** A picker in `mode="points"`, as far as it is used here. */
type Picker = HTMLElement & { readonly form: HTMLFormElement | null; readonly name: string };

/**
 * Hands the choice of a picker to the shop system that its attribute `data-fields` names, but not while the picker itself is `display: none`: a
 * shop that hides it for another delivery method must not send a point along. What is around it may be hidden, as the steps of a checkout
 * are that are done.
 */
class Following {
  point: ServicePoint | null = null;
  readonly #picker: Picker;
  readonly #write: Writer;
  #written = 'null';

  /** What counts: nothing of a picker that is not wanted. */
  get chosen(): ChosenPoint | null {
    const isWanted = this.#picker.isConnected && getComputedStyle(this.#picker).display !== 'none';
    return this.point && isWanted ? { servicePoint: this.point, postNumber: postNumberOf(this.#picker) } : null;
  }

  constructor(picker: Picker, write: Writer) {
    this.#picker = picker;
    this.#write = write;
    // Also tells when the picker begins and ceases to be shown.
    new ResizeObserver(() => this.tell()).observe(picker);
  }

  tell(): void {
    if (!this.#picker.isConnected) return;
    const { chosen } = this;
    const text = JSON.stringify(chosen && [chosen.servicePoint.id, chosen.postNumber]);
    if (text === this.#written) return;
    this.#written = text;
    if (chosen || !this.#isRelieved) this.#write(chosen, this.#picker.form);
  }

  /** A shop may have a picker for each delivery method: the one that is shown in this one's place tells by itself. */
  get #isRelieved(): boolean {
    const all = document.querySelectorAll(`[data-fields="${this.#picker.dataset.fields}"]`);
    return [...all].some((picker) => followings.get(picker)?.chosen);
  }
}

const followings = new WeakMap<EventTarget, Following>();

function listen(): void {
  document.addEventListener('delivery-change', (event) => {
    const picker = event.composedPath()[0] as Picker;
    const { fields } = picker.dataset;
    if (fields === undefined) return;
    const write = writers[fields];
    if (!write) return complain(`"${fields}" is none of ${Object.keys(writers).join(', ')}`);
    const following = followings.get(picker) ?? new Following(picker, write);
    followings.set(picker, following);
    following.point = (event as CustomEvent<PickerEvents['delivery-change']>).detail.servicePoint;
    following.tell();
  });
  // Of another post number for the same point only `change` tells.
  document.addEventListener('change', (event) => {
    const [origin] = event.composedPath();
    if (origin) followings.get(origin)?.tell();
  });
}

/** Events carry nothing personal; the form does. */
function postNumberOf({ form, name }: Picker): string | null {
  const entry = form && new FormData(form).get(`${name}-post-number`);
  return typeof entry === 'string' ? entry : null;
}

const page = globalThis as { sendcloudFields?: true };

// A page that names the script twice hands each choice over once.
if (!page.sendcloudFields) {
  page.sendcloudFields = true;
  listen();
}
