import type { TestRunnerPlugin } from '@web/test-runner';
import { policyModule } from '../../widget/build/lit-patches.ts';
import { patch } from '../../widget/build/patches.ts';

/** Serves `*.css?inline` as Vite does: a module whose default export is the text. */
export const cssAsText: TestRunnerPlugin = {
  name: 'css-as-text',
  resolveMimeType: (context) => (isInlineCss(context) ? 'js' : undefined),
  transform: (context) => (isInlineCss(context) ? { body: `export default ${JSON.stringify(context.body)};` } : undefined),
};

/** Gives the tests the libraries as the build ships them. */
export const patched: TestRunnerPlugin = {
  name: 'patched',
  resolveImport: ({ source }) => (source === policyModule ? '/widget/chunks/policy.ts' : undefined),
  transform: (context) => (typeof context.body === 'string' ? { body: patch(context.path, context.body) } : undefined),
};

const isInlineCss = (context: { path: string; URL: URL }): boolean =>
  context.path.endsWith('.css') && context.URL.searchParams.has('inline');
