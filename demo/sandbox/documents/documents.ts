import type { Account } from '../accounts.ts';
import { carrierName } from '../catalogue/carriers.ts';
import { leavesCustomsUnion } from '../catalogue/countries.ts';
import { optionOf } from '../catalogue/shipping-options.ts';
import { statusOf } from '../catalogue/statuses.ts';
import { senderAddress } from '../senders.ts';
import type { Parcel } from '../records.ts';
import type { World } from '../world/world.ts';
import { customsPage } from './customs.ts';
import { lines, type Page, text } from './drawing.ts';
import { type Label, labelPage } from './label.ts';
import { pdfOf } from './pdf.ts';
import { pngOf } from './png.ts';
import { labelsZpl } from './zpl.ts';

export type DocumentType = 'label' | 'customs-declaration' | 'proof-of-delivery';

/** Statuses in which a parcel has no label: never announced, refused, or still waiting for the carrier. */
const WITHOUT_LABEL = ['NO_LABEL', 'ANNOUNCING', 'ANNOUNCEMENT_FAILED', 'CANCELLED'];
const HANDED_OVER = ['DELIVERED', 'COLLECTED_BY_CUSTOMER'];

export const hasLabel = (parcel: Parcel): boolean => !WITHOUT_LABEL.includes(parcel.status);

/** The papers there are of a parcel now. */
export function documentsOf(parcel: Parcel): DocumentType[] {
  if (!hasLabel(parcel)) return [];
  return [
    'label',
    ...(leavesCustomsUnion(parcel.to.country) ? (['customs-declaration'] as const) : []),
    ...(HANDED_OVER.includes(parcel.status) ? (['proof-of-delivery'] as const) : []),
  ];
}

/** One kind of paper of each parcel; labels are A6, the others A4. */
export const pagesOf = (type: DocumentType, parcels: readonly Parcel[], account: Account, world: World): Page[] =>
  parcels.map((parcel) => {
    if (type === 'label') return labelPage(labelOf(parcel, account, world));
    if (type === 'proof-of-delivery') return proofPage(parcel);
    const { trackingNumber, to, customs } = parcel;
    return customsPage({ from: linesOfSender(account), to: linesOfRecipient(to), trackingNumber, customs });
  });

/** The labels of these parcels as PDF, one A6 page each. */
export const labelsOf = (parcels: readonly Parcel[], account: Account, world: World): Uint8Array<ArrayBuffer> =>
  pdfOf(pagesOf('label', parcels, account, world));

export type LabelType = 'application/pdf' | 'application/zpl' | 'image/png';

/** One label in base64, as replies carry it. */
export function labelFile(type: LabelType, dpi: number, parcel: Parcel, account: Account, world: World): string {
  if (type === 'application/zpl') return Buffer.from(labelsZpl([parcel])).toString('base64');
  const pages = pagesOf('label', [parcel], account, world);
  return Buffer.from(type === 'image/png' ? pngOf(pages, dpi) : pdfOf(pages)).toString('base64');
}

const linesOfRecipient = (to: Parcel['to']): string[] => [
  to.name,
  to.company,
  `${to.addressLine1} ${to.houseNumber}`.trim(),
  to.addressLine2,
  `${to.postalCode} ${to.city}`,
  to.country,
];

function linesOfSender(account: Account): string[] {
  const sender = senderAddress(account, account.senderAddressIds[0] ?? 0);
  return [
    sender.company_name,
    `${sender.address_line_1} ${sender.house_number}`,
    `${sender.postal_code} ${sender.city}`,
    sender.country_code,
  ];
}

function labelOf(parcel: Parcel, account: Account, world: World): Label {
  const point = parcel.servicePointId === null ? undefined : world.point(parcel.servicePointId);
  return {
    carrier: carrierName(parcel.carrier),
    product: (parcel.optionCode && optionOf(parcel.optionCode)?.name) ?? '',
    trackingNumber: parcel.trackingNumber,
    from: linesOfSender(account),
    to: linesOfRecipient(parcel.to),
    servicePoint: point
      ? [
          point.name,
          `${point.street} ${point.houseNumber}`.trim(),
          `${point.postalCode} ${point.city}`,
          parcel.postNumber && `Post number ${parcel.postNumber}`,
        ]
      : [],
    reference: parcel.orderNumber,
    weight: `${(parcel.grams / 1000).toFixed(3)} kg`,
  };
}

const proofPage = ({ carrier, trackingNumber, to, history, status }: Parcel): Page => ({
  width: 595,
  height: 842,
  marks: [
    text('PROOF OF DELIVERY', 40, 782, 18, true),
    ...lines([carrierName(carrier), trackingNumber, ...linesOfRecipient(to)], 40, 750, 11),
    text(`${statusOf(status).message}, ${history.at(-1)?.at ?? ''}`, 40, 600, 11),
    text('SPECIMEN - sandbox document', 40, 30, 8),
  ],
});
