import { z } from 'zod';
import { IsoDate } from './values.ts';

/** Which of two checkouts somebody was shown. The shop decides what is which; `variantOf` decides who sees it. */
export const Variant = z.enum(['a', 'b'], { error: '"a" or "b"' });
export type Variant = z.infer<typeof Variant>;

/** How far somebody came. Pages tell of the first two; `ordered` is counted here, when an order with a `variant` is accepted. */
export const FunnelStep = z.enum(['shown', 'chosen', 'ordered']);
export type FunnelStep = z.infer<typeof FunnelStep>;

/** Body of `POST /checkout/funnel`. It says of nobody who they are: only a number goes up. */
export const FunnelBeacon = z.object({ key: z.string().min(1), variant: Variant, step: FunnelStep.exclude(['ordered']) });

/** `GET /merchants/{id}/funnel`: days in the shop's zone, both included; at most a year. */
export const FunnelQuery = z.object({ from: IsoDate, to: IsoDate });

const counts = { shown: z.number().int(), chosen: z.number().int(), ordered: z.number().int() };

export const Funnel = z.object({
  from: IsoDate,
  to: IsoDate,
  totals: z.record(Variant, z.object(counts)),
  days: z.array(z.object({ day: IsoDate, variant: Variant, ...counts })).describe('Days on which something was counted'),
});
export type Funnel = z.infer<typeof Funnel>;
