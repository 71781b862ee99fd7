import { FakeSheet } from './fake-sheet.js';

const $ = (selector) => document.querySelector(selector);
const picker = $('sendcloud-delivery-picker');

/** The picker's answer to an address, once its options are on screen, as docs/recipes/wallets.md has it. */
const optionsFor = (picker, address) =>
  new Promise((resolve, reject) => {
    picker.addEventListener('delivery-ready', () => resolve(picker.walletOptions()), { once: true });
    picker.addEventListener('delivery-error', ({ detail }) => reject(new Error(detail.message)), { once: true });
    picker.address = address;
    picker.reload();
  });

/** What goes into the picker when the sheet has another method: of the chosen one with its point and its day. */
const tokens = {};
for (const event of ['delivery-ready', 'delivery-change'])
  picker.addEventListener(event, () => Object.assign(tokens, picker.walletOptions().tokens));

const GOODS = 45.9;
const contacts = {
  'Stadhuisplein 1, 5611 EM Eindhoven': {
    addressLines: ['Stadhuisplein 1'],
    locality: 'Eindhoven',
    postalCode: '5611 EM',
    countryCode: 'NL',
  },
  'Alexanderplatz 1, 10178 Berlin': { addressLines: ['Alexanderplatz 1'], locality: 'Berlin', postalCode: '10178', countryCode: 'DE' },
  '10 Downing Street, SW1A 2AA London': {
    addressLines: ['10 Downing Street'],
    locality: 'London',
    postalCode: 'SW1A 2AA',
    countryCode: 'GB',
  },
};

const total = (method) => ({ label: 'Kettle & Leaf', amount: (GOODS + Number(method?.amount ?? 0)).toFixed(2) });
const addressOf = ({ countryCode, postalCode, locality, addressLines }) => ({
  country: countryCode,
  postalCode,
  city: locality,
  addressLine1: addressLines.join(' '),
});

/** The shop's side. */
const sheet = new FakeSheet({
  async contactSelected(contact) {
    $('#told').textContent = [contact.postalCode, contact.locality, contact.countryCode].join(' ');
    const { shippingMethods } = await optionsFor(picker, addressOf(contact));
    const errors = shippingMethods.length > 0 ? [] : [{ code: 'addressUnserviceable' }];
    return { newTotal: total(shippingMethods[0]), newShippingMethods: shippingMethods, errors };
  },
  async methodSelected(method) {
    picker.value = tokens[method.identifier];
    return { newTotal: total(method) };
  },
  async authorized(contact) {
    await optionsFor(picker, addressOf(contact));
    const { ok } = await picker.recheck();
    return { status: ok && picker.value ? 'success' : 'failure' };
  },
});

/** The sheet as it looks. */
function draw() {
  const rows = sheet.methods.map(({ identifier, label, detail, amount }, index) => {
    const input = Object.assign(document.createElement('input'), {
      type: 'radio',
      name: 'method',
      value: identifier,
      checked: index === 0,
    });
    const row = document.createElement('label');
    row.append(
      input,
      ` ${[label, detail].filter(Boolean).join(', ')} `,
      Object.assign(document.createElement('b'), { textContent: `€${amount}` }),
    );
    return row;
  });
  $('#methods').replaceChildren(...(rows.length > 0 ? rows : ['We do not deliver there.']));
  $('#pay').disabled = rows.length === 0;
  $('#total').textContent = `€${sheet.total}`;
}

const contact = () => contacts[$('#contact').value];

async function chooseAddress() {
  $('#pay').disabled = true;
  await sheet.chooseAddress(contact());
  draw();
}

$('#contact').append(...Object.keys(contacts).map((text) => new Option(text, text)));
$('#contact').addEventListener('change', chooseAddress);
$('#methods').addEventListener('change', async ({ target }) => {
  await sheet.chooseMethod(target.value);
  $('#total').textContent = `€${sheet.total}`;
});
$('#open').addEventListener('click', () => {
  $('dialog').showModal();
  void chooseAddress();
});
$('#close').addEventListener('click', () => $('dialog').close());
$('#pay').addEventListener('click', async () => {
  const status = await sheet.pay(contact());
  $('dialog').close();
  $('#said').textContent = status === 'success' ? `Paid €${sheet.total}.` : 'Not paid: the delivery has changed.';
});
