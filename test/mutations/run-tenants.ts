/** `npm run full -- tenants`: without any one check that keeps merchants apart, the access matrix turns red. */
import { run } from 'node:test';
import { type MatrixFile, tenantMutations } from './tenants.ts';

const files: readonly [MatrixFile, ...MatrixFile[]] = ['tenants', 'sessions', 'access-matrix'];
const mistaken = ['--disable-warning=ExperimentalWarning', '--import', './test/mutations/preload.ts'];

/** The first test of a file that fails with this mistake; undefined when none does. It stops there. */
async function failing(mutation: string, file: MatrixFile): Promise<string | undefined> {
  const enough = new AbortController();
  process.env.MUTATION = mutation;
  let noticed: string | undefined;
  const tests = run({ files: [`test/proxy/${file}.test.ts`], execArgv: mistaken, signal: enough.signal });
  tests.on('test:fail', ({ name, details }) => {
    if (noticed !== undefined || details.type === 'suite') return;
    noticed = name.endsWith('.test.ts') ? `it does not run: ${details.error.message}` : name;
    enough.abort();
  });
  await tests
    .resume()
    .toArray()
    .catch(() => undefined); // aborted, once it was noticed
  return noticed;
}

async function noticedBy(mutation: string, first: MatrixFile): Promise<string | undefined> {
  for (const file of [first, ...files.filter((one) => one !== first)]) {
    const test = await failing(mutation, file);
    if (test !== undefined) return test;
  }
  return undefined;
}

const unchanged = await noticedBy('', files[0]);
if (unchanged !== undefined) throw new Error(`Without any mistake: ${unchanged}`);
for (const { name, first } of tenantMutations) {
  const noticed = await noticedBy(name, first);
  const missed = noticed === undefined || noticed.startsWith('it does not run');
  console.log(`${missed ? 'MISSED ' : 'noticed'} ${name}${noticed === undefined ? '' : `: ${noticed}`}`);
  if (missed) process.exitCode = 1;
}
console.log(`${tenantMutations.length} checks`);
