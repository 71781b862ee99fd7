import { html } from 'hono/html';
import { type Html, layout } from './layout.ts';

export const notFoundPage = (): Html =>
  layout({
    title: 'Not here',
    body: html`<div class="narrow"><h1>There is nothing here</h1><p><a href="/">All demo shops</a></p></div>`,
  });

export const brokenPage = (): Html =>
  layout({
    title: 'Something went wrong',
    body: html`<div class="narrow"><h1>Something went wrong on our side</h1><p>You were not charged. Please go back and try again.</p></div>`,
  });
