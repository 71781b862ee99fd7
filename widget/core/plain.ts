/** Without capitals and accents, as people type. */
export const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Letters and digits alone, so that no sign between them matters. */
export const bare = (text: string): string => plain(text).replace(/[^\p{L}\d]/gu, '');
