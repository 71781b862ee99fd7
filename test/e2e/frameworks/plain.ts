import { address, messages, openShop, parcel, prices } from './shop.ts';

const shop = openShop();
const template = document.createElement('template');
template.innerHTML = `<form>
  <sendcloud-delivery-picker name="delivery" required publishable-key="pk_test" proxy="https://proxy.example"
    order-value="45.90" currency="EUR"></sendcloud-delivery-picker>
</form>`;
document.body.append(template.content.cloneNode(true));

const picker = document.querySelector('sendcloud-delivery-picker');
if (!picker) throw new Error('The page has no picker');
Object.assign(picker, { address, parcel, prices, messages });
shop.change = (next) => {
  picker.address = next;
};
for (const type of ['delivery-ready', 'delivery-change', 'delivery-error', 'delivery-activity', 'input', 'change'])
  picker.addEventListener(type, shop.hear);
