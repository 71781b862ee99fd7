import { css } from 'lit';

/**
 * The picker's own colours and measures, each open to the page as a custom property, and what all its parts share.
 *
 * `light-dark` follows the page's `color-scheme`, so that a light shop stays light on a dark phone. A `.pick` is
 * anything that can be chosen: its border says so.
 */
export const baseStyles = css`
  :host {
    --_accent: var(--delivery-accent, light-dark(#1f5eff, #8db2ff));
    --_on-accent: var(--delivery-on-accent, light-dark(#fff, #0b1a3a));
    --_text: var(--delivery-text, light-dark(#17191f, #f2f3f5));
    --_muted: var(--delivery-muted, light-dark(#565c69, #aeb4bf));
    --_line: var(--delivery-border, light-dark(#d9dce3, #41454e));
    --_surface: var(--delivery-surface, light-dark(#fff, #1b1d21));
    --_tint: var(--delivery-tint, color-mix(in srgb, var(--_accent) 7%, var(--_surface)));
    --_good: var(--delivery-good, light-dark(#12703a, #7bd69e));
    --_warn: var(--delivery-warn, light-dark(#fff6e0, #3a2f12));
    --_radius: var(--delivery-radius, 12px);
    --_space: var(--delivery-space, 16px);
    display: block;
    color: var(--_text);
    font-family: var(--delivery-font, inherit);
    line-height: 1.4;
    text-align: start;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  * {
    box-sizing: border-box;
  }
  fieldset,
  legend,
  p,
  ul {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  input[type='radio'] {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent);
  }
  button,
  .pick {
    border: 1px solid var(--_line);
    border-radius: 8px;
    background: var(--_surface);
    color: var(--_text);
    cursor: pointer;
  }
  button {
    min-block-size: 36px;
    padding: 6px 12px;
    font: inherit;
    font-weight: 500;
  }
  button:hover,
  .pick:hover {
    border-color: var(--_muted);
  }
  .pick.chosen {
    border-color: var(--_accent);
    background: var(--_tint);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .pick > label {
    display: grid;
    grid-template-columns: auto 1fr auto;
    column-gap: 14px;
    min-block-size: 48px;
    padding: 12px var(--_space);
    cursor: pointer;
  }
  :focus-visible,
  .pick:has(> input:focus-visible, > label > input:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .pick > label > input {
    outline: none;
  }
  .what {
    display: contents;
    overflow-wrap: anywhere;
  }
  .what > * {
    grid-column: 2 / -1;
  }
  .what > b {
    grid-column: 2;
    text-wrap: balance;
  }
  .small {
    color: var(--_muted);
    font-size: 0.9em;
  }
  .figure {
    grid-area: 1 / 3;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .spoken {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;
