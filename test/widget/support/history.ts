import { fixtureCleanup } from '@open-wc/testing';
import { waitUntil } from './until.ts';

// A finder that goes with its test still takes its entry out of the history. Until it has, the browser is on its way somewhere, and the
// next test, or the runner's own next page, would meet that.
afterEach(async () => {
  fixtureCleanup();
  await waitUntil(() => history.state === null, 'the history to be as it was');
});
