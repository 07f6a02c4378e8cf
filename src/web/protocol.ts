/** What the page and its worker say to each other, and the state of the page as it is saved. */
import type { CheckOptions } from '../model/api-types.js';
import type { Profile } from '../model/redaction.js';
import type { Outcome } from '../model/types.js';

/** One file or folder that a person gave. */
export interface Given {
  /** As it is called in reports: `ticket/GLB/RESYNC.GLB`. */
  path: string;
  /** The folder that was given with it, for instance `ticket`; null for a file of its own. */
  root: string | null;
  /** Null for a folder, which may be empty, and for a file that the browser could not open. */
  content: Blob | null;
  /** A file in a folder that the browser could not open. */
  isUnreadable?: boolean;
  /** The same number is the same content: the worker keeps what it read. */
  key?: number;
  /** Milliseconds since 1970; null where not known. */
  modified: number | null;
}

/** What a person says beside the evidence. All of it can be written as JSON. */
export type Settings = Pick<
  CheckOptions,
  | 'requestors'
  | 'own'
  | 'header'
  | 'dss'
  | 'listed'
  | 'globalMax'
  | 'dxaVersion'
  | 'links'
  | 'importVersion'
  | 'gateways'
  | 'command'
>;

export interface Job {
  given: readonly Given[];
  /** What was seen after the import; no evidence for the prediction. */
  after: readonly Given[];
  settings: Settings;
  /** What the directory server would write is judged, in place of a RESYNC.GLB. */
  isSimulation: boolean;
}

/** One input, in words. */
export interface InputLine {
  /** Its name as it was given, and as it is shown. */
  name: string;
  shown: string;
  what: string;
  bytes: number;
  /** What went wrong with it, the gravest. */
  trouble: string | null;
  isError: boolean;
}

/** What is known of the evidence, whether or not it could be judged. */
export interface Known {
  inputs: InputLine[];
  /** The same of what was seen after the import. */
  after: InputLine[];
  /** What was left out or is the same as something else, in sentences. */
  notes: string[];
  /** Names of requestors, to pick one. */
  requestors: string[];
  /** Names of the directory server's records, to list some. */
  records: string[];
}

export interface Refusal {
  what: string;
  todo: string;
}

/** What came of a job. */
export interface Answer {
  known: Known;
  /** The report; or, where nothing could be judged, why. */
  result: Judged | Refusal;
}

export interface Judged {
  title: string;
  outcome: Outcome;
  /** The report as HTML, without the document around it. */
  html: string;
  /** Why there is no registry file; null where there is one. */
  noReg: string | null;
}

export const FORMATS = ['markdown', 'html', 'json', 'reg'] as const;
export type Format = (typeof FORMATS)[number];

/** The last report with names hidden: how it looks, and which token stands for what. */
export interface Hidden {
  title: string;
  html: string;
  tokens: Record<string, string>;
}

/** A page of `explain`, or what is near to what was asked. */
export type Explained = { html: string } | { near: string[] };

/** What can be explained, in groups; `name` is what to ask for. */
export interface Topics {
  title: string;
  pages: { name: string; title: string }[];
}

export type Asked =
  | { ask: 'judge'; job: Job }
  | { ask: 'write'; format: Format; profile: Profile }
  | { ask: 'hide'; profile: Profile }
  | { ask: 'explain'; word: string }
  | { ask: 'topics' };

export type ToWorker = Asked & { id: number };

export type FromWorker = { id: number } & (
  | { is: 'progress'; done: number; total: number }
  | { is: 'answer'; answer: Answer }
  | { is: 'hidden'; hidden: Hidden }
  | { is: 'file'; bytes: Uint8Array<ArrayBuffer> }
  | { is: 'explained'; explained: Explained }
  | { is: 'topics'; topics: Topics[] }
  | { is: 'fault'; message: string }
);

export interface SavedFile extends Pick<Given, 'path' | 'root' | 'modified'> {
  /** Null for a folder. */
  base64: string | null;
  /** It was seen after the import. */
  isAfter?: boolean;
}

/** The state of the page as a file: what was given and said. */
export interface State {
  format: 'resync-check page';
  /** 2 where there are files of after the import, which a page that knows only 1 would take for evidence. */
  version: 1 | 2;
  settings: Settings;
  isSimulation: boolean;
  /** How much of the report is hidden where it is saved. */
  profile: Profile;
  files: SavedFile[];
}
