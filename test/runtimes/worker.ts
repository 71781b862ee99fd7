/** The proxy in a Durable Object of Cloudflare's, as docs/recipes/hosting.md has it, with what only the test needs. */
import { createProxy, MerchantsFile, openDurableObjectStore, type ObjectStorage, type Proxy } from '../../proxy/index.ts';

interface Environment {
  /** `PROXY_SECRET`, in base64. */
  PROXY_SECRET: string;
  PUBLIC_URL: string;
  ADMIN_KEY: string;
  SENDCLOUD_URL: string;
  /** A whole `MERCHANTS_FILE`. */
  MERCHANTS: unknown;
  DELIVERY: { idFromName(name: string): unknown; get(id: unknown): { fetch(request: Request): Promise<Response> } };
}

interface ObjectContext {
  storage: ObjectStorage & { setAlarm(at: number): Promise<void> };
  blockConcurrencyWhile(work: () => Promise<void>): Promise<void>;
}

const LOOK_AGAIN = 60_000;

export class DeliveryProxy {
  readonly #context: ObjectContext;
  #proxy: Proxy | undefined;

  constructor(context: ObjectContext, env: Environment) {
    this.#context = context;
    void context.blockConcurrencyWhile(async () => {
      const { merchants, centralCredentials = null } = MerchantsFile.parse(env.MERCHANTS);
      this.#proxy = createProxy({
        secrets: [Uint8Array.from(atob(env.PROXY_SECRET), (sign) => sign.charCodeAt(0))],
        store: await openDurableObjectStore(context.storage),
        publicUrl: env.PUBLIC_URL,
        adminKey: env.ADMIN_KEY,
        merchants,
        centralCredentials,
        sendcloudUrl: env.SENDCLOUD_URL,
        authUrl: env.SENDCLOUD_URL,
      });
      await this.#proxy.start();
      await context.storage.setAlarm(Date.now() + LOOK_AGAIN);
    });
  }

  async fetch(request: Request): Promise<Response> {
    const answer = await this.#proxy?.fetch(request, request.headers.get('CF-Connecting-IP') ?? undefined);
    return answer ?? new Response(null, { status: 503 });
  }

  /** An object that nobody asks anything sleeps; what is due must not. */
  async alarm(): Promise<void> {
    await this.#proxy?.idle();
    await this.#context.storage.setAlarm(Date.now() + LOOK_AGAIN);
  }
}

export default {
  fetch: (request: Request, env: Environment): Promise<Response> => env.DELIVERY.get(env.DELIVERY.idFromName('proxy')).fetch(request),
};
