import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressOf, hashesIn, scriptsFrom } from '../../../proxy/domain/page-scripts.ts';
import { type LoadedScript, scriptFindings } from '../../../proxy/domain/script-findings.ts';

const page = 'https://shop.example/checkout';
const proxy = 'https://proxy.example';
const hash = (letter: string, algorithm = 'sha384') => `${algorithm}-${letter.repeat(64)}`;

describe('the scripts of a page', () => {
  const read = (html: string, target = proxy) =>
    scriptsFrom(html, page, target).map(({ path, integrity, comparable }) => [path, integrity, comparable]);

  it('are those whose tags load from the proxy, however they are written', () => {
    assert.deepEqual(read(`<script type="module" src="${proxy}/v/1.0.0/a.js" integrity="${hash('a')}" crossorigin></script>`), [
      ['v/1.0.0/a.js', hash('a'), true],
    ]);
    assert.deepEqual(read(`<SCRIPT\n  Integrity='${hash('a')}'\n SRC = '${proxy}/a.js' defer>`), [['a.js', hash('a'), false]]);
    assert.deepEqual(read(`<script src=//proxy.example/a.js?x=1 crossorigin=anonymous>`), [['a.js', '', true]]);
    assert.deepEqual(read(`<script data-note="1 > 0" src="${proxy}/a.js">`), [['a.js', '', false]]);
    assert.deepEqual(read(`<script src="${proxy}/a.js"></script><script src="${proxy}/b.js">`), [
      ['a.js', '', false],
      ['b.js', '', false],
    ]);
  });

  it('are none of others, none without an address, and none in a comment', () => {
    for (const html of [
      '<script>1</script>',
      '<script src="">',
      '<script src="https://">',
      '<script src="https://proxy.example:8443/a.js">',
      '<script src="https://cdn.example/a.js">',
      `<!-- <script src="${proxy}/a.js"> -->`,
      `<!--\n<script src="${proxy}/a.js">\n-->`,
      `<scripted src="${proxy}/a.js">`,
      `<script data-src="${proxy}/a.js">`,
    ])
      assert.deepEqual(read(html), [], html);
  });

  it('of the page’s own origin need no crossorigin', () => {
    assert.deepEqual(read('<script src="/a.js">', 'https://shop.example'), [['a.js', '', true]]);
    assert.deepEqual(read('<script src="/a.js">'), []);
  });

  it('have a version in their address, or lead to the newest', () => {
    assert.deepEqual(addressOf('v/1.0.0/a.js'), { version: '1.0.0', file: 'a.js' });
    for (const file of ['a.js', 'v/1.0.0', 'v//a.js', 'x/v/1.0.0/a.js']) assert.deepEqual(addressOf(file), { version: null, file });
  });

  it('are pinned by the hashes of the strongest algorithm alone', () => {
    assert.deepEqual(hashesIn(`${hash('a', 'sha256')} ${hash('b')}\n${hash('c')}?x`), [hash('b'), hash('c')]);
    assert.deepEqual(hashesIn(`${hash('a')} ${hash('b', 'sha512')}`), [hash('b', 'sha512')]);
    assert.deepEqual(hashesIn(hash('a', 'sha256')), [hash('a', 'sha256')]);
    for (const none of ['', ' ', 'sha384-…', 'sha384-', hash('a', 'sha1'), hash('a').toUpperCase()])
      assert.deepEqual(hashesIn(none), [], none);
  });
});

describe('a script of a page', () => {
  const path = 'v/1.1.0/a.js';
  const found = (changes: Partial<LoadedScript>) =>
    scriptFindings(
      page,
      {
        path,
        integrity: hash('a'),
        comparable: true,
        hashes: [hash('z', 'sha256'), hash('a'), hash('y', 'sha512')],
        newest: { version: '1.1.0', integrity: hash('a') },
        ...changes,
      },
      proxy,
    ).map(({ level, code, what, remedy }) => `${level} ${code}: ${what} ${remedy}`);
  const paste = `Set src="${proxy}/v/1.1.0/a.js" integrity="${hash('a')}" crossorigin in its tag.`;

  it('that is pinned to its file is fine, and so is the newest that is not pinned', () => {
    assert.deepEqual(found({}), []);
    assert.deepEqual(found({ integrity: hash('y', 'sha512') }), []);
    assert.deepEqual(found({ integrity: `${hash('x')} ${hash('a')}` }), []);
    assert.deepEqual(found({ path: 'a.js', integrity: '' }), []);
    assert.deepEqual(found({ path: 'a.js', integrity: '', comparable: false }), []);
  });

  it('has the hash of its file, or does not run', () => {
    const differs = (which: string) => [
      `error script-hash-differs: ${page} loads ${which} with the hash of another file, so it does not run. Set integrity="${hash('a')}" in its tag.`,
    ];
    assert.deepEqual(found({ integrity: hash('b') }), differs(path));
    assert.deepEqual(found({ integrity: `${hash('b', 'sha512')} ${hash('a')}` }), differs(path), 'the strongest counts');
    assert.deepEqual(found({ path: 'a.js', integrity: hash('b') }), differs('a.js'));
    assert.deepEqual(found({ integrity: hash('b'), comparable: false }), differs(path));
  });

  it('with a hash has to be asked for by CORS', () =>
    assert.deepEqual(found({ comparable: false }), [
      `error script-crossorigin-none: ${page} loads ${path} with a hash but without crossorigin, so it does not run. Add crossorigin to its tag.`,
    ]));

  it('of a version ought to have a hash', () => {
    const none = [
      `note script-hash-none: ${page} loads ${path} without a hash, so whatever comes is run. Set integrity="${hash('a')}" crossorigin in its tag.`,
    ];
    assert.deepEqual(found({ integrity: '' }), none);
    assert.deepEqual(found({ integrity: 'sha384-…', comparable: false }), none, 'a placeholder is no hash');
  });

  it('that changes with the next version had better have none', () =>
    assert.deepEqual(found({ path: 'a.js' }), [
      `warning script-unpinned: ${page} pins a.js by a hash, and the file behind it changes with the next version. ${paste}`,
    ]));

  it('of an older version works, and is told of the newest', () => {
    assert.deepEqual(found({ path: 'v/1.0.0/a.js' }), [
      `note script-old: ${page} loads a.js of version 1.0.0; there is 1.1.0 now. ${paste}`,
    ]);
    assert.deepEqual(found({ path: 'v/1.0.0/a.js', newest: null }), []);
  });

  it('has to be there', () => {
    const none = (which: string, remedy: string) => [
      `error script-none: ${page} loads ${which}, which this proxy does not have. ${remedy}`,
    ];
    assert.deepEqual(found({ path: 'v/0.9.0/a.js', hashes: null }), none('v/0.9.0/a.js', paste));
    assert.deepEqual(
      found({ path: 'sendcloud.js', hashes: null, newest: null }),
      none('sendcloud.js', `The files that there are stand in ${proxy}/integrity.json.`),
    );
  });
});
