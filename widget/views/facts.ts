import { html, type TemplateResult } from 'lit';

/** Between two facts; no line begins with it. */
export const DOT = '\u00a0· ';

/** "PostNL · open until 22:00": each fact keeps its own direction, as names are Latin where the words may be Arabic. */
export const facts = (list: readonly string[]): TemplateResult[] =>
  list.filter(Boolean).map((fact, index) => html`${index > 0 ? DOT : ''}<bdi>${fact}</bdi>`);
