import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** How to start the browser the tests run in, with Playwright or Puppeteer. */
export interface Browser {
  executablePath: string;
  args: string[];
  /** To be added to the environment the browser is started with. */
  env: Record<string, string>;
}

const installedNames = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
const macPath = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

/** Containers run as root, where Chromium refuses its sandbox, and give 64 MB of shared memory, where it needs more. */
const args = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-sync',
];

/** Looks for a Chromium in this order: `CHROME_PATH`, one that is installed, the one inside `@sparticuz/chromium`. */
export async function findBrowser(): Promise<Browser> {
  const chosen = process.env.CHROME_PATH;
  if (chosen !== undefined && chosen !== '') {
    if (!(await exists(chosen))) throw new Error(`CHROME_PATH is "${chosen}", but there is no file there`);
    return { executablePath: chosen, args, env: {} };
  }
  const installed = await findInstalled();
  return installed === undefined ? unpacked() : { executablePath: installed, args, env: {} };
}

async function findInstalled(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const places = [...installedNames.flatMap((name) => folders.map((folder) => join(folder, name))), macPath];
  for (const place of places) if (await exists(place)) return place;
  return undefined;
}

/**
 * The browser inside `@sparticuz/chromium`, unpacked once for each version into a folder of this project.
 *
 * By itself the package unpacks to the system's temporary folder and takes whatever an older version left there.
 */
async function unpacked(): Promise<Browser> {
  const folder = join(cache, `chromium-${await packagedVersion()}`);
  const executablePath = join(folder, 'chromium');
  const fonts = join(folder, 'fonts.conf');
  if (!(await exists(fonts))) await unpackTo(folder);
  return { executablePath, args, env: { FONTCONFIG_FILE: fonts } };
}

async function packagedVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const manifest = await import(join(dirname(entry), '../package.json'), { with: { type: 'json' } });
  return manifest.default.version;
}

/** Unpacks beside the folder and renames, so that a killed or a parallel run never leaves half a browser. */
async function unpackTo(folder: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(`${folder}-`);
  const unpack = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', unpack], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    env: { ...process.env, TMPDIR: staging },
  });
  await writeFile(join(staging, 'fonts.conf'), fontConfig(join(folder, 'fonts')));
  await rename(staging, folder).catch(async (error: unknown) => {
    await rm(staging, { recursive: true });
    if (!(await exists(join(folder, 'fonts.conf')))) throw error;
  });
}

/** A machine without a browser often has no fonts either; the package brings one. */
const fontConfig = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/cache</cachedir>
</fontconfig>
`;

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
