import merchantsFile from '../../../demo/merchants.json' with { type: 'json' };

/** A request as the sandbox wrote it down. `account` is the public key it came with. */
export interface LoggedRequest {
  n: number;
  account: string | null;
  method: string;
  path: string;
  query: Record<string, string | string[]>;
  headers: Record<string, string>;
  body: unknown;
  status: number;
}

/** Reads what is in Sendcloud by Sendcloud's own API, with a merchant's own keys. */
export interface SandboxReader {
  url: string;
  get(merchant: string, path: string): Promise<unknown>;
  requests(filter: Record<string, string>): Promise<LoggedRequest[]>;
  /** Turns one of the sandbox's own controls. */
  turn(path: string, to: unknown): Promise<void>;
}

export function sandboxReader(url: string): SandboxReader {
  return {
    url,
    get: async (merchant, path) => {
      const response = await fetch(url + path, { headers: { authorization: `Basic ${btoa(keysOf(merchant))}` } });
      if (!response.ok) throw new Error(`GET ${path} as ${merchant}: ${response.status} ${await response.text()}`);
      return response.json();
    },
    requests: async (filter) => {
      const response = await fetch(`${url}/__sandbox/requests?${new URLSearchParams(filter)}`);
      return ((await response.json()) as { requests: LoggedRequest[] }).requests;
    },
    turn: async (path, to) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url + path, { method: 'PATCH', headers, body: JSON.stringify(to) });
      if (!response.ok) throw new Error(`PATCH ${path}: ${response.status} ${await response.text()}`);
    },
  };
}

const credentialsOf = (merchant: string) => {
  const settings = merchantsFile.merchants.find(({ id }) => id === merchant);
  const credentials = settings?.account === 'central' ? merchantsFile.centralCredentials : settings?.credentials;
  if (!credentials) throw new Error(`demo/merchants.json has no keys for ${merchant}`);
  return credentials;
};

const keysOf = (merchant: string): string => `${credentialsOf(merchant).publicKey}:${credentialsOf(merchant).secretKey}`;

/** The public key that requests for this merchant must carry. */
export const accountOf = (merchant: string): string => credentialsOf(merchant).publicKey;

export const secretKeyOf = (merchant: string): string => {
  const settings = merchantsFile.merchants.find(({ id }) => id === merchant);
  if (!settings) throw new Error(`demo/merchants.json has no ${merchant}`);
  return settings.secretKey;
};
