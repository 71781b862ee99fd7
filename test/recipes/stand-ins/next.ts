/** In the place of `next`, as far as one page, its layout and one route need it: rendered on the server, brought to life by the script of its client component. */
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';

interface App {
  render(): Promise<ReadableStream<Uint8Array>>;
  POST(request: Request): Promise<Response>;
}

const folder = join(process.cwd(), '.next');

const entry = `
import { createElement } from 'react';
import { renderToReadableStream } from 'react-dom/server';
import Layout from '../app/layout.jsx';
import Page from '../app/checkout/page.jsx';
export { POST } from '../app/pay/route.js';
export const render = () => renderToReadableStream(createElement(Layout, null, createElement(Page)), { bootstrapModules: ['/client.js'] });
`;

async function buildApp(): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'app.js'), entry);
  await writeFile(join(folder, 'client.js'), `import '../app/checkout/delivery.jsx';`);
  const common = { configFile: false, logLevel: 'warn' } as const;
  const output = { format: 'es', entryFileNames: '[name].mjs', codeSplitting: false } as const;
  const options = (outDir: string) => ({ outDir: join(folder, outDir), rolldownOptions: { output } });
  await build({ ...common, build: { ssr: join(folder, 'app.js'), ...options('server') } });
  await build({ ...common, build: { ...options('client'), rolldownOptions: { output, input: join(folder, 'client.js') } } });
}

async function start(port: number): Promise<void> {
  const app = (await import(pathToFileURL(join(folder, 'server/app.mjs')).href)) as App;
  const client = await readFile(join(folder, 'client/client.mjs'));
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/client.js') return response.setHeader('Content-Type', 'text/javascript').end(client);
    const answered =
      request.method === 'POST' ? await app.POST(await requestOf(request)) : new Response(await app.render(), { headers: html });
    response.writeHead(answered.status, Object.fromEntries(answered.headers)).end(await answered.text());
  };
  const server = createServer((request, response) => void answer(request, response)).listen(port);
  await once(server, 'listening');
}

const html = { 'Content-Type': 'text/html; charset=utf-8' };

async function requestOf(request: IncomingMessage): Promise<Request> {
  const body = Buffer.concat(await request.toArray());
  return new Request(`http://localhost${request.url}`, {
    method: 'POST',
    headers: { 'Content-Type': String(request.headers['content-type']) },
    body,
  });
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { port: { type: 'string', default: '3000' } } });
if (positionals[0] === 'build') await buildApp();
else await start(Number(values.port));
