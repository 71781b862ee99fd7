import type { FindingCode, FindingLevel, FindingView } from '../contract/findings.ts';

/** Something that keeps a merchant from delivering (`error`), will surprise them (`warning`), or is good to know (`note`). */
export interface Finding<Code extends string = string> {
  code: Code;
  level: FindingLevel;
  /** What is wrong, in a merchant's words. */
  what: string;
  /** What to do about it, and where to click. */
  remedy: string;
  /** What varies in the words, for whoever says it in another language. */
  values: FindingView['values'];
}

/** Of an account: its codes are the contract's. */
export type AccountFinding = Finding<FindingCode>;

const finding =
  (level: FindingLevel) =>
  <Code extends string>(code: Code, what: string, remedy: string, values: FindingView['values'] = {}): Finding<Code> => ({
    code,
    level,
    what,
    remedy,
    values,
  });

/** What keeps from delivering first, what is good to know last; otherwise as they were found. */
export const byLevel = <F extends Finding>(findings: readonly F[]): F[] =>
  levels.flatMap((level) => findings.filter((one) => one.level === level));

const levels: readonly FindingLevel[] = ['error', 'warning', 'note'];

export const error = finding('error');
export const warning = finding('warning');
export const note = finding('note');

/** The finding where it holds, nothing where it does not. */
export const when = <Code extends string>(holds: boolean, found: () => Finding<Code>): Finding<Code>[] => (holds ? [found()] : []);
