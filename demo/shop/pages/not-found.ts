import { html } from 'hono/html';
import { type Html, layout } from './layout.ts';

export const notFoundPage = (): Html =>
  layout({
    title: 'Not here',
    body: html`<div class="narrow"><h1>There is nothing here</h1><p><a href="/">All demo shops</a></p></div>`,
  });

export const brokenPage = (what: string): Html =>
  layout({ title: what, body: html`<div class="narrow"><h1>${what}</h1><p>Please go back and try again.</p></div>` });
