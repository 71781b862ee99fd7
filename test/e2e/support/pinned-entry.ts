import { html, render } from 'lit';
import { loadChunk } from '../../../widget/chunks/load.ts';

/** Stands where the widget's entry stands in a build, with Lit inside, and lets a test ask for chunks. */
Object.assign(globalThis, { loadChunk });
render(html`<p id="ready">${'ready'}</p>`, document.body);
