import { pins } from 'virtual:pinned-chunks';
import { loadPinned } from '../chunks/load-pinned.ts';
import type { OfficeMessages } from './messages/office-messages.ts';

export { scriptOrigin } from '../chunks/load-pinned.ts';

/** The words of a language, by its subtag, from a file that is checked by its hash. @throws when it cannot be had. */
export async function loadWords(language: string): Promise<Partial<OfficeMessages>> {
  const name = `back-office-${language}`;
  return pins[name] ? ((await loadPinned(name, pins[name])) as { messages: OfficeMessages }).messages : {};
}
