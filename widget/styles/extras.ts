import { css } from 'lit';
import { fieldStyles } from './fields.ts';

/** What stands below an option: days, a month of them, fields; and what cannot be had. */
export const extrasStyles = css`
  ${fieldStyles}
  .days {
    padding: 0 var(--_space) 14px;
  }
  .strip {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(64px, 1fr));
    gap: 8px;
    margin-block-start: 8px;
  }
  .day {
    position: relative;
    padding: 8px 0;
    font-size: 0.9em;
    text-align: center;
  }
  .day > input[type='radio'] {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .day.chosen {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .day > * {
    display: block;
  }
  .more-days {
    margin-block-start: 8px;
    font-size: 0.9em;
  }
  .again {
    padding: 1px 6px;
    border-radius: 8px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-style: normal;
  }
  .month {
    max-inline-size: 360px;
    margin-block-start: 8px;
  }
  .month-title {
    display: flex;
    gap: 8px;
    align-items: center;
    justify-content: space-between;
  }
  .month table {
    inline-size: 100%;
    margin-block-start: 4px;
    border-spacing: 2px;
    table-layout: fixed;
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
  .month th {
    padding: 4px 0;
    color: var(--_muted);
    font-size: 0.8em;
    font-weight: normal;
  }
  .month td {
    block-size: 40px;
    padding: 0;
  }
  .month td.pick {
    font-weight: 600;
  }
  .month td.chosen {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .month td.off {
    color: var(--_muted);
    text-decoration: line-through;
  }
  .month i {
    display: block;
    inline-size: 8px;
    block-size: 8px;
    margin: 4px;
    border: solid;
    border-width: 0 2px 2px 0;
    rotate: -45deg;
  }
  .month i.back,
  .month:dir(rtl) i.on {
    rotate: 135deg;
  }
  .month:dir(rtl) i.back {
    rotate: -45deg;
  }
  .option .field > input {
    max-inline-size: 22em;
  }
  .field > .more {
    margin: 0;
    padding-inline: 0;
    text-align: start;
  }
  .option > .field {
    padding: 0 var(--_space) 14px;
  }
  .missing {
    margin-block-start: 12px;
  }
  .missing ul {
    padding-inline-start: 1.2em;
  }
  .fault {
    color: light-dark(#a11a1a, #ff9c94);
    font-size: 0.9em;
  }
  .field {
    display: grid;
    gap: 4px;
    font-size: 0.9em;
  }
  .field small {
    color: var(--_muted);
  }
  .field > :not(input) {
    font-size: inherit;
  }
  @media (forced-colors: active) {
    .day.chosen,
    .month td.chosen,
    .again {
      color: CanvasText;
    }
  }
`;
