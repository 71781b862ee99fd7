import { connect, type Socket } from 'node:net';

export interface Load {
  url: URL;
  headers: Record<string, string>;
  connections: number;
  /** Milliseconds. */
  duration: number;
  /** The JSON of each post in turn; left out, it is a read. */
  post?: (n: number) => string;
}

export interface Measured {
  count: number;
  /** Answers a second. */
  rate: number;
  /** Milliseconds that 99 of 100 answers stay below. */
  p99: number;
  /** Bytes of one answer's body. */
  bytes: number;
}

/**
 * Asks over and over on kept-alive connections, the next as soon as the last is answered.
 *
 * Written on bare sockets, because Node's own HTTP client is slower than the servers it would measure.
 *
 * @throws when an answer is not 200 or 201, or says no length.
 */
export async function measure(load: Load): Promise<Measured> {
  const { url, connections, duration } = load;
  const question = questions(load);
  const times: number[] = [];
  let bytes = 0;
  const started = performance.now();
  const one = async (): Promise<void> => {
    const socket = await open(url);
    try {
      for (let now = performance.now(); now - started < duration; now = performance.now()) {
        bytes = await ask(socket, question());
        times.push(performance.now() - now);
      }
    } finally {
      socket.destroy();
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const seconds = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  return { count: times.length, rate: times.length / seconds, p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN, bytes };
}

function questions({ url, headers, post }: Load): () => Buffer {
  const head = (method: string, more: [string, string | number][]): string =>
    [
      `${method} ${url.pathname}${url.search} HTTP/1.1`,
      `Host: ${url.host}`,
      ...[...Object.entries(headers), ...more].map((pair) => pair.join(': ')),
      '\r\n',
    ].join('\r\n');
  if (post === undefined) {
    const question = Buffer.from(head('GET', []));
    return () => question;
  }
  let asked = 0;
  return () => {
    const body = post(asked++);
    return Buffer.from(
      head('POST', [
        ['Content-Type', 'application/json'],
        ['Content-Length', Buffer.byteLength(body)],
      ]) + body,
    );
  };
}

const open = ({ hostname, port }: URL): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => resolve(socket.setNoDelay()));
    socket.once('error', reject);
  });

/** Sends a question and waits for the whole answer; says how long its body was. */
function ask(socket: Socket, question: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    let answer: Buffer = Buffer.alloc(0);
    const settle = (end: () => void): void => {
      socket.removeListener('data', onData).removeListener('close', onClose).removeListener('error', onClose);
      end();
    };
    const onClose = (): void => settle(() => reject(new Error('The connection ended in the middle of an answer')));
    const onData = (part: Buffer): void => {
      answer = answer.length === 0 ? part : Buffer.concat([answer, part]);
      const head = answer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = bodyLength(answer.toString('latin1', 0, head));
      if (length instanceof Error) settle(() => reject(length));
      else if (answer.length >= head + 4 + length) settle(() => resolve(length));
    };
    socket.on('data', onData).on('close', onClose).on('error', onClose);
    socket.write(question);
  });
}

function bodyLength(head: string): number | Error {
  if (!/^HTTP\/1\.1 20[01] /.test(head)) return new Error(`Answered: ${head.slice(0, head.indexOf('\r\n'))}`);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  return length === undefined ? new Error('Answered without a length') : Number(length);
}
