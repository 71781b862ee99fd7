import manifest from '../../custom-elements.json' with { type: 'json' };

/** Something a page can set by hand, as the element's own documentation has it. */
export interface Setting {
  name: string;
  /** One or more sentences, with `code` in backticks. */
  description: string;
}

/** `choices`: the values there are, the standard one first; a text where there is no end of them. */
export interface Attribute extends Setting {
  control: 'checkbox' | 'text' | 'choices';
  choices: readonly string[];
}

interface Declaration {
  name: string;
  attributes?: { name: string; description?: string; type?: { text: string }; default?: string }[];
  cssProperties?: { name: string; description?: string }[];
  events?: { name: string }[];
}

const declarations: Declaration[] = manifest.modules.flatMap((module) => module.declarations as Declaration[]);
const picker = declarations.find(({ name }) => name === 'SendcloudDeliveryPicker');

/** Every attribute of the element: what the documentation gains, the playground gains. */
export const attributes: readonly Attribute[] = (picker?.attributes ?? []).map(
  ({ name, description = '', type, default: standard = '' }) => {
    const choices = choicesOf(type?.text ?? '', standard);
    return { name, description, choices, control: choices.length > 0 ? 'choices' : type?.text === 'boolean' ? 'checkbox' : 'text' };
  },
);

/** Every custom property that the element's looks are open to. */
export const themeProperties: readonly Setting[] = (picker?.cssProperties ?? []).map(({ name, description = '' }) => ({
  name,
  description,
}));

/** The events a page can listen to. */
export const events: readonly string[] = (picker?.events ?? []).map(({ name }) => name);

/** `'a' | 'b'` with the standard `'b'` is b, a. */
function choicesOf(type: string, standard: string): string[] {
  if (!/^'[^']*'( \| '[^']*')+$/.test(type)) return [];
  const values = [standard, ...type.split(' | ').filter((value) => value !== standard)];
  return values.map((value) => value.slice(1, -1));
}
