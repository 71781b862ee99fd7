import { readdirSync } from 'node:fs';

const messages = readdirSync(new URL('../../widget/messages/', import.meta.url));

/** Every language the element speaks, by its subtag. */
export const languages: readonly string[] = messages.flatMap((name) => /^([a-z]{2})\.ts$/.exec(name)?.[1] ?? []);
