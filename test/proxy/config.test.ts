import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig } from '../../proxy/config.ts';
import { ConfigError } from '../../proxy/config-error.ts';

const oneShop = {
  PROXY_SECRET: Buffer.alloc(32, 7).toString('base64'),
  PUBLISHABLE_KEY: 'pk_live_1',
  SECRET_KEY: 'sk_live_1234567890123456',
  ORIGINS: 'https://shop.example, https://*.shop.example',
  SHIP_FROM: 'NL 5611 EM',
  TIME_ZONE: 'Europe/Amsterdam',
  ORDERS: 'proxy',
  SENDCLOUD_PUBLIC_KEY: 'public',
  SENDCLOUD_SECRET_KEY: 'secret',
};
const many = { PROXY_SECRET: oneShop.PROXY_SECRET, MERCHANTS_FILE: new URL('../../demo/merchants.json', import.meta.url).pathname };

describe('the configuration', () => {
  it('runs one shop on variables alone', async () => {
    const config = await readConfig(oneShop);
    const [shop] = config.merchants;
    assert.deepEqual(
      [config.port, config.host, config.publicUrl, config.databaseUrl],
      [8787, 'localhost', 'http://localhost:8787', 'file:delivery.db'],
    );
    assert.deepEqual([config.sendcloudUrl, config.authUrl], ['https://panel.sendcloud.sc', 'https://account.sendcloud.com']);
    assert.deepEqual(shop?.origins, ['https://shop.example', 'https://*.shop.example']);
    assert.deepEqual(shop?.shipFrom, { country: 'NL', postalCode: '5611 EM' });
    assert.deepEqual(shop?.account === 'own' && shop.credentials, { publicKey: 'public', secretKey: 'secret', auth: 'basic' });
    assert.deepEqual([config.tiles, config.adminKey, config.assetsDir, config.centralCredentials], [null, null, null, null]);
  });

  it('runs a marketplace on a file, whose central keys variables replace', async () => {
    const config = await readConfig(many);
    assert.deepEqual([config.merchants.length > 3, config.centralCredentials?.publicKey], [true, 'demo-central-public']);
    const replaced = await readConfig({ ...many, SENDCLOUD_PUBLIC_KEY: 'p', SENDCLOUD_SECRET_KEY: 's' });
    assert.equal(replaced.centralCredentials?.publicKey, 'p');
  });

  it('takes a PostgreSQL database', async () => {
    const url = 'postgres://user:password@db.example:5432/delivery?sslmode=require';
    assert.equal((await readConfig({ ...oneShop, DATABASE_URL: url })).databaseUrl, url);
  });

  it('knows the platform by its name with Sendcloud', async () => {
    assert.equal((await readConfig({ ...oneShop, SENDCLOUD_PLATFORM: 'magento_v2' })).platform, 'magento_v2');
    assert.equal((await readConfig(oneShop)).platform, null);
  });

  it('may begin without merchants where an operator will add them', async () => {
    assert.deepEqual((await readConfig({ PROXY_SECRET: oneShop.PROXY_SECRET, ADMIN_KEY: 'a'.repeat(16) })).merchants, []);
  });

  it('takes several secrets, the first being current', async () => {
    const other = Buffer.alloc(40, 9).toString('base64');
    assert.deepEqual(
      (await readConfig({ ...oneShop, PROXY_SECRET: `${other}, ${oneShop.PROXY_SECRET}` })).secrets.map(({ byteLength }) => byteLength),
      [40, 32],
    );
  });

  const wrong: [variable: string, value: string | undefined, more?: Record<string, string>][] = [
    ['PROXY_SECRET', undefined],
    ['PROXY_SECRET', 'short'],
    ['PROXY_SECRET', `${oneShop.PROXY_SECRET},`],
    ['PORT', '0'],
    ['PORT', 'eighty'],
    ['PUBLIC_URL', 'http://shipping.example'],
    ['PUBLIC_URL', 'https://shipping.example/path'],
    ['DATABASE_URL', 'postgres://localhost'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_URL', 'delivery.db'],
    ['ADMIN_KEY', 'short'],
    ['SENDCLOUD_URL', 'ftp://x'],
    ['SENDCLOUD_SECRET_KEY', undefined],
    ['SENDCLOUD_PUBLIC_KEY', undefined],
    ['TILE_URL', 'https://tiles.example/{z}.png', { TILE_ATTRIBUTION: 'x' }],
    ['TILE_URL', 'https://{z}.{x}.{y}/', { TILE_ATTRIBUTION: 'x' }],
    ['TILE_URL', undefined, { TILE_ATTRIBUTION: 'x' }],
    ['SENDCLOUD_PARTNER_ID', 'two words'],
    ['SENDCLOUD_PLATFORM', 'my/market'],
    ['TILE_ATTRIBUTION', undefined, { TILE_URL: 'https://tiles.example/{z}/{x}/{y}.png' }],
    ['ASSETS_DIR', '/nowhere/at/all'],
    ['PUBLISHABLE_KEY', undefined],
    ['PUBLISHABLE_KEY', 'sk_oops'],
    ['SECRET_KEY', 'sk_short'],
    ['ORIGINS', 'http://shop.example'],
    ['ORIGINS', undefined],
    ['SHIP_FROM', '5611EM'],
    ['TIME_ZONE', 'Amsterdam'],
    ['ORDERS', undefined],
    ['ORDERS', 'both'],
    ['ORDER_API', 'v4'],
    ['MERCHANTS_FILE', '/nowhere.json'],
    ['MERCHANTS_FILE', new URL('../../package.json', import.meta.url).pathname],
    ['MERCHANTS_FILE', new URL('../../LICENSE', import.meta.url).pathname],
  ];
  for (const [variable, value, more = {}] of wrong)
    it(`names ${variable} when it is ${value === undefined ? 'missing' : `"${value.slice(0, 40)}"`}`, async () => {
      await assert.rejects(readConfig({ ...oneShop, ...more, [variable]: value }), (error) => {
        assert.ok(error instanceof ConfigError);
        assert.match(error.message, new RegExp(`^${variable} .+\\.$`));
        return true;
      });
    });

  it('never repeats a secret in its sentence', async () => {
    await assert.rejects(
      readConfig({ ...oneShop, SECRET_KEY: 'sk_tooshort', PROXY_SECRET: oneShop.PROXY_SECRET }),
      (error: Error) => !error.message.includes('sk_tooshort'),
    );
  });
});
