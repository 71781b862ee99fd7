import 'axe-core/axe.min.js';
import type { AxeResults, NodeResult } from 'axe-core';

const { axe } = globalThis as unknown as { axe: { run(context: Element, options: object): Promise<AxeResults> } };

/** What axe cannot decide by itself, by rule and by what stops it, and why it is right. */
const reviewed: Record<string, string> = {
  'color-contrast bgOverlap': 'a radio covers the tile of its day, and a dialog the page; axe measures the same colours on the rows',
  'color-contrast elmPartiallyObscured': 'the same, where it covers only a part',
  'color-contrast pseudoContent': 'a pin is drawn behind its number: the colours of a button on it, 5.1 : 1 in light and 8.1 : 1 in dark',
  'color-contrast imgNode': 'the attribution has a veil of white behind it: on the blackest tile still 7 : 1',
  'color-contrast nonBmp': 'a sign on a button of the map, in the colours of every other button',
  'color-contrast shortTextContent': 'a count of one digit on a filter: in the colours of longer counts beside it, which axe measures',
  'heading-order': 'the heading of a dialog, which begins an outline of its own; axe was shown the picker without its page',
  'label-content-name-mismatch': 'buttons show signs, ×, + and −, and are called what they do',
};

/** Every violation, and every doubt that nobody has reviewed, as a line. Empty when the element is accessible. */
export async function faultsIn(element: Element): Promise<string[]> {
  const { violations, incomplete } = await axe.run(element, {
    resultTypes: ['violations', 'incomplete'],
    rules: { 'target-size': { enabled: true } },
  });
  return [
    ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `violation ${id}: ${html.slice(0, 120)}`)),
    ...incomplete.flatMap(({ id, nodes }) => nodes.flatMap((node) => doubt(id, node))),
  ];
}

function doubt(rule: string, node: NodeResult): string[] {
  const reasons = [...node.any, ...node.all, ...node.none].map(({ data }) => (data as { messageKey?: string } | null)?.messageKey);
  const names = reasons.map((reason) => [rule, reason].filter(Boolean).join(' '));
  return names.filter((name) => !(name in reviewed)).map((name) => `incomplete ${name}: ${node.html.slice(0, 120)}`);
}

/** What sticks out of the screen sideways, or of the box it is in. The filters alone may be pushed along. */
export function sticksOut(root: ParentNode): string[] {
  const page = document.documentElement;
  const wide = page.scrollWidth > page.clientWidth ? [`the page is ${page.scrollWidth} px wide on ${page.clientWidth}`] : [];
  return [...wide, ...[...root.querySelectorAll<HTMLElement>('*')].filter(isTooWide).map(({ outerHTML }) => outerHTML.slice(0, 120))];
}

function isTooWide(element: HTMLElement): boolean {
  if (!element.checkVisibility() || element.closest('.spoken, .map, .chips, input')) return false;
  const { left, right } = element.getBoundingClientRect();
  const isCut = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
  return isCut || left < -1 || right > innerWidth + 1;
}
