/** The types of the library's face; see index.ts. */
import type { HeaderNumber, Kind, OwnNumber, TransactionRecord } from './case/types.js';
import type { Rule } from './judge/rule-types.js';

/** One piece of evidence: a file, standard input, a dropped file. */
export interface Evidence {
  /** Name as the user knows it; the last part decides ties (RESYNC.GLB against REQTRANS.GLB). */
  name: string;
  /** Forces the kind instead of identifying it. */
  kind?: Kind;
  /** The postoffice folder that it lies in; what shares an owner belongs to one requestor. */
  owner?: string;
  /**
   * Names of files in the owner's GLB folder that only a directory server has: SRVCONF.GLB (Q136487)
   * and MSTTRANS.GLB (Q132744). The same on all evidence of one owner; left out where there is none.
   */
  directoryServerSign?: string[];
  /** The content, read once from start to end. May throw what the environment throws. */
  chunks: Iterable<Uint8Array>;
}

/** What else `check` may be told. Nothing here has a default that stands in for evidence. */
export interface CheckOptions {
  /** Judge these only (NET/PO). */
  requestors?: string[];
  /** The requestor's own numbers, by hand; needs exactly one requestor. */
  own?: Partial<Record<OwnNumber, number>>;
  /** The header's numbers, by hand. */
  header?: Partial<Record<HeaderNumber, number>>;
  /** What kind of directory server made the file, where known. */
  dss?: 'exchange' | 'msmail';
  /** The requestors listed in ResyncConnectionRDNs for this file (Q150976). */
  listed?: string[];
  /** GlobalMaxSeqInResync is 1 (Q215505). */
  globalMax?: boolean;
  /** Version of the server's Dxa.exe, for instance 5.5.2448.0 (Q243604). */
  dxaVersion?: string;
  /** Which postoffice a server object stands for. */
  links?: { rdn: string; postoffice: string }[];
  /** Rules beside the built-in ones. */
  extraRules?: Rule[];
  /** Digest over all rules, `sha256:...`; goes with `extraRules`. */
  rulesDigest?: string;
  /** The clock; the report carries it. */
  now: Date;
  /** A new hash for each input; without it inputs carry no SHA-256. */
  sha256?: () => { update(chunk: Uint8Array): void; hex(): string };
  /** Takes each transaction of each queue or listing as it streams by. */
  onRecord?: (input: string, record: TransactionRecord) => void;
}

/** A use of the library or command that cannot be carried out; the message is one plain line. */
export class UsageError extends Error {}
