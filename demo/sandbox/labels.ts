import type { Account } from './accounts.ts';
import { carrierName } from './catalogue/carriers.ts';
import { optionOf } from './catalogue/shipping-options.ts';
import { type Label, labelPdf } from './label-pdf.ts';
import { senderAddress } from './senders.ts';
import type { Parcel } from './state.ts';
import type { World } from './world/world.ts';

/** Statuses in which a parcel has no label: never announced, refused, or still waiting for the carrier. */
const WITHOUT_LABEL = ['NO_LABEL', 'ANNOUNCING', 'ANNOUNCEMENT_FAILED', 'CANCELLED'];

export const hasLabel = (parcel: Parcel): boolean => !WITHOUT_LABEL.includes(parcel.status);

/** The labels of these parcels, one A6 page each. */
export const labelsOf = (parcels: readonly Parcel[], account: Account, world: World): Uint8Array<ArrayBuffer> =>
  labelPdf(parcels.map((parcel) => labelOf(parcel, account, world)));

function labelOf(parcel: Parcel, account: Account, world: World): Label {
  const { to } = parcel;
  const sender = senderAddress(account, account.senderAddressIds[0] ?? 0);
  const point = parcel.servicePointId === null ? undefined : world.point(parcel.servicePointId);
  return {
    carrier: carrierName(parcel.carrier),
    product: (parcel.optionCode && optionOf(parcel.optionCode)?.name) ?? '',
    trackingNumber: parcel.trackingNumber,
    from: [
      sender.company_name,
      `${sender.address_line_1} ${sender.house_number}`,
      `${sender.postal_code} ${sender.city}`,
      sender.country_code,
    ],
    to: [to.name, to.company, `${to.addressLine1} ${to.houseNumber}`.trim(), to.addressLine2, `${to.postalCode} ${to.city}`, to.country],
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
