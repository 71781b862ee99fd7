import { css } from 'lit';

/** Fields to type in, which only some parts have. 16 px and more, so that no phone zooms in. */
export const fieldStyles = css`
  input:not([type='radio']) {
    min-inline-size: 0;
    inline-size: 100%;
    block-size: 44px;
    padding: 0 12px;
    border: 1px solid var(--_muted);
    border-radius: 8px;
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: max(16px, 1em);
  }
`;
