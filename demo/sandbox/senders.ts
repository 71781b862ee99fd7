import type { Account } from './accounts.ts';

/** A sender address as v3 shows it. Ids ending in 1 are in Eindhoven, those in 2 a second warehouse in Antwerp. */
export function senderAddress(account: Account, id: number) {
  const antwerp = id % 1000 === 2;
  return {
    id,
    name: 'Warehouse',
    company_name: account.organization,
    address_line_1: antwerp ? 'Stationsplein' : 'Stadhuisplein',
    address_line_2: '',
    house_number: '10',
    postal_code: antwerp ? '2000' : '5611 EM',
    city: antwerp ? 'Antwerpen' : 'Eindhoven',
    country_code: antwerp ? 'BE' : 'NL',
    // The text "null" stands where a null belongs, as in Sendcloud's own example.
    state_province_code: 'null',
    email: `warehouse@${account.name}.example`,
    phone_number: '+31402000000',
    po_box: null,
    signature: { full_name: 'Warehouse', initials: 'W' },
    tax_numbers: [{ name: 'VAT', country_code: 'NL', value: 'NL123456789B01' }],
  };
}
