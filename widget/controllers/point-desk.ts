import type { DeliveryOptions } from '../../proxy/contract/delivery-options.ts';
import type { RecheckReply, SelectionReply } from '../../proxy/contract/selections.ts';
import type { OneServicePoint, ServicePoint } from '../../proxy/contract/service-points.ts';
import type { Choice, SelectionState } from './selection.ts';
import { SelectionDesk } from './selection-desk.ts';

/** No quote is behind these, so nothing runs out. */
const never = '9999-12-31T00:00:00.000Z';

const collecting = {
  code: 'service-point',
  type: 'service-point',
  title: '',
  carrier: { code: '', name: '' },
  price: null,
  fallback: false,
} as const;

/** What there is to choose from where the shop's own options come from elsewhere: one place to collect at. */
export const pointsOnly = (carriers: readonly string[]): DeliveryOptions => ({
  options: [
    {
      ...collecting,
      id: collecting.code,
      description: null,
      priceFrom: 'rates',
      deliveryWindow: null,
      cutOff: null,
      dates: [],
      requires: [],
      servicePoints: { carriers: carriers.map((carrier) => carrier.split(':')[0] ?? ''), types: null },
      quote: '',
      selection: null,
    },
  ],
  notOffered: [],
  source: 'rates',
  fallback: null,
  currency: '',
  serverTime: new Date().toISOString(),
  timeZone: 'UTC',
  expiresAt: never,
  map: null,
});

/** Stands in for the desk where no price is quoted: a choice is a point, and the point's id is all that proves it. */
export class PointDesk extends SelectionDesk {
  override async save(choice: Choice): Promise<SelectionState> {
    return choice.point ? { status: 'complete', choice, reply: replyFor(choice.point, choice.postNumber) } : { status: 'open', choice };
  }

  override async recheck(id: string, signal: AbortSignal): Promise<RecheckReply> {
    const path = `service-points/${encodeURIComponent(id)}`;
    const { point } = await this.options.client.read<OneServicePoint>(path, { key: this.key }, signal);
    return point ? { ok: true, selection: replyFor(point) } : { ok: false, reason: 'service-point-gone' };
  }

  override outcome(choice: Choice, reply: RecheckReply): SelectionState {
    const point = reply.selection?.selection.servicePoint;
    return super.outcome(choice, point ? { ...reply, selection: replyFor(point, choice.postNumber) } : reply);
  }
}

function replyFor(servicePoint: ServicePoint, postNumber?: string): SelectionReply {
  const requires = servicePoint.requires.filter((each) => each !== 'post-number' || !postNumber);
  const proof = { token: servicePoint.id, expiresAt: never };
  return { ...proof, selection: { ...proof, option: { ...collecting, priceFrom: 'shop' }, deliveryWindow: null, servicePoint, requires } };
}
