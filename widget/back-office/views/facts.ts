import { html, type TemplateResult } from 'lit';

/** A name and what stands for it; an empty one is left out. */
export type Fact = readonly [name: string, value: string | TemplateResult | null | undefined];

/** Names and values, beside each other. */
export const factList = (facts: readonly Fact[]): TemplateResult =>
  html`<dl class="facts">
    ${facts.filter(([, value]) => value).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
  </dl>`;
