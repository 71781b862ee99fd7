import { expect } from '@open-wc/testing';
import type { RecheckReply } from '../../proxy/contract/selections.ts';
import { anOption, aPoint, aPointOption, aReply, somePoints } from './support/builders.ts';
import { aReadyCheckout } from './support/checkout.ts';
import { waitUntil } from './support/until.ts';
import { Wire } from './support/wire.ts';

describe('a choice that comes back after a reload', () => {
  const point = aPoint({ id: '9', name: 'Kettle Corner' });
  const { option } = aReply(aPointOption(), { servicePoint: point }).selection;
  let wire: Wire;
  beforeEach(() => {
    wire = new Wire([anOption(), aPointOption()], somePoints(3));
  });
  afterEach(() => wire.restore());

  const restored = (reply: Partial<RecheckReply>) => {
    wire.routes.recheck = () => ({ ok: false, ...reply });
    return aReadyCheckout({ value: 'token-points-9' });
  };

  it('says that its point is gone, and offers three others at a tap', async () => {
    const { picker, text, entries, button, complete } = await restored({
      reason: 'service-point-gone',
      chosen: { option, servicePoint: point },
      alternatives: somePoints(3),
    });
    await waitUntil(() => text().includes('“Kettle Corner” is no longer available'));
    await expect(picker).to.be.accessible();
    expect(entries(), 'home was never chosen').to.deep.equal(['quote-points']);
    button('Point 2').click();
    await complete();
    expect(entries()).to.deep.equal(['token-points-2']);
  });

  it('says that its option is gone, and chooses nothing else', async () => {
    const { text, entries } = await restored({
      reason: 'option-gone',
      chosen: { option: { ...option, code: 'other', title: 'By bike' }, servicePoint: null },
    });
    await waitUntil(() => text().includes('By bike'));
    expect(entries()).to.deep.equal(['']);
  });
});
