import { html } from 'hono/html';
import type { Html } from './layout.ts';

interface Field {
  name: string;
  label: string;
  value: string;
  autocomplete: string;
  error: string | undefined;
  type?: 'text' | 'email' | 'tel';
  optional?: boolean;
  hint?: string;
  className?: string;
}

/** A labelled input; its error and hint are tied to it, so that a screen reader says them with the name. */
export function field({ name, label, value, autocomplete, error, type = 'text', optional = false, hint, className = '' }: Field): Html {
  const described = [error && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(' ');
  return html`<div class="field ${className}">
<label for="${name}">${label}${optional ? html` <span class="note">optional</span>` : ''}</label>
<input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}"${optional ? '' : html` required`}${invalid(error)}${
    described ? html` aria-describedby="${described}"` : ''
  }>
${hint ? html`<p class="note" id="${name}-hint">${hint}</p>` : ''}${errorText(name, error)}
</div>`;
}

export const invalid = (error: string | undefined): Html => (error ? html` aria-invalid="true"` : html``);

export const errorText = (name: string, error: string | undefined): Html =>
  error ? html`<p class="error" id="${name}-error">${error}</p>` : html``;
