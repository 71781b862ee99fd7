import { waitUntil } from '../../support/until.ts';
import {
  aBatch,
  aFinding,
  aHealth,
  aMerchant,
  anOrder,
  aReply,
  labelled,
  noKeys,
  own,
  someOptions,
  toSwitzerland,
} from './office-builders.ts';
import { connectElement, type Office, openOrder, orderAnswers, orderPanel } from './office.ts';
import { Refused } from './office-wire.ts';

/** A state of one of the elements: what the proxy answers, and how a person comes there. */
export interface OfficeState {
  readonly name: string;
  readonly answers: Record<string, unknown>;
  arrange(lang: string): Promise<Office<HTMLElement>>;
}

const never = () => new Promise(() => undefined);

const awaited = async <Element extends HTMLElement>(shown: Promise<Office<Element>>): Promise<Office<Element>> => {
  const office = await shown;
  await waitUntil(() => office.find('[part="waiting"]'), 'the place of what will come');
  return office;
};

const merchantAnswers = (merchant = aMerchant(), health = aHealth()) => ({
  'GET /merchants/kettles': merchant,
  'GET /merchants/kettles/health': health,
});

const connected = async (lang: string, session?: string) => {
  const office = await connectElement({ lang, ...(session && { session }) });
  await waitUntil(() => office.find('[part="findings"], [part="well"], [part="keys-form"], .actions, [part="notice"]'), 'the connection');
  return office;
};

const checked = async (lang: string) => {
  const office = await connected(lang);
  const [publicKey, secretKey] = office.all('[part="keys-form"] input') as HTMLInputElement[];
  publicKey!.value = 'public';
  secretKey!.value = 'secret';
  office.find('[part="check-button"]')!.click();
  await waitUntil(() => office.find('#tried'), 'what was found');
  return office;
};

const missing = aMerchant({ state: 'not-connected', account: { usable: false, reason: '' }, redirect: true });
const lines = [
  aFinding('service-points-off'),
  aFinding('service-point-carriers-missing', 'warning', { carriers: ['postnl', 'dhl'] }),
  aFinding('webhook-off', 'warning', { url: 'https://proxy.example/webhooks/own:kettles.SNLmIawaZJ_dQUgpPZIXmk2W0r7z9DlE2HrIKYtkbJU' }),
  aFinding('panel-hides-point', 'note'),
];

const connectStates: OfficeState[] = [
  { name: 'no keys yet', answers: merchantAnswers(missing, noKeys), arrange: (lang) => connected(lang) },
  { name: 'all in order', answers: merchantAnswers(), arrange: (lang) => connected(lang) },
  {
    name: 'findings, some to be put right',
    answers: merchantAnswers(aMerchant(), aHealth({ findings: lines, canApply: ['webhook', 'service-point-carriers'] })),
    arrange: (lang) => connected(lang),
  },
  {
    name: 'keys revoked',
    answers: merchantAnswers(
      aMerchant({ state: 'keys-refused' }),
      aHealth({
        findings: [aFinding('keys-revoked', 'error', { since: '2026-11-24T09:00:00.000Z' })],
        keysRefusedAt: '2026-11-24T09:00:00.000Z',
      }),
    ),
    arrange: (lang) => connected(lang),
  },
  {
    name: 'paused by the marketplace',
    answers: merchantAnswers(aMerchant({ state: 'paused' }, { paused: true })),
    arrange: (lang) => connected(lang),
  },
  {
    name: 'a choice of accounts, paused',
    answers: merchantAnswers(aMerchant({ state: 'paused' }, { accountChoices: ['own', 'central'] })),
    arrange: (lang) => connected(lang),
  },
  {
    name: 'the marketplace’s account',
    answers: merchantAnswers(aMerchant({}, { account: 'central', labels: 'hold', accountChoices: ['own', 'central'] })),
    arrange: (lang) => connected(lang),
  },
  {
    name: 'good keys that are not kept yet',
    answers: { ...merchantAnswers(missing, noKeys), 'POST /merchants/kettles/connect': aReply({ findings: lines }) },
    arrange: checked,
  },
  {
    name: 'bad keys',
    answers: {
      ...merchantAnswers(missing, noKeys),
      'POST /merchants/kettles/connect': aReply({ account: null, findings: [aFinding('keys-refused')] }),
    },
    arrange: checked,
  },
  {
    name: 'asked before it is disconnected',
    answers: merchantAnswers(),
    arrange: async (lang) => {
      const office = await connected(lang);
      office.all('button').at(-1)!.click();
      await waitUntil(() => office.find('dialog[open]'), 'the question');
      return office;
    },
  },
  {
    name: 'no answer',
    answers: { 'GET /merchants/kettles': new Refused('upstream-unavailable', 502) },
    arrange: (lang) => connected(lang),
  },
  {
    name: 'a connection on its way',
    answers: { 'GET /merchants/kettles': never },
    arrange: (lang) => awaited(connectElement({ lang })),
  },
  { name: 'a session that is over', answers: merchantAnswers(), arrange: (lang) => connected(lang, 'old.1') },
  {
    name: 'other keys for those that are here',
    answers: merchantAnswers(),
    arrange: async (lang) => {
      const office = await connected(lang);
      office.all('button').at(-3)!.click();
      await waitUntil(() => office.find('[part="keys-form"]'), 'the form');
      return office;
    },
  },
];

