import { css } from 'lit';

/**
 * What is filled in and pressed. 16 px and more in fields, so that no phone zooms in. A `select` looks as `fields.ts` has what is typed in:
 * one selector more there would be in every shopper's download.
 */
export const controlStyles = css`
  .field {
    display: grid;
    gap: 4px;
    font-weight: 500;
  }
  .field > input,
  .field > select {
    font-weight: normal;
  }
  input[type='checkbox'] {
    flex: none;
    inline-size: 24px;
    block-size: 24px;
    margin: 0;
    accent-color: var(--_accent);
  }
  select {
    min-inline-size: 0;
    inline-size: 100%;
    block-size: 44px;
    padding: 0 8px;
    border: 1px solid var(--_muted);
    border-radius: 8px;
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: max(16px, 1em);
  }
  button {
    min-block-size: 40px;
  }
  .out.primary {
    display: inline-flex;
    align-items: center;
    min-block-size: 40px;
    padding: 6px 12px;
    border: 1px solid;
    border-radius: 8px;
    font-weight: 500;
    text-decoration: none;
  }
  .primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .grave {
    border-color: light-dark(#a11a1a, #ff9c94);
    color: light-dark(#a11a1a, #ff9c94);
  }
  .plain {
    padding-inline: 8px;
    border-color: transparent;
    background: none;
    color: var(--_accent);
  }
  [aria-disabled='true'] {
    cursor: progress;
    opacity: 0.6;
  }
  @media (forced-colors: active) {
    .primary {
      color: CanvasText;
    }
  }
`;
