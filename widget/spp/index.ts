import '../index.ts';
import { createServicePoints } from './service-points.ts';

export type { HostedOptions } from './hosted-options.ts';
export type { HostedPoint } from './hosted-point.ts';
export type { Failure, ServicePoints, Success } from './service-points.ts';

/** `sendcloud.servicePoints` of Sendcloud's hosted picker, for code that imports rather than reads a global. */
export const servicePoints = createServicePoints(async () => document.createElement('sendcloud-delivery-picker'));
