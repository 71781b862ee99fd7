import { html, type TemplateResult } from 'lit';

/** Three rows of the shape to come, for a page that brings no fallback. */
export const skeleton = (label: string): TemplateResult =>
  html`<div class="skeleton" role="img" aria-label=${label}><i></i><i></i><i></i></div>`;
