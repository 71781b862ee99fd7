import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConnectAction, ConnectReply, MerchantHealth } from '../../../proxy/contract/connect.ts';
import type { MerchantView } from '../../../proxy/contract/merchants.ts';
import type { ConnectRoutes, Keys } from '../api/connect-routes.ts';
import type { OfficeKey } from '../messages/office-messages.ts';
import { Work } from './work.ts';

/** Keys that were looked at, and what was found with them; they are not kept yet. */
export interface TriedKeys {
  readonly keys: Keys;
  readonly reply: ConnectReply;
}

export interface ConnectionOptions {
  readonly routes: ConnectRoutes;
  /** Whose connection; empty: nobody's yet. */
  merchant(): string;
  /** Something was done, in words for a screen reader. */
  did(what: OfficeKey): void;
}

/** A merchant's connection with Sendcloud: how it stands, and everything that can be done about it. */
export class ConnectionController implements ReactiveController {
  merchant: MerchantView | undefined;
  /** Undefined where the marketplace's account is used. */
  health: MerchantHealth | undefined;
  tried: TriedKeys | undefined;
  /** Other keys are being entered, for those that are here. */
  isReplacing = false;
  readonly work: Work;

  readonly #host: ReactiveControllerHost;
  readonly #options: ConnectionOptions;
  #shown = '';

  constructor(host: ReactiveControllerHost, options: ConnectionOptions) {
    this.#host = host;
    this.#options = options;
    this.work = new Work(host);
    host.addController(this);
  }

  hostUpdate(): void {
    const id = this.#options.merchant();
    if (id === this.#shown) return;
    this.#shown = id;
    this.merchant = undefined;
    this.health = undefined;
    this.enterOther(false);
    this.work.forget();
    if (id) void this.load();
  }

  /** What was under way when the element left the page is asked again. */
  hostConnected(): void {
    if (!this.merchant) this.#shown = '';
  }

  async load(): Promise<void> {
    await this.work.look(() => this.#read(), this.#show);
  }

  /** Looks with other keys; nothing is kept. */
  check(keys: Keys): Promise<boolean> {
    return this.work.run(
      'check',
      () => this.#options.routes.check(keys),
      this.#tell('saidChecked', (reply) => (this.tried = { keys, reply })),
    );
  }

  /** Keeps the keys that were looked at, if Sendcloud still accepts them. */
  keep(): Promise<boolean> {
    const { tried } = this;
    if (!tried) return Promise.resolve(false);
    const job = async () => {
      const reply = await this.#options.routes.keep(tried.keys);
      return { reply, now: reply.kept ? await this.#read() : undefined };
    };
    return this.work.run('keep', job, ({ reply, now }) => {
      if (!now) return void (this.tried = { ...tried, reply });
      this.enterOther(false);
      this.#tell('saidConnected', this.#show)(now);
    });
  }

  look(): Promise<boolean> {
    return this.#after('look', () => this.#options.routes.look(), 'saidChecked');
  }

  apply(action: ConnectAction): Promise<boolean> {
    return this.#after(action, () => this.#options.routes.apply(action), 'saidApplied');
  }

  pause(): Promise<boolean> {
    return this.#after('pause', () => this.#options.routes.pause(), 'saidPaused');
  }

  resume(): Promise<boolean> {
    return this.#after('resume', () => this.#options.routes.resume(), 'saidResumed');
  }

  disconnect(): Promise<boolean> {
    return this.#after('disconnect', () => this.#options.routes.disconnect(), 'saidDisconnected');
  }

  choose(account: 'own' | 'central'): Promise<boolean> {
    return this.#after('choose', () => this.#options.routes.choose(account), 'saidAccount');
  }

  /** Leaves the page for Sendcloud's, which leads back to `returnTo`. */
  redirect(returnTo: string): Promise<boolean> {
    return this.work.run(
      'redirect',
      () => this.#options.routes.redirect(returnTo),
      ({ url }) => location.assign(url),
    );
  }

  enterOther(isReplacing: boolean): void {
    this.tried = undefined;
    this.isReplacing = isReplacing;
    this.#host.requestUpdate();
  }

  /** Does something and shows how the connection stands after it. */
  #after(name: string, job: () => Promise<unknown>, said: OfficeKey): Promise<boolean> {
    const all = async () => {
      await job();
      return this.#read();
    };
    return this.work.run(name, all, this.#tell(said, this.#show));
  }

  /** Keys that came by Sendcloud's own page have not been looked at yet: that is done now. */
  async #read(): Promise<{ merchant: MerchantView; health: MerchantHealth | undefined }> {
    const { routes } = this.#options;
    const merchant = await routes.merchant();
    if (merchant.merchant.account === 'central') return { merchant, health: undefined };
    const health = await routes.health();
    if (health.lookedAt || !merchant.account.usable) return { merchant, health };
    await routes.look();
    return { merchant, health: await routes.health() };
  }

  readonly #show = ({ merchant, health }: { merchant: MerchantView; health: MerchantHealth | undefined }): void => {
    this.merchant = merchant;
    this.health = health;
  };

  #tell<T>(said: OfficeKey, show: (result: T) => void): (result: T) => void {
    return (result) => {
      show(result);
      this.#options.did(said);
    };
  }
}
