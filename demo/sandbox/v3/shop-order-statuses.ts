import { Hono } from 'hono';
import { z } from 'zod';
import { bodyOf } from '../body.ts';
import { type Ctx, type Env, holdingsOf, type Sandbox } from '../context.ts';
import type { ShopStatus } from '../records.ts';
import { parameter, refuseV3 } from '../refusal.ts';
import { CONTRACT_STYLE, parsed } from '../validation.ts';

const LANGUAGES = ['en-us', 'en-gb', 'fr-fr', 'de-de', 'nl-nl', 'es-es', 'it-it'] as const;
const CATEGORIES = ['READY_TO_SEND', 'IN_TRANSIT', 'DELIVERED', 'CANCEL'] as const;

const distinct = (values: readonly unknown[]): boolean => new Set(values.map((each) => JSON.stringify(each))).size === values.length;
const DISTINCT = 'List should have distinct items';

const translation = z.strictObject({ status: z.string(), language: z.enum(LANGUAGES) });
const statusesSchema = z.strictObject({
  integration_id: z.int(),
  statuses: z
    .array(z.strictObject({ external_id: z.string(), translations: z.array(translation).min(1).max(7).refine(distinct, DISTINCT) }))
    .refine(distinct, DISTINCT),
});
const mappingSchema = z.strictObject({
  integration_id: z.int(),
  mapping: z
    .array(z.strictObject({ status_category: z.enum(CATEGORIES), external_id: z.string().nullable() }))
    .length(CATEGORIES.length)
    .refine((rows) => distinct(rows.map(({ status_category }) => status_category)), 'Every status category should be there once'),
});

/** The statuses a shop gives its orders, and which of them stands for which of Sendcloud's. */
export function shopOrderStatusRoutes(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>()
    .get('/', (c) => {
      checkIntegrationAsked(c);
      return c.json({ data: statusesAsked(sandbox, c) });
    })
    .post('/', async (c) => {
      const { integration_id, statuses } = parsed(statusesSchema, await objectOf(c), CONTRACT_STYLE);
      checkIntegration(c, integration_id);
      replaceStatuses(sandbox, c, statuses);
      return c.json(null);
    })
    .get('/mapping', (c) => {
      checkIntegrationAsked(c);
      return c.json({ data: { integration_id: c.get('account').integration.id, mapping: mappingOf(sandbox, c) } });
    })
    .post('/mapping', async (c) => {
      const { integration_id, mapping } = parsed(mappingSchema, await objectOf(c), CONTRACT_STYLE);
      checkIntegration(c, integration_id);
      const known = holdingsOf(sandbox, c).statusMapping;
      for (const { status_category, external_id } of mapping) known.set(status_category, external_id);
      return c.json(null);
    });
}

async function objectOf(c: Ctx): Promise<unknown> {
  const body = await bodyOf(c);
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  throw refuseV3(400, { code: 'non_field_errors', title: 'Wrong format', detail: 'Wrong request format, expected object' });
}

function checkIntegrationAsked(c: Ctx): void {
  const id = c.req.query('integration_id');
  if (id) return checkIntegration(c, Number(id));
  throw refuseV3(400, { code: 'non_field_errors', title: 'integration ID', detail: 'Integration ID is a required GET parameter' });
}

function checkIntegration(c: Ctx, id: number): void {
  if (id === c.get('account').integration.id) return;
  throw refuseV3(400, { code: 'invalid', detail: `Integration with id ${id} does not exist` });
}

/** What is not among the new statuses is deleted, though remembered. */
function replaceStatuses(sandbox: Sandbox, c: Ctx, statuses: Omit<ShopStatus, 'deletedAt'>[]): void {
  const known = holdingsOf(sandbox, c).shopStatuses;
  for (const status of known.values()) status.deletedAt ??= sandbox.clock.iso();
  for (const status of statuses) known.set(status.external_id, { ...status, deletedAt: null });
}

function statusesAsked(sandbox: Sandbox, c: Ctx) {
  const { language = 'en-gb', show_deleted } = c.req.query();
  if (!LANGUAGES.some((each) => each === language))
    throw refuseV3(400, { code: 'invalid_choice', detail: `"${language}" is not a valid choice.`, source: parameter('language') });
  return [...holdingsOf(sandbox, c).shopStatuses.values()]
    .filter(({ deletedAt }) => show_deleted === 'true' || deletedAt === null)
    .map(({ external_id, translations, deletedAt }) => ({
      external_id,
      status: statusIn(language, translations),
      deleted_at: deletedAt,
      translations,
    }));
}

/** In the language asked for, else British English, else the first language of the alphabet. */
function statusIn(language: string, translations: ShopStatus['translations']): string | undefined {
  const inLanguage = (code: string) => translations.find((each) => each.language === code);
  const [first] = translations.toSorted((a, b) => a.language.localeCompare(b.language));
  return (inLanguage(language) ?? inLanguage('en-gb') ?? first)?.status;
}

/** All four categories; a mapping to a status that is deleted, or never was, is not valid. */
function mappingOf(sandbox: Sandbox, c: Ctx) {
  const { statusMapping, shopStatuses } = holdingsOf(sandbox, c);
  return CATEGORIES.map((status_category) => {
    const external_id = statusMapping.get(status_category) ?? null;
    return { status_category, external_id, is_valid: external_id === null || shopStatuses.get(external_id)?.deletedAt === null };
  });
}
