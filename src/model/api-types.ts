/** The types of the library's face; see index.ts. */
import type {
  FolderEntry,
  HeaderNumber,
  InputIssue,
  Kind,
  OwnNumber,
  TransactionRecord,
} from './types.js';
import type { MailMoment } from './mail-types.js';
import type { NotRead } from './not-read.js';
import type { Rule } from './rule-types.js';
import type { SavedCase } from './saved-case.js';

/** One piece of evidence: a file, standard input, a dropped file, or what lies in a postoffice folder. */
export interface Evidence {
  /** Name as the user knows it; the last part decides ties (RESYNC.GLB against REQTRANS.GLB). */
  name: string;
  /** Forces the kind instead of identifying it. */
  kind?: Kind;
  /** The postoffice folder that it lies in; what shares an owner belongs to one requestor. */
  owner?: string;
  /** When it turns out to be no evidence, nothing is said of it. */
  isOptional?: boolean;
  /** The content, read once from start to end. May throw what the environment throws. */
  chunks: Iterable<Uint8Array>;
  /** The same object for the same name and content; see `readings`. */
  key?: object;
  /**
   * What lies in the folder, when this is a postoffice folder (kind `postoffice`); `chunks` is empty
   * then. Paths begin with the folder of the postoffice: `GLB/REQCONF.GLB`. One that ends in `/` says
   * that the folder was listed, though it may be empty. A negative size: nothing but the name is known.
   */
  listing?: readonly FolderEntry[];
  /** This is a mail or archive that was opened (`openContainers`); its parts are evidence behind it. */
  container?: { kind: 'mail' | 'archive'; issues: readonly InputIssue[] };
  /** It lies in a folder that was given and is not read; `chunks` is empty then. */
  notRead?: NotRead;
  /** The date of the mail that it came with: it is no younger than that. */
  sentAt?: MailMoment;
  /** The container's own text or ornament, which need not be evidence: it is no fault if it is none. */
  isAside?: boolean;
}

/** What else `check` may be told. Nothing here has a default that stands in for evidence. */
export interface CheckOptions {
  /** Judge these only (NET/PO). */
  requestors?: string[];
  /** The requestor's own numbers, by hand, 0 to 4294967295 each; needs exactly one requestor. */
  own?: Partial<Record<OwnNumber, number>>;
  /** The header's numbers, by hand, 0 to 4294967295 each. */
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
  /** Version of IMPORT as it prints it: 3.2a, 3.2.9, 3.5.30. */
  importVersion?: string;
  /** The requestor's IMPORT.EXE; its build is known by size and date. `modified` as FolderEntry has it. */
  importExe?: { name: string; bytes: number; modified: number | null };
  /** Gateways and access components of the requestor, by address type; empty: there are none. */
  gateways?: string[];
  /** The command line that is planned. Its password is passed over as it is read. */
  command?: string;
  /**
   * What was seen after the import: its log, and LISTDS -R made afterwards. No evidence for the
   * prediction, which is compared with it. For `check` alone.
   */
  after?: Evidence[];
  /** The words of the command line of this very run. The report shows them without passwords. */
  commandLine?: string[];
  /** Rules beside the built-in ones. */
  extraRules?: Rule[];
  /** Digest over all rules, `sha256:...`; goes with `extraRules`. */
  rulesDigest?: string;
  /** The clock; the report carries it. */
  now: Date;
  /** A new hash for each input; without it inputs carry no SHA-256. */
  sha256?: () => { update(chunk: Uint8Array): void; hex(): string };
  /**
   * Takes what is known of each requestor before it is judged, to be saved: facts without witnesses,
   * and the name, which whoever passes it on replaces.
   */
  onCase?: (one: SavedCase) => void;
  /**
   * What was read, kept by the `key` of the evidence: given to the next `check`, nothing is read twice.
   * Goes with one `sha256`; passed over where `onRecord` is to see each record.
   */
  readings?: WeakMap<object, object>;
  /** Takes each transaction of each queue or listing as it streams by. */
  onRecord?: (input: string, record: TransactionRecord) => void;
}
