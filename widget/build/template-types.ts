import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const from = 'widget/types';
const to = 'dist/types/widget/types';

/** The types for templates beside those that the compiler made: it reads declarations and writes none of them. */
export async function copyTemplateTypes(): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) if (name.endsWith('.d.ts')) await copyFile(join(from, name), join(to, name));
}
