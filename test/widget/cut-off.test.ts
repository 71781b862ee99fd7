import { expect } from '@open-wc/testing';
import { anAnswer, anOption } from './support/builders.ts';
import { aReadyCheckout } from './support/checkout.ts';
import { waitUntil } from './support/until.ts';
import { Wire } from './support/wire.ts';

describe('the cut-off', () => {
  let wire: Wire;
  let minutes: (() => void)[];
  let passed: number;
  const { setTimeout: real } = globalThis;
  const { now } = Date;

  /** Time stands in the page's hands; what waits for the next full minute waits until the test says so. */
  beforeEach(() => {
    wire = new Wire([anOption()]);
    minutes = [];
    passed = 0;
    Date.now = () => now() + passed;
    globalThis.setTimeout = ((run: () => void, after = 0) =>
      after > 20_000 && after <= 60_000 ? minutes.push(run) : real(run, after)) as typeof setTimeout;
  });
  afterEach(() => {
    Date.now = now;
    globalThis.setTimeout = real;
    wire.restore();
  });
  const aMinuteLater = () => {
    passed += 60_000;
    minutes.at(-1)?.();
  };

  it('comes nearer each minute of the server’s clock, and is not asked for again meanwhile', async () => {
    const serverTime = '2026-11-23T10:00:00.000Z';
    wire.routes.options = () => anAnswer([anOption({ cutOff: '2026-11-23T10:02:45.000Z' })], { serverTime });
    const { text } = await aReadyCheckout();
    expect(text()).to.include('Order within 2 mins');
    aMinuteLater();
    await waitUntil(() => text().includes('Order within 1 min'));
    expect(wire.to('options').length).to.equal(1);
  });

  it('passes, and the next one is there with its own window', async () => {
    const serverTime = '2026-11-23T10:00:00.000Z';
    const today = anOption({ cutOff: '2026-11-23T10:00:45.000Z', deliveryWindow: { from: '2026-11-24', to: '2026-11-25' } });
    wire.routes.options = () => anAnswer([today], { serverTime });
    const { text } = await aReadyCheckout();
    expect(text()).to.include('Tue 24 – Wed 25 Nov').and.to.include('Order within 1 min');
    const tomorrow = { cutOff: '2026-11-24T10:00:45.000Z', deliveryWindow: { from: '2026-11-25', to: '2026-11-26' } };
    wire.routes.options = () => anAnswer([anOption(tomorrow)], { serverTime: '2026-11-23T10:01:00.000Z' });
    aMinuteLater();
    await waitUntil(() => text().includes('Wed 25 – Thu 26 Nov'));
    expect(text()).to.include('Order within 23 hrs 59 mins');
  });

  it('is counted down on the last day, and says nothing while there is more time than that', async () => {
    wire.routes.options = () => anAnswer([anOption({ cutOff: '2026-11-24T10:00:30.000Z' })], { serverTime: '2026-11-23T10:00:00.000Z' });
    const { text } = await aReadyCheckout();
    expect(text()).to.include('Tue 24 – Thu 26 Nov').and.not.include('Order within');
    aMinuteLater();
    await waitUntil(() => text().includes('Order within 23 hrs 59 mins'));
  });

  it('says for which day, where that is today or tomorrow by the shop’s calendar', async () => {
    // An hour later it is the 24th in the shop, and still the 23rd in Greenwich.
    const serverTime = '2026-11-23T22:30:00.000Z';
    const until = { cutOff: '2026-11-24T00:44:30.000Z' };
    const arriving = (day: string, to = day) => anOption({ ...until, code: day + to, deliveryWindow: { from: day, to } });
    const options = [arriving('2026-11-23'), arriving('2026-11-24'), arriving('2026-11-25'), arriving('2026-11-23', '2026-11-24')];
    wire.routes.options = () => anAnswer(options, { serverTime, timeZone: 'Europe/Amsterdam' });
    const { picker } = await aReadyCheckout();
    const said = () => [...picker.renderRoot.querySelectorAll<HTMLElement>('.cut-off')].map(({ innerText }) => innerText);
    const time = 'Order within 2 hrs 14 mins';
    expect(said()).to.deep.equal([`${time} for delivery today`, `${time} for delivery tomorrow`, time, time]);
    for (const _ of Array.from({ length: 31 })) aMinuteLater();
    await waitUntil(() => said()[1] === 'Order within 1 hr 43 mins for delivery today');
  });
});
