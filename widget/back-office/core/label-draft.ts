import type {
  BuyLabel,
  CustomsData,
  ExportReason,
  MissingForLabel,
  ParcelWanted,
  ShippingOptions,
} from '../../../proxy/contract/labels.ts';

/** A parcel as its fields have it: grams and centimetres, empty where nobody has measured; pieces of each item by its place in the order. */
export interface ParcelDraft {
  readonly weight: string;
  readonly length: string;
  readonly width: string;
  readonly height: string;
  readonly pieces: Readonly<Record<number, string>>;
}

/** A label as it is put together before it is bought. */
export interface LabelDraft {
  readonly parcels: readonly ParcelDraft[];
  readonly code: string;
  readonly reason: ExportReason;
  readonly invoiceNumber: string;
  /** What customs want to know of an item, by its place in the order. */
  readonly items: Readonly<Record<number, { readonly hsCode?: string; readonly originCountry?: string }>>;
}

/** What becomes of a draft: a change begins with the draft as it is by then, however quickly one follows another. */
export type DraftChange = (draft: LabelDraft) => Partial<LabelDraft>;

export const emptyParcel: ParcelDraft = { weight: '', length: '', width: '', height: '', pieces: {} };

/** The draft to go on with: what was asked about, and the option that is bought unless another is chosen. */
export function startDraft({ parcels, chosen, options }: ShippingOptions, draft: LabelDraft | undefined): LabelDraft {
  const isOffered = (code: string | null | undefined) => options.some((option) => option.code === code);
  const code = [draft?.code, chosen.shippingOptionCode].find(isOffered) ?? '';
  if (draft) return { ...draft, code };
  const text = (side: number | undefined) => (side === undefined ? '' : String(side));
  const fields = parcels.map(({ weight, dimensions, items }) => ({
    weight: String(weight),
    length: text(dimensions?.length),
    width: text(dimensions?.width),
    height: text(dimensions?.height),
    pieces: Object.fromEntries((items ?? []).map(({ item, quantity }) => [item, String(quantity)])),
  }));
  return { parcels: fields, code, reason: 'commercial-goods', invoiceNumber: '', items: {} };
}

/** Parcels as the route takes them: `1200:30x20x10,800`; undefined while one has no weight. */
export function parcelsText(parcels: readonly ParcelDraft[]): string | undefined {
  if (parcels.some(({ weight }) => !(Number(weight) >= 1))) return undefined;
  return parcels.map((parcel) => `${Math.round(Number(parcel.weight))}${sidesText(parcel)}`).join(',');
}

const sidesText = ({ length, width, height }: ParcelDraft): string => {
  const sides = [length, width, height].map(Number);
  return sides.every((side) => side > 0) ? `:${sides.join('x')}` : '';
};

/** What of the list is still missing, now that some of it has been filled in. */
export const stillMissing = (missing: readonly MissingForLabel[], draft: LabelDraft): MissingForLabel[] =>
  missing.filter(({ what, field }) => {
    const at = Number(/\d+/.exec(field)?.[0] ?? -1);
    if (what === 'hs-code') return !draft.items[at]?.hsCode?.trim();
    if (what === 'origin-country') return !/^[A-Za-z]{2}$/.test(draft.items[at]?.originCountry?.trim() ?? '');
    if (what === 'invoice-number') return !draft.invoiceNumber.trim();
    if (what === 'parcel-items') return !draft.parcels[at] || piecesOf(draft.parcels[at]).length === 0;
    return true;
  });

const mendable: readonly MissingForLabel['what'][] = ['hs-code', 'origin-country', 'invoice-number', 'parcel-items', 'service-point'];

/** Whether the label waits for it, as it can be filled in or chosen here; the rest only the shop can send, or another option does without. */
export const isAwaited = ({ what }: MissingForLabel): boolean => mendable.includes(what);

/** The places in the order of which customs want to know `what`. */
export const placesOf = (missing: readonly MissingForLabel[], what: MissingForLabel['what']): number[] =>
  missing.flatMap((one) => (one.what === what ? [Number(/\d+/.exec(one.field)?.[0] ?? 0)] : []));

/** What to send when the label is bought. */
export function purchaseOf(draft: LabelDraft, customs: boolean): BuyLabel {
  return {
    shippingOptionCode: draft.code,
    parcels: draft.parcels.map((parcel) => wanted(parcel, draft.parcels.length > 1)),
    ...(customs && { customs: customsOf(draft) }),
  };
}

function wanted(parcel: ParcelDraft, isOneOfSeveral: boolean): ParcelWanted {
  const [length, width, height] = [parcel.length, parcel.width, parcel.height].map(Number);
  const items = isOneOfSeveral ? piecesOf(parcel) : [];
  return {
    weight: Math.round(Number(parcel.weight)),
    ...(length && width && height ? { dimensions: { length, width, height } } : {}),
    ...(items.length > 0 && { items }),
  };
}

const piecesOf = ({ pieces }: ParcelDraft): { item: number; quantity: number }[] =>
  Object.entries(pieces).flatMap(([item, quantity]) => (Number(quantity) >= 1 ? [{ item: Number(item), quantity: Number(quantity) }] : []));

function customsOf({ reason, invoiceNumber, items }: LabelDraft): CustomsData {
  const told = Object.entries(items).map(([item, { hsCode, originCountry }]) => ({
    item: Number(item),
    ...(hsCode?.trim() && { hsCode: hsCode.trim() }),
    ...(originCountry?.trim() && { originCountry: originCountry.trim().toUpperCase() }),
  }));
  return { reason, ...(invoiceNumber.trim() && { invoiceNumber: invoiceNumber.trim() }), ...(told.length > 0 && { items: told }) };
}
