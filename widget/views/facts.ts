import { html, type TemplateResult } from 'lit';

/** "PostNL · open until 22:00": each fact keeps its own direction, as names are Latin where the words may be Arabic. */
export const facts = (list: readonly string[]): TemplateResult[] =>
  list.filter(Boolean).map((fact, index) => html`${index > 0 ? ' · ' : ''}<bdi>${fact}</bdi>`);
