import { html, type TemplateResult } from 'lit';
import type { OfficeWords } from '../messages/office-messages.ts';

/** A link out of the back office. What a carrier or Sendcloud names is followed only where it is a page. `looks`: `primary` for the step to take. */
export const outside = (url: string, label: string, { t }: OfficeWords, looks: '' | 'primary' = ''): TemplateResult =>
  /^https?:/.test(url)
    ? html`<a class=${`out ${looks}`} href=${url} target="_blank" rel="noopener noreferrer">${label} <span class="spoken">${t('newTab')}</span></a>`
    : html`${label}`;
