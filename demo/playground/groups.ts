import type { Attribute } from './manifest.ts';

export interface Group {
  title: string;
  attributes: Attribute[];
}

/** Which attributes stand together. One that is named nowhere stands under "More". */
const titles: Record<string, readonly string[]> = {
  Shop: ['publishable-key', 'proxy', 'name', 'lang'],
  'Where it goes': ['country', 'postal-code', 'city', 'address-line-1', 'house-number', 'address-from'],
  'What is sent': ['weight', 'length', 'width', 'height', 'order-value', 'currency', 'metadata'],
  'What is offered': ['mode', 'carriers', 'delivery-types', 'point-types', 'preselect', 'remember'],
  'The point finder': ['view', 'page-size', 'no-map', 'no-geolocation'],
  'The form': ['required', 'disabled', 'no-prices', 'details-name', 'value'],
};

/** Every attribute in exactly one group, in the order of the groups. */
export function grouped(attributes: readonly Attribute[]): Group[] {
  const named = Object.values(titles).flat();
  const groups = Object.entries(titles).map(([title, names]) => ({
    title,
    attributes: names.flatMap((name) => attributes.filter((attribute) => attribute.name === name)),
  }));
  const more = { title: 'More', attributes: attributes.filter(({ name }) => !named.includes(name)) };
  return [...groups, more].filter((group) => group.attributes.length > 0);
}
