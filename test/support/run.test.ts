import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runStep, type Step } from './step.ts';

describe('a step of the test run', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'step-'));
  });
  after(() => rm(folder, { recursive: true }));

  const script = (text: string, step: Partial<Step> = {}) =>
    runStep({ name: 'sample', kind: 'suite', limit: 20, command: [process.execPath, '--eval', text], ...step }, folder);

  /** Runs a test file with this text under `node --test`. */
  const testFile = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    const reporter = new URL('./node-reporter.ts', import.meta.url).pathname;
    const args = ['--test', `--test-reporter=${reporter}`, '--test-reporter-destination=RESULTS_FILE', join(folder, name)];
    return runStep({ name, kind: 'suite', limit: 20, command: [process.execPath, ...args] }, folder);
  };

  it('counts the tests of a file, and names the one that fails', async () => {
    const text = `import { describe, it } from 'node:test';
      describe('sums', () => { it('adds', () => {}); it('breaks', () => { throw new Error('seven') }); it.skip('waits', () => {}); });`;
    const { passed, skipped, failures } = await testFile('sums.test.mjs', text);
    assert.deepEqual({ passed, skipped }, { passed: 1, skipped: 1 });
    assert.equal(failures.length, 1);
    assert.match(failures[0]!.name, /sums\.test\.mjs › breaks$/);
    assert.match(failures[0]!.message, /seven/);
  });

  it('fails when a test file cannot be loaded', async () => {
    const { failures } = await testFile('broken.test.mjs', `import './nowhere.mjs';`);
    assert.equal(failures.length, 1);
  });

  it('fails when a hook breaks', async () => {
    const text = `import { after, describe, it } from 'node:test';
      describe('sums', () => { after(() => { throw new Error('late') }); it('adds', () => {}); });`;
    const { failures } = await testFile('hook.test.mjs', text);
    assert.match(failures.map(({ message }) => message).join(), /late/);
  });

  it('fails when a suite ran no tests', async () => {
    const { failures } = await script(
      `require('node:fs').writeFileSync(process.env.RESULTS_FILE, '{"passed":0,"skipped":2,"failures":[]}')`,
    );
    assert.match(failures[0]!.message, /^ran no tests/);
  });

  it('fails when a suite dies before it tells', async () => {
    const { failures } = await script(`console.log('so far'); process.kill(process.pid, 'SIGKILL')`);
    assert.match(failures[0]!.message, /^was killed by SIGKILL\nso far/);
  });

  it('fails when a suite ends badly after it told of success', async () => {
    const { failures } = await script(
      `require('node:fs').writeFileSync(process.env.RESULTS_FILE, '{"passed":3,"skipped":0,"failures":[]}'); process.exit(7)`,
    );
    assert.match(failures[0]!.message, /^ended with code 7/);
  });

  it('ends a step that hangs, with the children it started', async () => {
    const { failures } = await script('', { limit: 2, name: 'hanging', command: ['sh', '-c', 'sleep 60 & echo $!; wait'] });
    const message = failures[0]!.message;
    assert.match(message, /^was still running after 2 s/);
    const pid = Number(/\d+$/.exec(message)?.[0]);
    assert.ok(pid > 1);
    while (isRunning(pid)) await new Promise(setImmediate);
  });
});

/** A killed process that nobody has waited for yet is still listed (state Z), but no longer runs. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
