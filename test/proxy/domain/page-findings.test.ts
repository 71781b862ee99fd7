import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allows, allowsTrustedTypes, readPolicies } from '../../../proxy/domain/content-policy.ts';
import { type PageFacts, pageFindings } from '../../../proxy/domain/page-findings.ts';
import type { LoadedScript } from '../../../proxy/domain/script-findings.ts';

const page = 'https://shop.example/checkout';
const target = 'https://proxy.example';

describe('a Content-Security-Policy', () => {
  const may = (header: string, directive: 'script-src-elem' | 'connect-src' | 'img-src' = 'connect-src', from = page, to = target) =>
    readPolicies(header).every((policy) => allows(policy, directive, { page: from, target: to }));

  it('that is not there forbids nothing', () => {
    assert.deepEqual(readPolicies(''), []);
    assert.deepEqual(readPolicies(' , ;'), []);
    assert.equal(may(''), true);
  });

  it('is read as directives with their sources, the first of a name counting', () =>
    assert.deepEqual(readPolicies("Connect-SRC a.example  b.example; img-src 'none';connect-src c.example, default-src d.example"), [
      new Map([
        ['connect-src', ['a.example', 'b.example']],
        ['img-src', ["'none'"]],
      ]),
      new Map([['default-src', ['d.example']]]),
    ]));

  it('has to be allowed by each of several', () => {
    assert.equal(may(`connect-src ${target}, connect-src *`), true);
    assert.equal(may(`connect-src ${target}, connect-src 'none'`), false);
  });

  const fallbacks: [header: string, directive: 'script-src-elem' | 'connect-src' | 'img-src', answer: boolean][] = [
    [`script-src-elem ${target}; script-src 'none'; default-src 'none'`, 'script-src-elem', true],
    [`script-src ${target}; default-src 'none'`, 'script-src-elem', true],
    [`default-src ${target}`, 'script-src-elem', true],
    [`script-src 'none'; default-src ${target}`, 'connect-src', true],
    [`connect-src 'none'; default-src ${target}`, 'connect-src', false],
    [`img-src ${target}; default-src 'none'`, 'img-src', true],
    [`default-src 'none'`, 'img-src', false],
    [`frame-src 'none'`, 'img-src', true],
  ];
  for (const [header, directive, answer] of fallbacks)
    it(`"${header}" ${answer ? 'allows' : 'forbids'} ${directive}`, () => assert.equal(may(header, directive), answer));

  const sources: [source: string, from: string, to: string, answer: boolean][] = [
    ['*', page, target, true],
    ["'self'", page, target, false],
    ["'self'", page, 'https://shop.example/x', true],
    ["'none'", page, target, false],
    ['https:', page, target, true],
    ['http:', page, target, true],
    ['https:', page, 'http://proxy.example', false],
    ['data:', page, target, false],
    ['proxy.example', page, target, true],
    ['PROXY.example', page, target, true],
    ['proxy.example', 'http://shop.example', target, true],
    ['proxy.example', page, 'http://proxy.example', false],
    ['https://proxy.example', page, target, true],
    ['http://proxy.example', page, target, true],
    ['wss://proxy.example', page, target, false],
    ['other.example', page, target, false],
    ['*.proxy.example', page, target, false],
    ['*.example', page, target, true],
    ['*.example', page, 'https://proxyexample', false],
    ['proxy.example:443', page, target, true],
    ['proxy.example:8443', page, target, false],
    ['proxy.example:8443', page, 'https://proxy.example:8443', true],
    ['proxy.example:*', page, 'https://proxy.example:8443', true],
    ['proxy.example', page, 'https://proxy.example:8443', false],
    ['http://proxy.example', 'http://shop.example', 'http://proxy.example', true],
    ['http://proxy.example:8080', 'http://shop.example', 'http://proxy.example', false],
    ['https://proxy.example/only/here', page, target, true],
    ['', page, target, false],
    ['/path', page, target, false],
    [':443', page, target, false],
  ];
  for (const [source, from, to, answer] of sources)
    it(`"${source}" on ${from} ${answer ? 'allows' : 'forbids'} ${to}`, () =>
      assert.equal(may(`connect-src ${source}`, 'connect-src', from, to), answer));

  for (const source of ["'nonce-abc'", "'sha256-abc='", "'sha512-abc='", "'strict-dynamic'", "'NONCE-abc'"])
    it(`${source} allows a script that brings it from anywhere, and no request`, () => {
      assert.equal(may(`default-src 'self' ${source}`, 'script-src-elem'), true);
      assert.equal(may(`default-src ${source}`, 'connect-src'), false);
      assert.equal(may(`default-src x${source}`, 'script-src-elem'), false);
    });

  it('names the Trusted Types policies that may be made', () => {
    const make = (header: string) => readPolicies(header).every((policy) => allowsTrustedTypes(policy, 'picker'));
    assert.equal(make("require-trusted-types-for 'script'"), true);
    assert.equal(make('trusted-types picker other'), true);
    assert.equal(make('trusted-types *'), true);
    assert.equal(make('trusted-types other'), false);
    assert.equal(make('trusted-types'), false);
  });
});

