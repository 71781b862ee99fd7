import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { typeAhead } from '../../widget/core/type-ahead.ts';
import { aPoint, aPointOption, anOption } from './support/builders.ts';
import { aReadyCheckout, type Checkout } from './support/checkout.ts';
import { routesIn } from './support/list-route.ts';
import { waitUntil } from './support/until.ts';
import { Wire } from './support/wire.ts';

const chains = ['Albert Heijn', 'Primera', 'Jumbo', 'Bruna', 'The Read Shop'];
const streets = ['Aalsterweg', 'Boschdijk', 'Céramique', 'Demer', 'Edenstraat', 'Frederiklaan', 'Geldropseweg', 'Hoogstraat'];

/** Two hundred points of a town: five chains with forty shops each, in eight streets. */
const points = Array.from({ length: 200 }, (_, n) =>
  aPoint({
    id: `${n + 1}`,
    name: chains[n % chains.length]!,
    street: streets[n % streets.length]!,
    houseNumber: `${1 + ((n * 7) % 60)}`,
    postalCode: `56${10 + (n % 7)} ${'ABCDEFGHJK'[n % 10]}${'LMNPRSTVWX'[Math.floor(n / 20)]}`,
    distance: 100 + n * 20,
  }),
);

describe('the list of points, by keyboard', () => {
  let wire: Wire;
  beforeEach(() => {
    wire = new Wire([anOption(), aPointOption()], points);
  });
  afterEach(() => wire.restore());

  interface Opened extends Checkout {
    press(key: string): Promise<void>;
    /** The same without the detour over the browser, which takes its time; for keys that are ours alone. */
    dispatch(key: string): Promise<void>;
    marked(): string | undefined;
    focused(): string;
  }

  /** A finder that was just opened, and what is pressed there. */
  async function opened(): Promise<Opened> {
    const checkout = await aReadyCheckout({ view: 'list' });
    await waitUntil(() => checkout.find('.point b'), 'the nearest point');
    checkout.find('.more')?.click();
    await waitUntil(() => checkout.find<HTMLDialogElement>('dialog')?.open && checkout.find('.list .card'), 'an open finder');
    return {
      ...checkout,
      press: async (key) => {
        await sendKeys({ press: key });
        await checkout.picker.updateComplete;
      },
      dispatch: async (key) => {
        const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
        const isLeftToTheBrowser = checkout.picker.shadowRoot?.activeElement?.dispatchEvent(event);
        expect(isLeftToTheBrowser, key).to.equal(false);
        await checkout.picker.updateComplete;
      },
      marked: () => checkout.find('.list .card.chosen')?.getAttribute('data-point') ?? undefined,
      focused: () => (checkout.picker.shadowRoot!.activeElement as HTMLInputElement).value,
    };
  }

  it('is entered with an arrow from what stands above it', async () => {
    const { press, marked, focused } = await opened();
    await press('ArrowDown');
    expect([marked(), focused()]).to.deep.equal(['1', '1']);
  });

  it('is gone through to its end, further than it is shown', async () => {
    const { press, marked, focused } = await opened();
    for (const [key, there] of Object.entries({ ArrowDown: '1', PageDown: '11', End: '200', ArrowUp: '199', PageUp: '189', Home: '1' })) {
      await press(key);
      expect([marked(), focused()], key).to.deep.equal([there, there]);
    }
  });

  it('is left alone where a key has a meaning of its own', async () => {
    const { find, press, marked } = await opened();
    find('#finder-search')?.focus();
    await sendKeys({ type: 'home' });
    await press('Home');
    expect(find<HTMLInputElement>('#finder-search')?.value).to.equal('home');
    expect(marked()).to.equal(undefined);
  });

  it('takes the marked point with Enter', async () => {
    const { press, entries, find, complete } = await opened();
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Enter');
    await complete();
    expect(entries()).to.deep.equal(['token-points-2']);
    expect(find<HTMLDialogElement>('dialog')?.open).to.equal(false);
  });

  it('reaches any of two hundred points and takes it in at most twelve presses, without its map', async function () {
    this.timeout(60_000);
    const { picker, press, dispatch, marked, complete } = await opened();
    const heard: string[] = [];
    picker.addEventListener('delivery-activity', (event) => heard.push((event as CustomEvent<{ name: string }>).detail.name));
    const texts = points.map(({ name, street, houseNumber, postalCode, city }) => [name, street, houseNumber, postalCode, city].join(' '));
    const routeTo = routesIn(texts);
    // However long a press takes here, these fingers do not pause.
    const { now } = Date;
    let time = Date.now();
    Date.now = () => time++;
    await press('ArrowDown');
    // One more to go in, and one to take it.
    const routes = points.map(({ id }, index) => ({ id, route: routeTo(index), presses: routeTo(index).length + 2 }));
    const most = Math.max(...routes.map(({ presses }) => presses));
    expect(most).to.be.at.most(12);
    for (const { id, route } of routes.filter(({ presses }, n) => n % 8 === 0 || presses === most)) {
      for (const key of route) await dispatch(key);
      expect(marked(), route.join(' ')).to.equal(id);
      await dispatch('Home');
    }
    Date.now = now;
    expect(heard).not.to.include('map-opened');
    await press('Enter');
    await complete();
  });
});

describe('typing ahead', () => {
  const texts = ['Albert Heijn Demer 3', 'Café Ångström Boschdijk 12', 'Albert Heijn Boschdijk 9'];

  it('finds the beginning of a word, without accents and capitals, and of words in a row', () => {
    for (const [typed, found] of Object.entries({ bosch: 1, 'BOSCHDIJK 9': 2, angst: 1, 'cafe a': 1, 3: 0, oschdijk: -1 }))
      expect(typeAhead(texts, typed, 0), typed).to.equal(found);
  });

  it('looks on from where it is, and round', () => {
    expect(typeAhead(texts, 'albert', 1)).to.equal(2);
    expect(typeAhead(texts, 'demer', 1)).to.equal(0);
  });

  it('goes on with a letter that is pressed again and again', () => {
    expect(typeAhead(texts, 'bb', 1)).to.equal(2);
    expect(typeAhead(texts, 'bbb', 2)).to.equal(1);
  });
});
