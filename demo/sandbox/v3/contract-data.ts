import { z } from 'zod';
import { type ContractField, contractFieldsOf } from '../catalogue/contract-fields.ts';
import { type ErrorEntry, pointer, refuseV3 } from '../refusal.ts';

/** What a merchant says of a contract: each carrier has fields of its own. */
export const contractData = z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())]));
export type ContractData = z.infer<typeof contractData>;

/** A 400 that names every field the carrier misses, does not know, or cannot read. */
export function checkContractData(carrier: string, data: ContractData): void {
  const fields = contractFieldsOf(carrier);
  const unknown = Object.keys(data).filter((name) => !fields.some((field) => field.name === name));
  const problems = [
    ...fields.flatMap((field) => problemIn(field, data[field.name]) ?? []),
    ...unknown.map((name) => entry(name, 'unknown_field', 'Unknown field.')),
  ];
  if (problems.length > 0) throw refuseV3(400, ...problems);
}

const entry = (name: string, code: string, detail: string): ErrorEntry => ({ detail, code, source: pointer(`/data/${name}`) });

function problemIn({ name, required, type, choices }: ContractField, value: ContractData[string] | undefined): ErrorEntry | undefined {
  if (value === undefined) return required ? entry(name, 'required', 'This field is required.') : undefined;
  if (type === 'object') return typeof value === 'object' ? undefined : entry(name, 'invalid', 'Input should be a valid dictionary');
  if (typeof value !== 'string') return entry(name, 'invalid', 'Input should be a valid string');
  if (value === '' && required) return entry(name, 'invalid', 'This field may not be blank.');
  if (name === 'name' && value.length > 50) return entry(name, 'invalid', 'String should have at most 50 characters');
  if (choices && !choices.some(({ code }) => code === value)) return entry(name, 'invalid_choice', `"${value}" is not a valid choice.`);
  return undefined;
}
