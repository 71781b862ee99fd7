/** What was typed into a field; empty where there is none. */
export const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/** What was typed into each of several fields of one name, in their order on the page. */
export const textsOf = (form: FormData, name: string): string[] => form.getAll(name).map((value) => String(value).trim());
