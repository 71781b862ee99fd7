import { writeFileSync } from 'node:fs';
import { defaultReporter, summaryReporter, type Reporter, type TestSession, type TestSuiteResult } from '@web/test-runner';
import type { Outcome } from './outcome.ts';

let over = false;

/** True once the last test has reported: from here on the browser may go. */
export const runIsOver = (): boolean => over;

const watcher: Reporter = {
  onTestRunStarted: () => {
    over = false;
  },
  onTestRunFinished: () => {
    over = true;
  },
};

/** Writes the outcome to `file` when one is given; always says on the terminal what failed. */
export const reporters = (file: string | undefined): Reporter[] =>
  file === undefined || file === ''
    ? [watcher, defaultReporter({ reportTestResults: true, reportTestProgress: true }), summaryReporter({ flatten: false })]
    : [watcher, outcomeReporter(file)];

const outcomeReporter = (file: string): Reporter => ({
  onTestRunFinished: ({ sessions }) => {
    writeFileSync(file, JSON.stringify(sum(sessions.map(outcomeOf))));
  },
});

/** What one test file came to. A file that broke before its tests, or has none, is a failure of its own. */
function outcomeOf(session: TestSession): Outcome {
  const file = session.testFile.replace(`${process.cwd()}/`, '');
  const tests = session.testResults === undefined ? [] : testsIn(session.testResults, file);
  const broken = session.errors.map((error) => ({ name: file, message: error.stack ?? error.message }));
  if (broken.length === 0 && tests.length === 0) broken.push({ name: file, message: 'holds no test' });
  return {
    passed: tests.filter((test) => test.passed).length,
    skipped: tests.filter((test) => test.skipped).length,
    failures: [...broken, ...tests.filter((test) => !test.passed && !test.skipped).map(({ name, message }) => ({ name, message }))],
  };
}

function testsIn(suite: TestSuiteResult, path: string): { name: string; passed: boolean; skipped: boolean; message: string }[] {
  const here = suite.name === '' ? path : `${path} › ${suite.name}`;
  return [
    ...suite.tests.map(({ name, passed, skipped, error }) => ({
      name: `${here} › ${name}`,
      passed,
      skipped,
      message: error?.stack ?? error?.message ?? 'failed without an error',
    })),
    ...suite.suites.flatMap((inner) => testsIn(inner, here)),
  ];
}

const sum = (outcomes: Outcome[]): Outcome => ({
  passed: outcomes.reduce((total, { passed }) => total + passed, 0),
  skipped: outcomes.reduce((total, { skipped }) => total + skipped, 0),
  failures: outcomes.flatMap(({ failures }) => failures),
});
