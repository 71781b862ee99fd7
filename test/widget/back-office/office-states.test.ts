import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { faultsIn, sticksOut } from '../support/audit.ts';
import { waitUntil } from '../support/until.ts';
import { officeStates } from './support/office-states.ts';
import { OfficeWire } from './support/office-wire.ts';

const looks = [
  { lang: 'en', scheme: 'light' },
  { lang: 'nl', scheme: 'dark' },
  { lang: 'de', scheme: 'light' },
  { lang: 'fr', scheme: 'dark' },
] as const;

describe('every state of the back office, 320 px wide', () => {
  let wire: OfficeWire | undefined;
  before(() => setViewport({ width: 320, height: 640 }));
  after(async () => {
    await setViewport({ width: 800, height: 600 });
    document.documentElement.style.colorScheme = '';
    await emulateMedia({ colorScheme: 'light' });
  });
  afterEach(() => wire?.restore());

  it('is one of at least twenty', () => {
    expect(officeStates.length).to.be.at.least(20);
  });

  // Each in one language and one look; `npm run full -- office` has all of them in all.
  for (const [index, { name, answers, arrange }] of officeStates.entries()) {
    const { lang, scheme } = looks[index % looks.length]!;
    it(`is accessible and no wider than the screen in ${lang}, ${scheme}: ${name}`, async () => {
      await emulateMedia({ colorScheme: scheme });
      document.documentElement.style.colorScheme = scheme;
      document.documentElement.style.background = scheme === 'dark' ? '#111' : '#fff';
      wire = new OfficeWire({ ...answers });
      const { element, find, text } = await arrange(lang);
      await waitUntil(() => find('h2'), 'the words');
      expect(await faultsIn(element)).to.deep.equal([]);
      expect(sticksOut(element.shadowRoot!)).to.deep.equal([]);
      expect(text()).not.to.match(/\{\w+\}|undefined|\[object/);
    });
  }
});
