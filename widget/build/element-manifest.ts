import { readFile } from 'node:fs/promises';

/** One thing of the element, as the custom elements manifest tells of it. */
export interface Described {
  name: string;
  description: string;
  type?: { text: string };
  default?: string;
}

/** The element as far as a page's author meets it. */
export interface ElementFacts {
  tag: string;
  description: string;
  attributes: Described[];
  events: Described[];
  slots: Described[];
  parts: Described[];
  cssProperties: Described[];
}

interface Declaration extends Record<string, unknown> {
  tagName?: string;
  description?: string;
  members?: { name: string; privacy?: string }[];
}

/** Reads `custom-elements.json`, where the element's classes stand one by one. */
export async function readElement(file = 'custom-elements.json'): Promise<ElementFacts> {
  const { modules } = JSON.parse(await readFile(file, 'utf8')) as { modules: { declarations?: Declaration[] }[] };
  const classes = modules.flatMap(({ declarations = [] }) => declarations);
  const element = classes.find(({ tagName }) => tagName);
  if (!element?.tagName) throw new Error(`${file} describes no element`);
  const all = (kind: string) => classes.flatMap((one) => (one[kind] ?? []) as Partial<Described>[]);
  const of = (kind: string): Described[] => {
    const named = all(kind).map((one) => ({ ...one, name: one.name ?? '', description: one.description ?? '' }));
    return [...new Map(named.map((one) => [one.name, one])).values()];
  };
  // The analyzer takes a reactive state for an attribute, and the variable of a loop for an event.
  const hidden = new Set(
    classes.flatMap(({ members = [] }) => members.filter(({ privacy }) => privacy && privacy !== 'public')).map(({ name }) => name),
  );
  return {
    tag: element.tagName,
    description: element.description ?? '',
    attributes: of('attributes').filter(({ name }) => !hidden.has(name)),
    events: of('events').filter(({ description }) => description),
    slots: of('slots'),
    parts: of('cssParts'),
    cssProperties: of('cssProperties'),
  };
}
