/** A contact as Apple Pay has it: https://developer.apple.com/documentation/applepayontheweb/applepaypaymentcontact */
export interface Contact {
  givenName?: string;
  familyName?: string;
  addressLines?: string[];
  locality?: string;
  postalCode?: string;
  countryCode?: string;
}

export declare function redacted(contact: Contact): Contact;
