import type { z } from 'zod';

/** What would be right, in words that stand after “expected”, for fields that do not say so themselves: `safeParse(value, { error: expected })`. */
export const expected: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? `a value of type ${issue.expected}`;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return Array.isArray(issue.options) ? oneOf(issue.options) : undefined;
    case 'invalid_format':
      return formats[issue.format];
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? 'a text that is not empty'
        : `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}${counted(issue.origin, issue.minimum)}`;
    case 'too_big':
      return `${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}${counted(issue.origin, issue.maximum)}`;
  }
};

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const formats: Record<string, string> = {
  datetime: 'an instant such as "2026-11-24T14:00:00Z"',
  url: 'an address such as "https://shop.example/"',
};

const oneOf = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join(' or ');

function counted(origin: string, count: number | bigint): string {
  if (origin === 'string') return count === 1 ? ' character' : ' characters';
  return origin === 'array' ? (count === 1 ? ' entry' : ' entries') : '';
}
