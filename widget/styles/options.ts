import { css } from 'lit';

/** The list of options, notices and the skeleton. */
export const optionStyles = css`
  .options,
  .skeleton {
    display: grid;
    gap: 8px;
  }
  .options > legend {
    margin-block-end: 10px;
    font-weight: 600;
  }
  [part='hint'] {
    margin-block-end: 8px;
  }
  .option {
    border-radius: var(--_radius);
  }
  .point {
    margin-block-start: 6px;
    color: var(--_text);
  }
  .cut-off {
    margin-block-start: 4px;
    color: var(--_good);
    font-weight: 500;
  }
  .more {
    min-block-size: 32px;
    margin: -6px var(--_space) 12px;
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
  .skeleton i {
    block-size: 72px;
    border-radius: var(--_radius);
    background: var(--_line);
    opacity: 0.4;
  }
`;
