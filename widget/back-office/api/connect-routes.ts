import type { ConnectAction, ConnectReply, MerchantHealth, RedirectReply } from '../../../proxy/contract/connect.ts';
import type { MerchantView } from '../../../proxy/contract/merchants.ts';
import type { OfficeClient } from './office-client.ts';

/** A key pair as it is typed. The proxy finds out by itself whether it is for OAuth. */
export interface Keys {
  readonly publicKey: string;
  readonly secretKey: string;
}

/** What a session of the role `connect` may ask about its merchant. All throw as `OfficeClient` does. */
export const connectRoutes = (client: OfficeClient, merchant: () => string) => {
  const at = (path = '') => `/merchants/${encodeURIComponent(merchant())}${path}`;
  return {
    merchant: (): Promise<MerchantView> => client.read(at()),
    health: (): Promise<MerchantHealth> => client.read(at('/health')),
    /** Looks at the account with the keys that are here. */
    look: (): Promise<ConnectReply> => client.send('POST', at('/connect')),
    /** Looks with other keys, and keeps nothing. */
    check: (credentials: Keys): Promise<ConnectReply> => client.send('POST', at('/connect'), { credentials }),
    keep: (credentials: Keys): Promise<ConnectReply> => client.send('POST', at('/connect'), { credentials, keep: true }),
    apply: (action: ConnectAction): Promise<ConnectReply> => client.send('POST', at('/connect'), { apply: [action] }),
    redirect: (returnTo: string): Promise<RedirectReply> => client.send('POST', at('/connect/redirect'), { returnTo }),
    choose: (account: 'own' | 'central'): Promise<MerchantView> => client.send('PUT', at('/account'), { account }),
    pause: (): Promise<MerchantView> => client.send('POST', at('/pause')),
    resume: (): Promise<MerchantView> => client.send('POST', at('/resume')),
    disconnect: (): Promise<undefined> => client.remove(at('/credentials')),
  };
};

export type ConnectRoutes = ReturnType<typeof connectRoutes>;
