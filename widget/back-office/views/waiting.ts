import { html, type TemplateResult } from 'lit';
import type { OfficeWords } from '../messages/office-messages.ts';

/** Stands where something will come, in about its height, so that nothing jumps when it does. */
export const waiting = ({ t }: OfficeWords): TemplateResult =>
  html`<div class="waiting" part="waiting">
    <p class="spoken">${t('loading')}</p>
    <i></i><i></i><i></i><i></i>
  </div>`;
