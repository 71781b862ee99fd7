import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { WebhookEvent } from '../../proxy/contract/events.ts';

/** One message as it came. */
export interface Received {
  id: string;
  headers: IncomingHttpHeaders;
  body: string;
  event: WebhookEvent;
}

/** A shop's server that takes events, on a port of this machine. */
export interface Receiver {
  url: string;
  /** Everything that came, also what was not taken. */
  received: Received[];
  /** What came and was taken, each once, in the order in which it was first taken. */
  taken(): Received[];
  /** Settles once so many were taken. */
  until(count: number): Promise<void>;
  /** Settles once so many came, taken or not. */
  arrived(count: number): Promise<void>;
  /** How it answers from now on. */
  answer(by: number | ((response: ServerResponse, message: Received) => void)): void;
}

export async function startReceiver(t: TestContext): Promise<Receiver> {
  const received: Received[] = [];
  const taken = new Map<string, Received>();
  const watchers = new Set<() => void>();
  const once = (isSo: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = () => isSo() && resolve();
      watchers.add(look);
      look();
    });
  let answer: number | ((response: ServerResponse, message: Received) => void) = 204;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const message = { id: String(request.headers['webhook-id']), headers: request.headers, body, event: JSON.parse(body) as WebhookEvent };
    received.push(message);
    for (const look of watchers) look();
    if (typeof answer !== 'number') return answer(response, message);
    if (answer < 300 && !taken.has(message.id)) taken.set(message.id, message);
    response.writeHead(answer).end();
    for (const look of watchers) look();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/webhooks`,
    received,
    taken: () => [...taken.values()],
    until: (count) => once(() => taken.size >= count),
    arrived: (count) => once(() => received.length >= count),
    answer: (by) => {
      answer = by;
    },
  };
}
