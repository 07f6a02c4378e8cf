/** What is believed of the header after a look at the damage around it and at rival readings. */
import { issue } from '../../model/issues.js';
import { HEADER_FACTS, NUMBERS, type HeaderNumber } from '../../model/types.js';
import { isDigit, latin1, TEXT_BYTE } from '../text/bytes.js';
import { parseHeader, type TextEnd } from '../text/header.js';
import type { TallyResult } from '../transactions/tally.js';
import {
  endsWithRecord,
  fixedStart,
  LARGEST_FIXED,
  marksTextEnd,
  shape,
  SMALLEST_FIXED,
  type Framing,
  type Span,
} from './framing.js';
import { damagedHeader, headerRun, type RawHeader } from './header-bytes.js';
import { hiddenLength, lengthMisses } from './hidden-length.js';
import type { Inference } from './infer.js';

/** So many records show where the border between text and fixed part is; fewer do not. */
const ENOUGH_FOR_BORDER = 8;
/** In fewer records every other border has to cost so many bits more. */
const FEW_MARGIN = 32;
/** Fewer records that do not all fit may have a length that none of them shows. */
const ENOUGH_FOR_LENGTH = 3;

/** What the scan met around the first record. */
export interface Surroundings {
  /** Bytes before the first record could not be read; it begins at `firstStart`. */
  skippedStart: boolean;
  firstStart: number;
  /** Damage begins before the third record: what it brought out of step may be the first. */
  damageBehind: boolean;
  /** Bytes too few for a record stand between the first record and the second. */
  bytesBetween: boolean;
  /** Nothing in the file was damaged. */
  isWhole: boolean;
  /** The text of the first record holds control characters. */
  isFirstOdd: boolean;
  /** The last record ends where the file does, with what rounds it up. */
  endsFile: boolean;
  /** So many bytes stand behind the last record. */
  behind: number;
}

export function settleHeader(
  head: Uint8Array,
  inference: Inference,
  found: TallyResult,
  around: Surroundings,
): RawHeader {
  if (found.role === 'reqtrans' || found.role === 'msttrans') return found;
  const { framing } = inference;
  const has = found.observations.find(({ fact, value }) => fact === 'header.present' && value);
  if (!has) {
    if (around.isWhole && inference.rivals.length === 0) return found;
    const damaged = damagedHeader(head, framing, around.skippedStart ? around.firstStart : -1);
    // Records that show no header do not disprove one whose text stands in the bytes.
    return damaged ? joined(found, damaged) : found;
  }
  // A length that runs past its text, or short of it, brings the next record out of step.
  const sample = head.subarray(inference.base);
  const isUneven = !around.isWhole || !around.endsFile || oddBeginnings(sample, inference, 1) > 0;
  const isSmall = inference.spans.length < ENOUGH_FOR_LENGTH;
  const isFew = !framing.length && isSmall;
  const hidden = hiddenLength(sample, inference, isUneven || inference.rivals.length > 0 || isFew);
  const isDoubtful = isSmall && inference.rivals.length > 0;
  const isOutOfStep =
    around.isFirstOdd ||
    around.bytesBetween ||
    areBeginningsCut(sample, inference) ||
    isSecondCut(sample, inference, around) ||
    runsIntoDigits(sample, inference) ||
    (around.damageBehind && !(framing.nul && isExact(framing) && !isDoubtful)) ||
    hidden.isDenied ||
    lengthMisses(sample, inference);
  // Where bytes are missing, a header is left of which a number is missing. A byte too many or too few
  // in a record or two may have been any; behind more bytes than a fixed part has is another file's.
  const isTorn = found.issues.some(({ code }) => code === 'header-number-missing');
  const isUnheld =
    (isFew && (isUneven || isTorn)) ||
    (isSmall && !around.endsFile && around.behind < SMALLEST_FIXED) ||
    (around.skippedStart && around.firstStart > LARGEST_FIXED) ||
    (has.at.record !== 1 && !marksTextEnd(framing));
  const doubtful =
    isOutOfStep || isUnheld ? new Set<string>(HEADER_FACTS) : disputed(head, inference);
  // A NUL behind a text or two may be of the fixed part; one that ends the file is of the text.
  const isAlone = isFew && (framing.side === 'after' || isHeaderEndOpen(sample, inference));
  if (
    hidden.isInText ||
    isAlone ||
    isLengthChance(inference) ||
    mayLackZeroes(sample, framing) ||
    isLastUnvouched(sample, inference, around)
  )
    addLast(sample, inference, doubtful);
  const isHidden = around.skippedStart || doubtful.size > 0 || hidesNumber(head, found, inference);
  return {
    observations: found.observations.filter(
      ({ fact }) => !doubtful.has(fact) && !(isHidden && fact === 'header.wellFormed'),
    ),
    issues: [
      ...found.issues,
      ...[...doubtful].map((fact) =>
        issue(isOutOfStep ? 'header-number-out-of-step' : 'header-number-ambiguous', {
          number: fact.slice('header.'.length) as HeaderNumber,
        }),
      ),
    ],
  };
}

