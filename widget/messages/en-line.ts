/** English of the one line: comes with the code that says it. */
export const lineMessages = {
  from: 'from {price}',
  postalCode: 'Postal code',
} as const;
