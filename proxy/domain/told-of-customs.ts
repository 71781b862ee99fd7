import type { CustomsData } from '../contract/labels.ts';

/** What customs were told for an earlier label with what is told now: an item of which nothing is said this time stays as it was declared. */
export function toldOfCustoms(before: CustomsData | undefined, now: CustomsData | undefined): CustomsData | undefined {
  if (!before || !now) return now ?? before;
  const items = new Map((before.items ?? []).map((told) => [told.item, told]));
  for (const told of now.items ?? []) items.set(told.item, { ...items.get(told.item), ...told });
  return { ...before, ...now, ...(items.size > 0 && { items: [...items.values()] }) };
}
