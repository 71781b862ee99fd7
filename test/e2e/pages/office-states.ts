import { fixtureCleanup } from '@open-wc/testing';
import { type OfficeState, officeStates } from '../../widget/back-office/support/office-states.ts';
import { OfficeWire } from '../../widget/back-office/support/office-wire.ts';
import { faultsIn, sticksOut } from '../../widget/support/audit.ts';
import { waitUntil } from '../../widget/support/until.ts';
import type { Gallery } from '../support/state-gallery.ts';
import { plantFaults } from './plant-faults.ts';

type Shown = Awaited<ReturnType<OfficeState['arrange']>>;

let office: Shown | undefined;
let wire: OfficeWire | undefined;

/** Every state of the back office's elements with fixed data, one at a time. */
const gallery = {
  names: officeStates.map(({ name }) => name),

  async show(name: string, lang = 'en'): Promise<void> {
    wire?.restore();
    fixtureCleanup();
    document.documentElement.lang = lang;
    const state = officeStates.find((one) => one.name === name);
    if (!state) throw new Error(`there is no state “${name}”`);
    wire = new OfficeWire({ ...state.answers });
    office = await state.arrange(lang);
    await waitUntil(() => office?.find('h2'), 'the words');
  },

  faults: async (): Promise<string[]> => (office ? faultsIn(office.element) : ['nothing is shown']),

  sticksOut: (): string[] => sticksOut(office?.element.shadowRoot ?? document),

  /** Placeholders that nobody filled in, and what is no word. */
  nonsense: (): string[] => office?.text().match(/\{\w+\}|undefined|NaN|\[object \w+\]/g) ?? [],

  spoil: (): void => plantFaults(office?.find('[part=base]')),
};

export type OfficeGallery = typeof gallery;
Object.assign(globalThis, { gallery: gallery satisfies Gallery });