describe('a shop’s page', () => {
  const fine = { status: 200, contentSecurityPolicy: '', html: '<sendcloud-delivery-picker>', scripts: [], hasSecretKey: false };
  const facts = (answer: Partial<NonNullable<PageFacts['answer']>> | null, originAllowed = true) =>
    pageFindings(
      { url: page, answer: answer && { ...fine, ...answer } },
      { publicUrl: target, publishableKey: 'pk_kettle', originAllowed },
    ).map(({ level, code, what, remedy }) => `${level} ${code}: ${what} ${remedy}`);
  const picker = (attributes: string) => `<sendcloud-delivery-picker\n  country="NL" ${attributes}>`;
  const unreachable = [
    `warning page-unreachable: ${page} cannot be read from here, so its policy is unknown. Give the address of a page that is up, and open to all.`,
  ];

  it('that allows everything, with its own key or none, has no findings', () => {
    assert.deepEqual(facts({}), []);
    for (const key of ['"pk_kettle"', "'pk_kettle'", 'pk_kettle']) assert.deepEqual(facts({ html: picker(`publishable-key=${key}`) }), []);
    assert.deepEqual(
      facts({ html: picker('publishable-key="pk_other"') + picker('publishable-key="pk_kettle"') }),
      [],
      'one of two is ours',
    );
  });

  it('that cannot be read tells nothing', () => {
    assert.deepEqual(facts(null, false), unreachable);
    assert.deepEqual(facts({ status: 400 }), unreachable);
    assert.deepEqual(facts({ status: 399 }), []);
  });

  it('has to be on the list of origins and bear the shop’s key', () => {
    assert.deepEqual(facts({}, false), [
      'error origin-missing: https://shop.example is not on the list of origins. Add it to "origins": https://shop.example',
    ]);
    for (const html of [picker('publishable-key="pk_other"'), picker('publishable-key=pk_other')])
      assert.deepEqual(facts({ html }), [
        `error publishable-key-differs: The picker on ${page} has another publishable key. Set publishable-key="pk_kettle".`,
      ]);
  });

  it('bears no secret key, in the element or anywhere else', () => {
    const stands =
      `error secret-key-in-page: A secret key stands on ${page}, where everyone can read it. ` +
      'Make another at once, by POST /merchants/{id}/keys/rotate or a new SECRET_KEY; pages have the publishable key.';
    const differs = `error publishable-key-differs: The picker on ${page} has another publishable key. Set publishable-key="pk_kettle".`;
    assert.deepEqual(facts({ html: picker('publishable-key="sk_kettle"') }), [stands, differs]);
    assert.deepEqual(facts({ hasSecretKey: true }), [stands]);
  });

  it('asks this proxy', () => {
    for (const address of [target, `${target}/`, `${target.toUpperCase()}/x`])
      assert.deepEqual(facts({ html: picker(`proxy="${address}"`) }), [], address);
    for (const address of ['http://proxy.example', 'https://proxy.example:8443', 'http://localhost:8787', '/shipping', ''])
      assert.deepEqual(facts({ html: picker(`proxy="${address}"`) }), [
        `error proxy-differs: The element on ${page} asks ${address}, which is not PUBLIC_URL. Set proxy="${target}", or PUBLIC_URL to that address.`,
      ]);
  });

  it('without an element is told so, unless it has the drop-in', () => {
    const none = [
      `note element-none: No picker stands in the HTML of ${page}. If a script puts it there, open the page in a browser: the console says what is wrong.`,
    ];
    for (const html of ['', '<sendcloud-delivery-pickers>', '<!-- <sendcloud-delivery-picker> -->'])
      assert.deepEqual(facts({ html }), none, html);
    for (const name of ['sendcloud-merchant-connect', 'sendcloud-order-panel']) assert.deepEqual(facts({ html: `<${name}>` }), []);
    const hosted = { path: 'spp.js', integrity: '', comparable: true, hashes: ['sha384-x'], newest: null };
    assert.deepEqual(facts({ html: '', scripts: [hosted] }), []);
  });

  it('has to let the picker’s script, requests, pictures and policy through', () => {
    const add = (directive: string) => `Add ${target} to ${directive} of the page's Content-Security-Policy.`;
    assert.deepEqual(facts({ contentSecurityPolicy: "default-src 'self'; trusted-types 'none'" }), [
      `error csp-script: ${page} forbids scripts from ${target}. ${add('script-src')}`,
      `error csp-connect: ${page} forbids requests to ${target}, so no option can be shown. ${add('connect-src')}`,
      `warning csp-img: ${page} forbids pictures from ${target}, so the map stays grey and logos are missing. ${add('img-src')}`,
      `error csp-trusted-types: ${page} does not allow the Trusted Types policy sendcloud-delivery-picker. Add sendcloud-delivery-picker to trusted-types of the page's Content-Security-Policy.`,
    ]);
    assert.deepEqual(facts({ contentSecurityPolicy: `default-src ${target}; trusted-types sendcloud-delivery-picker` }), []);
  });

  it('is held to the policies in its HTML as well', () => {
    const meta = (policy: string) => `<meta http-equiv="Content-Security-Policy" content="${policy}">${fine.html}`;
    const codes = (html: string, header = '') => facts({ html, contentSecurityPolicy: header }).map((line) => line.split(' ')[1]);
    assert.deepEqual(codes(meta("connect-src 'self'")), ['csp-connect:']);
    assert.deepEqual(codes(meta("connect-src 'self'"), "img-src 'none'"), ['csp-connect:', 'csp-img:']);
    assert.deepEqual(codes(meta(`default-src ${target}`)), []);
    assert.deepEqual(codes(`<meta name="description" content="connect-src 'none'">${fine.html}`), []);
  });

  it('has to allow the Trusted Types policy of each script that it loads', () => {
    const [office, picker] = ['sendcloud-back-office.js', 'v/1.0.0/sendcloud-delivery-picker.js'].map((path) => ({
      path,
      integrity: '',
      comparable: true,
      newest: null,
      hashes: ['sha384-x'],
    }));
    const refused = (scripts: LoadedScript[]) =>
      facts({ scripts, contentSecurityPolicy: 'trusted-types none-of-ours' }).flatMap((line) => /policy (\S+)\. Add/.exec(line)?.[1] ?? []);
    assert.deepEqual(refused([office!]), ['sendcloud-back-office']);
    assert.deepEqual(refused([picker!, office!, picker!]), ['sendcloud-delivery-picker', 'sendcloud-back-office']);
    assert.deepEqual(facts({ scripts: [office!], contentSecurityPolicy: 'trusted-types sendcloud-back-office' }), []);
  });

  it('has to load scripts that are there', () => {
    const script = { path: 'old.js', integrity: '', comparable: true, hashes: null, newest: null };
    assert.deepEqual(facts({ scripts: [script] }), [
      `error script-none: ${page} loads old.js, which this proxy does not have. The files that there are stand in ${target}/integrity.json.`,
    ]);
  });
});
