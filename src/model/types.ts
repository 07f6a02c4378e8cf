/**
 * The plain types that every floor shares. No logic here.
 *
 * Words: a *requestor* is a postoffice that receives a RESYNC.GLB; its *own numbers* are the
 * ImportSync, SrvSync and ReqSync of its REQCONF.GLB; the *header* is the header transaction of
 * the RESYNC.GLB with IMPSEQ, SRVSEQ and REQSEQ (Q119449, Q119452).
 */
import type { FactName, FactValue } from './facts.js';
import type { Issue } from './issues.js';
import type { LoggedEvent, LoggedImports, LogTimeline } from './log-types.js';
import type { Mail, ServerSign } from './mail-types.js';
import type { Place } from './place.js';
import type { QueueSummary } from './queue-types.js';
import type { SavedCase } from './saved-case.js';
import type { Source } from './sources.js';
import type { HeaderNumber, OwnNumber } from './sync-number.js';
import type { Which } from './which.js';
import type { Example, TransactionTally } from './transaction-types.js';

export type { FactName, FactValue } from './facts.js';
export type { Issue, IssueCode, IssueLevel } from './issues.js';
export type * from './log-types.js';
export {
  HEADER_FACTS,
  NUMBERS,
  OWN_FACTS,
  type HeaderNumber,
  type OwnNumber,
} from './sync-number.js';
export { KINDS, type Kind } from './kinds.js';
export type { Mail, ServerSign } from './mail-types.js';
export type { Place } from './place.js';
export type {
  HeaderRecord,
  LayoutField,
  QueueLayout,
  QueueSummary,
  RecordSpan,
} from './queue-types.js';
export {
  CONFIDENCES,
  OUTCOMES,
  SEVERITIES,
  type Confidence,
  type Outcome,
  type Severity,
} from './scales.js';
export { SOURCES, type Source } from './sources.js';
/** Whom an observation is about. A requestor of name null is not named by its evidence. */
export type Subject = { kind: 'header' } | { kind: 'requestor'; name: string | null };

/** One thing that was seen in one place. `time` is seconds since 1970, where the evidence has it. */
export interface Observation {
  of: Subject;
  fact: FactName;
  value: FactValue;
  source: Source;
  at: Place;
  time?: number;
  /** What is counted, by name: `SORT0004.GLB and IUSRTRAN.GLB`. Rules show it as `{fact:which}`. */
  which?: Which;
  examples?: Example[];
  /** The mail whose subject says so. */
  mail?: Mail;
  /** The entry of a log that says so. */
  logged?: LoggedEvent;
  /** A lower bound that follows from what stands there; it is no word about the number itself. */
  isLeast?: true;
}

/** Something about an input that its reader wants a person to know. */
export type InputIssue = Issue;

/** Which Dir-Sync queue a file holds, where its name or content tells. */
export const QUEUE_ROLES = ['resync', 'reqtrans', 'srvtrans', 'msttrans', 'other'] as const;
export type QueueRole = (typeof QUEUE_ROLES)[number];

/** A run of consecutive sync numbers of transactions waiting in REQTRANS.GLB, both ends included. */
export type NumberRun = readonly [from: number, to: number];

/**
 * The transactions that wait in a REQTRANS.GLB (dummy records left out), as runs of sync numbers.
 * `complete` is false when damage, a partial listing or unknown numbers may hide some.
 */
export interface PendingQueue {
  requestor: string | null;
  runs: NumberRun[];
  complete: boolean;
  at: Place;
  /** Sync numbers of R records (a full export begins with one, Q156996) by the list they name. */
  replaces: { number: number | null; list: string }[];
  /** Waiting transactions by the list that they are about, first seen first; at most 64 lists. */
  lists: { list: string; count: number }[];
}

/** One file or folder of a postoffice, as a folder listing shows it. */
export interface FolderEntry {
  /** Below the postoffice folder, with `/`: `GLB/REQCONF.GLB`. Case as found. */
  path: string;
  bytes: number;
  /** Last written, in seconds since 1970 by the local clock face; null where not known. */
  modified: number | null;
  isReadOnly: boolean;
}

/** What a postoffice has installed, as far as evidence tells. What is left out is not known. */
export interface Installation {
  /** NET/PO, or null for evidence that does not name it. */
  requestor: string | null;
  /** Gateway and access components by address type, in capitals. */
  gateways?: string[];
  /** Types of which the same evidence leaves open whether they are installed. */
  gatewaysNotKnown?: string[];
  /** Postoffices that are defined there, NET/PO. */
  postoffices?: string[];
  /** Address lists as TransactionTally names them; `local` are names that were added by hand. */
  lists?: { list: string; entries: number | null; local: number | null }[];
  at: Place;
}

/**
 * A directory server's record of one requestor: a SRVCONF.GLB record (LISTDS -S), or a Remote Dirsync
 * Requestor object of Exchange with its DXA-*-Seq attributes. A number of null is unknown.
 */
export interface ServerRecord {
  /** NET/PO in SRVCONF.GLB; the name of the directory object on Exchange. */
  name: string;
  /** Other names of the same object: common name, display name, RDN, distinguished name. */
  aliases: string[];
  /** The postoffice (NET/PO) that the record itself says it stands for (DXA-ReqName), or null. */
  postoffice: string | null;
  ReqSync: number | null;
  SrvSync: number | null;
  ImportSync: number | null;
  /** DXA-Conf-Seq: what the requestor has acknowledged (Q152231). */
  confirmed: number | null;
  at: Place;
  /** Export containers, trust level and the like, as one comparable text; null where not shown. */
  exports: string | null;
}

