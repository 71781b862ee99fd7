import { readFile } from 'node:fs/promises';

/** One thing of an element, as the custom elements manifest tells of it. */
export interface Described {
  name: string;
  description: string;
  type?: { text: string };
  default?: string;
}

export interface DescribedMethod extends Described {
  parameters: readonly string[];
}

/** An element as far as a page's author meets it. `properties` are those that are no attribute. */
export interface ElementFacts {
  tag: string;
  description: string;
  attributes: Described[];
  properties: Described[];
  methods: DescribedMethod[];
  events: Described[];
  slots: Described[];
  parts: Described[];
  cssProperties: Described[];
}

interface Member extends Partial<Described> {
  kind: string;
  attribute?: string;
  parameters?: { name: string }[];
}

interface Declaration {
  tagName?: string;
  description?: string;
  members?: Member[];
  attributes?: Partial<Described>[];
  events?: Partial<Described>[];
  slots?: Partial<Described>[];
  cssParts?: Partial<Described>[];
  cssProperties?: Partial<Described>[];
}

const manifest = new URL('../../custom-elements.json', import.meta.url);

/** The elements of `custom-elements.json`, the picker first: each as its class and those it extends describe it. */
export async function readElements(file: URL | string = manifest): Promise<[picker: ElementFacts, ...ElementFacts[]]> {
  const { modules } = JSON.parse(await readFile(file, 'utf8')) as { modules: { declarations?: Declaration[] }[] };
  const [picker, ...others] = modules.flatMap(({ declarations = [] }) => declarations).flatMap(factsOf);
  if (!picker) throw new Error(`${file} describes no element`);
  return [picker, ...others];
}

function factsOf({ tagName, description = '', members = [], ...lists }: Declaration): ElementFacts[] {
  if (!tagName) return [];
  const attributes = named(lists.attributes);
  const settable = new Set(attributes.map(({ name }) => name));
  const described = members.filter((one) => one.description);
  return [
    {
      tag: tagName,
      description,
      attributes,
      properties: named(described.filter(({ kind, attribute }) => kind === 'field' && !settable.has(attribute ?? ''))),
      methods: described.filter(isForPages).map((one) => ({ ...whole(one), parameters: (one.parameters ?? []).map(({ name }) => name) })),
      // The analyzer takes the variable of a loop for an event.
      events: named(lists.events).filter((event) => event.description),
      slots: named(lists.slots),
      parts: named(lists.cssParts),
      cssProperties: named(lists.cssProperties),
    },
  ];
}

/** A method of ours, not of Lit's. */
const isForPages = ({ kind, name = '' }: Member): boolean =>
  kind === 'method' && !/Callback$|^(render|updated|willUpdate|update)$/.test(name);

const named = (list: readonly Partial<Described>[] = []): Described[] => [...new Map(list.map((one) => [one.name, whole(one)])).values()];

const whole = ({ name = '', description = '', type, default: standard }: Partial<Described>): Described => ({
  name,
  description,
  ...(type && { type }),
  ...(standard !== undefined && { default: standard }),
});
