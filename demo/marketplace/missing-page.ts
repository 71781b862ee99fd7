import { html } from 'hono/html';
import { type Html, layout } from './layout.ts';

export const missingPage = (): Html =>
  layout({ title: 'Not here', main: html`<h1>There is no such merchant.</h1><p><a href="/">All merchants</a></p>` });
