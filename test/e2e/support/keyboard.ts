import type { Page } from 'playwright-core';

/** What a keyboard user sees the focus on. */
interface Focused {
  tag: string;
  type: string;
  label: string;
}

/** More stops than any page here has. */
const mostStops = 90;

/** Goes on with Tab until the focus is on a control whose label matches. Throws with the stops on the way if it never is. */
export async function tabTo(page: Page, label: RegExp, type?: string): Promise<void> {
  const stops: string[] = [];
  for (let n = 0; n < mostStops; n++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(readFocus);
    if (label.test(focused.label) && (type === undefined || focused.type === type)) return;
    stops.push(`${focused.tag} ${focused.type} “${focused.label}”`);
  }
  throw new Error(`Tab never came to ${label}; it stopped at\n${stops.join('\n')}`);
}

/** Tabs to a field and types into it. */
export async function typeInto(page: Page, label: RegExp, text: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.type(text);
}

export async function press(page: Page, label: RegExp, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.press(key);
}

/** Runs in the page: follows the focus into shadow roots. */
function readFocus(): Focused {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const labels = element && 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
  const text = labels.map((label) => label.textContent).join(' ') || element?.getAttribute('aria-label') || element?.textContent || '';
  return { tag: element?.localName ?? '', type: element?.getAttribute('type') ?? '', label: text.replace(/\s+/g, ' ').trim() };
}
