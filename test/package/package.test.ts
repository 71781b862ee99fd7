import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { build } from 'vite';
import { freePort } from '../../demo/free-port.ts';
import { startProcess } from '../../demo/process.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { readElements } from '../../widget/build/element-manifest.ts';
import { type EmptyProject, emptyProject } from './support/empty-project.ts';
import { packTarball } from './support/tarball.ts';

const run = promisify(execFile);
const name = packageJson.name;
const modules = join(import.meta.dirname, '../../node_modules');
const tsc = join(modules, '.bin/tsc');

const isCode = (target: unknown): target is { types: string; default: string } => typeof target === 'object' && target !== null;
const entries = Object.entries(packageJson.exports)
  .filter(([, target]) => isCode(target))
  .map(([path]) => path.replace(/^\./, name));

describe('the package, in an empty project', { timeout: 180_000 }, () => {
  let tarball: string;
  let project: EmptyProject;
  before(async () => {
    await run(process.execPath, [join(modules, 'typescript/bin/tsc'), '-p', 'tsconfig.build.json']);
    for (const part of ['templates', 'editors']) await run(process.execPath, ['--no-warnings', 'widget/build/build.ts', part]);
    tarball = await packTarball();
    project = await emptyProject(tarball, '@types/node', '@types/react', 'csstype', 'preact', 'solid-js', 'seroval', 'vue', '@vue');
  });
  after(() => project?.close());

  it('holds the file of every export, and nothing of tests or tools', async () => {
    const { stdout } = await run('tar', ['-tzf', tarball], { maxBuffer: 16_000_000 });
    const files = new Set(
      stdout
        .trim()
        .split('\n')
        .map((file) => file.replace(/^package\//, './')),
    );
    const targets = Object.values(packageJson.exports).flatMap((target) => (isCode(target) ? [target.types, target.default] : [target]));
    for (const target of [...targets, packageJson['web-types'], packageJson.bin['sendcloud-delivery-proxy']])
      assert.ok(files.has(target), target);
    assert.deepEqual(
      [...files].filter((file) => /^\.\/(test|demo|node_modules|widget|proxy)\/|\.map$|\.node$/.test(file)),
      [],
    );
  });

  it('has a command that serves the widget it was packed with', async () => {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const script = join(project.folder, 'node_modules', name, packageJson.bin['sendcloud-delivery-proxy']);
    const env = {
      PORT: String(port),
      PUBLIC_URL: url,
      PROXY_SECRET: Buffer.alloc(32, 7).toString('base64'),
      ADMIN_KEY: 'an-admin-key-that-is-not-a-secret',
      DATABASE_URL: `file:${join(project.folder, 'delivery.db')}`,
    };
    const proxy = await startProcess({ name: 'proxy', script, env });
    try {
      const { files } = (await (await fetch(`${url}/integrity.json`)).json()) as { files: Record<string, unknown> };
      for (const path of ['sendcloud-delivery-picker.js', ...Object.keys(files)])
        assert.equal((await fetch(`${url}/${path}`)).status, 200, path);
    } finally {
      await proxy.stop();
    }
  });

  it('can be imported on a server, every part of it', async () => {
    await project.write('server.mjs', entries.map((entry) => `await import('${entry}');`).join('\n'));
    assert.deepEqual(await project.run(process.execPath, '--no-warnings', 'server.mjs'), { output: '', ok: true });
  });

  for (const [resolution, module] of [
    ['bundler', 'esnext'],
    ['node16', 'node16'],
  ] as const)
    it(`has types that ${resolution} resolution finds, down to the last`, async () => {
      await project.write('page.ts', await readFile(join(import.meta.dirname, 'support/uses.ts.txt'), 'utf8'));
      const options = ['--moduleResolution', resolution, '--module', module, '--target', 'es2022', '--lib', 'es2024,dom,dom.iterable'];
      // Those of the dependencies too, where there is time for them.
      const libraries = process.env.FULL ? [] : ['--skipLibCheck'];
      const checked = await project.run(
        tsc,
        'page.ts',
        '--noEmit',
        '--strict',
        '--exactOptionalPropertyTypes',
        '--types',
        'node',
        ...options,
        ...libraries,
      );
      assert.deepEqual(checked, { output: '', ok: true });
    });

  const templates: Record<string, string[]> = {
    react: ['--jsx', 'react-jsx', '--jsxImportSource', 'react'],
    preact: ['--jsx', 'react-jsx', '--jsxImportSource', 'preact'],
    solid: ['--jsx', 'preserve', '--jsxImportSource', 'solid-js'],
    vue: [],
  };
  for (const [framework, options] of Object.entries(templates))
    it(`lets ${framework} check the element in templates`, async () => {
      const file = `${framework}.ts${framework === 'vue' ? '' : 'x'}`;
      await project.write(file, await readFile(join(import.meta.dirname, `support/templates/${file}.txt`), 'utf8'));
      const common = [
        '--noEmit',
        '--strict',
        '--skipLibCheck',
        '--moduleResolution',
        'bundler',
        '--module',
        'esnext',
        '--target',
        'es2022',
      ];
      const checked = await project.run(tsc, file, ...common, '--lib', 'es2024,dom,dom.iterable', '--types', 'node', ...options);
      assert.deepEqual(checked, { output: '', ok: true });
    });

  it('knows every attribute in templates and in editors', async () => {
    const elements = await readElements();
    const [names = []] = elements.map(attributeNames);
    const every = Object.fromEntries(names.map((attribute) => [attribute, 1]));
    await project.write(
      'all.ts',
      `import type { PickerAttributes } from '${name}/react';\nexport const all: Record<keyof PickerAttributes, 1> = ${JSON.stringify(every)};\n`,
    );
    const common = ['--noEmit', '--strict', '--skipLibCheck', '--moduleResolution', 'bundler', '--module', 'esnext', '--target', 'es2022'];
    assert.deepEqual(await project.run(tsc, 'all.ts', ...common, '--lib', 'es2024,dom,dom.iterable', '--types', 'node'), {
      output: '',
      ok: true,
    });
    const read = async (file: string) => JSON.parse(await readFile(join(project.folder, 'node_modules', name, file), 'utf8')) as never;
    const custom: { tags: { name: string; attributes: { name: string }[] }[] } = await read('dist/vscode.html-custom-data.json');
    const web: { contributions: { html: { elements: { name: string; attributes: { name: string }[] }[] } } } =
      await read('dist/web-types.json');
    const all = elements.map((element) => [element.tag, attributeNames(element)]);
    for (const known of [custom.tags, web.contributions.html.elements])
      assert.deepEqual(
        known.map((element) => [element.name, attributeNames(element)]),
        all,
      );
  });

  const browserOnly = [name, `${name}/element`, `${name}/spp`, `${name}/fields`];
  for (const entry of [...browserOnly, `${name}/server`])
    it(`brings nothing of the proxy into a bundle of ${entry}`, async () => {
      await project.write('main.js', `import * as all from '${entry}';\nconsole.log(all);\n`);
      const bundled = await bundledModules(project.folder);
      assert.ok(bundled.some((id) => id.includes(`/${name}/dist/`)));
      const foreign = /node_modules\/(hono|@hono|zod|postgres|@cantoo|pg|node:)|dist\/(proxy|cli)\.js|^node:/;
      assert.deepEqual(
        bundled.filter((id) => foreign.test(id)),
        [],
      );
      if (!browserOnly.includes(entry))
        assert.deepEqual(
          bundled.filter((id) => /\/(lit|leaflet|supercluster)\//.test(id)),
          [],
        );
    });

  it('pleases publint', async () => {
    const { publint } = await import('publint');
    const { messages } = await publint({ pkgDir: join(project.folder, 'node_modules', name), pack: false, strict: true });
    assert.deepEqual(
      messages.map(({ code, path }) => `${code} ${path.join('.')}`),
      [],
    );
  });

  it('has types that are right by attw', async () => {
    const attw = join(modules, '.bin/attw');
    const { output, ok } = await project.run(attw, tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-emoji', '--no-color');
    assert.ok(ok, output);
  });
});

const attributeNames = ({ attributes }: { attributes: { name: string }[] }): string[] => attributes.map(({ name }) => name).sort();

/** The files that end in a bundle of `main.js`. */
async function bundledModules(root: string): Promise<string[]> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, rolldownOptions: { input: join(root, 'main.js') } },
  });
  return [result]
    .flat()
    .flatMap((one) => ('output' in one ? one.output : []))
    .flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []));
}
