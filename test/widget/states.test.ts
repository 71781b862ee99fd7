import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { faultsIn, sticksOut } from './support/audit.ts';
import { aWire, pickerStates } from './support/states.ts';
import type { Wire } from './support/wire.ts';

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
      expect(await faultsIn(picker)).to.deep.equal([]);
      expect(sticksOut(picker.renderRoot)).to.deep.equal([]);
    });

  it('would be told of a fault', async () => {
    const { picker, find } = await pickerStates[0]!.arrange(wire);
    find('.skeleton')?.removeAttribute('aria-label');
    expect((await faultsIn(picker)).join()).to.include('role-img-alt');
  });
});
