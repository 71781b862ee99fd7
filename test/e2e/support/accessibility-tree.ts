import type { CDPSession } from 'playwright-core';

/** What Chromium gives assistive technology, as far as it is read here. */
interface Node {
  nodeId: string;
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  properties?: { name: string; value: { value?: unknown } }[];
  childIds?: string[];
  backendDOMNodeId?: number;
}

/** A control as it is called and as it is labelled on the screen. */
export interface Control {
  role: string;
  name: string;
  visible: string;
}

/** Containers that say nothing by themselves. */
const silent = new Set(['generic', 'none', 'InlineTextBox', 'RootWebArea', 'Iframe', 'LayoutTable', 'LayoutTableRow', 'LayoutTableCell']);
/** Their text is the name of what they label. */
const labels = new Set(['LabelText', 'Legend']);
const inLabel = Symbol('in a label');
const told = ['checked', 'pressed', 'expanded', 'disabled', 'required', 'invalid', 'modal', 'busy', 'focused', 'level'];
const controls = new Set(['button', 'radio', 'checkbox', 'textbox', 'searchbox', 'link', 'combobox', 'DisclosureTriangle', 'gridcell']);

const squeezed = (text: string): string =>
  text
    .replaceAll(/[\u2068\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

const nodesOf = async (session: CDPSession): Promise<Node[]> => (await session.send('Accessibility.getFullAXTree')).nodes as Node[];

/** The page as assistive technology has it, a line for each thing: its role, its name in quotes, its states. */
export async function accessibilityTree(session: CDPSession): Promise<string> {
  const nodes = await nodesOf(session);
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const walk = (node: Node | undefined, depth: number, above: string | typeof inLabel): void => {
    if (!node) return;
    const line = node.ignored ? undefined : lineOf(node, above);
    if (line) lines.push(`${'  '.repeat(depth)}${line}`);
    const isLabel = labels.has(node.role?.value ?? '');
    const name = isLabel ? inLabel : line ? squeezed(node.name?.value ?? '') : above;
    for (const id of node.childIds ?? []) walk(byId.get(id), depth + Number(line !== undefined), name);
  };
  walk(nodes[0], 0, '');
  return `${lines.join('\n')}\n`;
}

/** Undefined for what tells nothing: a container, or text that is already the name of what it stands in. */
function lineOf({ role, name, properties = [] }: Node, above: string | typeof inLabel): string | undefined {
  const kind = role?.value ?? '';
  const text = squeezed(name?.value ?? '');
  if (silent.has(kind) || labels.has(kind)) return undefined;
  if (kind === 'StaticText' && (text === '' || above === inLabel || above.includes(text))) return undefined;
  const states = told.flatMap((state) => {
    const value = properties.find((property) => property.name === state)?.value.value;
    return value === undefined || value === false || value === 'false'
      ? []
      : [value === true || value === 'true' ? state : `${state}=${value}`];
  });
  return [kind === 'StaticText' ? 'text' : kind, text && `"${text}"`, ...states].filter(Boolean).join(' ');
}

/** Every control a shopper can get to, with what is written on it: its text, or its label's. */
export async function controlsOf(session: CDPSession): Promise<Control[]> {
  const found = (await nodesOf(session)).filter(({ ignored, role }) => !ignored && controls.has(role?.value ?? ''));
  return Promise.all(
    found.map(async ({ role, name, backendDOMNodeId }) => {
      const { object } = await session.send('DOM.resolveNode', { backendNodeId: backendDOMNodeId ?? 0 });
      const { result } = await session.send('Runtime.callFunctionOn', {
        objectId: object.objectId ?? '',
        functionDeclaration: visibleLabel.toString(),
        returnByValue: true,
      });
      return { role: role?.value ?? '', name: squeezed(name?.value ?? ''), visible: squeezed(String(result.value)) };
    }),
  );
}

/** Runs in the page. */
function visibleLabel(this: HTMLElement & { labels?: NodeListOf<HTMLElement> | null }): string {
  return this.labels?.length ? [...this.labels].map((label) => label.innerText).join(' ') : this.innerText;
}
