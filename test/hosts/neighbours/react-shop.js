import { createElement, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** A checkout that draws itself anew all the time, as one whose clock, basket and address share one state does. */
function Checkout({ proxy }) {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setCount((before) => before + 1), 30);
    return () => clearInterval(timer);
  }, []);
  const attributes = {
    name: 'delivery',
    'publishable-key': 'pk_demo_own_v3',
    proxy,
    country: 'NL',
    'postal-code': '5611EM',
    weight: '2500',
    'order-value': '45.90',
    currency: 'EUR',
    view: 'split',
    class: `seen-${count}`,
    required: true,
  };
  const fallback = createElement('input', { type: 'radio', name: 'delivery', value: 'standard', defaultChecked: true });
  return createElement(
    'form',
    { action: '/orders', method: 'post', 'data-drawn': count },
    createElement('sendcloud-delivery-picker', attributes, createElement('label', null, fallback, `Standard delivery ${count}`)),
    createElement('button', { id: 'pay' }, 'Pay'),
  );
}

const root = document.querySelector('#shop');
createRoot(root).render(createElement(Checkout, { proxy: root.dataset.proxy ?? '' }));
