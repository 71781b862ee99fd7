/** Sendcloud's four general types of service point. */
export type PointKind = 'servicepoint' | 'locker' | 'post_office' | 'carrier_depot';

export interface Carrier {
  code: string;
  name: string;
  /** Countries where the carrier has service points; empty when it has none. */
  countries: readonly string[];
  /** What the carrier itself calls each kind of point it has. */
  shopTypes: Partial<Record<PointKind, string>>;
}

const carrier = (code: string, name: string, countries: string, shopTypes: Carrier['shopTypes']): Carrier => ({
  code,
  name,
  countries: countries.split(' ').filter(Boolean),
  shopTypes,
});

export const CARRIERS: readonly Carrier[] = [
  carrier('postnl', 'PostNL', 'NL BE', { servicepoint: 'PBA', locker: 'pakketautomaat', post_office: 'postOffice' }),
  carrier('dhl', 'DHL', 'NL BE LU', { servicepoint: 'parcelShop', locker: 'packStation' }),
  carrier('dpd', 'DPD', 'NL BE DE LU FR PL CZ HU SK CH PT', { servicepoint: '400', locker: '500', carrier_depot: '100' }),
  carrier('bpost', 'bpost', 'BE', { servicepoint: 'postPoint', locker: 'parcelLocker', post_office: 'postOffice' }),
  carrier('mondial_relay', 'Mondial Relay', 'BE FR ES PT LU NL', { servicepoint: '24R', locker: 'APM' }),
  carrier('dhl_de', 'DHL DE', 'DE', { servicepoint: 'paketshop', locker: 'packStation', post_office: 'postOffice' }),
  carrier('hermes_de', 'Hermes', 'DE', { servicepoint: 'SHOP' }),
  carrier('gls_de', 'GLS', 'DE', { servicepoint: 'ParcelShop', locker: 'ParcelLocker' }),
  carrier('chronopost', 'Chronopost', 'FR', { servicepoint: 'P', locker: 'C', post_office: 'B' }),
  carrier('colissimo', 'Colissimo', 'FR', { servicepoint: 'A2P', locker: 'PCS', post_office: 'BPR' }),
  carrier('correos', 'Correos', 'ES', { locker: 'citypaq', post_office: 'oficina' }),
  carrier('inpost_es', 'InPost', 'ES', { servicepoint: 'PUDO', locker: 'APM' }),
  carrier('poste_italiane', 'Poste Italiane', 'IT', { servicepoint: 'punto_poste', locker: 'locker', post_office: 'service_point' }),
  carrier('inpost_it', 'InPost', 'IT', { servicepoint: 'PUDO', locker: 'APM' }),
  carrier('inpost_pl', 'InPost', 'PL', { servicepoint: 'PUDO', locker: 'paczkomat' }),
  carrier('postat', 'Österreichische Post', 'AT', { servicepoint: 'postPartner', locker: 'abholstation', post_office: 'postOffice' }),
  carrier('dpd_at', 'DPD Austria', 'AT', { servicepoint: '400', locker: '500' }),
  carrier('ctt_express', 'CTT Express', 'PT', { servicepoint: 'ponto_ctt', locker: 'locky', post_office: 'loja' }),
  carrier('postnord', 'PostNord', 'DK SE FI', { servicepoint: 'servicePoint', locker: 'parcelBox', post_office: 'postOffice' }),
  carrier('gls_eu', 'GLS', 'DK SE FI HU SK CZ LU', { servicepoint: 'ParcelShop', locker: 'ParcelLocker' }),
  carrier('ups', 'UPS', 'NL BE DE FR IT ES PL AT CH SE DK PT FI CZ HU SK', {
    servicepoint: 'accessPoint',
    locker: 'accessLocker',
    carrier_depot: 'customerCenter',
  }),
  carrier('dhl_express', 'DHL Express', '', {}),
  carrier('trunkrs', 'Trunkrs', '', {}),
  carrier('sendcloud', 'Sendcloud', '', {}),
];

const byCode = new Map(CARRIERS.map((each) => [each.code, each]));

export const carrierOf = (code: string): Carrier | undefined => byCode.get(code);

/** The name a person knows; the code itself for a carrier the sandbox does not list. */
export const carrierName = (code: string): string => byCode.get(code)?.name ?? code;
