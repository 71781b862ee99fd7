import { expect } from '@open-wc/testing';
import '../../widget/finder.ts';
import { type HostedOptions, type HostedPoint, servicePoints } from '../../widget/spp/index.ts';
import { messages as german } from '../../widget/messages/de.ts';
import { finderMessages } from '../../widget/messages/en-finder.ts';
import { messages as french } from '../../widget/messages/fr.ts';
import { messages as hungarian } from '../../widget/messages/hu.ts';
import { messages as dutch } from '../../widget/messages/nl.ts';
import { aPoint, pointsAnswer } from './support/builders.ts';
import './support/history.ts';
import { waitUntil } from './support/until.ts';
import { Wire } from './support/wire.ts';

const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day, index) => ({
  day,
  hours:
    index === 6
      ? null
      : ([
          ['09:00', '12:30'],
          ['13:30', '18:00'],
        ] as [string, string][]),
}));
const bakery = aPoint({
  id: '10065547',
  name: 'Bakery',
  street: 'Stadhuisplein',
  houseNumber: '3',
  distance: 350,
  opening: { status: 'unknown', week },
});
const locker = aPoint({ id: '2', name: 'Packstation 101', carrier: 'dhl_de', type: 'locker', country: 'DE', requires: ['post-number'] });
const base = { apiKey: 'pk_test', country: 'nl', language: 'en-gb', postalCode: '5611EM', proxy: 'https://proxy.example' };

/** One opening of the picker, and what the shop's functions heard. */
interface Opening {
  successes: [HostedPoint, string][];
  failures: string[][];
  dialog(): Promise<HTMLDialogElement>;
}

function open(options: HostedOptions): Opening {
  const [successes, failures]: [Opening['successes'], string[][]] = [[], []];
  servicePoints.open(
    options,
    (point, postNumber) => successes.push([point, postNumber]),
    (errors) => failures.push(errors),
  );
  const dialog = async () => {
    const find = () => picker()?.shadowRoot?.querySelector('dialog');
    await waitUntil(() => find()?.open && find()?.querySelector('.list .card'), 'the finder');
    return find()!;
  };
  return { successes, failures, dialog };
}

const picker = () => document.body.querySelector(':scope > sendcloud-delivery-picker');