const listed = async (lang: string, state = '') => {
  const office = await orderPanel({ lang, state });
  await waitUntil(() => !office.find('.stack[aria-busy="true"]') && office.find('.stack'), 'the list');
  return office;
};

const everyState = [
  anOrder(),
  labelled(),
  own(),
  anOrder({ state: 'review', review: [{ type: 'weight-differs', detail: '' }] }),
  anOrder({ state: 'needs-service-point', number: 'A-NUMBER-AS-LONG-AS-SHOPS-MAKE-THEM-000000001' }),
  anOrder({ state: 'cancelled' }),
];

const printed = async (lang: string) => {
  const office = await chosen(lang);
  office.find('[part="print-button"]')!.click();
  await waitUntil(() => office.find('progress'), 'the progress');
  return office;
};

const chosen = async (lang: string) => {
  const office = await listed(lang);
  office.find('.all input')!.click();
  await waitUntil(() => office.find('[part="batch"]'), 'the bar');
  return office;
};

const undecided = [
  anOrder({ state: 'review', review: [{ type: 'weight-differs', detail: 'The price was quoted for another weight (grams).' }] }),
  anOrder({ state: 'review', review: [{ type: 'upstream-refused', detail: 'to_address.postal_code: not a postal code' }] }),
];

const two = [anOrder(), anOrder()];
const gone = anOrder({
  state: 'needs-service-point',
  review: [{ type: 'service-point-gone', detail: '' }],
  repairUrl: 'https://proxy.example/repair/x',
});
const opened = (order: ReturnType<typeof anOrder>, answers: object = {}): Pick<OfficeState, 'answers' | 'arrange'> => ({
  answers: { ...orderAnswers([order, anOrder()]), ...answers },
  arrange: (lang) => openOrder(lang),
});
const swiss = anOrder();

const orderStates: OfficeState[] = [
  { name: 'no orders', answers: orderAnswers([]), arrange: (lang) => listed(lang) },
  { name: 'orders in every state, and more', answers: orderAnswers(everyState, 'more'), arrange: (lang) => listed(lang) },
  { name: 'the list failed', answers: { 'GET /orders': new Refused('overloaded', 503) }, arrange: (lang) => listed(lang) },
  {
    name: 'orders chosen for printing',
    answers: orderAnswers(two),
    arrange: (lang) => chosen(lang),
  },
  {
    name: 'labels printed, and one not',
    answers: {
      ...orderAnswers(two),
      'POST /label-batches': aBatch({
        done: 1,
        failed: 1,
        orders: [{ id: two[0]!.id, number: two[0]!.number, outcome: 'failed', reason: 'The carrier refused the parcel.' }],
      }),
    },
    arrange: printed,
  },
  { name: 'a label to buy', ...opened(anOrder()) },
  { name: 'a label to buy, with customs', ...opened(swiss, { [`GET /orders/${swiss.id}/shipping-options`]: toSwitzerland() }) },
  { name: 'nothing carries it', ...opened(swiss, { [`GET /orders/${swiss.id}/shipping-options`]: someOptions({ options: [] }) }) },
  { name: 'a label bought', ...opened(labelled()) },
  {
    name: 'a label of two parcels, being cancelled',
    ...opened(
      labelled({
        parcels: [labelled().parcels[0]!, { id: '2', status: null, trackingNumber: null, trackingUrl: null }],
        label: { available: false, reason: '', cancelling: true, declared: false },
      }),
    ),
  },
  { name: 'an order of an own account', ...opened(own()) },
  {
    name: 'an order to be decided',
    ...opened(
      anOrder({
        state: 'review',
        review: [
          { type: 'weight-differs', detail: 'The price was quoted for another weight (grams).' },
          { type: 'carrier-refused', detail: 'to_address.house_number: is missing' },
        ],
      }),
    ),
  },
  { name: 'an order whose point is gone', ...opened(gone) },
  {
    name: 'an order that never had a point, and more to decide',
    ...opened(
      anOrder({
        state: 'review',
        review: [
          { type: 'service-point-missing', detail: 'The option needs a service point, and none was chosen.' },
          { type: 'currency-differs', detail: '' },
        ],
        repairUrl: 'https://proxy.example/repair/x',
      }),
    ),
  },
  { name: 'orders on their way', answers: { 'GET /orders': never }, arrange: (lang) => awaited(orderPanel({ lang })) },
  { name: 'no order fits the search', answers: orderAnswers([]), arrange: (lang) => listed(lang, 'review') },
  {
    name: 'orders to be decided, all chosen',
    answers: orderAnswers(undecided),
    arrange: (lang) => chosen(lang),
  },
  {
    name: 'orders let go, and one not',
    answers: {
      ...orderAnswers(undecided),
      [`POST /orders/${undecided[0]!.id}/release`]: { ...undecided[0]!, state: 'held', review: [] },
      [`POST /orders/${undecided[1]!.id}/release`]: new Refused('order-not-in-that-state', 409),
    },
    arrange: async (lang) => {
      const office = await chosen(lang);
      office.find('[part="release-some-button"]')!.click();
      await waitUntil(() => office.find('dialog[open]'), 'the question');
      office.find('[part="confirm-button"]')!.click();
      await waitUntil(() => office.find<HTMLProgressElement>('progress')?.value === 2, 'the end');
      return office;
    },
  },
];

export const officeStates: readonly OfficeState[] = [...connectStates, ...orderStates];
