import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * A port on this machine that nobody listens on at the moment. From below the range that systems give to outgoing connections
 * and to whoever asks for any port, so that it is still free when it is used.
 */
export async function freePort(): Promise<number> {
  const port = randomInt(20_000, 32_000);
  return (await isFree(port)) ? port : freePort();
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, 'localhost', () => server.close(() => resolve(true)));
  });
}
