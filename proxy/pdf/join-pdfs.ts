import type { JoinPdfs } from '../services/ports.ts';

export const joinPdfs: JoinPdfs = async ([first, ...others]) => {
  if (first === undefined || others.length > 0) throw new Error('Several PDFs cannot be joined yet');
  return first;
};
