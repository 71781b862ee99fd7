/** `npm run full [-- name…]`: the long matrices. All but `mutants` are also in `npm test`, as a sample. */
import { spawnSync } from 'node:child_process';

const node = ['--disable-warning=ExperimentalWarning'];
const matrices: Record<string, string[]> = {
  access: ['--test', 'test/proxy/access-matrix.test.ts'],
  fuzz: ['--test', 'test/proxy/fuzz.test.ts', 'test/proxy/wire.test.ts'],
  tokens: ['--test', 'test/proxy/mutated-tokens.test.ts'],
  webhooks: ['--test', 'test/proxy/webhook-storm.test.ts'],
  charges: ['test/faults/charges/run.ts'],
  events: ['--test', 'test/proxy/events-killed.test.ts'],
  windows: ['--test', 'test/proxy/windows.test.ts'],
  policies: ['--test', 'test/hosts/policies.test.ts'],
  neighbours: ['--test', 'test/hosts/neighbours.test.ts'],
  integrity: ['--test', 'test/hosts/integrity.test.ts'],
  states: ['--test', 'test/e2e/states.test.ts'],
  office: ['--test', 'test/e2e/back-office-states.test.ts', 'test/e2e/back-office-trees.test.ts'],
  labels: ['--test', 'test/e2e/accessibility-trees.test.ts'],
  taps: ['--test', 'test/e2e/taps.test.ts'],
  'from-empty': ['test/recipes/from-empty.ts'],
  package: ['--test', 'test/package/package.test.ts'],
  runtimes: ['test/runtimes/run.ts'],
  mutations: ['test/mutations/run.ts'],
  mutants: ['test/mutants/run.ts'],
  tenants: ['test/mutations/run-tenants.ts'],
  bills: ['test/mutations/run-charges.ts'],
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(matrices, name));
if (unknown.length > 0) throw new Error(`"${unknown.join(' ')}" is none; there are ${Object.keys(matrices).join(', ')}`);

// The browsers' matrices and the package's read what is built.
const built = spawnSync(process.execPath, [...node, 'widget/build/build.ts'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

for (const [name, args] of Object.entries(matrices)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  const { status } = spawnSync(process.execPath, [...node, ...args], { stdio: 'inherit', env: { ...process.env, FULL: '1' } });
  if (status !== 0) process.exitCode = 1;
}
