import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** How the compiler is asked: each may stand for the other, and neither knows a name that the other does not, however deep. */
const question = (name: string, contract: string): string => `
import type { ${name} as Real } from ${JSON.stringify(contract)};
type Names<T> = T extends readonly (infer Item)[] ? Names<Item>[] : T extends object ? { [Key in keyof T]-?: Names<NonNullable<T[Key]>> } : 1;
declare const documented: ${name};
declare const real: Real;
declare const documentedNames: Names<${name}>;
declare const realNames: Names<Real>;
export const answers: [Real, ${name}, Names<Real>, Names<${name}>] = [documented, real, documentedNames, realNames];
`;

/**
 * What the compiler has against an interface of the documentation being the same as the type of that name in a file of the contract;
 * empty when it is the same, optional parts included.
 */
export async function differencesOf(code: string, name: string, file: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'delivery-shape-'));
  try {
    const path = join(folder, 'shape.ts');
    await writeFile(path, code + question(name, join(root, file)));
    return await compiled(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const options =
  '--noEmit --ignoreConfig --strict --skipLibCheck --allowImportingTsExtensions --module nodenext --target es2024 --types node';

/** The compiler's complaints about a file. */
async function compiled(path: string): Promise<string> {
  const args = [
    join(root, 'node_modules/typescript/bin/tsc'),
    path,
    ...options.split(' '),
    '--typeRoots',
    join(root, 'node_modules/@types'),
  ];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root }, (error, stdout, stderr) => resolve(error ? `${stdout}${stderr}` || String(error) : ''));
  });
}
