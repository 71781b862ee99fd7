import { css } from 'lit';
import { fieldStyles } from './fields.ts';

/** The one line, and the field for a postal code below it. */
export const lineStyles = css`
  ${fieldStyles}
  [part='promise'] {
    margin-block-end: 8px;
  }
  .place {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    margin-block-end: 12px;
  }
  .place > input {
    flex: 0 1 9em;
  }
`;
