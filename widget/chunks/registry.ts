import type { Policy } from './create-policy.ts';

/** A chunk, once its file has run: give it what it shares with the entry, and it gives its exports. */
export type Factory = (exports: object, require: (name: string) => object) => void;

/** Where files of one build meet for a moment. Whoever takes something removes it, so nothing stays to be misused. */
export interface Registry {
  policy?: Policy | undefined;
  [chunk: `${string}@${string}`]: Factory | undefined;
}

const key = Symbol.for('sendcloud-delivery-picker');

export function registry(): Registry {
  const globals = globalThis as { [key: symbol]: Registry | undefined };
  return (globals[key] ??= {});
}
