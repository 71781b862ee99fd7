import { createServer } from 'node:net';

/**
 * From below the range that systems give to outgoing connections and to whoever asks for any port, so that a port is still free when it is
 * used; and each process from a place of its own, so that two that start at once are not told the same.
 */
let next = 10_000 + (process.pid % 1000) * 20;

/** A port on this machine that nobody listens on at the moment, and that this process has not been told before. */
export async function freePort(): Promise<number> {
  const port = next++;
  return (await isFree(port)) ? port : freePort();
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, 'localhost', () => server.close(() => resolve(true)));
  });
}
