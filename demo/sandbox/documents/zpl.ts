import { carrierName } from '../catalogue/carriers.ts';
import type { Parcel } from '../records.ts';

/** Labels for a Zebra printer: one `^XA … ^XZ` each, text in UTF-8. */
export const labelsZpl = (parcels: readonly Parcel[]): string => parcels.map(labelZpl).join('\n');

function labelZpl({ carrier, to, trackingNumber }: Parcel): string {
  const lines = [carrierName(carrier), to.name, `${to.addressLine1} ${to.houseNumber}`, `${to.postalCode} ${to.city}`, to.country];
  const text = lines.map((line, index) => `^FO30,${40 + index * 50}^A0N,36,36^FD${escaped(line)}^FS`);
  return ['^XA^CI28', ...text, `^FO30,340^BY2^B3N,N,120,Y,N^FD${escaped(trackingNumber)}^FS`, '^XZ'].join('\n');
}

/** `^` and `~` begin commands. */
const escaped = (text: string): string => text.replace(/[\^~]/g, ' ');
