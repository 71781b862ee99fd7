import { Hono } from 'hono';
import { z } from 'zod';
import { bodyOf } from '../body.ts';
import { optionOfMethod } from '../catalogue/shipping-options.ts';
import type { Env } from '../context.ts';
import { geocode } from '../world/geocoder.ts';
import { ADDRESS_STYLE, CHECKOUT_STYLE, parsed } from '../validation.ts';

const methodIds = z.strictObject({ shipping_method_ids: z.array(z.int()).max(100) });
const text = z.string();
const validation = z.strictObject({
  address: z.strictObject({
    address_line_1: text.optional(),
    house_number: text.optional(),
    address_line_2: text.optional(),
    postal_code: text.optional(),
    city: text.optional(),
    po_box: text.nullish(),
    state_province_code: text.optional(),
    country_code: text.length(2).optional(),
  }),
  carrier_code: text,
  validation_methods: z.array(z.literal('here')).optional(),
});

/** `POST /compat/shipping-options`: v2 method ids to v3 codes. An unknown one is the text "null", as in Sendcloud's example. */
export function compatRoutes(): Hono<Env> {
  return new Hono<Env>().post('/shipping-options', async (c) => {
    const { shipping_method_ids } = parsed(methodIds, await bodyOf(c), CHECKOUT_STYLE);
    return c.json({ data: Object.fromEntries(shipping_method_ids.map((id) => [String(id), optionOfMethod(id)?.code ?? 'null'])) });
  });
}

/** `POST /addresses/validate`: valid when the made-up world knows the postal code and the town. */
export function addressRoutes(): Hono<Env> {
  return new Hono<Env>().post('/validate', async (c) => {
    const { address } = parsed(validation, await bodyOf(c), ADDRESS_STYLE);
    const found = geocode(address.country_code ?? '', { postalCode: address.postal_code ?? '', city: address.city ?? '' });
    const is_valid = found.status === 'matched';
    const analysis = { validation_result: { is_valid, reasons: is_valid ? [] : ['ADDRESS_NOT_VALID'] }, changed_attributes: [] };
    return c.json({ input_address_is_valid: is_valid, results: [{ address, validation_method: null, recommended: is_valid, analysis }] });
  });
}
