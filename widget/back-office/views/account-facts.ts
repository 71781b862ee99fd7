import type { TemplateResult } from 'lit';
import type { AccountView } from '../../../proxy/contract/connect.ts';
import type { OfficeWords } from '../messages/office-messages.ts';
import { factList } from './facts.ts';

const webhooks = { here: 'factWebhookHere', elsewhere: 'factWebhookElsewhere', off: 'factOff' } as const;

/** What the account showed. What Sendcloud did not say is said to be not known. */
export function accountFacts(
  { auth, integration, servicePoints, checkout, webhook, takesParcelsV2, contractIds }: AccountView,
  { lang, t }: OfficeWords,
): TemplateResult {
  const list = new Intl.ListFormat(lang, { type: 'unit' });
  const known = <T>(value: T | null, say: (value: T) => string) => (value === null ? t('factUnknown') : say(value));
  return factList([
    [t('factIntegration'), known(integration, ({ id, shopName }) => [shopName, id].filter(Boolean).join(' · '))],
    [t('factAuth'), t(auth === 'oauth' ? 'factAuthOauth' : 'factAuthBasic')],
    [t('factPoints'), known(servicePoints, ({ on, carriers }) => (on ? list.format(carriers) : t('factOff')))],
    [t('factCheckout'), known(checkout, ({ published }) => t(published ? 'factPublished' : 'factNotPublished'))],
    [t('factWebhook'), known(webhook, (where) => t(webhooks[where]))],
    [t('factV2'), known(takesParcelsV2, (open) => t(open ? 'factV2Open' : 'factV2Closed'))],
    [t('factContracts'), known(contractIds, (ids) => ids.length.toLocaleString(lang))],
  ]);
}