/**
 * Bytes lost or added in the first fixed part shift where all texts seem to end, where only the
 * length of whole records holds them together: then the last record does not end with the file.
 */
function isLastUnvouched(sample: Uint8Array, inference: Inference, around: Surroundings): boolean {
  const { framing } = inference;
  if (framing.nul) return false;
  if (framing.side === 'before') return endsWithRecord(framing) && !around.endsFile;
  // Ten digits known for a number begin where they begin; any other digit may be of the text.
  const field = inference.fields.number?.field;
  const isNumber = field?.offset === 0 && field.bytes === 10;
  const isSure = isNumber && (marksTextEnd(framing) || (around.isWhole && isBorderSure(inference)));
  // A length that seems to count the text may leave out its last byte: then each text goes on.
  const goOn = !marksTextEnd(framing) || !around.isWhole || mayGoOn(sample, inference);
  return !isSure && goOn && isDigitBehind(sample, inference);
}

/**
 * Whether the length of the only record may fit by chance: in another reading its text begins later,
 * so that the length would count bytes behind the end of the file.
 */
function isLengthChance({ framing, spans, rivals }: Inference): boolean {
  const [only, second] = spans;
  if (framing.nul || second) return false;
  return rivals.some(({ spans: [first] }) => first && first.textStart > only!.textStart);
}

/** Whether the zeroes of the file may be gone: its lengths then count a NUL that is not there. */
const mayLackZeroes = (sample: Uint8Array, { length }: Framing): boolean =>
  length?.bytes === 1 && !sample.includes(0);

/** Whether what stands behind each text could be one more byte of it. */
const mayGoOn = (sample: Uint8Array, { spans }: Inference): boolean =>
  spans.every(({ textEnd }) => TEXT_BYTE[sample[textEnd] ?? 0] === 1);

/** Whether the length says where the record ends to the byte: one rounded up has room for another. */
const isExact = ({ length }: Framing): boolean => length !== null && length.counts !== 'padded';

/** Whether enough records show where the fixed part begins, or fewer with more odds, without a rival. */
const isBorderSure = ({ spans, rivals, margin }: Inference): boolean =>
  rivals.length === 0 &&
  (spans.length >= ENOUGH_FOR_BORDER ||
    (spans.length >= ENOUGH_FOR_LENGTH && (margin ?? Infinity) >= FEW_MARGIN));

/** Whether many texts begin unlike any transaction (Q96001): the records are then cut elsewhere. */
const areBeginningsCut = (sample: Uint8Array, inference: Inference): boolean =>
  oddBeginnings(sample, inference, 0) > MOST_ODD;

/** Whether the text behind the header's begins unlike any: bytes of the header's record are missing. */
function isSecondCut(sample: Uint8Array, { spans }: Inference, around: Surroundings): boolean {
  const [, second] = spans;
  if (!second) return false;
  // Behind a header nothing can go on with a blank; a letter that no article has might be one.
  const isSound = around.isWhole && around.endsFile && spans.length >= ENOUGH_FOR_BORDER;
  const looks = shape(sample, second.textStart, second.textEnd);
  return looks === 1 || (looks === 0 && !isSound);
}

/** Which share of the texts behind the first have no better shape than this. */
function oddBeginnings(sample: Uint8Array, { spans }: Inference, most: 0 | 1): number {
  const others = spans.slice(1, 60);
  const odd = others.filter(({ textStart, textEnd }) => shape(sample, textStart, textEnd) <= most);
  return odd.length / Math.max(1, others.length);
}
const MOST_ODD = 0.25;

/** Whether digits of another field end the header's text: no length shows then that it is whole. */
function runsIntoDigits(sample: Uint8Array, { framing, spans }: Inference): boolean {
  const { textStart, textEnd } = spans[0]!;
  return !framing.length && /\d{11}$/.test(latin1(sample, textStart, textEnd));
}

/** The number that reaches the end of the header's text may have more digits, or fewer. */
function addLast(sample: Uint8Array, { spans }: Inference, doubtful: Set<string>): void {
  const text = latin1(sample, spans[0]!.textStart, spans[0]!.textEnd);
  const numbers = parseHeader(text)?.numbers ?? {};
  const last = NUMBERS.map(({ header }) => header)
    .filter((header) => numbers[header])
    .sort((a, b) => numbers[b]!.index - numbers[a]!.index)[0];
  if (last) doubtful.add(`header.${last}`);
}

