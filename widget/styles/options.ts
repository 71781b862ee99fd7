import { css } from 'lit';

/** The list of options, notices and the skeleton. */
export const optionStyles = css`
  .options > legend {
    margin-block-end: 10px;
    font-weight: 600;
  }
  [part='hint'] {
    margin-block-end: 8px;
  }
  .option {
    position: relative;
    border-radius: 0;
  }
  .option + .option {
    margin-block-start: -1px;
  }
  .option:first-of-type {
    border-radius: var(--_radius) var(--_radius) 0 0;
  }
  .option:last-of-type {
    border-radius: 0 0 var(--_radius) var(--_radius);
  }
  .option:only-of-type {
    border-radius: var(--_radius);
  }
  .option:is(:hover, :focus-within, .chosen) {
    z-index: 1;
  }
  .about {
    display: flex;
    flex-wrap: wrap;
    column-gap: 10px;
  }
  .point {
    margin-block-start: 4px;
    color: var(--_text);
  }
  .cut-off {
    color: var(--_good);
    font-weight: 500;
  }
  .more {
    min-block-size: 32px;
    margin: -10px var(--_space) 8px;
    margin-inline-start: calc(var(--_space) + 25px);
    padding: 4px 8px;
    border-color: transparent;
    background: none;
    color: var(--_accent);
    font-size: 0.9em;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
    margin-block-end: 12px;
    padding: 10px 14px;
    border-radius: 8px;
    background: var(--_warn);
  }
  .notice p {
    flex: 1 1 16em;
  }
  .skeleton {
    display: grid;
    gap: 1px;
    border-radius: var(--_radius);
    overflow: hidden;
  }
  .skeleton i {
    block-size: 68px;
    background: var(--_line);
    opacity: 0.4;
  }
`;
