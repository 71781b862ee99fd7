/** Names of carriers as they write themselves; Sendcloud gives only the code in some answers. */
const names = new Map(
  Object.entries({
    bpost: 'bpost',
    chronopost: 'Chronopost',
    colisprive: 'Colis Privé',
    colissimo: 'Colissimo',
    correos: 'Correos',
    dhl: 'DHL',
    dhl_de: 'DHL',
    dhl_express: 'DHL Express',
    dhl_parcel: 'DHL Parcel',
    dpd: 'DPD',
    evri: 'Evri',
    fedex: 'FedEx',
    gls: 'GLS',
    hermes_de: 'Hermes',
    inpost: 'InPost',
    mondial_relay: 'Mondial Relay',
    poste_italiane: 'Poste Italiane',
    postnl: 'PostNL',
    royal_mail: 'Royal Mail',
    trunkrs: 'Trunkrs',
    ups: 'UPS',
  }),
);

/** How a carrier is called in front of shoppers. An unknown code is made readable: `some_carrier` → `Some carrier`. */
export function carrierName(code: string): string {
  const readable = code.replaceAll(/[_-]+/g, ' ').trim();
  return names.get(code) ?? readable.charAt(0).toUpperCase() + readable.slice(1);
}
