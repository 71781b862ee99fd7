import { mount } from 'svelte';
import Checkout from './checkout.svelte';
import { openShop } from './shop.ts';

mount(Checkout, { target: document.body, props: { shop: openShop() } });
