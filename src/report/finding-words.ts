/** What every format says of a finding beside its message: how sure, on what else it rests, where. */
import type { FactName } from '../model/facts.js';
import type { Finding, Report } from '../model/report-types.js';
import { HEADER_FACTS, OWN_FACTS } from '../model/types.js';
import { where } from './places.js';

/** `error 14, inferred`. */
export const findingTitle = ({ code, confidence }: Pick<Finding, 'code' | 'confidence'>): string =>
  `${code === null ? '' : `error ${code}, `}${confidence}`;

/** These facts stand in the table of the numbers, with their places. */
const IN_TABLE = new Set<FactName>([...HEADER_FACTS, ...OWN_FACTS]);

/** What it rests on beside the numbers and the counts: a count is in the message, and its examples say where. */
export const otherEvidence = ({ evidence }: Finding): Finding['evidence'] =>
  evidence.filter(({ fact }) => !IN_TABLE.has(fact) && !/^(?:transactions|folder)\./.test(fact));

/** Where one of its examples stands; what a folder shows stands for itself. */
export function examplePlace(
  inputs: Report['inputs'],
  { evidence }: Finding,
  { at, number }: Finding['examples'][number],
): string {
  const from = evidence.find(({ input }) => input !== null)?.input ?? null;
  const file = at === '' ? '' : where(inputs, from, at);
  return [file, number === null ? '' : `Sync# ${number}`].filter(Boolean).join(', ');
}

/** A tab between the fields of a transaction; safe.ts has made it visible as a number. */
export const visibleTab = (text: string): string => text.replaceAll('<09>', '<tab>');
