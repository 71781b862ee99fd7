import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitUntil } from '../support/until.ts';
import { connectElement } from './support/office.ts';
import { aFinding, aHealth, aMerchant, aReply, noKeys } from './support/office-builders.ts';
import { OfficeWire, Refused } from './support/office-wire.ts';

const path = '/merchants/kettles';
const missing = aMerchant({ state: 'not-connected', account: { usable: false, reason: '' } });
const notYet = { [`GET ${path}`]: missing, [`GET ${path}/health`]: noKeys };
const connected = { [`GET ${path}`]: aMerchant(), [`GET ${path}/health`]: aHealth() };
const keys = { publicKey: 'pub', secretKey: 'sec' };

describe('the connection of a merchant', () => {
  let wire: OfficeWire;
  afterEach(() => wire.restore());

  async function check() {
    const office = await connectElement();
    await waitUntil(() => office.find('[part="keys-form"]'), 'the form');
    office.type(/Public key/, ` ${keys.publicKey} `);
    office.type(/Secret key/, keys.secretKey);
    office.button('Check the keys').click();
    await waitUntil(() => office.find('#tried'), 'what was found');
    return office;
  }

  it('looks at keys before it keeps them, and takes who waits to what was found', async () => {
    wire = new OfficeWire({ ...notYet, [`POST ${path}/connect`]: aReply({ findings: [aFinding('webhook-off', 'warning')] }) });
    const { element, text, said } = await check();
    expect(wire.to(`POST ${path}/connect`).map(({ body }) => body)).to.deep.equal([{ credentials: keys }]);
    expect(text()).to.include('Sendcloud accepts these keys.');
    expect(text()).to.include('Sendcloud sends no messages about parcels');
    expect(element.shadowRoot!.activeElement?.id).to.equal('tried');
    expect(said()).to.equal('Checked.');
  });

  it('keeps them when asked, and shows how the connection stands then', async () => {
    wire = new OfficeWire({ ...notYet, [`POST ${path}/connect`]: aReply() });
    const { button, text, find, said } = await check();
    wire.set({ ...connected, [`POST ${path}/connect`]: aReply({ kept: true }) });
    button('Keep these keys').click();
    await waitUntil(() => find('[data-state="ready"]'), 'the connection');
    expect(wire.to(`POST ${path}/connect`).at(-1)?.body).to.deep.equal({ credentials: keys, keep: true });
    expect(text()).to.include('Everything is in order.');
    expect(said()).to.equal('Connected.');
    expect(find('input')).to.equal(null);
  });

  it('offers no way to keep keys that Sendcloud refuses', async () => {
    wire = new OfficeWire({ ...notYet, [`POST ${path}/connect`]: aReply({ account: null, findings: [aFinding('keys-refused')] }) });
    const { text, find, button } = await check();
    expect(text()).to.include('These keys cannot be used.');
    expect(text()).to.include('Copy both keys again');
    expect(find('[part="keep-button"]')).to.equal(null);
    button('Enter other keys').click();
    await waitUntil(() => find<HTMLInputElement>('input[type="password"]')?.value === '', 'an empty form');
  });

  it('sets at Sendcloud what can be set from here, by one button beside the finding', async () => {
    const findings = [aFinding('service-points-off'), aFinding('checkout-none')];
    const health = aHealth({ findings, canApply: ['service-point-carriers'] });
    wire = new OfficeWire({ ...connected, [`GET ${path}/health`]: health, [`POST ${path}/connect`]: aReply({ kept: true }) });
    const { all, text } = await connectElement();
    await waitUntil(() => all('[part="apply-button"]').length === 1, 'one button for two findings');
    wire.set({ [`GET ${path}/health`]: aHealth() });
    all('[part="apply-button"]')[0]!.click();
    await waitUntil(() => text().includes('Everything is in order.'), 'no finding');
    expect(wire.to(`POST ${path}/connect`).map(({ body }) => body)).to.deep.equal([{ apply: ['service-point-carriers'] }]);
  });

  it('says in the proxy’s English what a newer proxy has found', async () => {
    const finding = { ...aFinding('keys-missing', 'warning'), code: 'something-new' } as never;
    wire = new OfficeWire({ ...connected, [`GET ${path}/health`]: aHealth({ findings: [finding] }) });
    const { text } = await connectElement({ lang: 'de' });
    await waitUntil(() => text().includes('what keys-missing is'), 'the words');
    expect(text()).to.include('what to do about keys-missing');
  });

  it('asks before it disconnects, and does nothing when the answer is no', async () => {
    wire = new OfficeWire({ ...connected, [`DELETE ${path}/credentials`]: undefined });
    const { button, find, element } = await connectElement();
    await waitUntil(() => find('[part="well"]'), 'the connection');
    button('Disconnect').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => find('dialog[open]'), 'the question');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !find('dialog'), 'no question');
    expect(wire.to(`DELETE ${path}/credentials`)).to.deep.equal([]);
    expect(element.shadowRoot!.activeElement?.textContent?.trim()).to.equal('Disconnect');
    wire.set(notYet);
    button('Disconnect').click();
    await waitUntil(() => find('dialog[open]'), 'the question again');
    find('[part="confirm-button"]')!.click();
    await waitUntil(() => find('[data-state="not-connected"]'), 'no connection');
    expect(wire.to(`DELETE ${path}/credentials`).length).to.equal(1);
  });

  it('pauses and goes on', async () => {
    const paused = aMerchant({ state: 'paused' });
    wire = new OfficeWire({ ...connected, [`POST ${path}/pause`]: paused, [`POST ${path}/resume`]: aMerchant() });
    const { button, find, said } = await connectElement();
    await waitUntil(() => find('[part="well"]'), 'the connection');
    button('Pause').click();
    await waitUntil(() => find('dialog[open]'), 'the question');
    wire.set({ [`GET ${path}`]: paused });
    find('[part="confirm-button"]')!.click();
    await waitUntil(() => find('[data-state="paused"]'), 'paused');
    wire.set({ [`GET ${path}`]: aMerchant() });
    button('Go on').click();
    await waitUntil(() => find('[data-state="ready"]'), 'going on');
    expect(said()).to.equal('Deliveries go on.');
  });

  it('leaves it to the marketplace to end a pause of its own', async () => {
    wire = new OfficeWire({ ...connected, [`GET ${path}`]: aMerchant({ state: 'paused' }, { paused: true }) });
    const { all, find, text } = await connectElement({ lang: 'de' });
    await waitUntil(() => find('[part="paused"]'), 'the sentence');
    expect(text()).to.include('Der Marktplatz hat Ihren Versand pausiert');
    expect(all('.actions button').map(({ innerText }) => innerText)).to.deep.equal(['Schlüssel ersetzen', 'Verbindung trennen']);
  });

  it('lets a merchant who may choose an account choose it', async () => {
    const settings = { accountChoices: ['own', 'central'] };
    wire = new OfficeWire({ ...connected, [`GET ${path}`]: aMerchant({}, settings), [`PUT ${path}/account`]: aMerchant() });
    const { all, text } = await connectElement();
    await waitUntil(() => all('input[name="account"]').length === 2, 'the choice');
    wire.set({ [`GET ${path}`]: aMerchant({}, { ...settings, account: 'central', labels: 'hold' }) });
    all('input[name="account"]')[1]!.click();
    await waitUntil(() => text().includes('There is nothing to connect.'), 'the marketplace’s account');
    expect(wire.to(`PUT ${path}/account`).map(({ body }) => body)).to.deep.equal([{ account: 'central' }]);
  });

  it('looks by itself at keys that came by Sendcloud’s own page', async () => {
    let looked = false;
    wire = new OfficeWire({
      ...connected,
      [`GET ${path}/health`]: () => (looked ? aHealth() : { ...noKeys, findings: [] }),
      [`POST ${path}/connect`]: () => {
        looked = true;
        return aReply({ kept: true });
      },
    });
    const { text } = await connectElement();
    await waitUntil(() => text().includes('Everything is in order.'), 'what was found');
    expect(wire.to(`POST ${path}/connect`).map(({ body }) => body)).to.deep.equal([{}]);
  });

  it('asks once for another session when its own is over, and goes on where it was', async () => {
    wire = new OfficeWire(connected);
    let asked = 0;
    const count = () => {
      asked += 1;
    };
    document.addEventListener('session-expired', count);
    const { element, find, text } = await connectElement({ session: 'old.1' });
    await waitUntil(() => text().includes('Your session has ended.'), 'the sentence');
    element.session = 'ses1.fresh';
    await waitUntil(() => find('[part="well"]'), 'the connection');
    document.removeEventListener('session-expired', count);
    expect(asked).to.equal(1);
    expect(wire.calls.map(({ session }) => session)).to.deep.equal(['old.1', 'ses1.fresh', 'ses1.fresh']);
    expect(text()).not.to.include('Your session has ended.');
  });

  it('says so when the next session is refused too, and does not ask for ever', async () => {
    wire = new OfficeWire(connected);
    const { element, text } = await connectElement({ session: 'old.1' });
    await waitUntil(() => text().includes('Your session has ended.'), 'the sentence');
    element.session = 'old.2';
    await waitUntil(() => text().includes('That did not work'), 'a failure');
    expect(wire.calls.length).to.equal(2);
  });

  it('waits for a session that the page has yet to get', async () => {
    wire = new OfficeWire(connected);
    const { element, find } = await connectElement({ session: '' });
    expect(wire.calls).to.deep.equal([]);
    element.session = 'ses1.fresh';
    await waitUntil(() => find('[part="well"]'), 'the connection');
  });

  it('asks for a session by an event that leaves every shadow', async () => {
    wire = new OfficeWire(connected);
    const { element } = await connectElement();
    await waitUntil(() => element.shadowRoot!.querySelector('[part="well"]'), 'the connection');
    const told = oneEvent(element, 'session-expired');
    element.session = 'old.1';
    await element.updateComplete;
    [...element.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent === 'Check again')!.click();
    const { bubbles, composed } = await told;
    expect([bubbles, composed]).to.deep.equal([true, true]);
  });

  it('keeps what is on show when something fails, and says why', async () => {
    wire = new OfficeWire({ ...connected, [`POST ${path}/connect`]: new Refused('upstream-unavailable', 502) });
    const { button, find, text } = await connectElement();
    await waitUntil(() => find('[part="well"]'), 'the connection');
    button('Check again').click();
    await waitUntil(() => find('[role="alert"]'), 'the sentence');
    expect(text()).to.include('Sendcloud does not answer at the moment.');
    expect(find('[part="well"]')).not.to.equal(null);
  });
});
