import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endChildren } from './support/child.ts';
import type { Outcome } from './support/outcome.ts';
import { runStep, type Step } from './support/step.ts';

const node = [process.execPath, '--disable-warning=ExperimentalWarning'];
const nodeTests = (folder: string): string[] => [
  ...node,
  '--test',
  '--test-timeout=60000',
  '--test-reporter=./test/support/node-reporter.ts',
  '--test-reporter-destination=RESULTS_FILE',
  `test/${folder}/**/*.test.ts`,
];

const steps: Step[] = [
  { name: 'build', kind: 'check', limit: 90, command: [...node, 'widget/build/build.ts'] },
  { name: 'size', kind: 'check', limit: 30, command: [...node, 'test/size.ts'] },
  { name: 'support', kind: 'suite', limit: 90, command: nodeTests('support') },
  { name: 'sandbox', kind: 'suite', limit: 180, command: nodeTests('sandbox') },
  { name: 'proxy', kind: 'suite', limit: 720, command: nodeTests('proxy') },
  { name: 'widget', kind: 'suite', limit: 360, command: [...node, 'node_modules/@web/test-runner/dist/bin.js'] },
  { name: 'faults', kind: 'suite', limit: 240, command: nodeTests('faults') },
  { name: 'docs', kind: 'suite', limit: 240, command: nodeTests('docs') },
  { name: 'package', kind: 'suite', limit: 180, command: nodeTests('package') },
  { name: 'recipes', kind: 'suite', limit: 300, command: nodeTests('recipes') },
  { name: 'hosts', kind: 'suite', limit: 360, command: nodeTests('hosts') },
  { name: 'e2e', kind: 'suite', limit: 720, command: nodeTests('e2e') },
];

const results = mkdtempSync(join(tmpdir(), 'delivery-picker-tests-'));
process.on('exit', () => rmSync(results, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    endChildren();
    say(0, 1, 0);
    process.exit(1);
  });
}

const wanted = process.argv.slice(2);
const chosen = steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const outcomes: Outcome[] = [];
for (const step of chosen) outcomes.push(await report(step));

const failures = outcomes.flatMap((outcome) => outcome.failures);
for (const { name, message } of failures) console.error(`\n✗ ${name}\n${indent(message)}`);
const passed = total(outcomes.map((outcome) => outcome.passed));
say(passed, failures.length, total(outcomes.map((outcome) => outcome.skipped)));
process.exitCode = failures.length > 0 || chosen.length === 0 ? 1 : 0;

/** Runs a step and says on one line how it went. */
async function report(step: Step): Promise<Outcome> {
  process.stdout.write(`${step.name.padEnd(8)} `);
  const started = performance.now();
  const outcome = await runStep(step, results);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${String(outcome.passed).padStart(5)} passed ${String(outcome.failures.length).padStart(3)} failed ${seconds.padStart(6)} s`,
  );
  return outcome;
}

function say(passed: number, failed: number, skipped: number): void {
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
