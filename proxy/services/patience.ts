/** What a page waits for one answer of Sendcloud's at most, in milliseconds: so it has its own, be it from what is known, within two seconds. */
export const shopperDeadline = 1800;
