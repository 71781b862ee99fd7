import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runChild } from './child.ts';
import type { Outcome } from './outcome.ts';

/** A step of the run. A suite says by itself what it counted; a check passes or fails as a whole and counts nothing. */
export interface Step {
  name: string;
  /** A word that ends in `=RESULTS_FILE` gets the file a suite writes its `Outcome` to; the environment names it too. */
  command: string[];
  /** Seconds it may take: several times what it needs, so that only a hanging step reaches it. */
  limit: number;
  kind: 'check' | 'suite';
}

/** Runs a step to its end. One that died, hung, counted nothing or failed without naming a test has failed all the same. */
export async function runStep(step: Step, results: string): Promise<Outcome> {
  const file = join(results, `${step.name}.json`);
  const command = step.command.map((word) => word.replace(/(?<==)RESULTS_FILE$/, file));
  const { problem, output } = await runChild(command, step.limit * 1000, step.kind === 'suite' ? { RESULTS_FILE: file } : {});
  const outcome = step.kind === 'suite' ? await outcomeIn(file) : nothing;
  const wrong = whatIsWrong(step, problem, outcome);
  if (wrong === undefined) return outcome ?? nothing;
  const counted = outcome ?? nothing;
  return { ...counted, failures: [...counted.failures, { name: step.name, message: `${wrong}\n${endOf(output)}` }] };
}

const nothing: Outcome = { passed: 0, skipped: 0, failures: [] };

function whatIsWrong({ kind }: Step, problem: string | undefined, outcome: Outcome | undefined): string | undefined {
  if (outcome === undefined) return problem ?? 'left no results';
  if (problem !== undefined && outcome.failures.length === 0) return problem;
  if (kind === 'suite' && outcome.passed + outcome.failures.length === 0) return 'ran no tests';
  return undefined;
}

/** Undefined when the suite never got to writing its results. */
async function outcomeIn(file: string): Promise<Outcome | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text === '' ? undefined : (JSON.parse(text) as Outcome);
}

/** The last lines of what a step printed, where the reason usually is. */
const endOf = (output: string): string => output.trimEnd().split('\n').slice(-60).join('\n');
