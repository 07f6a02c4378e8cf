/** Closed lists and small structures that issues speak in. */
import type { Marked } from './marked.js';
import type { HeaderNumber } from './sync-number.js';

/** Binary files that are no evidence. */
export type LookAlike =
  | 'gltf-model'
  | 'zip-archive'
  | 'empty-zip-archive'
  | 'gzip-archive'
  | '7-zip-archive'
  | 'rar-archive'
  | 'cabinet'
  | 'tar-archive'
  | 'arj-archive'
  | 'lzh-archive'
  | 'self-extracting'
  | 'compressed-file'
  | 'program'
  | 'pdf-document'
  | 'png-picture'
  | 'jpeg-picture'
  | 'gif-picture'
  | 'bmp-picture'
  | 'winmail-dat'
  | 'outlook-message'
  | 'word-document'
  | 'excel-workbook'
  | 'office-document';

/** Texts that are no evidence; `plain` is one of which nothing is known. */
export type ForeignText =
  | 'html-page'
  | 'xml'
  | 'other-log'
  | 'own-report'
  | 'other-json'
  | 'gimport-groups'
  | 'appletalk-names'
  | 'header-line'
  | 'plain';
export type Encoding = 'text' | 'UTF-16 text';

export type ContainerKind = 'mail' | 'archive';

/** Why a part of a mail or archive is left out. Sizes are in bytes. */
export type Hindrance =
  | { is: 'path-leads-out' | 'symbolic-link' | 'encrypted' | 'zip64' | 'damaged' }
  | { is: 'method'; method: number }
  | { is: 'swells'; packed: number; unpacked: number }
  | { is: 'too-many' | 'too-much'; most: number; of: ContainerKind }
  | { is: 'mails-too-deep'; most: number }
  | { is: 'archives-too-deep' };

/** Why nothing of an archive can be had. */
export type ArchiveTrouble =
  'no-contents' | 'zip64' | 'piece-of-several' | 'contents-damaged' | 'files-overlap';

/** Why a number of a header transaction is not believed; `twice`: null is what is no number. */
export type NumberTrouble =
  | {
      is:
        | 'line-breaks'
        | 'end-not-known'
        | 'owner-not-known'
        | 'not-there'
        | 'too-long'
        | 'other-width';
    }
  | { is: 'too-large'; digits: string }
  | { is: 'twice'; one: number | null; other: number | null };

/** A number that a header does not give, as the issue will say it. */
export type HeaderProblem =
  | { code: 'header-number-missing'; args: { number: HeaderNumber } }
  | { code: 'header-number-unreadable'; args: { number: HeaderNumber; why: NumberTrouble } }
  | { code: 'header-may-be-ordinary'; args: Record<string, never> };

/** The text of a record, or the beginning of one that is longer. */
export interface Quoted {
  text: Marked<'transaction'>;
  isCut: boolean;
}

/** A number of a ReqTx or SrvTx subject: `R=22 (was 18)`. */
export type SubjectNumber = 'R' | 'S' | 'I' | 'was';

/** The text forms in which mail carries a file. */
export type MailForm = 'uuencoded' | 'mime' | 'binhex' | 'base64' | 'quoted-printable';

/** How more than one queue came into one file. */
export type Joined = 'old-data' | 'file-or-old-data' | 'files';

/** Why the numbers of a header that is there are not believed. */
export type HeaderDoubt = 'behind-other-data' | 'one-of-two' | 'bytes-lost';

/** A step of the Dir-Sync cycle. */
export type Step = 'T1' | 'T2' | 'T3' | null;

/** What does not fit a schema: where, as `requestors[1].ReqSync`, and how. */
export interface Misfit {
  /** Null is the file as a whole. */
  path: string | null;
  wrong:
    | { is: 'missing'; key: string }
    | { is: 'unknown-key'; key: Marked<'text'> }
    | { is: 'not-one-of'; allowed: string[] }
    | { is: 'not-the-type'; types: string[] }
    | { is: 'too-few'; least: number }
    | { is: 'too-many'; most: number }
    | { is: 'empty' | 'blank' | 'misspelt' | 'not-digits' | 'other' }
    | { is: 'not-a-sync-number' | 'not-a-version' }
    | { is: 'schema'; message: string };
}

/** Why a requestor that the evidence names is not judged. */
export type LeftOut = 'foreign' | 'directory-server' | 'not-asked-for';
