import { html, type TemplateResult } from 'lit';
import type { Words } from '../messages/words.ts';
import { type OptionRowProps, optionRow } from './option-row.ts';

export interface OptionListProps {
  readonly rows: readonly OptionRowProps[];
  readonly disabled: boolean;
  readonly busy: boolean;
  readonly words: Words;
}

/** Everything that can be chosen. */
export const optionList = ({ rows, disabled, busy, words }: OptionListProps): TemplateResult =>
  html`<fieldset part="options" class="options" ?disabled=${disabled} aria-busy=${String(busy)}>
    <legend part="heading"><slot name="heading">${words.t('legend')}</slot></legend>
    ${rows.length > 0 ? rows.map(optionRow) : html`<slot name="empty">${words.t('empty')}</slot>`}
  </fieldset>`;
