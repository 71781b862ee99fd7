import type { Account } from '../../demo/sandbox/accounts.ts';
import { demoAccounts } from '../../demo/sandbox/accounts.ts';
import { type DeliveryMethod, methodId } from '../../demo/sandbox/catalogue/delivery-methods.ts';
import type { MerchantSettings } from '../../proxy/contract/merchants.ts';
import { merchants } from '../support/proxy.ts';

/** How often the shop's shoppers live where, out of a hundred. */
type Reach = Record<string, number>;

/** A shop of the year that is replayed: its settings at the proxy, and its account at the sandbox. */
export interface Shop {
  merchant: MerchantSettings;
  account: Account;
  reach: Reach;
}

const method = (number: number, type: DeliveryMethod['type'], title: string, cutOff: string, code: string, countries: string[]) => ({
  id: methodId(900, number),
  title,
  internalTitle: title,
  description: null,
  type,
  carriers: [{ shippingOptionCode: code, rates: [{ countries, upToGrams: 20_000, price: '6.95' }], sustainability: null }],
  cutOff,
  hasHistory: true,
});

/** Far lanes and slow carriers, with cut-offs from the morning to late in the evening. */
const far: DeliveryMethod[] = [
  method(1, 'standard_delivery', 'UPS', '15:30', 'ups:standard', ['NL', 'DE', 'FR', 'ES', 'IT', 'PL', 'AT']),
  method(2, 'standard_delivery', 'DPD', '23:30', 'dpd:home', ['DE', 'FR', 'AT']),
  method(3, 'standard_delivery', 'bpost', '09:00', 'bpost:home', ['BE', 'NL']),
  method(4, 'standard_delivery', 'DHL Paket', '18:00', 'dhl_de:paket', ['DE']),
  method(5, 'service_point_delivery', 'Mondial Relay', '16:00', 'mondial_relay:service_point', ['BE', 'FR', 'ES', 'NL']),
  method(6, 'service_point_delivery', 'Hermes', '14:00', 'hermes_de:service_point', ['DE']),
  method(7, 'service_point_delivery', 'UPS Access Point', '16:00', 'ups:access_point', ['NL', 'BE', 'DE', 'FR']),
];

/** Six shops: everything, no days, no holidays entered, from Antwerp, by London's clock, and all over Europe. */
export function shops(): Shop[] {
  const accounts = new Map(demoAccounts().map((account) => [account.name, account]));
  const [template] = merchants;
  const shop = (name: string, reach: Reach, settings: Partial<MerchantSettings> = {}, published?: Partial<Account['checkout']>): Shop => {
    const account = accounts.get(name)!;
    const merchant = {
      ...template!,
      id: name,
      publishableKey: `pk_${name}`,
      secretKey: `sk_windows_${name}_not_a_secret`,
      account: 'own',
      orderApi: 'v3',
      carriers: undefined,
      credentials: { publicKey: account.publicKey, secretKey: account.secretKey, auth: 'basic' },
      ...settings,
    } as MerchantSettings;
    return { merchant, account: published ? { ...account, checkout: { ...account.checkout!, ...published } } : account, reach };
  };
  return [
    shop('own-v3', { NL: 60, BE: 20, DE: 20 }),
    shop('own-v2', { NL: 50, BE: 25, DE: 25 }),
    shop('existing-integration', { NL: 50, BE: 30, DE: 20 }),
    shop('two-brands', { BE: 50, NL: 40, DE: 10 }, { shipFrom: { country: 'BE', postalCode: '2000' } }),
    shop('pounds', { NL: 70, BE: 30 }, { currency: 'GBP', timeZone: 'Europe/London' }),
    shop('one-carrier', { NL: 20, BE: 15, DE: 25, FR: 20, ES: 8, IT: 6, PL: 3, AT: 3 }, {}, { methods: far }),
  ];
}
