import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { aDayOption, anOption, aPointOption, somePoints } from './support/builders.ts';
import { aReadyCheckout, type Checkout } from './support/checkout.ts';
import { waitUntil } from './support/until.ts';
import { Wire } from './support/wire.ts';

describe('two pickers of two merchants, in two languages', () => {
  let wire: Wire;
  let first: Checkout;
  let second: Checkout;
  beforeEach(async () => {
    wire = new Wire([anOption(), aDayOption(), aPointOption()], somePoints(6));
    first = await aReadyCheckout({ 'publishable-key': 'pk_first', proxy: 'https://first.example', view: 'list' });
    second = await aReadyCheckout({ 'publishable-key': 'pk_second', proxy: 'https://second.example', view: 'list', lang: 'de' });
    for (const { find } of [first, second]) await waitUntil(() => find('.point b'), 'the nearest point');
  });
  afterEach(() => wire.restore());

  it('speak each their own', async () => {
    expect(first.text()).to.include('Delivery').and.not.include('Lieferung');
    expect(second.text()).to.include('Lieferung').and.not.include('Delivery day');
    await expect(first.picker).to.be.accessible();
    await expect(second.picker).to.be.accessible();
  });

  it('ask each with their own key', () => {
    expect(wire.to('options').map(({ query }) => query.get('key'))).to.deep.equal(['pk_first', 'pk_second']);
    const searched = wire.calls.filter(({ route }) => route === 'points' || route === 'search');
    const keys = searched.map(({ query, body }) => query.get('key') ?? (body as { key: string }).key);
    expect(new Set(keys)).to.deep.equal(new Set(['pk_first', 'pk_second']));
  });

  it('are chosen from, heard and sent apart', async () => {
    const heard: string[] = [];
    first.form.addEventListener('delivery-change', () => heard.push('first'));
    second.form.addEventListener('delivery-change', () => heard.push('second'));
    second.option('points').click();
    await second.complete();
    await waitUntil(() => heard.length > 0, 'the page to hear');
    expect(new Set(heard)).to.deep.equal(new Set(['second']));
    expect(first.option('standard').checked).to.equal(true);
    expect(first.entries()).to.deep.equal(['token-standard']);
    expect(second.entries()).to.deep.equal(['token-points-1']);
  });

  it('remember apart', async () => {
    first.option('points').click();
    await first.complete();
    const kept = { ...sessionStorage };
    second.option('day').click();
    await second.picker.updateComplete;
    for (const [key, value] of Object.entries(kept)) expect(sessionStorage.getItem(key)).to.equal(value);
    expect(Object.keys(kept).length).to.equal(1);
  });

  it('open their finders apart, and Escape closes the one that is open', async () => {
    const isOpen = ({ find }: Checkout) => find<HTMLDialogElement>('dialog')?.open ?? false;
    first.find('.more')?.click();
    await waitUntil(() => isOpen(first) && first.find('.list .card'));
    first.find('.list .card:nth-of-type(3) input')?.click();
    expect([isOpen(first), isOpen(second)]).to.deep.equal([true, false]);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !isOpen(first));
    second.find('.more')?.click();
    await waitUntil(() => isOpen(second) && second.find('.list .card'));
    expect(second.find('.list .card.chosen')).to.equal(null);
    await sendKeys({ press: 'Escape' });
  });

  it('go on when the other is taken out of the page', async () => {
    first.form.remove();
    second.option('points').click();
    await second.complete();
    expect(second.entries()).to.deep.equal(['token-points-1']);
  });
});