async function collect(dialog: HTMLDialogElement, id: string, postNumber?: string): Promise<void> {
  dialog.querySelector<HTMLInputElement>(`.list [data-point="${id}"] input`)!.click();
  await waitUntil(() => dialog.querySelector('.collect'), 'a button');
  const field = dialog.querySelector<HTMLInputElement>('#post-number');
  if (field && postNumber) {
    field.value = postNumber;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  dialog.querySelector<HTMLButtonElement>('.collect')!.click();
}

describe('the drop-in for the hosted picker', () => {
  let wire: Wire;
  beforeEach(() => (wire = new Wire([], [bakery, locker])));
  afterEach(() => {
    servicePoints.close();
    wire.restore();
  });

  it('gives the chosen point in the hosted picker\u2019s shape, and leaves nothing behind', async () => {
    const { successes, failures, dialog } = open(base);
    await collect(await dialog(), bakery.id);
    await waitUntil(() => successes.length > 0, 'a point');
    const [point, postNumber] = successes[0]!;
    expect(postNumber).to.equal('');
    expect(point).to.include({
      id: 10_065_547,
      name: 'Bakery',
      street: 'Stadhuisplein',
      house_number: '3',
      country: 'NL',
      distance: 350,
      is_active: true,
    });
    expect(point.latitude).to.match(/^\d+\.\d{6}$/);
    expect(point.formatted_opening_times['0']).to.deep.equal(['09:00 - 12:30', '13:30 - 18:00']);
    expect(point.formatted_opening_times['6']).to.deep.equal([]);
    expect([failures, picker()]).to.deep.equal([[], null]);
  });

  it('gives the post number beside a locker that needs one', async () => {
    const { successes, dialog } = open({ ...base, country: 'DE' });
    await collect(await dialog(), locker.id, '12345678');
    await waitUntil(() => successes.length > 0, 'a point');
    expect(successes[0]![1]).to.equal('12345678');
  });

  it('begins with the point and the post number it is given', async () => {
    const { successes, dialog } = open({ ...base, country: 'DE', servicePointId: 2, postNumber: '7654321' });
    const shown = await dialog();
    await waitUntil(() => shown.querySelector('.collect')?.textContent?.includes('Packstation 101'), 'the point');
    expect(shown.querySelector<HTMLInputElement>('#post-number')?.value).to.equal('7654321');
    shown.querySelector<HTMLButtonElement>('.collect')!.click();
    await waitUntil(() => successes.length > 0, 'a point');
    expect(successes[0]![1]).to.equal('7654321');
  });

  const faulty: [string, HostedOptions, string[]][] = [
    ['no key', { country: 'nl' }, ['Missing API key.']],
    ['a key of Sendcloud\u2019s', { ...base, apiKey: 'a1b2c3' }, ['Invalid apiKey set: right is the publishable key of your shop, pk_…']],
    ['a country that there is not', { ...base, country: 'qx' }, ['Invalid country set: qx; right are two letters, as in nl']],
    ['a country\u2019s name', { ...base, country: 'Holland' }, ['Invalid country set: Holland; right are two letters, as in nl']],
    ['no country', { apiKey: 'pk_test' }, ['No country set.']],
    ['a language that is none', { ...base, language: 'xx-xx' }, ['Invalid language set: xx-xx']],
    ['nothing at all', {}, ['Missing API key.', 'No country set.']],
    ['null for all', { apiKey: null, country: null, language: null }, ['Missing API key.', 'No country set.']],
  ];
  for (const [what, options, errors] of faulty)
    it(`fails in words of the hosted picker\u2019s options with ${what}, and opens nothing`, () => {
      const { failures } = open(options);
      expect(failures).to.deep.equal([errors]);
      expect(picker()).to.equal(null);
    });

  const asked: [string, HostedOptions, Record<string, string>][] = [
    ['the carriers in one text', { carriers: 'postnl, dhl' }, { carriers: 'postnl dhl' }],
    ['the carriers in a list', { carriers: ['postnl', 'dhl'] }, { carriers: 'postnl dhl' }],
    ['a country in small letters', {}, { country: 'NL' }],
    ['a postal code', { postalCode: '1012AB' }, { postalCode: '1012AB' }],
    ['a carrier\u2019s own word for a locker', { shopType: 'packStation' }, { types: 'locker' }],
    ['a carrier\u2019s own word for a post office', { shopType: 'postOffice' }, { types: 'post-office' }],
    ['Sendcloud\u2019s own word for a locker', { shopType: 'locker' }, { types: 'locker' }],
    ['a word nobody knows', { shopType: '400' }, { types: '' }],
    ['a postal code that is a number', { country: 'fr', postalCode: 75_001 }, { postalCode: '75001', country: 'FR' }],
    [
      'what Sendcloud\u2019s Magento module hands on for nothing',
      { carriers: null, servicePointId: null, postNumber: null },
      { carriers: '', postalCode: '5611EM' },
    ],
    [
      'what Sendcloud\u2019s example hands on for empty fields',
      { carriers: '', servicePointId: '', postNumber: '', city: '', shopType: '', weight: '' },
      { carriers: '', types: '', postalCode: '5611EM' },
    ],
    ['no number where there is no point yet', { servicePointId: Number.parseInt('', 10) }, { postalCode: '5611EM' }],
  ];
  for (const [what, options, query] of asked)
    it(`looks for points by ${what}`, async () => {
      open({ ...base, ...options });
      await waitUntil(() => wire.to('points').length > 0, 'a request');
      const sent = wire.to('points').at(-1)!.query;
      for (const [name, value] of Object.entries(query)) expect(sent.get(name) ?? '').to.equal(value);
    });

  const spoken: [HostedOptions['language'], string][] = [
    ['de-de', german.showMore],
    ['nl', dutch.showMore],
    ['fr_FR', french.showMore],
    ['hu-hu', hungarian.showMore],
    [undefined, finderMessages.showMore],
    [null, finderMessages.showMore],
    ['', finderMessages.showMore],
  ];
  for (const [language, words] of spoken)
    it(`speaks the language ${JSON.stringify(language)}`, async () => {
      const many = Array.from({ length: 12 }, (_, index) => aPoint({ id: `${index + 10}` }));
      wire.routes.points = () => pointsAnswer(many);
      const dialog = await open({ ...base, language }).dialog();
      await waitUntil(() => dialog.innerText.includes(words), words);
    });

  it('says "Closed" to the failure function when the shopper closes', async () => {
    const { successes, failures, dialog } = open(base);
    (await dialog()).close();
    await waitUntil(() => failures.length > 0, 'a failure');
    expect([successes, failures, picker()]).to.deep.equal([[], [['Closed']], null]);
  });

  it('says nothing of closing where the shop wants it so', async () => {
    const { successes, failures, dialog } = open({ ...base, closingIsNoFailure: true });
    (await dialog()).close();
    await waitUntil(() => picker() === null, 'the picker to go');
    expect([successes, failures]).to.deep.equal([[], []]);
  });

  it('goes away without a word when the shop closes it, also before it is there', async () => {
    const { failures, dialog } = open(base);
    await dialog();
    servicePoints.close();
    const early = open(base);
    servicePoints.close();
    await waitUntil(() => picker() === null, 'the picker to go');
    expect([failures, early.failures]).to.deep.equal([[], []]);
  });

  it('needs neither function', async () => {
    servicePoints.open(base, null, null);
    await waitUntil(() => picker()?.shadowRoot?.querySelector('dialog')?.open, 'the finder');
    servicePoints.open({ country: 'nl' });
    expect(picker()).to.equal(null);
  });

  it('lets what the shop\u2019s own function throws be seen', async () => {
    const thrown: unknown[] = [];
    const hear = (event: PromiseRejectionEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      thrown.push(event.reason);
    };
    addEventListener('unhandledrejection', hear, true);
    const bug = new Error('the shop\u2019s own');
    const heard: string[][] = [];
    servicePoints.open(
      base,
      () => {
        throw bug;
      },
      (errors) => heard.push(errors),
    );
    await waitUntil(() => picker()?.shadowRoot?.querySelector('dialog .list .card'), 'the finder');
    await collect(picker()!.shadowRoot!.querySelector('dialog')!, bakery.id);
    await waitUntil(() => thrown.length > 0, 'the error');
    removeEventListener('unhandledrejection', hear, true);
    expect([thrown, heard, picker()]).to.deep.equal([[bug], [], null]);
  });

  it('gives the focus back to where the shopper was, whatever came of it', async () => {
    const button = document.body.appendChild(document.createElement('button'));
    button.focus();
    const chosen = open(base);
    await collect(await chosen.dialog(), bakery.id);
    await waitUntil(() => chosen.successes.length > 0, 'a point');
    expect(document.activeElement === button).to.equal(true);
    const closed = open(base);
    (await closed.dialog()).close();
    await waitUntil(() => closed.failures.length > 0, 'a failure');
    expect(document.activeElement === button).to.equal(true);
    button.remove();
  });

  it('gives the focus back also where the browser tells of the closing so late that the chosen row has it', async () => {
    const button = document.body.appendChild(document.createElement('button'));
    button.focus();
    const chosen = open(base);
    const dialog = await chosen.dialog();
    dialog.addEventListener('close', (event) => event.stopImmediatePropagation(), { capture: true, once: true });
    await collect(dialog, bakery.id);
    await waitUntil(() => picker()?.matches(':focus-within') && !dialog.open, 'the focus on what was chosen');
    dialog.dispatchEvent(new Event('close'));
    await waitUntil(() => chosen.successes.length > 0, 'a point');
    expect(document.activeElement === button).to.equal(true);
    button.remove();
  });

  it('opens once, however often it is asked to', async () => {
    const first = open(base);
    const second = open(base);
    await collect(await second.dialog(), bakery.id);
    await waitUntil(() => second.successes.length > 0, 'a point');
    expect([first.successes, first.failures, document.querySelectorAll('sendcloud-delivery-picker').length]).to.deep.equal([[], [], 0]);
  });
});
