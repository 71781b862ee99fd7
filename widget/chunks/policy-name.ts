/** What a page has to allow by `trusted-types`. */
export const policyName = 'sendcloud-delivery-picker';