const joined = (found: TallyResult, more: RawHeader): RawHeader => ({
  observations: [
    ...found.observations.filter(({ fact }) => fact !== 'header.present'),
    ...more.observations,
  ],
  issues: [...found.issues, ...more.issues],
});

/** The header numbers on which readings that explain the file nearly as well disagree. */
function disputed(head: Uint8Array, inference: Inference): Set<string> {
  const base = inference.base;
  const numbersIn = (spans: readonly Span[]) => {
    const first = spans[0];
    const text = first ? latin1(head, base + first.textStart, base + first.textEnd) : '';
    return parseHeader(text)?.numbers;
  };
  const told = numbersIn(inference.spans);
  const others = inference.rivals.map(({ spans }) => numbersIn(spans));
  // A reading that does not reach a number says nothing against it.
  return new Set(
    NUMBERS.map(({ header }) => header)
      .filter((header) =>
        others.some((read) => read?.[header] && read[header].value !== told?.[header]?.value),
      )
      .map((header) => `header.${header}`),
  );
}

/** Whether the bytes name a number that the header's record leaves out. */
function hidesNumber(head: Uint8Array, found: TallyResult, inference: Inference): boolean {
  if (marksTextEnd(inference.framing) && inference.spans.length >= 3) return false;
  const run = headerRun(head);
  if (!run) return false;
  const named = parseHeader(latin1(head, run.from, run.to), 'open');
  const told = new Set(found.observations.map(({ fact }) => fact as string));
  return NUMBERS.some(
    ({ header }) =>
      (named?.numbers[header] || named?.unsure.includes(header)) && !told.has(`header.${header}`),
  );
}

/** How well it is known where texts end. */
export function textEndOf(sample: Uint8Array, inference: Inference): TextEnd {
  const { framing, spans } = inference;
  // What neither a length nor a NUL ends may end anywhere.
  if (!framing.length && !framing.nul) return 'open';
  if (marksTextEnd(framing)) return spans.length >= 3 || framing.nul ? 'sure' : 'likely';
  // A digit and the zeroes behind it may be the number of the record, and no NUL behind a text.
  if (hiddenLength(sample, inference).isInText) return 'open';
  if (framing.nul)
    return framing.side === 'before' ||
      isNumberElsewhere(inference) ||
      isNoNumber(sample, inference)
      ? 'likely'
      : 'open';
  return isBorderSure(inference) ? 'likely' : 'open';
}

/**
 * Whether the last byte of each text, with the NUL behind it, is no sync number: those never fall
 * from one record to the next, except behind a header with a number of its own.
 */
function isNoNumber(sample: Uint8Array, { spans, rivals }: Inference): boolean {
  const last = spans.slice(1).map(({ textEnd }) => sample[textEnd - 1]!);
  return rivals.length === 0 && last.some((byte, i) => i > 0 && byte < last[i - 1]!);
}

/**
 * Whether the sync number is known so well that no digit at a text's end can belong to it. In a few
 * records two bytes of a time rise as well.
 */
const isNumberElsewhere = ({ fields, spans }: Inference): boolean =>
  fields.number !== null &&
  (spans.length > 10 || (fields.margins.number >= 24 && fields.number.field.bytes > 2));

/** Whether a digit stands behind the first text. */
function isDigitBehind(sample: Uint8Array, { framing, spans }: Inference): boolean {
  return isDigit(sample[fixedStart(spans[0]!, framing)]);
}

/** Whether no text can be judged, since bytes of the fixed part may stand at its end. */
export const isBorderOpen = ({ framing, rivals }: Inference, end: TextEnd): boolean =>
  end === 'open' || rivals.some((rival) => isShift(framing, rival.framing));

/**
 * Whether the header's last number may end elsewhere: a rival ends the first text sooner, or goes on
 * in digits. One that takes other bytes along leaves the digits as they are.
 */
export function isHeaderEndOpen(sample: Uint8Array, { spans, rivals }: Inference): boolean {
  const { textEnd } = spans[0]!;
  const goesOn = isDigit(sample[textEnd]);
  return rivals.some(({ spans: [first] }) => {
    const end = first?.textEnd ?? 0;
    return end < textEnd || (end > textEnd && goesOn);
  });
}

const isShift = (one: Framing, other: Framing): boolean =>
  one.side === other.side && one.fixed !== other.fixed;
