import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { findBrowser } from './test/support/browser.ts';
import { cssAsText, patched } from './test/support/wtr-plugins.ts';
import { reporters, runIsOver } from './test/support/wtr-reporter.ts';

const { executablePath, args, env } = await findBrowser();

/** A browser that dies would leave the runner waiting for it: the run ends at once instead, and ends failed. */
const failWhenLost = ({ browser }) => {
  browser.on('disconnected', () => {
    if (runIsOver()) return;
    console.error('The browser died in the middle of the tests.');
    process.exit(1);
  });
  return browser.defaultBrowserContext();
};

export default {
  files: 'test/widget/**/*.test.ts',
  // Lit as it is shipped: the build it offers for development is another one.
  nodeResolve: { exportConditions: ['production'] },
  // Two pages at once share one focus, and the one in the background hangs.
  concurrency: 1,
  testFramework: { config: { timeout: 10_000 } },
  testsFinishTimeout: 150_000,
  plugins: [
    patched,
    cssAsText,
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)) }),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath, args, pipe: true, env: { ...process.env, ...env } },
      createBrowserContext: failWhenLost,
    }),
  ],
  reporters: reporters(process.env.RESULTS_FILE),
};
