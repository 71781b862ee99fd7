import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A shop of one page, on a port of its own. `posted` is the first form it is sent. */
export interface ServedPage {
  url: string;
  posted: Promise<URLSearchParams>;
  close(): Promise<void>;
}

export async function servePage(html: string): Promise<ServedPage> {
  const { promise: posted, resolve } = Promise.withResolvers<URLSearchParams>();
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') resolve(new URLSearchParams(Buffer.concat(await request.toArray()).toString()));
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(request.method === 'POST' ? 'Thank you' : html);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    posted,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
