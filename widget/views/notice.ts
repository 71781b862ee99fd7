import { html, type TemplateResult } from 'lit';

/** What can be done about something. */
export interface Remedy {
  readonly label: string | TemplateResult;
  readonly act: () => void;
}

/** A sentence that needs attention, and what can be done about it. */
export const notice = (text: string, remedies: readonly Remedy[] = []): TemplateResult =>
  html`<div part="notice" class="notice">
    <p>${text}</p>
    ${remedies.map(({ label, act }) => html`<button type="button" part="notice-action" @click=${act}>${label}</button>`)}
  </div>`;
