import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { anOption, aPointOption, somePoints } from './support/builders.ts';
import { aReadyCheckout } from './support/checkout.ts';
import { anOpenFinder, cards, packstation } from './support/finder.ts';
import { ProblemReply, Wire } from './support/wire.ts';
import { waitUntil } from './support/until.ts';

describe('the point finder', () => {
  let wire: Wire;
  beforeEach(() => {
    wire = new Wire([anOption(), aPointOption()], [packstation, ...somePoints(12)]);
  });
  afterEach(() => wire.restore());

  it('is accessible', async () => {
    const { picker } = await anOpenFinder();
    await expect(picker).to.be.accessible();
  });

  it('shows three cards above the fold of a phone', async () => {
    await setViewport({ width: 375, height: 667 });
    const { picker } = await anOpenFinder();
    const third = picker.renderRoot.querySelectorAll('.list .card')[2]?.getBoundingClientRect();
    await setViewport({ width: 800, height: 600 });
    expect(third?.bottom).to.be.at.most(667);
  });

  it('keeps the card that is marked in view, above the bar that comes up', async () => {
    await setViewport({ width: 375, height: 667 });
    const { find } = await anOpenFinder();
    const edge = (selector: string) => find(selector)?.getBoundingClientRect() ?? new DOMRect();
    const last = '.list [data-point="4"]';
    find(last)?.scrollIntoView({ block: 'end' });
    expect(edge(last).bottom, 'where the bar will be').to.be.greaterThan(640);
    find(`${last} input`)?.click();
    await waitUntil(() => find('[part=collect-bar]') && edge(last).bottom <= edge('[part=collect-bar]').top);
    expect(edge(last).top).to.be.at.least(edge('.list').top);
    await setViewport({ width: 800, height: 600 });
  });

  it('shows five points, nearest first, and more on request', async () => {
    const checkout = await anOpenFinder();
    expect(cards(checkout)).to.deep.equal(['Packstation 112', 'Point 1', 'Point 2', 'Point 3', 'Point 4']);
    checkout.button('Show more').click();
    await checkout.picker.updateComplete;
    expect(cards(checkout).length).to.equal(13);
  });

  it('lets a shopper choose by keyboard, gives focus to the chosen row, and says it once', async () => {
    const checkout = await anOpenFinder();
    const { picker, find, entries } = checkout;
    find('.list input')?.focus();
    for (const name of ['Point 1', 'Point 2']) {
      await sendKeys({ press: 'ArrowDown' });
      await waitUntil(() => find('[part=collect-bar]')?.innerText.includes(name), name);
    }
    while (!picker.shadowRoot?.activeElement?.matches('.collect')) await sendKeys({ press: 'Tab' });
    const heard: (string | null)[] = [];
    const live = find('.spoken[role=status]') as HTMLElement;
    new MutationObserver(() => heard.push(live.textContent)).observe(live, { childList: true, subtree: true, characterData: true });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => picker.shadowRoot?.activeElement === checkout.option('points'), 'focus on the row');
    expect(find<HTMLDialogElement>('dialog')?.open).to.equal(false);
    expect(checkout.option('points').checked).to.equal(true);
    expect(entries()).to.deep.equal(['token-points-2']);
    await waitUntil(() => checkout.text().includes('Point 2 · Stadhuisplein'));
    expect(heard).to.deep.equal(['Pick-up point, Point 2, Wed 25 Nov, €2.95 chosen']);
  });

  it('asks for a post number only where one is needed, and checks it', async () => {
    const { find, picker, button, entries } = await anOpenFinder();
    find('.list [data-point="1"] input')?.click();
    await picker.updateComplete;
    expect(find('#post-number')).to.equal(null);
    find('.list [data-point="99"] input')?.click();
    await picker.updateComplete;
    await expect(picker).to.be.accessible();
    button('Collect here').click();
    await picker.updateComplete;
    expect(find('.fault')?.innerText).to.equal('Enter a post number of 6 to 10 digits.');
    expect(picker.shadowRoot?.activeElement).to.equal(find('#post-number'));
    await sendKeys({ type: '123 456 789' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => entries()[0] === 'token-points-99');
    expect(wire.to('select').at(-1)?.body).to.deep.include({ servicePointId: '99', postNumber: '123456789' });
  });

  it('finds fault with a post number while it is typed, as soon as it can be none', async () => {
    const { find, picker } = await anOpenFinder();
    find('.list [data-point="99"] input')?.click();
    await picker.updateComplete;
    find('#post-number')?.focus();
    await sendKeys({ type: '1234' });
    await picker.updateComplete;
    expect(find('.fault')?.innerText, 'it may go on').to.equal('');
    await sendKeys({ type: 'x' });
    await picker.updateComplete;
    expect(find('.fault')?.innerText).to.equal('Enter a post number of 6 to 10 digits.');
    await sendKeys({ press: 'Backspace' });
    await picker.updateComplete;
    expect(find('.fault')?.innerText).to.equal('');
  });

  it('says what is wrong with a post number in the language the page turns to', async () => {
    const { find, picker, button } = await anOpenFinder();
    find('.list [data-point="99"] input')?.click();
    await picker.updateComplete;
    button('Collect here').click();
    await waitUntil(() => find('.fault')?.innerText.includes('post number'), 'the fault');
    picker.lang = 'de';
    await waitUntil(() => find('.fault')?.innerText.startsWith('Geben Sie'), 'the same in German');
  });

  it('stays open and says why when the point cannot be had', async () => {
    const { find, picker, button } = await anOpenFinder();
    wire.routes.select = () => {
      throw new ProblemReply('service-point-does-not-fit');
    };
    find('.list [data-point="1"] input')?.click();
    await picker.updateComplete;
    button('Collect here').click();
    await waitUntil(() => find('.fault')?.innerText.includes('“Point 1” cannot take this parcel'));
    expect(find<HTMLDialogElement>('dialog')?.open).to.equal(true);
  });

  it('shows every interval of a day, and a closed day as closed', async () => {
    const { find } = await anOpenFinder();
    find('.list [data-point="1"] summary')?.click();
    const hours = [...(find('.list [data-point="1"]')?.querySelectorAll('tr') ?? [])].map((row) =>
      (row as HTMLElement).innerText.replace(/\s+/g, ' '),
    );
    expect(hours).to.deep.equal(['Monday 9:00 – 12:30, 13:30 – 22:00', 'Tuesday 9:00 – 18:00', 'Sunday Closed']);
  });

  it('takes a found point again when the shopper comes back to collecting', async () => {
    const { find, picker, button, option, complete, entries } = await anOpenFinder();
    find('.list [data-point="3"] input')?.click();
    await picker.updateComplete;
    button('Collect here').click();
    await complete();
    await waitUntil(() => option('points').checked, 'the row of what was found');
    option('standard').click();
    await waitUntil(() => entries()[0] === 'token-standard');
    option('points').click();
    await waitUntil(() => entries()[0] === 'token-points-3');
  });

  it('shows first, marked for use again, what the shop keeps in the shopper’s account', async () => {
    const checkout = await aReadyCheckout();
    checkout.picker.preferredPoints = [{ carrier: 'postnl', carrierServicePointId: 'nl-7' }];
    await waitUntil(() => checkout.text().includes('Use again Point 7'));
    checkout.button('Other pick-up points').click();
    await waitUntil(() => checkout.find('.list .card'));
    expect(cards(checkout).slice(0, 3)).to.deep.equal(['Point 7', 'Packstation 112', 'Point 1']);
    expect(checkout.find('.list .card')?.innerText).to.include('Use again');
    expect(checkout.picker.renderRoot.querySelectorAll('.list .again').length).to.equal(1);
    await expect(checkout.picker).to.be.accessible();
  });

  it('shows as many points at first as page-size says', async () => {
    expect(cards(await anOpenFinder({ 'page-size': '3' })).length).to.equal(3);
  });
});
