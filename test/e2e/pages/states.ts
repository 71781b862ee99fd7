import { fixtureCleanup } from '@open-wc/testing';
import { faultsIn, sticksOut } from '../../widget/support/audit.ts';
import type { Checkout } from '../../widget/support/checkout.ts';
import { aWire, pickerStates } from '../../widget/support/states.ts';
import type { Gallery } from '../support/state-gallery.ts';
import { plantFaults } from './plant-faults.ts';

let checkout: Checkout | undefined;
let wire: ReturnType<typeof aWire> | undefined;

/** Every state of the picker with fixed data, one at a time. */
const gallery = {
  names: pickerStates.map(({ name }) => name),

  async show(name: string, lang = 'en'): Promise<void> {
    wire?.restore();
    fixtureCleanup();
    speakTo('en');
    wire = aWire();
    const state = pickerStates.find((one) => one.name === name);
    checkout = await state?.arrange(wire);
    await checkout?.picker.updateComplete;
    if (lang !== 'en') await gallery.speak(lang);
  },

  /** The state as it stands, in another language; a state that has a language of its own stays as it is. */
  async speak(lang: string): Promise<void> {
    speakTo(lang);
    checkout?.picker.requestUpdate();
    // The words of every language are in this script; they come with the next turn.
    await new Promise((resolve) => setTimeout(resolve));
    await checkout?.picker.updateComplete;
  },

  faults: async (): Promise<string[]> => (checkout ? faultsIn(checkout.picker) : ['nothing is shown']),

  sticksOut: (): string[] => sticksOut(checkout?.picker.renderRoot ?? document),

  spoil: (): void => plantFaults(checkout?.picker.renderRoot.querySelector('[part=base]')),

  misname(): void {
    checkout?.picker.renderRoot.querySelector('[part=finder-button]')?.setAttribute('aria-label', 'Click here');
  },
};

function speakTo(lang: string): void {
  document.documentElement.lang = lang;
  document.documentElement.dir = lang === 'ar' ? 'rtl' : 'ltr';
}

export type PickerGallery = typeof gallery;
Object.assign(globalThis, { gallery: gallery satisfies Gallery });
