import { css } from 'lit';

/** The list of orders, and what a label is put together by. */
export const orderStyles = css`
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(8em, 100%), 1fr));
    gap: 12px;
    align-items: end;
  }
  .grid.wide {
    grid-template-columns: repeat(auto-fill, minmax(min(14em, 100%), 1fr));
  }
  .search {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
    align-items: end;
  }
  .search > .field {
    flex: 1 1 8em;
  }
  .search > :first-child {
    flex: 2 1 100%;
  }
  .rows {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    list-style: none;
  }
  .row {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px 14px;
    align-items: center;
    padding: 10px var(--_space);
  }
  .row > .badge {
    justify-self: start;
  }
  .choosable > .row {
    grid-template-columns: 24px minmax(0, 1fr);
  }
  .choosable > .row > :is(.about, .badge) {
    grid-column: 2;
  }
  .row + .row {
    border-block-start: 1px solid var(--_line);
  }
  .row:hover {
    background: var(--_tint);
  }
  .row > input {
    z-index: 1;
  }
  .open {
    inline-size: fit-content;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font-weight: 600;
    text-align: start;
  }
  .open::after {
    position: absolute;
    inset: 0;
    content: '';
  }
  .open:focus-visible {
    outline: none;
  }
  .open:focus-visible::after {
    border-radius: var(--_radius);
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .all {
    display: flex;
    gap: 14px;
    align-items: center;
    min-block-size: 32px;
    padding-inline: calc(var(--_space) + 1px);
  }
  .link {
    flex: 1 1 12em;
    align-self: start;
  }
  .bar:has(> .link) {
    align-items: end;
  }
  .batch {
    position: sticky;
    inset-block-end: 8px;
    z-index: 2;
    box-shadow: 0 4px 24px rgb(0 0 0 / 25%);
  }
  .paper {
    display: flex;
    flex: 0 1 16em;
    gap: 8px;
    align-items: center;
  }
  .parcel {
    display: grid;
    gap: 4px;
    justify-items: start;
  }
  .parcel + .parcel {
    padding-block-start: 12px;
    border-block-start: 1px solid var(--_line);
  }
  .history {
    display: grid;
    gap: 8px;
    margin-block-start: 8px;
    padding-inline-start: 20px;
  }
  .history li > * {
    display: block;
  }
  .said .plain {
    padding-inline: 0;
    font-weight: 600;
  }
  .said {
    overflow-wrap: anywhere;
    padding-inline-start: 20px;
  }
  .options {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  legend {
    margin-block-end: 8px;
    font-weight: 600;
  }
  .parcel-fields,
  .customs {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .bar > .figure {
    align-self: center;
  }
  progress {
    flex: 1;
    block-size: 12px;
    accent-color: var(--_accent);
  }
  @container (min-width: 560px) {
    .row {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .choosable > .row {
      grid-template-columns: 24px minmax(0, 1fr) auto;
    }
    .choosable > .row > .badge {
      grid-column: 3;
    }
  }
  @container (min-width: 760px) {
    .search > :first-child {
      flex-basis: 10em;
    }
  }
  .out,
  summary {
    display: inline-block;
    min-block-size: 24px;
  }
  summary {
    display: list-item;
    inline-size: fit-content;
    color: var(--_accent);
    cursor: pointer;
  }
`;
