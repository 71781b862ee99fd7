import { registerHooks } from 'node:module';
import { mutations } from './mutations.ts';
import { chargeMutations } from './charges.ts';
import { tenantMutations } from './tenants.ts';

/** Gives the program one mistake, as its file is loaded. Throws when the text it replaces is no longer there, or twice. */
export function applyMutation(name: string): void {
  const mutation = [...mutations, ...chargeMutations, ...tenantMutations].find((one) => one.name === name);
  if (!mutation) throw new Error(`There is no mutation ${name}`);
  const { file, find, replace } = mutation;
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (!url.endsWith(`/${file}`)) return loaded;
      const parts = String(loaded.source).split(find);
      if (parts.length !== 2) throw new Error(`The mutation ${name} finds its text ${parts.length - 1} times in ${file}`);
      return { ...loaded, source: parts.join(replace) };
    },
  });
}
