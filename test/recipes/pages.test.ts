import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { Engine } from 'php-parser';
import { transformWithOxc } from 'vite';
import { blocksOf, readRecipe, recipeNames } from './support/recipes.ts';

const names = await recipeNames();
const blocks = (await Promise.all(names.map(async (name) => (await blocksOf(name)).map((block) => ({ ...block, name }))))).flat();
const folder = new URL('../../docs/recipes/', import.meta.url);

describe('the recipes', () => {
  it('take at most ten lines of the shop’s own each', () => {
    const own = blocks.filter((block) => block.own);
    assert.ok(own.length > 8);
    for (const { name, code } of own) assert.ok(code.trimEnd().split('\n').length <= 10, `${name}:\n${code}`);
  });

  it('have PHP that PHP can read', () => {
    const php = blocks.filter(({ language }) => language === 'php');
    assert.ok(php.length > 3);
    for (const { name, code } of php)
      assert.doesNotThrow(() => new Engine({}).parseCode(code.startsWith('<?php') ? code : `<?php\n${code}`, `${name}.php`));
  });

  it('have scripts that can be read', async () => {
    const scripts = blocks.filter(({ language }) => /^jsx?$/.test(language));
    assert.ok(scripts.length > 8);
    for (const { name, code, language } of scripts)
      await assert.doesNotReject(transformWithOxc(code, `${name}.${language}`, { lang: language as 'js' | 'jsx' }), name);
  });

  it('name each of the files that other recipes borrow', async () => {
    const files = new Map(names.map((name) => [name, blocks.filter((block) => block.name === name).map(({ file }) => file)]));
    for (const name of names)
      for (const [, file = '', from = ''] of (await readRecipe(name)).matchAll(/\[`([\w.]+)`\]\((\w+)\.md\)/g))
        assert.ok(files.get(from)?.includes(file), `${name} borrows ${file} from ${from}`);
  });

  it('are all told of on their first page', async () => {
    const first = await readFile(new URL('README.md', folder), 'utf8');
    for (const name of names) if (name !== 'README') assert.ok(first.includes(`(${name}.md)`), name);
  });
});
