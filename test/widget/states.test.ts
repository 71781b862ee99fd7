import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import 'axe-core/axe.min.js';
import type { AxeResults } from 'axe-core';
import { aWire, pickerStates } from './support/states.ts';
import type { Wire } from './support/wire.ts';

const { axe } = globalThis as unknown as { axe: { run(context: Element, options: object): Promise<AxeResults> } };

/** What axe cannot decide by itself, and why it is right. */
const reviewed: Record<string, string> = {
  'color-contrast': 'a radio covers the tile of its day, and a dialog the page; the colours are those of the rows, which axe does measure',
  'label-content-name-mismatch': 'the buttons of the map show signs, + and −, and are called what they do',
};

const found = async (element: Element): Promise<string[]> => {
  const { violations, incomplete } = await axe.run(element, { resultTypes: ['violations', 'incomplete'] });
  const told = (kind: string, { id, nodes }: AxeResults['violations'][number]) =>
    `${kind} ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`;
  return [
    ...violations.map((one) => told('violation', one)),
    ...incomplete.filter(({ id }) => !(id in reviewed)).map((one) => told('incomplete', one)),
  ];
};

describe('every state of the picker, on a phone', () => {
  let wire: Wire;
  const { error } = console;
  before(() => setViewport({ width: 375, height: 667 }));
  after(() => setViewport({ width: 800, height: 600 }));
  beforeEach(() => {
    wire = aWire();
    console.error = () => undefined;
  });
  afterEach(() => {
    wire.restore();
    console.error = error;
  });

  it('is one of at least forty', () => {
    expect(pickerStates.length).to.be.at.least(40);
  });

  for (const { name, arrange } of pickerStates)
    it(`is accessible, and no wider than the screen: ${name}`, async () => {
      const { picker } = await arrange(wire);
      await picker.updateComplete;
      expect(await found(picker)).to.deep.equal([]);
      expect(document.documentElement.scrollWidth).to.be.at.most(375);
    });

  it('would be told of a fault', async () => {
    const { picker, find } = await pickerStates[0]!.arrange(wire);
    find('.skeleton')?.removeAttribute('aria-label');
    expect((await found(picker)).join()).to.include('role-img-alt');
  });
});
