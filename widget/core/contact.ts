/** What a carrier may want to know of the shopper. */
export type ContactKind = 'phone' | 'email';

export const contactKinds: readonly ContactKind[] = ['phone', 'email'];

/** Six to fifteen digits (E.164 has no more), with the signs people put between them. */
const isPhone = (text: string): boolean => /^\+?[\d\s()./-]+$/.test(text) && /^\d{6,15}$/.test(text.replace(/\D/g, ''));

const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

/** Could this be one? */
export const isContact = (kind: ContactKind, text = ''): boolean => (kind === 'phone' ? isPhone : isEmail)(text.trim());

/** Can this never become one, however it goes on? So that a fault shows while typing, and an unfinished one does not. */
export const isHopeless = (kind: ContactKind, text: string): boolean =>
  (kind === 'phone' ? /[^\d\s()+./-]|(\d\D*){16}/ : /\S\s+\S|@.*@/).test(text);
