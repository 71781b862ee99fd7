import { loadEntry } from './load-entry.ts';

// Where it does not load, what the page has inside the element stays; the browser's console says why.
if (document.currentScript instanceof HTMLScriptElement) loadEntry(document.currentScript).catch(() => undefined);
