/**
 * Loaded before the proxy (`node --import`): puts another clock, a store and a `fetch` that can die, and shorter timers under the shipped
 * program, which knows nothing of it.
 */
import { registerHooks } from 'node:module';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { applyMutation } from '../../mutations/apply.ts';
import { follow, reach } from './crash.ts';
import { timeline } from './turned-clock.ts';

/** The shipped program asks for `createProxy`; it gets ours, which calls the shipped one. */
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const asked = found.url.endsWith('/proxy/app.ts') && context.parentURL?.endsWith('/proxy/serve.ts');
    return asked ? { ...found, url: new URL('./app.ts', import.meta.url).href } : found;
  },
});

const { speed } = timeline;
const setTimer = globalThis.setTimeout;

/** No database is faster for the proxy's clock, so whoever waits for one waits as long as ever. */
const asksDatabase = /\/node_modules\/postgres\/|\/proxy\/store\/postgres-connection\.ts$/;
Object.assign(globalThis, { machinesTimeout: setTimer });
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    return asksDatabase.test(url) ? { ...loaded, source: `const setTimeout = globalThis.machinesTimeout; ${loaded.source}` } : loaded;
  },
});

globalThis.setTimeout = Object.assign(
  (act: (...args: unknown[]) => void, delay = 0, ...args: unknown[]) => setTimer(act, delay / speed, ...args),
  setTimer,
) as typeof setTimeout;
const timeout = AbortSignal.timeout.bind(AbortSignal);
AbortSignal.timeout = (delay) => timeout(Math.ceil(delay / speed));

/** Whether the transaction that is open holds a new order. */
let accepting = false;
const exec = DatabaseSync.prototype.exec;
DatabaseSync.prototype.exec = function (sql) {
  if (sql === 'COMMIT') reach('commit:before');
  exec.call(this, sql);
  if (sql !== 'COMMIT') return;
  if (accepting) reach('accept:committed');
  accepting = false;
  reach('commit:after');
};

const run = StatementSync.prototype.run as (...values: unknown[]) => ReturnType<StatementSync['run']>;
StatementSync.prototype.run = function (this: StatementSync, ...values: unknown[]) {
  const result = run.apply(this, values);
  if (this.sourceSQL.startsWith('INSERT INTO orders')) {
    accepting = true;
    reach('accept:inside');
  }
  return result;
} as StatementSync['run'];

if (process.env.FAULTS_MUTATION) applyMutation(process.env.FAULTS_MUTATION);
follow();
