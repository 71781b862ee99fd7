/** Street and number of "Stadhuisplein 3" or "3 rue de la Paix"; the line as it is where no number stands at an end. */
export function splitStreet(line: string): { readonly street: string; readonly houseNumber?: string } {
  const [, street, houseNumber] = /^(.+?)[\s,]+(\d\S*)$/.exec(line.trim()) ?? [];
  if (street && houseNumber) return { street, houseNumber };
  const [, first, rest] = /^(\d\S*)[\s,]+(.+)$/.exec(line.trim()) ?? [];
  return first && rest ? { street: rest, houseNumber: first } : { street: line };
}
