/** A sandbox in a process of its own, on the run's clock. Says where it listens; ends with the run. */
import { startSandbox } from '../../../demo/sandbox/server.ts';
import { turnedClock } from './turned-clock.ts';

const { url } = await startSandbox({ port: 0, size: 20_000, extraAccounts: Number(process.env.EXTRA_ACCOUNTS), now: turnedClock.now });
console.log(`sandbox ready ${url}`);
process.on('disconnect', () => process.exit());
