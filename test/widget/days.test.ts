import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { dayAfterKey, weeksOf } from '../../widget/core/calendar.ts';
import { aDayOption, anOption } from './support/builders.ts';
import { aReadyCheckout, type Checkout } from './support/checkout.ts';
import { waitUntil } from './support/until.ts';
import { Wire } from './support/wire.ts';

describe('a month', () => {
  it('has whole weeks, from the day its language begins them with', () => {
    const [first, second] = weeksOf('2026-11', 1);
    expect(first).to.deep.equal([undefined, undefined, undefined, undefined, undefined, undefined, '2026-11-01']);
    expect(second?.[0]).to.equal('2026-11-02');
    expect(weeksOf('2026-11', 7)[0]?.[0]).to.equal('2026-11-01');
    expect(weeksOf('2027-02', 1).length).to.equal(4);
  });

  it('is walked through with the keys of a date grid', () => {
    const to = (key: string, day = '2026-11-24', isRtl = false) => dayAfterKey(day, key, 1, isRtl);
    expect(['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp'].map((key) => to(key))).to.deep.equal([
      '2026-11-25',
      '2026-11-23',
      '2026-12-01',
      '2026-11-17',
      '2026-11-23',
      '2026-11-29',
      '2026-12-24',
      '2026-10-24',
    ]);
    expect(to('ArrowRight', '2026-11-24', true), 'to the right is back where it is read from the right').to.equal('2026-11-23');
    expect(to('PageDown', '2027-01-31'), 'a shorter month ends sooner').to.equal('2027-02-28');
    expect(to('ArrowRight', '2026-03-28'), 'no clock change loses a day').to.equal('2026-03-29');
    expect(to('x')).to.equal(undefined);
  });
});

describe('many days to choose from', () => {
  let wire: Wire;
  // Weekdays of four weeks, over the end of November.
  const dates = Array.from({ length: 28 }, (_, n) => new Date(Date.UTC(2026, 10, 24 + n)))
    .filter((day) => day.getUTCDay() % 6 !== 0)
    .map((day) => ({ date: day.toISOString().slice(0, 10), handover: null }));
  beforeEach(() => {
    wire = new Wire([anOption(), aDayOption({ dates })]);
  });
  afterEach(() => wire.restore());

  async function chosen(more: Record<string, string> = {}): Promise<Checkout> {
    const checkout = await aReadyCheckout(more);
    checkout.option('day').click();
    await waitUntil(() => checkout.find('.more-days'));
    return checkout;
  }
  const tiles = ({ picker }: Checkout) =>
    [...picker.renderRoot.querySelectorAll<HTMLInputElement>('input[name=day]')].map(({ value }) => value);
  const focused = ({ picker }: Checkout) => (picker.shadowRoot?.activeElement as HTMLElement | null)?.dataset.day;

  it('are a strip of the next ones, which grows into a month with the focus in it', async () => {
    const checkout = await chosen();
    const { picker, find, button } = checkout;
    expect(tiles(checkout)).to.deep.equal(['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']);
    button('More days').click();
    await waitUntil(() => focused(checkout) === '2026-11-24');
    expect(find('#month-name')?.innerText).to.equal('November 2026');
    await expect(picker).to.be.accessible();
  });

  it('are chosen by keyboard: over a weekend, into the next month, and back to the strip', async () => {
    const checkout = await chosen();
    checkout.button('More days').click();
    await waitUntil(() => focused(checkout) === '2026-11-24');
    await sendKeys({ press: 'End' });
    await waitUntil(() => focused(checkout) === '2026-11-29');
    await sendKeys({ press: 'Enter' });
    await checkout.picker.updateComplete;
    expect([focused(checkout), checkout.entries()[0]], 'a Sunday is not offered').to.deep.equal(['2026-11-29', 'quote-day']);
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(() => checkout.find('#month-name')?.innerText === 'December 2026');
    await sendKeys({ press: 'ArrowLeft' });
    await waitUntil(() => focused(checkout) === '2026-12-05');
    await sendKeys({ press: 'ArrowLeft' });
    await waitUntil(() => focused(checkout) === '2026-12-04');
    await sendKeys({ press: ' ' });
    await waitUntil(() => checkout.entries()[0] === 'token-day');
    expect(wire.to('select').at(-1)?.body).to.deep.include({ deliveryDate: '2026-12-04' });
    await waitUntil(() => (checkout.picker.shadowRoot!.activeElement as HTMLInputElement).value === '2026-12-04');
    expect(tiles(checkout), 'the chosen day stays on the strip').to.include('2026-12-04');
  });

  it('go no further than there are days, and Escape leaves things as they were', async () => {
    const checkout = await chosen();
    const { find, button, picker } = checkout;
    button('More days').click();
    await waitUntil(() => focused(checkout) === '2026-11-24');
    await sendKeys({ press: 'PageUp' });
    expect(focused(checkout)).to.equal('2026-11-24');
    expect(find<HTMLButtonElement>('.month-title button')?.disabled).to.equal(true);
    find('.month-title button:last-child')?.click();
    await waitUntil(() => find('#month-name')?.innerText === 'December 2026');
    expect(find<HTMLButtonElement>('.month-title button:last-child')?.disabled).to.equal(true);
    find('[data-day="2026-12-01"]')?.focus();
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => picker.shadowRoot?.activeElement?.matches('.more-days'));
    expect(checkout.entries()).to.deep.equal(['quote-day']);
  });

  it('are taken by a tap on the month, and none that is not offered', async () => {
    const checkout = await chosen();
    checkout.button('More days').click();
    await waitUntil(() => focused(checkout) === '2026-11-24');
    checkout.find('[data-day="2026-11-28"]')?.click();
    checkout.find('[data-day="2026-11-30"]')?.click();
    await waitUntil(() => checkout.entries()[0] === 'token-day');
    expect(wire.to('select').map(({ body }) => (body as { deliveryDate: string }).deliveryDate)).to.deep.equal(['2026-11-30']);
  });

  it('go from right to left in Arabic, and weeks begin there as they do', async () => {
    const checkout = await chosen({ lang: 'ar', dir: 'rtl' });
    await waitUntil(() => checkout.text().includes('أيام أخرى'));
    checkout.find('.more-days')?.click();
    await waitUntil(() => focused(checkout) === '2026-11-24');
    await expect(checkout.picker).to.be.accessible();
    await sendKeys({ press: 'ArrowLeft' });
    await waitUntil(() => focused(checkout) === '2026-11-25');
  });
});