/** What the MSExchangeDX registry key says (Q150976, Q215505). Left out: the export does not show it. */
export interface ServerSettings {
  /** GlobalMaxSeqInResync; null is a value that is no number. A missing value is not 0. */
  globalMax?: { value: number | null; at: Place };
  /** ResyncConnectionRDNs; the service removes the value after use, so its absence proves nothing. */
  listed?: { names: string[]; at: Place };
  /** Version of Dxa.exe, where somebody wrote it down. */
  dxaVersion?: string;
  /** True when the export holds the whole key, so that what is not there is missing in the registry. */
  isWholeKey: boolean;
}

/**
 * One of a requestor's own numbers that could not be read where it belongs: it is unknown, and nothing of
 * lower rank may stand for it. `written` is null where nothing stands there at all.
 */
export interface UnreadNumber {
  /** NET/PO, or null for evidence that does not name it. */
  requestor: string | null;
  number: OwnNumber;
  written: string | null;
  /**
   * Of one that stands in words: what it says there, of whom and of when is not known. It counts where it
   * is above what is used; null where that cannot be read.
   */
  says?: number | null;
  /** Whoever shows the text has cut it there. */
  isCut?: true;
  /** What there is of one that was cut: it is no less. */
  atLeast?: number;
  source: Source;
  at: Place;
  /** The mail whose subject has it. */
  mail?: Mail;
}

/** The digits that stand behind the names of the header's numbers; a number is the first of them, or all. */
export type OpenDigits = Partial<Record<HeaderNumber, string>>;

/** What a reader got out of one input. Readers never throw; what they could not read is an issue. */
export interface Reading {
  observations: Observation[];
  issues: InputIssue[];
  role?: QueueRole;
  queue?: QueueSummary;
  unread?: UnreadNumber[];
  /** One for each REQTRANS.GLB that the input shows; a mail may quote several listings. */
  pending?: PendingQueue[];
  /** The directory server whose own records these are (LISTDS -S, MSTTRANS.GLB, sync-state). */
  directoryServer?: string;
  /** Postoffices that other evidence treats as directory servers. */
  serverSigns?: ServerSign[];
  /** Requestors that the evidence names, whether or not it says anything of them. */
  names?: string[];
  /** Requestors that run no IMPORT: foreign mail systems, as their mail shows (Q118298, Q106623). */
  foreign?: string[];
  /** What kind of directory server the evidence can only come from. */
  serverKind?: 'exchange' | 'msmail';
  serverRecords?: ServerRecord[];
  /** Highest SrvSync of a Mail server: the number of the last entry in MSTTRANS.GLB (Q96060). */
  highestSrvSync?: { value: number; at: Place };
  serverSettings?: ServerSettings;
  /** What the transactions of a RESYNC.GLB add up to. */
  transactions?: TransactionTally;
  /** The same of a text import file, which is no RESYNC.GLB. */
  importFile?: TransactionTally;
  installations?: Installation[];
  /** The record layout of this queue, where it is sure enough to read smaller ones by. */
  seenLayout?: SeenLayout;
  /** What a sound queue shows of the header's numbers that only its layout leaves open. */
  openDigits?: OpenDigits;
  /** This queue has too few records to show its layout: that of another one may be tried. */
  isLayoutOpen?: true;
  /** The runs of programs in a log. */
  timeline?: LogTimeline;
  /** The last imports in a log, for the comparison with what was predicted. */
  imports?: LoggedImports[];
  /** Cases that were saved: they stand for all of their evidence. */
  savedCases?: SavedCase[];
  /** The input is of our own making and broken: nothing can be read until a person mends it. */
  isBroken?: boolean;
}

/** Reads one input chunk by chunk. `push` may be called any number of times before `end`. */
export interface Reader {
  push(chunk: Uint8Array): void;
  end(): Reading;
}

/** One transaction as it streams by, from the reader of a queue or listing to whoever shows it. */
export interface TransactionRecord {
  /** Place in the queue, from 1. */
  record: number;
  /** Byte offset of the record in a binary queue, or the line in a listing. */
  at: Place;
  /** Sync number, or null where the layout or the listing does not show it. */
  number: number | null;
  /** Date stamp in seconds since 1970 by the queue's own clock, or null. */
  date: number | null;
  text: string;
}

/** A record layout that a queue showed. Only the reader of queues looks inside. */
export interface SeenLayout {
  readonly name: string;
  readonly records: number;
}

/** What a reader is told about its input before it begins. */
export interface ReadContext {
  /** File name without folders, for tie-breaks (RESYNC.GLB against REQTRANS.GLB). */
  name: string;
  /** The first bytes of the input, up to 1 MiB. They are pushed again as chunks. */
  head: Uint8Array;
  /** True when `head` is the whole input. */
  headIsAll: boolean;
  /** Layouts that other queues of the same evidence showed. */
  layouts?: readonly SeenLayout[];
  /** Takes each transaction of a queue or listing, for `inspect`. */
  onRecord?: (record: TransactionRecord) => void;
  /** Takes each part of a text that has no transactions, for `inspect`. */
  onPart?: (part: DecodedPart) => void;
}

/** One part of an input, for `inspect`: its fields by their own names, in the order of the input. */
export interface DecodedPart {
  title: string;
  at: Place;
  fields: { name: string; value: string }[];
}

export type OpenReader = (context: ReadContext) => Reader;
