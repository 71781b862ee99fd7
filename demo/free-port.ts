import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** From above 10080, which browsers refuse to talk to, to below what systems give to outgoing connections and to whoever asks for any port. */
const lowest = 10_100;
const end = 32_000;

/**
 * A port on this machine that nobody listens on at the moment, for a server that is started later, perhaps more than once.
 *
 * Nobody else is told it here for as long as this process lives: the port above it is held for that.
 */
export async function freePort(): Promise<number> {
  const port = 2 * randomInt(lowest / 2, end / 2);
  const claim = await listenOn(port + 1);
  const probe = claim && (await listenOn(port));
  if (!probe) {
    claim?.close();
    return freePort();
  }
  probe.close();
  await once(probe, 'close');
  claim.unref();
  return port;
}

/** Undefined where somebody else listens. */
function listenOn(port: number): Promise<Server | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen(port, 'localhost', () => resolve(server));
  });
}
