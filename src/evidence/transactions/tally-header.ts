/** Which record of a queue is its header transaction, and what it says. */
import type { Quoted } from '../../model/issue-args.js';
import { issue, type Issue } from '../../model/issues.js';
import { mark } from '../../model/marked.js';
import { isDigit } from '../text/bytes.js';
import {
  NUMBERS,
  type HeaderNumber,
  type Observation,
  type Place,
  type Source,
} from '../../model/types.js';
import {
  headerObservations,
  headerIssues,
  parseWrapped,
  type HeaderText,
  type TextEnd,
} from '../text/header.js';
import { ordinaryCode } from '../text/ordinary.js';

/** A record as the tally hands it on. */
interface HeaderCandidate {
  bytes: Uint8Array;
  from: number;
  to: number;
  at: Place;
  record: number;
  text: () => string;
  /** How the lines of a listing were put together; see parseWrapped. */
  wrapped?: Wrapping;
}

export interface Wrapping {
  /** The text without blanks where its lines break. */
  tight: string;
  end: TextEnd;
}

interface HeaderEnd {
  fromStart: boolean;
  records: number;
  /** The text of the only record ends with the file, so that its end may have been cut off. */
  textEndsFile: boolean;
}

export interface HeaderTally {
  /** Whether the record may be a header transaction, by a look at its bytes. */
  mayBe(bytes: Uint8Array, from: number, to: number, record: number): boolean;
  /** Whether a record that may be one is a header transaction; if so it is kept. */
  take(candidate: HeaderCandidate): boolean;
  readonly isFound: boolean;
  /** Another one may stand in a record that begins with an A, as the first one does. */
  readonly mayHideBehindA: boolean;
  gap(): void;
  /** `second` is where a second header transaction stands. */
  end(end: HeaderEnd): { observations: Observation[]; issues: Issue[]; second: Place | null };
}

/** 1 for first bytes of ordinary transactions (Q96001): no header transaction hides behind them. */
const ORDINARY = Uint8Array.from({ length: 256 }, (_, byte) =>
  'ADMRT- '.includes(String.fromCharCode(byte)) ? 1 : 0,
);
/** 1 for first letters of the names of header numbers: IMP, REQ, SRV, DXA. */
const NAME_OPENING = Uint8Array.from({ length: 256 }, (_, byte) =>
  'IRSDirsd'.includes(String.fromCharCode(byte)) ? 1 : 0,
);
const LETTER_A = 0x41;
/** So many records that follow each other without a gap vouch for where a text ends. */
const VOUCHING = 2;
/** As much of a text that cannot be read is quoted. */
const LONGEST_QUOTE = 120;

/** A text that gives so many of the three numbers is a header: a name may mention one by chance. */
const LEAST_NAMED = 2;
const isHeader = ({ numbers, unsure }: HeaderText): boolean =>
  NUMBERS.filter(({ header }) => numbers[header] || unsure.includes(header)).length >= LEAST_NAMED;

/** The numbers that another header gives otherwise. */
const contradicted = (first: HeaderText, other: HeaderText): HeaderNumber[] =>
  NUMBERS.map(({ header }) => header).filter((header) => {
    const [one, two] = [first.numbers[header], other.numbers[header]];
    return one && two && one.value !== two.value;
  });

/** Whether another text has numbers that a header lacks, and none that it has. */
const completes = (first: HeaderText, other: HeaderText): boolean => {
  const has = ({ numbers, unsure }: HeaderText, number: HeaderNumber): boolean =>
    numbers[number] !== undefined || unsure.includes(number);
  const named = NUMBERS.map(({ header }) => header).filter((number) => has(other, number));
  return named.length > 0 && named.every((number) => !has(first, number));
};

/** Whether so many of a header's names may be in it: all have SEQ or SYNC. Bytes spare a text. */
function mayMention(bytes: Uint8Array, from: number, to: number, least: number): boolean {
  let left = least;
  for (let at = from; at + 2 < to; at += 1)
    if ((bytes[at]! | 0x20) === 0x73) {
      const [second, third] = [bytes[at + 1]! | 0x20, bytes[at + 2]! | 0x20];
      if ((second === 0x65 && third === 0x71) || (second === 0x79 && third === 0x6e)) left -= 1;
      if (left === 0) return true;
    }
  return false;
}

