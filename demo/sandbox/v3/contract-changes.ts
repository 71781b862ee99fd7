import { z } from 'zod';
import type { Account } from '../accounts.ts';
import { carrierName } from '../catalogue/carriers.ts';
import { contractFieldsOf, TWO_FACTOR_CARRIERS } from '../catalogue/contract-fields.ts';
import type { Sandbox } from '../context.ts';
import type { Contract } from '../records.ts';
import { pointer, refuseV3 } from '../refusal.ts';
import type { Holdings } from '../state.ts';
import { CONTRACT_STYLE, parsed } from '../validation.ts';
import { checkContractData, type ContractData, contractData } from './contract-data.ts';

const newSchema = z.strictObject({
  carrier_code: z.string(),
  contract_data: contractData,
  is_active: z.boolean().default(false),
  is_default_per_carrier: z.boolean().default(false),
});
const patchSchema = z.strictObject({
  name: z.string().max(50).optional(),
  contract_data: contractData.optional(),
  is_active: z.boolean().optional(),
  is_default_per_carrier: z.boolean().optional(),
});

/** A carrier looks at a contract for a few seconds. */
const VALIDATION_MS = 3_000;
/** The customer that carriers do not know. */
const UNKNOWN_CLIENT = 'unknown';

/** A contract, `validating` at first. */
export function makeContract(sandbox: Sandbox, account: Account, body: unknown): Contract {
  const { carrier_code: carrier, contract_data: data, is_active, is_default_per_carrier } = parsed(newSchema, body, CONTRACT_STYLE);
  checkCarrier(carrier);
  checkContractData(carrier, data);
  const blank = { id: sandbox.state.nextId(), carrier, name: `${carrierName(carrier)} contract`, isDefault: false, error: null };
  const contract: Contract = { ...blank, clientId: '', country: 'NL', state: 'validating' };
  account.contracts.push(contract);
  describe(contract, data);
  if (is_default_per_carrier) makeDefault(account, contract);
  validate(sandbox, contract, is_active);
  return contract;
}

/** In place, unless its data change and shipments went by it: then another takes its place and it is active no more. */
export function changeContract(sandbox: Sandbox, account: Account, contract: Contract, body: unknown): Contract {
  const { contract_data: data, name, is_active, is_default_per_carrier } = parsed(patchSchema, body, CONTRACT_STYLE);
  if (data) checkContractData(contract.carrier, data);
  if (is_default_per_carrier === false && contract.isDefault) throw refuseV3(400, NOT_UNDONE);
  const wasActive = contract.state === 'active';
  const changed = data && isUsed(sandbox.state.of(account), contract.id) ? replaced(sandbox, account, contract) : contract;
  if (data) describe(changed, data);
  if (name !== undefined) changed.name = name;
  if (is_default_per_carrier) makeDefault(account, changed);
  if (data) validate(sandbox, changed, is_active ?? wasActive);
  else if (is_active !== undefined) changed.state = is_active ? 'active' : 'inactive';
  return changed;
}

/** The carrier's first other active contract becomes the default when the default goes. */
export function deleteContract(account: Account, contract: Contract): void {
  account.contracts.splice(account.contracts.indexOf(contract), 1);
  const next = account.contracts.find(({ carrier, state }) => carrier === contract.carrier && state === 'active');
  if (contract.isDefault && next) next.isDefault = true;
}

const NOT_UNDONE = {
  code: 'invalid',
  detail: 'A contract cannot be marked as not default: mark another as default.',
  source: pointer('/data/is_default_per_carrier'),
};

function checkCarrier(carrier: string): void {
  const source = pointer('/data/carrier_code');
  if (contractFieldsOf(carrier).length === 0)
    throw refuseV3(400, { code: 'validation_error', detail: `Value error, Carrier ${carrier} does not exist.`, source });
  if (TWO_FACTOR_CARRIERS.includes(carrier))
    throw refuseV3(400, { code: 'invalid', detail: `Contracts of ${carrierName(carrier)} are made in the panel.`, source });
}

function describe(contract: Contract, { client_id, name, country }: ContractData): void {
  if (typeof client_id === 'string') contract.clientId = client_id;
  if (typeof name === 'string') contract.name = name;
  if (typeof country === 'string') contract.country = country;
}

function makeDefault(account: Account, contract: Contract): void {
  for (const each of account.contracts) if (each.carrier === contract.carrier) each.isDefault = each === contract;
}

function validate({ clock }: Sandbox, contract: Contract, active: boolean): void {
  Object.assign(contract, { state: 'validating', error: null });
  clock.after(VALIDATION_MS, () => {
    if (contract.clientId === UNKNOWN_CLIENT)
      Object.assign(contract, { state: 'validation_failed', error: 'Missing or invalid shipper number' });
    else contract.state = active ? 'active' : 'inactive';
  });
}

function replaced({ state }: Sandbox, account: Account, contract: Contract): Contract {
  const next = { ...contract, id: state.nextId() };
  account.contracts.push(next);
  Object.assign(contract, { state: 'inactive', isDefault: false });
  return next;
}

/** Did anything go by it? */
function isUsed({ shipments, parcels }: Holdings, id: number): boolean {
  const ofShipments = [...shipments.values()].map(
    ({ request }) => (request.ship_with as { properties?: { contract_id?: number } } | undefined)?.properties?.contract_id,
  );
  return [...ofShipments, ...[...parcels.values()].map(({ request }) => request.contract)].includes(id);
}
