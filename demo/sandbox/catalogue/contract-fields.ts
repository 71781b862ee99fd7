import { CARRIERS } from './carriers.ts';
import { countryOf } from './countries.ts';

/** One thing a carrier wants to know for a contract, as `GET /contracts/schemas` tells it. */
export interface ContractField {
  name: string;
  description: string;
  required: boolean;
  type: 'string' | 'choice' | 'object';
  choices?: { code: string; description: string }[];
  object?: { key: ContractField; value: ContractField };
}

export interface ContractSchema {
  carrier_code: string;
  fields: ContractField[];
}

/** Carriers where the merchant signs in with a second factor: contracts are made in the panel alone. */
export const TWO_FACTOR_CARRIERS: readonly string[] = ['ups', 'hermes_de'];

const country = (codes: readonly string[]): ContractField => ({
  name: 'country',
  description: 'Select a contract country.',
  required: false,
  type: 'choice',
  choices: codes.map((code) => ({ code, description: countryOf(code)?.name ?? code })),
});

const name: ContractField = {
  name: 'name',
  description: 'A custom name used to identify this contract throughout the platform.',
  required: false,
  type: 'string',
};
const clientId: ContractField = {
  name: 'client_id',
  description: 'Your unique customer identifier within system',
  required: true,
  type: 'string',
};

/** DHL in Germany sends returns to a receiver, one for each country. */
const returns = (codes: readonly string[]): ContractField => ({
  name: 'returns',
  description: 'The Receiver ID serves to identify the correct return address.',
  required: false,
  type: 'object',
  object: { key: country(codes), value: { name: 'Receiver ID', description: '', required: false, type: 'string' } },
});

/** What every carrier but Sendcloud itself wants to know. */
export const CONTRACT_SCHEMAS: readonly ContractSchema[] = CARRIERS.filter(({ code }) => code !== 'sendcloud').map(
  ({ code, countries }) => {
    const served = countries.length > 0 ? countries : ['NL', 'BE'];
    return {
      carrier_code: code,
      fields: [name, clientId, country(served), ...(code === 'dhl_de' ? [returns(['DE', 'NL', 'BE'])] : [])],
    };
  },
);

export const contractFieldsOf = (carrier: string): readonly ContractField[] =>
  CONTRACT_SCHEMAS.find(({ carrier_code }) => carrier_code === carrier)?.fields ?? [];
