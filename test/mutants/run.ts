/**
 * `npm run full -- mutants`, or `npm run mutants [-- file…]`: changes the code in every small way and counts what no test notices.
 *
 * Ends with the score of each file; fails when less than nine in ten are noticed. Each change runs the test files that reach it, in one
 * process a file, up to the first that fails.
 */
import { Stryker } from '@stryker-mutator/core';

const decisions = ['proxy/domain/**/*.ts'];
const secrets = ['proxy/security/{encoding,fingerprints,keys,sealer,sessions,signer,tokens,webhook-signature}.ts'];
const choices = [
  'proxy/services/{fingerprint-key,parcel-events,receive-webhook,repair-link,seal-contexts,sign-selection}.ts',
  'proxy/sendcloud/webhook.ts',
];
const references = ['proxy/relay/{deliver-order,outgoing-order,settle}.ts'];

// What Node has compiled once it need not compile for each of some thousand runs.
process.env.NODE_COMPILE_CACHE ??= '.cache/compiled';

const files = process.argv.slice(2);
await new Stryker({
  mutate: files.length > 0 ? files : [...decisions, ...secrets, ...choices, ...references],
  // Node strips types itself, and Stryker's look at a tsconfig.json needs an older TypeScript.
  ignorePatterns: ['/.cache', '/coverage', '/dist', '/docs', '/widget', '/test/e2e', '/test/sandbox', '/test/widget', '/tsconfig*.json'],
  disableTypeChecks: false,
  testRunner: 'tap',
  tap: {
    testFiles: ['test/proxy/{domain,relay,security,services}/*.test.ts'],
    nodeArgs: ['--disable-warning=ExperimentalWarning', '--test-reporter=tap'],
  },
  concurrency: 2,
  // A test that takes this much longer than usual hangs; a machine under load is only slow.
  timeoutMS: 20_000,
  tempDirName: '.cache/mutants',
  reporters: ['clear-text'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
}).runMutationTest();
