/** What the transactions of one RESYNC.GLB add up to. */
import type { Mark } from './marked.js';
import type { Place } from './place.js';

/**
 * What can be wrong with, or remarkable about, a single transaction. Each is counted under the fact
 * `transactions.<problem>`; rules say what it means.
 */
export const PROBLEMS = [
  'emptyName', // 46: no full name (Q96002, Q119240)
  'nameTooLong', // 72: full name over 30 characters (Q96003, Q104869)
  'noMailbox', // 81: third part empty, as in NET/PO/ (Q96003, Q128872)
  'elementTooLong', // 20: a part over 10 characters, PCM CSI SNADS PROFS OV (Q96001)
  'networkIncomplete', // 17: the address ends before NET/PO is complete (Q96001)
  'addressMissing', // 18, 48: a full name without an address (Q96001, Q96002)
  'mailboxMissing', // 19: the address ends after NET/PO, without the third part (Q96001)
  'unknownType', // 16 (Q96001)
  'exchangeType', // 16: type MS, Exchange's own name for PCM (Q151782, inferred)
  'templateNotAllowed', // 24: MCI X400 SMTP MHS MSMAIL FAX 3COM (Q96001, Q118321)
  'templateWithoutSlash', // 22 (Q96001)
  'unknownPrompt', // 37: not in the template that the file itself defines (Q96002)
  'duplicateNames', // 28, 27: an A or M to a name that its list has already (Q96001)
  'unknownAliases', // 29: M or D of a name not added since R emptied its list (Q96001, inferred)
  'modifyMalformed', // 47, or a hang before 3.5.30 (Q194819, Q127918)
  'modifyWithoutAddress', // 72, with -T 20: M with a name alone (Q127918)
  'modifyWithoutChange', // 47: M with nothing new behind it (Q96002, inferred)
  'badCode', // 13 (Q96001)
  'badColumn', // 12 (Q96001)
  'blankExpected', // 23 (Q96001)
  'faxTooLong', // 74 to 77 (Q96003)
  'faxPhone', // 15 (Q96001)
  'badCharacter', // 69, 70, 71: only letters and digits in network, postoffice, mailbox (Q96003)
  'reservedGateway', // SNADS gateway named MSMAIL FAX MCI X400 SMTP MHS (Q126610)
  'exchangeArtefacts', // names ending in 001 or 002, gateways MSSNADS, MSPROFS (Q146676, Q146681, Q151518)
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** One transaction, line or file that shows something, for the reader of the report. */
export interface Example {
  at: Place;
  /** Sync number, or null where the layout or listing does not show it. */
  number: number | null;
  /** What the text is; null for words of our own, which name nobody. */
  kind: Mark | null;
  /** The beginning of its text, at most 80 characters. Not yet made safe for a terminal. */
  text: string;
  /** What is said of a file, in words of our own: `96 bytes, 512 expected`. */
  remark?: string;
}

/** One address list: a postoffice's (`NET/PO`, with its type before it where that is not PCM), or a
 * gateway type's (`SNADS:`). Counts are transactions. */
export interface ListTally {
  list: string;
  /** In capitals: PCM, CSI, SNADS, ... */
  type: string;
  replaces: number;
  adds: number;
  deletes: number;
  modifies: number;
  /** Template definitions (T), and lines of template data that follow its transactions. */
  templates: number;
  templateData: number;
}

/** All transactions about one list, template data left out: those are lines of a transaction. */
export const transactionsOf = ({
  replaces,
  adds,
  deletes,
  modifies,
  templates,
}: ListTally): number => replaces + adds + deletes + modifies + templates;

export interface TransactionTally {
  /** Transactions: header, dummies, comments and continuation lines do not count. */
  count: number;
  /** By code letter: A D M R T; `-` are template data, `#` dummies and comments, `?` the rest. */
  byCode: Record<'A' | 'D' | 'M' | 'R' | 'T' | '-' | '#' | '?', number>;
  /** By address type in capitals, most frequent first. */
  byType: { type: string; count: number }[];
  /** In order of first appearance; `listsLeftOut` counts those beyond the limit. */
  lists: ListTally[];
  listsLeftOut: number;
  problems: Partial<Record<Problem, { count: number; examples: Example[] }>>;
  /** False for a problem whose search had to stop: a count of 0 proves nothing then. */
  isExact: Partial<Record<Problem, boolean>>;
  /** Fields of the largest template definition. */
  largestTemplate: number;
  /** False when damage, or a listing that is cut, may hide transactions. */
  isComplete: boolean;
  /** Bytes that could not be read; 0 for listings. */
  unreadBytes: number;
  /** How places are told: a queue's in bytes, those of a listing or an import file in lines. */
  source: 'queue' | 'listq';
  at: Place;
}

/** Address types that name a gateway or access component; PCM and CSI are postoffices' (Q96001, Q106623). */
export const GATEWAY_TYPES = [
  ...['SNADS', 'PROFS', 'OV', 'MCI', 'X400', 'SMTP', 'MHS', 'MSMAIL', 'FAX', '3COM'],
] as const;
/** Types of a postoffice's list: FFAPI users are addressed like PCM ones (Q103421, Q106623). */
export const POSTOFFICE_TYPES = ['PCM', 'CSI'] as const;
