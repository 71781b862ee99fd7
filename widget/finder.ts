/** Everything about service points, and about asking for a selection: fetched as soon as an option needs it. */
export { FinderController } from './controllers/finder.ts';
export { NearbyController } from './controllers/nearby.ts';
export { SelectionDesk } from './controllers/selection-desk.ts';
export { finderMessages } from './messages/en-finder.ts';
export { finderStyles } from './styles/finder.ts';
export { pointLine } from './views/point-line.ts';
