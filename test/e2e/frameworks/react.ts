import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { address, messages, openShop, parcel, prices } from './shop.ts';

const shop = openShop();

function Checkout() {
  const [to, setTo] = useState(address);
  shop.change = setTo;
  const picker = createElement('sendcloud-delivery-picker', {
    name: 'delivery',
    required: true,
    'publishable-key': 'pk_test',
    proxy: 'https://proxy.example',
    'order-value': '45.90',
    currency: 'EUR',
    address: to,
    parcel,
    prices,
    messages,
    'ondelivery-ready': shop.hear,
    'ondelivery-change': shop.hear,
    'ondelivery-error': shop.hear,
    'ondelivery-activity': shop.hear,
    onInput: shop.hear,
    onChange: shop.hear,
  });
  return createElement('form', null, picker);
}

createRoot(document.body.appendChild(document.createElement('main'))).render(createElement(Checkout));
