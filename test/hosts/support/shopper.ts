/** What a shopper has at the end. */
export interface Visited {
  /** The id of the point that was picked on the map. */
  point: string;
  /** Every entry called `delivery` that the form would send, a line each: some pages change how lists become JSON. */
  entries: string;
  /** What the page complained of meanwhile, a line each. */
  heard: string;
}

/**
 * Runs in a page wide enough for the finder to open with its map: waits for the options, opens it, picks a pin and collects there.
 *
 * Clicks only what a shopper could: what is in view and covered by nothing.
 */
export async function choosePoint(): Promise<Visited> {
  const { heard } = window as unknown as { heard: string[] };
  const until = async <Found>(look: () => Found | null | undefined | false, what: string): Promise<Found> => {
    const deadline = Date.now() + 25_000;
    for (;;) {
      const found = look();
      if (found) return found;
      if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}; the page said: ${heard.join('; ')}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  type Picker = HTMLElement & { form: HTMLFormElement };
  const picker = await until(() => document.querySelector<Picker>('sendcloud-delivery-picker'), 'the picker');
  const all = (selector: string) => [...(picker.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
  const isFree = (element: HTMLElement) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const top = picker.shadowRoot?.elementFromPoint(x + width / 2, y + height / 2);
    return width > 0 && height > 0 && top !== null && top !== undefined && element.contains(top);
  };
  const click = async (selector: string) => {
    const element = await until(() => all(selector)[0], selector);
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    (await until(() => isFree(element) && element, `${selector} to be in nobody's way`)).click();
  };
  const entriesOf = () => new FormData(picker.form).getAll('delivery').map(String);

  await click('[part~=finder-button]');
  await until(() => all('dialog[open] [part~=point-card]')[1], 'the points');
  await until(() => all('img.leaflet-tile-loaded')[3], 'the tiles');
  (await until(() => all('[part~=map-pin]:not([part~=map-pin-chosen]).single').find(isFree), 'a pin of one point')).click();
  const marked = await until(() => all('.list [part~=point-card]:has(:checked)')[0], 'the marked point');
  for (const field of all('footer input') as HTMLInputElement[]) field.value = '12345678';
  await click('[part~=collect-button]');
  await until(() => all('dialog[open]').length === 0, 'the finder to close');
  const isChosen = () => entriesOf()[0]?.startsWith('sel1.') && picker.matches(':valid');
  await until(() => {
    // They are drawn some time after the finder has gone.
    for (const field of all('input[type=email], input[type=tel]') as HTMLInputElement[]) {
      if (field.value) continue;
      field.value = field.type === 'email' ? 'jo@example.com' : '+31612345678';
      for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
    }
    return isChosen();
  }, 'the choice');
  return { point: marked.dataset.point ?? '', entries: entriesOf().join('\n'), heard: heard.join('\n') };
}
