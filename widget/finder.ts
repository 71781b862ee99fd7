/** The point finder: fetched when the shopper first asks for other points. */
export { FinderController } from './controllers/finder.ts';
export { finderStyles } from './styles/finder.ts';
export { finderMessages } from './messages/en-finder.ts';
