import { Hono } from 'hono';
import { ChooseAccount, ConnectRequest, RedirectRequest } from '../contract/connect.ts';
import { MerchantRecord } from '../contract/merchants.ts';
import type { AccountKind, Merchant } from '../domain/merchant.ts';
import { chooseAccount } from '../services/choose-account.ts';
import { connectMerchant } from '../services/connect-merchant.ts';
import { showHealth } from '../services/examinations.ts';
import { openConnectLink } from '../services/open-connect-link.ts';
import type { OperatorDeps } from '../services/operator-deps.ts';
import { findMerchant, requireOwn } from '../services/find-merchant.ts';
import { receiveCredentials } from '../services/receive-credentials.ts';
import type { Access } from './access.ts';
import { merchantSeen } from './merchant-seen.ts';
import { bodyLimit, parseBody, parseValue, readBytes } from './parse.ts';
import { json, type ProxyContext, type ProxyEnv } from './respond.ts';

const both: readonly AccountKind[] = ['own', 'central'];

/** How a merchant's Sendcloud account is connected and looked after: by the operator, or in a page by the merchant's session. */
export function connectRoutes(deps: OperatorDeps, access: Access): Hono<ProxyEnv> {
  /** The central account is the marketplace's: none of its merchants looks at it, or changes it, by a session. */
  async function connectable(c: ProxyContext, id: string): Promise<string> {
    await access.office(c, id);
    if (!(await access.isOperator(c))) requireOwn(await findMerchant(deps, id));
    return id;
  }

  return new Hono<ProxyEnv>()
    .post('/merchants/:id/connect', async (c) => {
      const id = await connectable(c, c.req.param('id'));
      return json(c, await connectMerchant(deps, id, await parseBody(c, ConnectRequest, bodyLimit.page)));
    })
    .get('/merchants/:id/health', async (c) => json(c, await showHealth(deps, await connectable(c, c.req.param('id')))))
    .post('/merchants/:id/connect/redirect', async (c) => {
      const id = await access.office(c, c.req.param('id'));
      const { returnTo } = await parseBody(c, RedirectRequest, bodyLimit.page);
      return json(c, await openConnectLink(deps, id, returnTo));
    })
    .put('/merchants/:id/account', async (c) => {
      const id = await access.office(c, c.req.param('id'));
      const { account } = await parseBody(c, ChooseAccount, bodyLimit.page);
      const isOperator = await access.isOperator(c);
      const choice = {
        moved: (merchant: Merchant) => parseValue(MerchantRecord, { ...merchant, account }),
        choices: (merchant: Merchant) => (isOperator ? both : (merchant.accountChoices ?? [])),
      };
      return merchantSeen(c, access, await chooseAccount(deps, id, choice));
    })
    .post('/webhooks/connect/:address', async (c) => {
      const body = await readBytes(c.req.raw, bodyLimit.page);
      await receiveCredentials(deps, c.req.param('address'), { body, signature: c.req.header('sendcloud-signature') ?? '' });
      return json(c, { received: true });
    });
}
