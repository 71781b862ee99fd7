import { css } from 'lit';
import { extrasStyles } from './styles/extras.ts';
import { finderStyles } from './styles/finder.ts';

/** What only some options need, as they leave something to choose or to tell: fetched as soon as an option needs it. */
export { OptionExtras } from './option-extras.ts';
export { PointDesk, pointsOnly } from './controllers/point-desk.ts';
export { SelectionDesk } from './controllers/selection-desk.ts';
export { FinderDialog } from './finder-dialog.ts';
export { firstPointOption } from './first-point-option.ts';
export { finderMessages as english } from './messages/en-finder.ts';

export const styles = css`
  ${extrasStyles}
  ${finderStyles}
`;
