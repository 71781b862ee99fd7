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
    .ways:has(> :nth-child(2)) {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @media (forced-colors: active) {
    .pick.chosen {
      outline: 3px solid Highlight;
    }
  }
`;
