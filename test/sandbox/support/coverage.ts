import { documentedOperations } from '../../support/openapi-documents.ts';

/** `GET /api/v3/orders/{id}` of every operation that `docs/sandbox.md` names as not covered. */
const UNCOVERED = [
  /^\w+ \/api\/v2\/integrations/,
  /^\w+ \/api\/v2\/service-points\/\{shop_type\}\/store/,
  /^\w+ \/api\/v3\/event-subscriptions/,
];

export const nameOf = ({ method, template }: { method: string; template: string }): string => `${method.toUpperCase()} ${template}`;

export const isCovered = (operation: { method: string; template: string }): boolean =>
  !UNCOVERED.some((pattern) => pattern.test(nameOf(operation)));

export const coveredOperations = () => documentedOperations().filter(isCovered);
