import { mkdir, writeFile } from 'node:fs/promises';
import packageJson from '../../package.json' with { type: 'json' };
import { type Described, type ElementFacts, readElements } from './element-manifest.ts';

/** What editors complete and explain in HTML, made from the manifest: `dist/vscode.html-custom-data.json`, `dist/web-types.json`. */
export async function buildEditorData(): Promise<void> {
  const elements = await readElements();
  await mkdir('dist', { recursive: true });
  await writeFile('dist/vscode.html-custom-data.json', json({ version: 1.1, tags: elements.map(customTag) }));
  await writeFile('dist/web-types.json', json(webTypes(elements)));
}

/** https://github.com/microsoft/vscode-html-languageservice/blob/main/docs/customData.schema.json */
function customTag({ tag, description, attributes }: ElementFacts): object {
  const described = attributes.map((attribute) => ({
    name: attribute.name,
    description: attribute.description,
    ...(isBoolean(attribute) && { valueSet: 'v' }),
    ...(words(attribute).length > 0 && { values: words(attribute).map((name) => ({ name })) }),
  }));
  return { name: tag, description, attributes: described };
}

/** https://github.com/JetBrains/web-types/blob/master/schema/web-types.json */
const webTypes = (elements: readonly ElementFacts[]): object => ({
  $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
  name: packageJson.name,
  version: packageJson.version,
  'description-markup': 'markdown',
  contributions: { html: { elements: elements.map(webElement) } },
});

function webElement({ tag, description, attributes, events, slots, parts, cssProperties }: ElementFacts): object {
  const named = (list: Described[]) => list.map(({ name, description }) => ({ name, description }));
  const values = (attribute: Described) => {
    if (isBoolean(attribute)) return { value: { kind: 'no-value' } };
    const type = words(attribute).map((word) => `"${word}"`);
    return type.length > 0 ? { value: { type: type.join(' | ') } } : {};
  };
  return {
    name: tag,
    description,
    attributes: attributes.map((one) => ({ name: one.name, description: one.description, ...values(one) })),
    js: { events: named(events) },
    css: { properties: named(cssProperties), parts: named(parts) },
    slots: named(slots),
  };
}

const isBoolean = ({ type }: Described): boolean => type?.text === 'boolean';

/** `'auto' | 'list'` as its words; nothing for any other type. */
const words = ({ type }: Described): string[] => [...(type?.text ?? '').matchAll(/'([^']+)'/g)].map(([, word = '']) => word);

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
