import { css } from 'lit';

/** Pages of a back office: cards, rows, facts. By its own width, as a marketplace gives it any column. */
export const officeStyles = css`
  .base {
    container-type: inline-size;
  }
  .base,
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  h2,
  h3,
  dl,
  dd,
  ol {
    margin: 0;
    padding: 0;
  }
  h2 {
    font-size: 1.3em;
  }
  h3 {
    font-size: 1.05em;
  }
  h2:focus-visible,
  h3:focus-visible,
  [part='missing']:focus-visible {
    outline: none;
  }
  a {
    color: var(--_accent);
  }
  a,
  .about,
  dd,
  p {
    overflow-wrap: anywhere;
  }
  .about {
    flex: 1 1 8em;
    min-inline-size: 0;
  }
  .about > * {
    display: block;
  }
  .pick > label > .figure {
    max-inline-size: 6.5em;
    white-space: normal;
    text-align: end;
  }
  .bar,
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
  }
  .bar > h2,
  .bar > h3 {
    flex: 1 1 auto;
  }
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    align-content: start;
    padding: var(--_space);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .badge {
    padding: 2px 10px;
    border: 1px solid currentcolor;
    border-radius: 12px;
    font-size: 0.9em;
    font-weight: 500;
  }
  .good {
    color: var(--_good);
  }
  .warn {
    color: light-dark(#7a4a00, #f0c060);
  }
  .bad {
    color: light-dark(#a11a1a, #ff9c94);
  }
  .notice.bad {
    border: 1px solid currentcolor;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
    padding: 10px 14px;
    border-radius: 8px;
    background: var(--_warn);
    color: var(--_text);
  }
  .notice > p {
    flex: 1 1 16em;
  }
  .choices,
  .ways {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .ways {
    gap: 16px;
  }
  .choices > legend {
    margin-block-end: 8px;
    font-weight: 600;
  }
  .findings {
    display: grid;
    gap: 8px;
    list-style: none;
  }
  .findings > li {
    display: grid;
    gap: 4px;
    justify-items: start;
    padding: 8px 12px;
    border-inline-start: 4px solid var(--_line);
  }
  .findings > .error {
    border-color: light-dark(#a11a1a, #ff9c94);
  }
  .findings > .warning {
    border-color: light-dark(#b97400, #f0c060);
  }
  .level {
    color: var(--_muted);
  }
  .error .level {
    color: light-dark(#a11a1a, #ff9c94);
  }
  .warning .level {
    color: light-dark(#7a4a00, #f0c060);
  }
  .well {
    color: var(--_good);
    font-weight: 500;
  }
  .facts {
    display: grid;
    gap: 8px 24px;
  }
  .facts > div {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: 0 12px;
  }
  .facts dt {
    color: var(--_muted);
    font-size: 0.9em;
    overflow-wrap: anywhere;
  }
  .empty {
    padding-block: 32px;
    color: var(--_muted);
    text-align: center;
  }
  .waiting {
    display: grid;
    gap: 16px;
    padding: var(--_space);
  }
  .waiting > i {
    block-size: 16px;
    border-radius: 4px;
    background: var(--_line);
  }
  .waiting > :nth-child(even) {
    inline-size: 60%;
  }
  @media (prefers-reduced-motion: no-preference) {
    .waiting > i {
      animation: waiting 1.2s ease-in-out infinite alternate;
    }
    @keyframes waiting {
      to {
        opacity: 0.4;
      }
    }
  }
  .confirm {
    inline-size: min(440px, calc(100% - 32px));
    padding: 20px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }
  .confirm::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  .confirm > * + * {
    margin-block-start: 12px;
  }
  @container (min-width: 560px) {
    .choices,
    .facts {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .ways:has(> :nth-child(2)) {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @media (forced-colors: active) {
    .pick.chosen {
      outline: 3px solid Highlight;
    }
    .findings > li {
      border-color: CanvasText;
    }
    .waiting > i {
      background: GrayText;
    }
  }
`;
