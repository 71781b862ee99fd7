import '@angular/compiler';
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { address, messages, openShop, parcel, prices } from './shop.ts';

const shop = openShop();

const declare = Component({
  selector: 'shop-checkout',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `<form>
    <sendcloud-delivery-picker
      name="delivery"
      required
      publishable-key="pk_test"
      proxy="https://proxy.example"
      order-value="45.90"
      currency="EUR"
      [address]="to()"
      [parcel]="parcel"
      [prices]="prices"
      [messages]="messages"
      (delivery-ready)="hear($event)"
      (delivery-change)="hear($event)"
      (delivery-error)="hear($event)"
      (delivery-activity)="hear($event)"
      (input)="hear($event)"
      (change)="hear($event)"
    ></sendcloud-delivery-picker>
  </form>`,
});

/** Compiled in the browser: a decorator would need a build of its own. */
class Checkout {
  to = signal(address);
  parcel = parcel;
  prices = prices;
  messages = messages;
  hear = shop.hear;

  constructor() {
    shop.change = (next) => this.to.set(next);
  }
}

document.body.append(document.createElement('shop-checkout'));
await bootstrapApplication(declare(Checkout) ?? Checkout);
