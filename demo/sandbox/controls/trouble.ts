import type { Fault, FaultBook, Target } from './faults.ts';

/** What the node server lends to faults that need the socket. In-process callers have none. */
export interface Connection {
  /** Cuts the connection without an answer. */
  destroy(): void;
}

const HTML = '<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/** Faults that strike before the request is worked on; an answer ends it there. */
export async function troubleBefore(
  book: FaultBook,
  target: Target,
  request: Request,
  connection?: Connection,
): Promise<Response | undefined> {
  for (const fault of book.strike(target, 'latency')) await pause(fault.milliseconds ?? 1000, request.signal);
  const [fault] = book.strike(target, 'status', 'reset', 'hang', 'html');
  if (!fault) return undefined;
  if (fault.kind === 'reset') return cut(connection);
  if (fault.kind === 'hang') return hang(request.signal);
  if (fault.kind === 'html')
    return new Response(HTML, { status: fault.status ?? 502, headers: { 'content-type': 'text/html; charset=utf-8' } });
  return errorAnswer(fault, target);
}

/** Faults that strike when the work is done and saved: the client never learns of it, or only in part. */
export async function troubleAfter(book: FaultBook, target: Target, response: Response, connection?: Connection): Promise<Response> {
  const [fault] = book.strike(target, 'status-after-commit', 'reset-after-commit', 'truncated', 'slow-body');
  if (!fault) return response;
  if (fault.kind === 'reset-after-commit') return cut(connection);
  if (fault.kind === 'status-after-commit') return errorAnswer(fault, target);
  return fault.kind === 'truncated' ? truncated(response, connection) : slow(response, fault.milliseconds ?? 1000);
}

/** 429 has an empty body, as Sendcloud documents none; others have the version's error shape. */
function errorAnswer({ status = 500 }: Fault, { path }: Target): Response {
  if (status === 429) return new Response('', { status });
  const detail = status === 503 ? 'Service temporarily unavailable' : 'Internal server error';
  if (path.startsWith('/api/v2')) return Response.json({ error: { code: status, request: path.slice(1), message: detail } }, { status });
  return Response.json({ errors: [{ status: String(status), code: null, detail }] }, { status });
}

function cut(connection: Connection | undefined): Response {
  if (!connection) throw new TypeError('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
  connection.destroy();
  return new Response(null, { status: 500 });
}

/** Never answers; ends when the client gives up. */
function hang(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Milliseconds until half a body has surely left the machine. */
const TO_LEAVE = 50;

/** Promises the whole body and breaks off in the middle. */
async function truncated(response: Response, connection: Connection | undefined): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  let sent = false;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!sent) controller.enqueue(bytes.slice(0, Math.ceil(bytes.length / 2)));
      else {
        await pause(TO_LEAVE);
        breakOff(controller, connection);
      }
      sent = true;
    },
  });
  return new Response(body, {
    status: response.status,
    headers: { ...Object.fromEntries(response.headers), 'content-length': String(bytes.length) },
  });
}

/** With a socket the line is cut and the stream may end; without one the stream itself has to fail. */
function breakOff(controller: ReadableStreamDefaultController<Uint8Array>, connection: Connection | undefined): void {
  if (!connection) return controller.error(new TypeError('terminated'));
  connection.destroy();
  controller.close();
}

/** Sends the body in four pieces, `milliseconds` apart. */
async function slow(response: Response, milliseconds: number): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const piece = Math.max(1, Math.ceil(bytes.length / 4));
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (at >= bytes.length) return controller.close();
      if (at > 0) await pause(milliseconds);
      controller.enqueue(bytes.slice(at, at + piece));
      at += piece;
    },
  });
  return new Response(body, { status: response.status, headers: response.headers });
}

function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}
