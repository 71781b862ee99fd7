/** Where each language lies: a file of its own, so that the entry is the same size however many there are. */
export { languagePins } from 'virtual:language-pins';
