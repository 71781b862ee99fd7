/** Countries that have no postal codes, or none that people use (Universal Postal Union, 2026; Ireland has Eircode). */
const without =
  /^(A[EGOW]|B[BFIJOSWZ]|C[DFGIMW]|D[JM]|ER|FJ|G[ADHMQY]|HK|IE|JM|K[IMN]|LC|M[LORW]|N[RU]|QA|RW|S[BCLRTXY]|T[DGKLOTV]|UG|VU|YE|ZW)$/;

/** Can people in this country be asked for a postal code? */
export const hasPostalCodes = (country: string): boolean => !without.test(country);
