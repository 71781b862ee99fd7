/** What only some options need, as they leave something to choose or to tell: fetched as soon as an option needs it. */
export { OptionExtras } from './option-extras.ts';
export { PointDesk, pointsOnly } from './controllers/point-desk.ts';
export { SelectionDesk } from './controllers/selection-desk.ts';
export { FinderDialog } from './finder-dialog.ts';
export { finderMessages as english } from './messages/en-finder.ts';
export { finderStyles as styles } from './styles/finder.ts';
