import { html, type TemplateResult } from 'lit';

export interface NoticeProps {
  readonly text: string;
  readonly actions: readonly { readonly label: string; readonly act: () => void }[];
}

/** A sentence that needs attention, and what can be done about it. */
export const notice = ({ text, actions }: NoticeProps): TemplateResult =>
  html`<div part="notice" class="notice">
    <p>${text}</p>
    ${actions.map(({ label, act }) => html`<button type="button" part="notice-action" @click=${act}>${label}</button>`)}
  </div>`;
