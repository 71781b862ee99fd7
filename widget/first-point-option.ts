import type { DeliveryOption } from '../proxy/contract/delivery-options.ts';
import { DeliveryApiError } from './api/delivery-api-error.ts';
import type { CheckoutController } from './controllers/checkout.ts';
import type { PickerEvents } from './controllers/picker-events.ts';

/** The chosen option with a service point, else the first one there is; waits until options come, and until an earlier choice is back. @throws DeliveryApiError */
export async function firstPointOption(host: HTMLElement, checkout: CheckoutController): Promise<DeliveryOption> {
  const { quotes, selection } = checkout;
  if (!quotes.state.answer) await options(host, checkout);
  await checkout.restored;
  const { choice } = selection.state;
  const found = checkout.options.find(({ type }) => type === 'service-point');
  const option = choice?.option.type === 'service-point' ? choice.option : found;
  if (option) return option;
  throw new DeliveryApiError('service-point-needed', 'No option here goes to a service point');
}

function options(host: HTMLElement, { quotes, inputs }: CheckoutController): Promise<unknown> {
  const { request } = inputs();
  if (request.status === 'misconfigured')
    throw new DeliveryApiError('configuration', `The attribute ${request.attribute} is missing or wrong; right is ${request.example}`);
  if (quotes.state.status === 'failed') throw quotes.state.error;
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const failed = (event: Event) => {
    const { kind, message } = (event as CustomEvent<PickerEvents['delivery-error']>).detail;
    reject(new DeliveryApiError(kind, message));
  };
  host.addEventListener('delivery-ready', resolve, { once: true });
  host.addEventListener('delivery-error', failed, { once: true });
  return promise;
}
