import type { MarketplaceConfig } from './config.ts';

/** What the back office asks the proxy with the admin key, which never leaves this server. */
export interface Operator {
  /** @throws {Refusal} where the proxy says no. */
  ask<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: object): Promise<T>;
  /** As `ask`; null where there is no such thing. */
  find<T>(path: string): Promise<T | null>;
  /** Every page of a list. */
  pages<T extends { next: string | null }>(path: string, query?: Query): AsyncGenerator<T>;
  /** The answer as it comes, to be handed on. */
  open(path: string): Promise<Response>;
}

/** Empty values are left out. */
export type Query = Readonly<Record<string, string>>;

/** Why the proxy said no, in its words: what is wrong in which field, else what it says of the whole. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

export const withQuery = (path: string, query: Query): string => {
  const filled = Object.entries(query).filter(([, value]) => value);
  return filled.length > 0 ? `${path}?${new URLSearchParams(filled)}` : path;
};

export function createOperator({ proxyUrl, adminKey }: Pick<MarketplaceConfig, 'proxyUrl' | 'adminKey'>): Operator {
  const headers = { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' };
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(proxyUrl + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (!response.ok) throw await refusalOf(response);
    return (await response.json()) as T;
  };
  return {
    ask,
    find: <T>(path: string) => ask<T>('GET', path).catch(noneIfMissing),
    async *pages<T extends { next: string | null }>(path: string, query: Query = {}) {
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: T = await ask<T>('GET', withQuery(path, { ...query, cursor }));
        yield page;
        cursor = page.next;
      }
    },
    open: (path) => fetch(proxyUrl + path, { headers }),
  };
}

async function refusalOf(response: Response): Promise<Refusal> {
  const { title, detail, errors } = (await response.json()) as Problem;
  const fields = errors?.map(({ field, expected }) => `${field}: ${expected}`) ?? [];
  return new Refusal(response.status, fields.length > 0 ? fields.join(' · ') : (detail ?? title));
}

interface Problem {
  title: string;
  detail?: string;
  errors?: { field: string; expected: string }[];
}

function noneIfMissing(error: unknown): null {
  if (error instanceof Refusal && error.status === 404) return null;
  throw error;
}
