import { serve } from '@hono/node-server';
import { readConfig } from './config.ts';
import { createMarketplace } from './marketplace.ts';

const config = readConfig(process.env);
const server = serve({ fetch: createMarketplace(config).fetch, port: config.port, hostname: config.host }, ({ port }) => {
  console.log(`marketplace ready http://${config.host}:${port}`);
});
server.on('error', (error) => {
  console.error(`the marketplace cannot open its MARKETPLACE_PORT ${config.port}: ${error.message}`);
  process.exit(1);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close(() => process.exit(0)));
