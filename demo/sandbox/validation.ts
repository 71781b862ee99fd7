import type { z } from 'zod';
import { type ErrorEntry, pointer, refuseV3 } from './refusal.ts';

/** One thing wrong with a body, in the words of the validator behind Sendcloud's newer routes. */
export interface Problem {
  path: PropertyKey[];
  kind: 'missing' | 'extra' | 'invalid';
  detail: string;
}

/** How a family of routes words its problems. */
export interface ErrorStyle {
  missing: { code: string; detail: string };
  invalidCode: string;
  /** Goes with every problem but a missing field. */
  title?: string;
  /** The status as a number, and each code in words as its title. */
  titled?: boolean;
  /** Stands behind every problem but a missing field. */
  ending?: string;
  pointerOf: (path: PropertyKey[]) => string;
}

const slashed = (path: PropertyKey[]): string => path.map((part) => `/${String(part)}`).join('');

/** Shipments, synchronous: `/to_address/name`, "This field is required.". */
export const SHIPMENT_STYLE: ErrorStyle = {
  missing: { code: 'required', detail: 'This field is required.' },
  invalidCode: 'invalid',
  pointerOf: slashed,
};
/** Shipments, asynchronous: the same below `/data/attributes`. */
export const ASYNC_SHIPMENT_STYLE: ErrorStyle = { ...SHIPMENT_STYLE, pointerOf: (path) => `/data/attributes${slashed(path)}` };
/** Orders: `/data/attributes/[1]/order_id`, always `invalid`. */
export const ORDER_STYLE: ErrorStyle = {
  missing: { code: 'invalid', detail: 'Field required' },
  invalidCode: 'invalid',
  pointerOf: ([index, ...path]) => `/data/attributes/[${String(index)}]${slashed(path)}`,
};
/** Dynamic checkout and shipping options. */
export const CHECKOUT_STYLE: ErrorStyle = {
  missing: { code: 'required', detail: 'Field required' },
  invalidCode: 'validation_error',
  pointerOf: (path) => `/data/attributes${slashed(path)}`,
};
/** Labels of orders, in bulk. */
export const ORDER_LABEL_STYLE: ErrorStyle = { ...CHECKOUT_STYLE, invalidCode: 'invalid' };
/** The label of one order: the same, with a title and a full stop. */
export const ONE_ORDER_LABEL_STYLE: ErrorStyle = { ...ORDER_LABEL_STYLE, title: 'Invalid', ending: '.' };
/** `POST /addresses/validate`: everything is said to be in the address. */
export const ADDRESS_STYLE: ErrorStyle = {
  ...SHIPMENT_STYLE,
  pointerOf: (path) => slashed(path[0] === 'address' ? path : ['address', ...path]),
};
/** Integrations. */
export const INTEGRATION_STYLE: ErrorStyle = {
  missing: { code: 'required', detail: 'Field required' },
  invalidCode: 'invalid',
  pointerOf: (path) => `body${slashed(path)}`,
};

/** Logs of integrations: the same, with titles. */
export const LOG_STYLE: ErrorStyle = { ...INTEGRATION_STYLE, titled: true };
/** Contracts, and statuses of a shop's orders: below `/data`. */
export const CONTRACT_STYLE: ErrorStyle = { ...SHIPMENT_STYLE, pointerOf: (path) => `/data${slashed(path)}` };

/** The body in its schema's type, or a 400 that names every problem. Unknown fields are refused. */
export function parsed<T>(schema: z.ZodType<T>, body: unknown, style: ErrorStyle): T {
  const result = schema.safeParse(body, { reportInput: true });
  if (result.success) return result.data;
  throw refuseV3(400, ...problemsOf(result.error).map((problem) => entryOf(problem, style)));
}

function entryOf({ kind, path, detail }: Problem, style: ErrorStyle): ErrorEntry {
  const source = pointer(style.pointerOf(path));
  if (kind === 'missing') return { ...style.missing, ...titleIn(style, style.missing.code), source };
  const code = kind === 'extra' ? 'extra_forbidden' : style.invalidCode;
  const title = style.title && { title: style.title };
  return { code, ...title, ...titleIn(style, code), detail: detail + (style.ending ?? ''), source };
}

/** `Extra Forbidden` of `extra_forbidden`. */
const titleIn = ({ titled }: ErrorStyle, code: string): Partial<ErrorEntry> =>
  titled ? { status: 400, title: code.replaceAll('_', ' ').replace(/\b\w/g, (letter) => letter.toUpperCase()) } : {};

export function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.flatMap((issue): Problem[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...issue.path, key], kind: 'extra', detail: 'Extra inputs are not permitted' }));
    if (issue.code === 'invalid_union') return closestBranch(issue);
    const missing = (issue.code === 'invalid_type' || issue.code === 'invalid_value') && issue.input === undefined;
    return [{ path: issue.path, kind: missing ? 'missing' : 'invalid', detail: missing ? 'Field required' : wording(issue) }];
  });
}

/** Of the alternatives of a union, the one that came nearest: fewest problems. */
function closestBranch(issue: z.core.$ZodIssueInvalidUnion): Problem[] {
  const branches = issue.errors.map((issues) => problemsOf({ issues } as z.ZodError));
  const [closest = []] = branches.sort((a, b) => a.length - b.length);
  return closest.map((problem) => ({ ...problem, path: [...issue.path, ...problem.path] }));
}

const TYPES: Record<string, string> = {
  string: 'Input should be a valid string',
  number: 'Input should be a valid number',
  int: 'Input should be a valid integer',
  boolean: 'Input should be a valid boolean',
  array: 'Input should be a valid list',
  object: 'Input should be a valid dictionary',
  record: 'Input should be a valid dictionary',
};

function wording(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? issue.message;
    case 'too_small':
      if (issue.origin === 'string') return `String should have at least ${issue.minimum} character${issue.minimum === 1 ? '' : 's'}`;
      if (issue.origin === 'array')
        return `List should have at least ${issue.minimum} item${issue.minimum === 1 ? '' : 's'} after validation`;
      return `Input should be greater than ${issue.inclusive ? 'or equal to ' : ''}${issue.minimum}`;
    case 'too_big':
      if (issue.origin === 'string') return `String should have at most ${issue.maximum} characters`;
      if (issue.origin === 'array') return `List should have at most ${issue.maximum} items after validation`;
      return `Input should be less than ${issue.inclusive ? 'or equal to ' : ''}${issue.maximum}`;
    case 'invalid_value':
      return `Input should be ${choices(issue.values)}`;
    default:
      return issue.message;
  }
}

/** `'a', 'b' or 'c'`. */
function choices(values: readonly unknown[]): string {
  const quoted = values.map((value) => `'${String(value)}'`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
