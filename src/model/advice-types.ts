/**
 * Remedies and causes as rules/remedies, rules/causes and rules/words hold them, and what their words
 * are filled with. Names are marked by what they are, so that the same words can be made without them.
 */
import type { Marked } from './marked.js';
import type { FactName } from './facts.js';
import type { Confidence, HeaderNumber, Outcome, OwnNumber } from './types.js';

/** What a wording may depend on; each is an argument that is true or left out. */
export const CONDITIONS = [
  'borrows', // numbers of other requestors are needed
  'isPlanned', // who is listed follows from the records of the server
  'isShared', // several requestors share one file, or may
  'isNewEnough', // Dxa.exe is known to honour GlobalMaxSeqInResync
  'isLifted', // by the model one cycle lifts SRVSEQ and REQSEQ
  'isAbsent', // RESYNC.GLB does not lie in the GLB folder
  'isAfter14', // a fatal rule with error 14 fired
] as const;
type WordCondition = (typeof CONDITIONS)[number];

/** An object of Exchange's directory; of one whose name is not known, the requestor that it stands for. */
export type ObjectName = Marked<'object'> | { unnamed: Marked<'requestor'> };

/** What the words of a remedy, of a cause and of a reason may be filled with, by the placeholder. */
export interface WordArgs extends Partial<Record<WordCondition, true>> {
  /** The one line of ResyncConnectionRDNs, or its lines where there are several. */
  line?: ObjectName;
  lines?: readonly ObjectName[];
  /** Who is listed for the numbers of others, and for which of them. */
  holders?: readonly {
    object: ObjectName;
    numbers: readonly { number: OwnNumber; value: number }[];
  }[];
  /** The lines of the files that are made after the first one. */
  further?: readonly { lines: readonly ObjectName[] }[];
  /** Who is listed for which file: its lines, and the requestors that it is made for. */
  plan?: readonly {
    requestors: readonly Marked<'requestor'>[];
    lines: readonly ObjectName[];
  }[];
  /** Objects whose export settings differ. */
  differing?: readonly ObjectName[];
  /** Requestors whose own numbers are known only as the directory server's copy. */
  standIns?: readonly Marked<'requestor'>[];
  /** What is not known, and of whom where that is not plain. */
  missing?: readonly { fact: FactName; requestors: readonly Marked<'requestor'>[] }[];
  /** Numbers that no record of the server reaches. */
  outOfReach?: readonly {
    own: OwnNumber;
    needed: number;
    number: HeaderNumber;
    highest: number;
  }[];
  /** What a whole server is behind in. */
  behind?: readonly { number: OwnNumber; highest: number; needed: number }[];
  /** Of Dxa.exe, as it was found. */
  version?: string;
  /** Who was listed, as it was found. */
  listed?: readonly Marked<'object'>[];
  /** Numbers of the header that are too low, or above all records. */
  short?: readonly HeaderNumber[];
  above?: readonly HeaderNumber[];
  /** What the server would write now. */
  newer?: readonly { number: HeaderNumber; value: number }[];
  /** The server's own number, and the requestor's. */
  own?: number;
  needed?: number;
}

/**
 * One line of words with `{placeholders}`. A line whose placeholders are not all known is left out, and
 * so is one whose condition does not hold; of a list of lines the first one that fits is said.
 */
export type Line =
  | string
  | { if: WordCondition; text: string }
  | { each: keyof WordArgs; text: Line }
  | readonly Line[];

/**
 * A way out in at most five short steps. In its words {po} is the postoffice, {lines} what is to be
 * entered, {check} what the new file must have; line breaks are kept.
 */
export interface ShortWay {
  title: string;
  /** The first step in a few words, where the kind of server decides between ways. */
  first?: string;
  /** One with `unless` is left out where that is known of the case. */
  steps: readonly (string | { unless: WordCondition; text: string })[];
}

/** A way out, as rules/remedies/<id>.json holds it; rules/remedy.schema.json is its schema. */
export interface RemedyText<Id extends string = string> {
  id: Id;
  title: Line;
  /** Of ways that nothing else sets apart, the lower goes first. */
  order: number;
  /** Only for this kind of directory server; null is for both. */
  dss: 'exchange' | 'msmail' | null;
  /** Offers it for an outcome; left out, the rules that fired name it. */
  when?: Outcome;
  /**
   * It resets, zeroes or deletes what nobody can bring back on a directory server (Q96060): not
   * offered where the postoffice is one, or may be.
   */
  neverOnServer?: true;
  /** No RESYNC.GLB is imported by it, so that nothing is predicted of IMPORT -Q. */
  isWithoutFile?: true;
  /** Whether it changes facts, or words, by what is known: src/advise/remedies/trials.ts says how. */
  isTried: boolean;
  /** When it helps, when it does not, what it changes. */
  about: string;
  steps: readonly Line[];
  /** The same for the one screen, where it has a short form. */
  short?: ShortWay;
  cautions: readonly Line[];
  articles: readonly string[];
  confidence: Confidence;
  /** The reasoning; required for every confidence other than `documented`. */
  why?: string;
}

/** What may be another in a variant of a cause. */
interface CauseWords {
  message: Line;
  articles: readonly string[];
  confidence: Confidence;
  why?: string;
}

/** A cause of a failure, as rules/causes/<id>.json holds it; rules/cause.schema.json is its schema. */
export interface CauseText<
  Id extends string = string,
  Variant extends string = string,
> extends CauseWords {
  id: Id;
  title: string;
  /** Of causes that are equally sure, the lower goes first. */
  order: number;
  /** How it comes about, and what it is not. */
  about: string;
  /** What would confirm or refute it. */
  confirm: string;
  /** What differs where the code names the variant. */
  variants?: Partial<Readonly<Record<Variant, Partial<CauseWords>>>>;
}

/** Why a way out is ruled out, before it has words. */
export interface Reason<Id extends string = string> {
  reason: Id;
  args: WordArgs;
}
