import { createApp, h, ref } from 'vue';
import { address, messages, openShop, parcel, prices } from './shop.ts';

const shop = openShop();

const checkout = {
  setup: () => {
    const to = ref(address);
    shop.change = (next) => {
      to.value = next;
    };
    const picker = () =>
      h('sendcloud-delivery-picker', {
        name: 'delivery',
        required: true,
        'publishable-key': 'pk_test',
        proxy: 'https://proxy.example',
        'order-value': '45.90',
        currency: 'EUR',
        address: to.value,
        parcel,
        prices,
        messages,
        'onDelivery-ready': shop.hear,
        'onDelivery-change': shop.hear,
        'onDelivery-error': shop.hear,
        'onDelivery-activity': shop.hear,
        onInput: shop.hear,
        onChange: shop.hear,
      });
    return () => h('form', [picker()]);
  },
};

createApp(checkout).mount(document.body.appendChild(document.createElement('main')));
