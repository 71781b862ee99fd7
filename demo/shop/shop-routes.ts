import { type Context, Hono } from 'hono';
import { quantityIn, setQuantity } from './cart.ts';
import { type CheckoutForm, readCheckout } from './checkout-form.ts';
import { checkOut, newCheckout } from './checkout.ts';
import type { Counter } from './counter.ts';
import { formOf } from './form-body.ts';
import { cartPage } from './pages/cart.ts';
import { checkoutPage } from './pages/checkout.ts';
import { productPage } from './pages/product.ts';

/** From the product to a paid order, at `/{shop}`. */
export function shopRoutes(counter: Counter): Hono {
  const { shop, product } = counter;
  return new Hono({ strict: false })
    .get('/', (context) => context.html(productPage(shop, product, quantityIn(context))))
    .get('/cart', (context) => context.html(cartPage(shop, product, quantityIn(context))))
    .post('/cart', async (context) => {
      setQuantity(context, shop.id, (await formOf(context)).get('quantity'));
      return toCart(context, counter);
    })
    .get('/checkout', (context) =>
      quantityIn(context) ? showCheckout(context, counter, newCheckout(), 200) : Promise.resolve(toCart(context, counter)),
    )
    .post('/checkout', (context) => takeCheckout(context, counter));
}

async function takeCheckout(context: Context, counter: Counter): Promise<Response> {
  const { shop, book, outbox } = counter;
  const form = readCheckout(await formOf(context));
  const quantity = quantityIn(context);
  if (!quantity && !book.byAttempt(shop.id, form.attempt)) return toCart(context, counter);
  const outcome = await checkOut(form, quantity, counter, new Date());
  if ('again' in outcome) return showCheckout(context, counter, outcome.again, 422);
  void outbox.start();
  setQuantity(context, shop.id, 0);
  return context.redirect(`/${shop.id}/orders/${outcome.placed.number}`, 303);
}

async function showCheckout(context: Context, counter: Counter, form: CheckoutForm, status: 200 | 422): Promise<Response> {
  const { shop, product, proxyUrl, scriptTag } = counter;
  const script = await scriptTag();
  return context.html(checkoutPage({ shop, product, quantity: quantityIn(context), form, proxyUrl, script }), status);
}

const toCart = (context: Context, { shop }: Counter): Response => context.redirect(`/${shop.id}/cart`, 303);
