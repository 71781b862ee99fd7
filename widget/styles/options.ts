import { css } from 'lit';

/** The list of options, the strip of days, notices and the skeleton. */
export const optionStyles = css`
  .options {
    display: grid;
    gap: 8px;
  }
  .options > legend {
    margin-block-end: 10px;
  }
  .option {
    position: relative;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    transition: border-color 0.12s, background-color 0.12s;
  }
  .option:hover {
    border-color: var(--muted);
  }
  .option.chosen {
    border-color: var(--accent);
    background: var(--tint);
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  .option:has(> label > :focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .option > label {
    display: flex;
    gap: 14px;
    min-block-size: 48px;
    padding: 14px var(--space);
    cursor: pointer;
  }
  .option > label > :focus-visible {
    outline: none;
  }
  .what {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .what > * {
    display: block;
  }
  .when,
  .price {
    font-weight: 600;
  }
  .how,
  .point {
    color: var(--muted);
    font-size: 0.9em;
  }
  .point {
    margin-block-start: 6px;
    color: var(--text);
  }
  .cut-off {
    margin-block-start: 4px;
    color: var(--good);
    font-size: 0.85em;
    font-weight: 500;
  }
  .price {
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .more {
    min-block-size: 32px;
    margin: -6px var(--space) 12px;
    margin-inline-start: calc(var(--space) + 26px);
    padding: 4px 8px;
    border-color: transparent;
    background: none;
    color: var(--accent);
    font-size: 0.9em;
    text-align: start;
  }
  .more:hover {
    border-color: currentColor;
  }
  .days {
    padding: 0 var(--space) 14px;
  }
  .days legend {
    margin-block-end: 8px;
    font-size: 0.9em;
  }
  .strip {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(76px, 1fr));
    gap: 8px;
  }
  .day {
    position: relative;
    padding: 8px 4px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--surface);
    font-size: 0.9em;
    text-align: center;
    cursor: pointer;
  }
  .day > * {
    display: block;
  }
  .day input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .day:hover {
    border-color: var(--muted);
  }
  .day.chosen {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
  .day:has(:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .missing {
    margin-block-start: 12px;
    color: var(--muted);
    font-size: 0.9em;
  }
  .missing li {
    margin-inline-start: 1.2em;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
    margin-block-end: 12px;
    padding: 10px 14px;
    border-inline-start: 3px solid light-dark(#b97a00, #e2b04a);
    border-radius: 8px;
    background: var(--warn);
  }
  .notice p {
    flex: 1 1 16em;
  }
  .skeleton {
    display: grid;
    gap: 8px;
  }
  .skeleton i {
    block-size: 72px;
    border-radius: var(--radius);
    background: color-mix(in srgb, var(--line) 45%, var(--surface));
    animation: breathe 1.4s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.5;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .option.chosen,
    .day.chosen {
      outline: 3px solid Highlight;
    }
  }
`;
