/** What only some options need, as they leave something to choose: points, days, and saving them. Fetched as soon as an option needs it. */
export { NearbyController } from './controllers/nearby.ts';
export { SelectionDesk } from './controllers/selection-desk.ts';
export { FinderDialog } from './finder-dialog.ts';
export { finderMessages } from './messages/en-finder.ts';
export { finderStyles } from './styles/finder.ts';
export { dayPicker } from './views/day-picker.ts';
export { pointLine } from './views/point-line.ts';
