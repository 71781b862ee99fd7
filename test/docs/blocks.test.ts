import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { blocksIn, readPages } from './support/blocks.ts';
import { rooms } from './support/claims.ts';

/** What may stand behind a block's language: run as it stands, checked against what it tells of, a shop's own lines, a file, a command that goes on. */
const facts = /^(run|checked|own|serve|file=[\w./-]+)$/;

describe('the blocks of the documentation', async () => {
  const pages = await readPages();

  it('are found in lists, in quotations, without a language and between tildes', () => {
    const text = ['1. One', '', '   ```js run', '   a();', '   ```', '', '> ~~~', '> b', '> ~~~', '', '````text', '```', '````', ''].join(
      '\n',
    );
    assert.deepEqual(
      blocksIn('page.md', text).map(({ line, language, facts: behind, code }) => [line, language, behind, code]),
      [
        [3, 'js', 'run', 'a();\n'],
        [7, '', '', 'b\n'],
        [11, 'text', '', '```\n'],
      ],
    );
  });

  for (const [what, text] of Object.entries({
    'an open fence': '```js\na();\n',
    'indented code': 'So:\n\n    a();\n',
    HTML: '<pre>a();</pre>\n',
  }))
    it(`do not hide from the tests in ${what}`, () => {
      assert.throws(() => blocksIn('page.md', text), /page\.md has code in no fenced block/);
    });

  it('stand on pages of which one test answers for each', () => {
    const withBlocks = [...pages].filter(([page, text]) => blocksIn(page, text).length > 0);
    assert.ok(withBlocks.length > 15);
    for (const [page] of withBlocks) assert.equal(Object.values(rooms).filter((room) => room.test(page)).length, 1, page);
  });

  it('say of themselves only what the tests know to do', () => {
    for (const [page, text] of pages)
      for (const { line, facts: behind } of blocksIn(page, text))
        for (const fact of behind.split(' ').filter(Boolean)) assert.match(fact, facts, `${page}:${line}`);
  });
});
