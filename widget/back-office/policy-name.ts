/**
 * What a page has to allow by `trusted-types` for the back office: a name of its own, as a page lets each be used once and may hold the
 * picker too. The script-tag build puts this in the place of the picker's.
 */
export const policyName = 'sendcloud-back-office';
