import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { playgroundRoutes } from '../playground/playground.ts';
import { walletRoutes } from '../wallets/wallets.ts';
import { sells } from './catalogue.ts';
import { readConfig } from './config.ts';
import { createShop } from './shop.ts';

const config = readConfig(process.env);
const shop = createShop({ ...config, shops: config.shops.filter(({ id }) => sells(id)) });
const { fetch } = new Hono({ strict: false }).route('/', playgroundRoutes(config)).route('/', walletRoutes(config)).mount('/', shop.fetch);
const server = serve({ fetch, port: config.port, hostname: config.host }, ({ port }) => {
  shop.start();
  console.log(`shop ready http://${config.host}:${port}`);
});
server.on('error', (error) => {
  console.error(`the shop cannot open its PORT ${config.port}: ${error.message}`);
  process.exit(1);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close();
    void shop.stop().then(() => process.exit(0));
  });
}
