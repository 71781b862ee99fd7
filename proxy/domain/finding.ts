/** Something that keeps a merchant from delivering (`error`), or will surprise them (`warning`). */
export interface Finding {
  code: string;
  level: 'error' | 'warning';
  /** What is wrong, in a merchant's words. */
  what: string;
  /** What to do about it, and where to click. */
  remedy: string;
}

export const error = (code: string, what: string, remedy: string): Finding => ({ code, level: 'error', what, remedy });
export const warning = (code: string, what: string, remedy: string): Finding => ({ code, level: 'warning', what, remedy });

/** The finding where it holds, nothing where it does not. */
export const when = (holds: boolean, finding: () => Finding): Finding[] => (holds ? [finding()] : []);
