/** DHL's post number, which says whose locker compartment it is: six to ten digits. */
export const isPostNumber = (text: string | null): text is string => /^\d{6,10}$/.test(text ?? '');
