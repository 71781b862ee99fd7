/** Street and number of "Stadhuisplein 3" or "3 rue de la Paix"; the line as it is where no number stands at an end. */
export function splitStreet(line: string): { readonly street: string; readonly houseNumber?: string } {
  const [, street, houseNumber] = /^(.+?)[\s,]+(\d\S*)$/.exec(line.trim()) ?? [];
  if (street && houseNumber) return { street, houseNumber };
  const [, first, rest] = /^(\d\S*)[\s,]+(.+)$/.exec(line.trim()) ?? [];
  return first && rest ? { street: rest, houseNumber: first } : { street: line };
}

interface AddressParts {
  readonly street?: string;
  readonly houseNumber?: string;
  readonly city?: string;
}

/** An address in parts, with the number taken out of the street where it stands there. */
export const addressOf = (parts: AddressParts, postalCode: string): AddressParts & { readonly postalCode: string } => ({
  ...parts,
  ...(!parts.houseNumber && splitStreet(parts.street ?? '')),
  postalCode,
});