/** `textEnd` says how well it is known where each text ends. */
export function openHeaderTally(source: Source, textEnd: TextEnd): HeaderTally {
  let first: { text: string; at: Place } | null = null;
  let header: { read: HeaderText; at: Place; record: number; text: string } | null = null;
  /** The header read as if nothing showed where its text ends. */
  let doubtful: HeaderText | null = null;
  let stopsInDigits = false;
  let opening = -1;
  let isGapped = false;
  /** The header stands behind bytes that could not be read. */
  let isBehindGap = false;
  const twofold = new Set<HeaderNumber>();
  /** The first further header that gives other numbers, and the first that gives the same. */
  let otherHeader: { at: Place; record: number } | null = null;
  let sameHeader: { at: Place; record: number } | null = null;

  const keep = ({ bytes, from, to, at, record, text, wrapped }: HeaderCandidate): boolean => {
    const words = text();
    if (record === 1) first = { text: words, at };
    const tight = wrapped?.tight ?? words;
    const read = parseWrapped(words, tight, wrapped?.end ?? textEnd);
    // The name of a person, or a remark, may mention one number by chance.
    if (!read) return false;
    // The rest of a header that was torn in two: where the first part broke, digits may be missing.
    if (record === 2 && header && completes(header.read, read)) {
      for (const { header: number } of NUMBERS)
        if (header.read.numbers[number]) twofold.add(number);
      return true;
    }
    if (record > 1 && !isHeader(read)) return false;
    if (!header) {
      header = { read, at, record, text: words };
      doubtful = parseWrapped(words, tight, 'open');
      stopsInDigits = isDigit(bytes[to]);
      isBehindGap = isGapped;
      opening = bytes[from] ?? 0;
    } else {
      const differing = contradicted(header.read, read);
      for (const number of differing) twofold.add(number);
      if (differing.length > 0 || read.unsure.length > 0) otherHeader ??= { at, record };
      else sameHeader ??= { at, record };
    }
    return true;
  };

  /** A header behind a code letter hides among transactions of that letter. */
  const opensAlike = (bytes: Uint8Array, from: number): boolean =>
    bytes[from] === opening && NAME_OPENING[bytes[from + 2] ?? 0] === 1;

  return {
    mayBe(bytes, from, to, record) {
      const isOrdinary =
        ORDINARY[bytes[from] ?? 0] === 1 &&
        (header === null || (record !== 2 && !opensAlike(bytes, from)));
      // Only the second record may be the rest of a header that was torn in two; others have two names.
      const least = record === 2 ? 1 : LEAST_NAMED;
      return record === 1 || (!isOrdinary && mayMention(bytes, from, to, least));
    },
    take: keep,
    get isFound() {
      return header !== null;
    },
    get mayHideBehindA() {
      return opening === LETTER_A;
    },
    gap() {
      isGapped = true;
    },
    end({ fromStart, records, textEndsFile }) {
      const observations: Observation[] = [];
      const issues: Issue[] = [];
      if (!header) {
        const isCertain = first === null || ordinaryCode(first.text) !== null;
        if (fromStart && isCertain)
          observations.push({
            ...{ of: { kind: 'header' }, fact: 'header.present', value: false, source },
            at: first?.at ?? {},
          });
        else if (fromStart && first)
          issues.push(issue('header-first-record-unknown', quoted(first.text), first.at));
        return { observations, issues, second: null };
      }
      const isVouched = records >= VOUCHING && !isGapped;
      const isOpen = textEndsFile || (stopsInDigits && !isVouched);
      const read = (isOpen ? doubtful : null) ?? header.read;
      const { at, record, text } = header;
      const isSound = record === 1 && !otherHeader;
      // Behind other records or damage, it may be that of another file, or of old data on the disk.
      const isStray = source === 'queue' && record > 1 && (record > 2 || isBehindGap);
      const isTold = (number: HeaderNumber): boolean => !isStray && !twofold.has(number);
      observations.push(
        // Two headers that differ: nothing tells which of them IMPORT would take.
        ...headerObservations(read, source, at, isSound).filter(({ fact }) =>
          NUMBERS.every(({ header: number }) => fact !== `header.${number}` || isTold(number)),
        ),
      );
      issues.push(...headerIssues(read, at));
      if (issues.length > 0) issues.push(issue('header-text', quoted(text), at));
      if (record > 1) issues.push(issue('header-not-first', { record, isStray }, at));
      if (otherHeader)
        issues.push(issue('header-again-differs', { record: otherHeader.record }, otherHeader.at));
      if (sameHeader)
        issues.push(issue('header-again-same', { record: sameHeader.record }, sameHeader.at));
      const others = [otherHeader, sameHeader].filter((other) => other !== null);
      const second = others.sort((a, b) => a.record - b.record)[0]?.at ?? null;
      return { observations, issues, second };
    },
  };
}

const quoted = (text: string): Quoted => ({
  text: mark('transaction', text.slice(0, LONGEST_QUOTE)),
  isCut: text.length > LONGEST_QUOTE,
});
