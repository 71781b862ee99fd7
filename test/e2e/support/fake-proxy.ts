import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { VerifyReply } from '../../../proxy/contract/selections.ts';

interface Answer {
  status: number;
  body: unknown;
}

/** A stand-in for the proxy that answers what it is told, and remembers what it was asked. */
export interface FakeProxy {
  url: string;
  /** Bodies of the requests so far, by path. */
  asked(path: string): unknown[];
  /** The next answers of a path, in turn; the last one stays. */
  answer(path: string, ...answers: Answer[]): void;
  close(): Promise<void>;
}

export async function startFakeProxy(): Promise<FakeProxy> {
  const answers = new Map<string, Answer[]>();
  const bodies = new Map<string, unknown[]>();
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    const chunks = await request.toArray();
    bodies.set(path, [...(bodies.get(path) ?? []), chunks.length ? JSON.parse(Buffer.concat(chunks).toString()) : null]);
    const queue = answers.get(path) ?? [];
    const { status, body } = (queue.length > 1 ? queue.shift() : queue[0]) ?? { status: 404, body: {} };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    asked: (path) => bodies.get(path) ?? [],
    answer: (path, ...next) => void answers.set(path, next),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A verdict on a service point at €3.95; `problem` makes it a refusal. */
export function verdict(problem?: VerifyReply['problems'][number]['type']): Answer {
  const reply: VerifyReply = {
    ok: problem === undefined,
    price: { value: '3.95', currency: 'EUR' },
    option: {
      code: 'postnl:pakjegemak',
      type: 'service-point',
      title: 'Collect at a service point',
      carrier: { code: 'postnl', name: 'PostNL' },
      price: { value: '3.95', currency: 'EUR' },
      priceFrom: 'sendcloud',
      fallback: false,
    },
    deliveryWindow: { from: '2026-11-24', to: '2026-11-26' },
    servicePoint: {
      id: '10001',
      carrier: 'postnl',
      carrierName: 'PostNL',
      carrierServicePointId: '4711',
      type: 'shop',
      name: 'Kettle Corner <b>& Co</b>',
      addressLines: ['Stadhuisplein 3', '5611 EM Eindhoven'],
      street: 'Stadhuisplein',
      houseNumber: '3',
      postalCode: '5611EM',
      city: 'Eindhoven',
      country: 'NL',
      latitude: 51.44,
      longitude: 5.47,
      distance: 350,
      opening: {
        status: 'open',
        week: [
          {
            day: 'monday',
            hours: [
              ['09:00', '12:30'],
              ['13:30', '18:00'],
            ],
          },
          { day: 'sunday', hours: null },
        ],
      },
      requires: [],
    },
    problems: problem ? [{ type: problem, detail: '', claimed: null, actual: null }] : [],
  };
  return { status: 200, body: reply };
}

export const problem = (status: number, type: string): Answer => ({
  status,
  body: { type: `http://localhost/problems/${type}`, title: type, status, requestId: 'r1' },
});
