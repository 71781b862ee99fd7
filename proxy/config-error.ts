/** Variables by name, as a process has them. */
export type Environment = Record<string, string | undefined>;

/** A variable is missing or wrong. The message is one sentence that names it and says what would be right. */
export class ConfigError extends Error {
  constructor(variable: string, expected: string, options?: ErrorOptions) {
    super(`${variable} ${expected}`, options);
    this.name = 'ConfigError';
  }
}
