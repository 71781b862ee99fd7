import { mergeConfig } from 'vite';
import shared from '../../vite.config.ts';

/** The gallery arranges its states with the helpers of the tests, and asserts nothing: no test runner is there to be asked. */
export default mergeConfig(shared, {
  resolve: { alias: [{ find: /^@open-wc\/testing$/, replacement: '@open-wc/testing-helpers' }] },
});
