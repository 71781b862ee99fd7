import '../../../widget/index.ts';
import { aDayOption, anOption, aPointOption, somePoints } from '../../widget/support/builders.ts';
import { Wire } from '../../widget/support/wire.ts';

const attributes = {
  'publishable-key': 'pk_test',
  proxy: 'https://proxy.example',
  country: 'NL',
  'postal-code': '5611EM',
  weight: '2500',
  'order-value': '45.90',
  currency: 'EUR',
  name: 'delivery',
  view: 'list',
};

/** Shows a picker as a page does that renders its checkout anew, now and then opens its finder, and takes it away again. */
async function mount(opensFinder: boolean): Promise<void> {
  const wire = new Wire([anOption(), aDayOption(), aPointOption()], somePoints(12));
  const form = document.createElement('form');
  const picker = document.createElement('sendcloud-delivery-picker');
  for (const [name, value] of Object.entries(attributes)) picker.setAttribute(name, value);
  const ready = new Promise((resolve) => picker.addEventListener('delivery-ready', resolve, { once: true }));
  form.append(picker);
  document.body.append(form);
  await ready;
  await picker.updateComplete;
  if (opensFinder) await openFinder(picker);
  form.remove();
  wire.restore();
}

async function openFinder(picker: HTMLElementTagNameMap['sendcloud-delivery-picker']): Promise<void> {
  const opened = new Promise<void>((resolve) =>
    picker.addEventListener('delivery-activity', (event) => {
      if ((event as CustomEvent<{ name: string }>).detail.name === 'finder-opened') resolve();
    }),
  );
  picker.renderRoot.querySelector<HTMLElement>('[part=finder-button]')?.click();
  await opened;
}

/** The browser keeps each deadline of a request until it has passed, answered or not. Here they pass soon. */
const DEADLINE = 2000;
const { timeout } = AbortSignal;
let deadlines = 0;
AbortSignal.timeout = () => {
  const signal = timeout.call(AbortSignal, DEADLINE);
  deadlines += 1;
  setTimeout(() => {
    deadlines -= 1;
  }, DEADLINE);
  return signal;
};

const mounts = {
  /** How many deadlines of requests have not passed yet. */
  deadlines: () => deadlines,

  async run(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) await mount(n % 10 === 0);
  },
};

export type Mounts = typeof mounts;
Object.assign(globalThis, { mounts });
