import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { anOption, aPointOption, somePoints } from './support/builders.ts';
import { anOpenFinder, packstation } from './support/finder.ts';
import { Wire } from './support/wire.ts';
import { waitUntil } from './support/until.ts';

describe('the dialog of the finder', () => {
  let wire: Wire;
  beforeEach(() => {
    wire = new Wire([anOption(), aPointOption()], [packstation, ...somePoints(12)]);
  });
  afterEach(() => wire.restore());

  it('chooses nothing when Escape closes it', async () => {
    const { find, entries, picker, button } = await anOpenFinder();
    find('.list input')?.click();
    await sendKeys({ press: 'Escape' });
    expect(find<HTMLDialogElement>('dialog')?.open).to.equal(false);
    expect(entries()).to.deep.equal(['token-standard']);
    expect(picker.shadowRoot?.activeElement).to.equal(button('Other pick-up points'));
  });

  it('closes on Back, and leaves the history as it was', async () => {
    const { length } = history;
    const { find, button } = await anOpenFinder();
    history.back();
    await waitUntil(() => !find<HTMLDialogElement>('dialog')?.open, 'a closed finder');
    expect(history.state).to.equal(null);
    button('Other pick-up points').click();
    await waitUntil(() => history.state !== null, 'an entry of its own');
    button('Close').click();
    await waitUntil(() => history.state === null, 'the page\u2019s own entry');
    expect(history.length, 'one entry to go forward to at most').to.be.at.most(length + 1);
  });

  it('leaves Back to a router that keeps its own states', async () => {
    history.replaceState({ route: '/checkout' }, '');
    const { length } = history;
    const { find, button } = await anOpenFinder();
    expect([history.length, history.state]).to.deep.equal([length, { route: '/checkout' }]);
    button('Close').click();
    await waitUntil(() => !find<HTMLDialogElement>('dialog')?.open);
    history.replaceState(null, '');
  });

  it('does not go back when the page sends its form because of the choice', async () => {
    const { form, find, picker, button, entries } = await anOpenFinder();
    let went = 0;
    const count = () => went++;
    addEventListener('popstate', count);
    form.addEventListener('submit', (event) => event.preventDefault());
    picker.addEventListener('delivery-change', () => form.requestSubmit());
    find('.list [data-point="1"] input')?.click();
    await picker.updateComplete;
    button('Collect here').click();
    await waitUntil(() => entries()[0] === 'token-points-1' && !find<HTMLDialogElement>('dialog')?.open);
    await new Promise((resolve) => setTimeout(resolve));
    expect(history.state).to.equal('sendcloud-delivery-picker');
    removeEventListener('popstate', count);
    expect(went).to.equal(0);
    history.replaceState(null, '');
  });

  it('stays above a keyboard that covers the page, and leaves it be once closed', async () => {
    const { visualViewport } = window;
    const seen = Object.assign(new EventTarget(), { height: 667, scale: 1 });
    Object.defineProperty(window, 'visualViewport', { configurable: true, value: seen });
    const { find, button } = await anOpenFinder();
    const room = () => find('dialog')?.style.getPropertyValue('--_room');
    seen.height = 300;
    seen.dispatchEvent(new Event('resize'));
    expect(room()).to.equal('300px');
    Object.assign(seen, { height: 150, scale: 2 });
    seen.dispatchEvent(new Event('resize'));
    expect(room(), 'zooming in is no keyboard').to.equal('300px');
    const closed = oneEvent(find('dialog') as HTMLElement, 'close');
    button('Close').click();
    await closed;
    Object.assign(seen, { height: 200, scale: 1 });
    seen.dispatchEvent(new Event('resize'));
    Object.defineProperty(window, 'visualViewport', { configurable: true, value: visualViewport });
    expect(room()).to.equal('300px');
  });

  it('leaves nothing open behind when it is taken out of the page', async () => {
    const { picker, find, form } = await anOpenFinder();
    picker.remove();
    form.append(picker);
    await picker.updateComplete;
    expect(find<HTMLDialogElement>('dialog')?.open).to.equal(false);
  });
});
