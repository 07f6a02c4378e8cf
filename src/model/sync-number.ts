/** The three sync numbers, and what can be one. */

/** Sync numbers have 32 bits, or ten digits (Q118298); that they end here is inferred from both. */
export const LARGEST_NUMBER = 4294967295;

/** A sync number written in decimal digits, or null. */
export function syncNumber(written: string): number | null {
  const value = /^\d+$/.test(written) ? Number(written) : NaN;
  return value <= LARGEST_NUMBER ? value : null;
}

/** Whether a value of any type is a sync number. */
export const isSyncNumber = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= LARGEST_NUMBER;

export type HeaderNumber = 'IMPSEQ' | 'SRVSEQ' | 'REQSEQ';
export type OwnNumber = 'ImportSync' | 'SrvSync' | 'ReqSync';

/** The three numbers in the order in which every table shows them. */
export const NUMBERS: readonly { header: HeaderNumber; own: OwnNumber }[] = [
  { header: 'IMPSEQ', own: 'ImportSync' },
  { header: 'SRVSEQ', own: 'SrvSync' },
  { header: 'REQSEQ', own: 'ReqSync' },
];

export const OWN_NUMBERS = NUMBERS.map(({ own }) => own);
/** The facts of a header's numbers, which only the file itself can show. */
export const HEADER_FACTS = NUMBERS.map(({ header }) => `header.${header}` as const);
/** The facts of a requestor's own numbers. */
export const OWN_FACTS = NUMBERS.map(({ own }) => `requestor.${own}` as const);
export type OwnFact = (typeof OWN_FACTS)[number];
export const isOwnFact = (fact: string): fact is OwnFact =>
  (OWN_FACTS as readonly string[]).includes(fact);
