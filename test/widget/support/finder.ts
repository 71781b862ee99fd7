import { aPoint } from './builders.ts';
import { aReadyCheckout, type Checkout } from './checkout.ts';
import { waitUntil } from './until.ts';

/** A locker that asks for a post number. */
export const packstation = aPoint({ id: '99', name: 'Packstation 112', type: 'locker', requires: ['post-number'], distance: 60 });

/** A checkout whose finder is open and has its list. */
export async function anOpenFinder(more: Record<string, string> = {}): Promise<Checkout> {
  const checkout = await aReadyCheckout(more);
  await waitUntil(() => checkout.picker.renderRoot.querySelector('.point b'));
  checkout.button('Other pick-up points').focus();
  checkout.button('Other pick-up points').click();
  await waitUntil(() => checkout.find<HTMLDialogElement>('dialog')?.open && checkout.find('.list .card'), 'an open finder');
  return checkout;
}

/** The names on the list, from above. */
export const cards = ({ picker }: Checkout) => [...picker.renderRoot.querySelectorAll('.list .card b')].map((name) => name.textContent);
