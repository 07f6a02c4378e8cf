/** Names what happened to a queue that is not whole: fill or old data behind it, lost blocks, joined files. */
import { issue, type Issue } from '../../model/issues.js';
import type { Place } from '../../model/types.js';

/** Disks and slow transfers deal in sectors of so many bytes, or multiples of it. */
const SECTOR = 512;
/** A shorter run of one byte may be the end of a torn record. */
const LEAST_FILL = 8;
/** Fewer missing bytes may be the difference of long and short texts. */
const LEAST_LOST = 100;
const MOST_NAMED = 5;
/** How far an estimate from the mean size of a record may be off, in standard deviations. */
const DEVIATIONS = 3;

/** Bytes that no record explains, between two records. */
interface Gap {
  from: number;
  to: number;
  /** The sync numbers on both sides; null where they are not known. */
  before: number | null;
  after: number | null;
  record: number;
}

/** Sync numbers that begin anew at a record. */
interface Restart {
  at: Place;
  /** The number there, and the one before it. */
  number: number;
  last: number;
  /** So many numbers behind it go on from it. */
  steps: number;
}

export interface Mishaps {
  /** Every chunk, before the records in it. */
  chunk(bytes: Uint8Array): void;
  record(start: number, end: number, number: number | null): void;
  /** The last number, while nothing is open that the next record may settle; else null. */
  steadyNumber(): number | null;
  /**
   * Records in a row, by the sums of their sizes and of the squares of these, whose numbers go on
   * from `steadyNumber` in steps of at most MOST_STEP; `isSteady` says that the last one did rise.
   */
  run(
    count: number,
    bytes: number,
    squaresOfBytes: number,
    number: number,
    isSteady: boolean,
  ): void;
  gap(from: number, to: number): void;
  /** What lies from `from` to the end of the file, where it is known; else null. */
  ending(from: number, to: number, at: Place): Issue | null;
  /** `second` is where a second header transaction stands. */
  end(second: Place | null): Issue[];
}

/**
 * Watches a queue as it is read. Everything here is said of files only that are not whole, or whose
 * sync numbers or header transactions show that they are more than one file.
 */
export function openMishaps(): Mishaps {
  let size = 0;
  let fill = { byte: -1, from: 0 };
  let records = 0;
  /** Of the sizes of the records, and of their squares: whole numbers, and so exact. */
  let [sum, squares] = [0, 0];
  let last: number | null = null;
  /** The last number went on from the one before it. */
  let isSteady = false;
  let first: number | null = null;
  let open: Gap | null = null;
  const gaps: Gap[] = [];
  let restart: Restart | null = null;
  /** Seen; the next numbers have to go on from it. */
  let maybe: Restart | null = null;

  const seeNumber = (number: number, byte: number): void => {
    const goesOn = last !== null && number > last && number <= last + MOST_STEP;
    // A number above the last one at once was one odd record, and no restart.
    if (maybe && goesOn && (maybe.steps > 0 || number <= maybe.last)) maybe.steps += 1;
    else maybe = null;
    if (maybe && maybe.steps >= CONFIRMED) restart ??= maybe;
    // The header may have a number of its own: what begins anew behind it is the queue itself.
    if (first === null) {
      if (records >= 2) first = number;
    } else if (last !== null && isSteady && number < last && (open !== null || number <= first))
      maybe = { at: { record: records, byte }, number, last, steps: 0 };
    last = number;
    isSteady = goesOn;
  };

  return {
    chunk(bytes) {
      let at = bytes.length;
      const byte = bytes[at - 1];
      if (byte === undefined) return;
      while (at > 0 && bytes[at - 1] === byte) at -= 1;
      if (at > 0 || byte !== fill.byte) fill = { byte, from: size + at };
      size += bytes.length;
    },
    record(start, end, number) {
      records += 1;
      sum += end - start;
      squares += (end - start) * (end - start);
      if (open) {
        open.after = number;
        if (gaps.length < MOST_GAPS) gaps.push(open);
      }
      if (number === null || number > LARGEST_USUAL) [last, maybe, isSteady] = [null, null, false];
      else seeNumber(number, start);
      open = null;
    },
    steadyNumber: () =>
      open === null && maybe === null && first !== null && last !== null && last <= LARGEST_USUAL
        ? last
        : null,
    run(count, bytes, squaresOfBytes, number, steady) {
      records += count;
      sum += bytes;
      squares += squaresOfBytes;
      last = number;
      isSteady = steady;
    },
    gap(from, to) {
      open = { from, to, before: records >= 2 ? last : null, after: null, record: records + 1 };
    },
    ending(from, to, at) {
      const { byte } = fill;
      const run = size - fill.from;
      if (fill.byte !== 0 && fill.from <= from && (run >= LEAST_FILL || fill.byte === END_MARK))
        return issue('queue-fill', { byte, count: to - from, isTorn: false }, at);
      if (fill.byte !== 0 && run >= SECTOR / 2 && fill.byte !== BLANK)
        return issue('queue-fill', { byte, count: run, isTorn: true }, at);
      return null;
    },
    end(second) {
      const mean = records > 0 ? sum / records : 0;
      const spread = Math.max(0, squares - sum * mean);
      const deviation = records > 1 ? Math.sqrt(spread / (records - 1)) : 0;
      const issues = gaps
        .map((gap) => lostIssue(gap, mean, deviation))
        .filter((each) => each !== null)
        .slice(0, MOST_NAMED);
      const joined = joinedIssue(second, restart, gaps, size);
      return joined ? [...issues, joined] : issues;
    },
  };
}
/** No postoffice makes so many changes: what counts so high is no sync number. */
export const LARGEST_USUAL = 16_777_216;
/** Sync numbers may skip (Q118298); a wider step is no step of one queue. */
export const MOST_STEP = 100;
const CONFIRMED = 3;
const MOST_GAPS = 200;
const [END_MARK, BLANK] = [0x1a, 0x20];

/** Records that are missing where bytes between two records cannot be read; null where none are. */
function lostIssue(gap: Gap, mean: number, deviation: number): Issue | null {
  const { from, to, before, after, record } = gap;
  if (before === null || after === null || after <= before + 1) return null;
  const missing = after - before - 1;
  const lost = missing * mean - (to - from);
  const error = DEVIATIONS * deviation * Math.sqrt(missing);
  if (lost < Math.max(LEAST_LOST, error)) return null;
  const off = Math.abs(lost - Math.round(lost / SECTOR) * SECTOR);
  const border = Math.floor(to / SECTOR) * SECTOR;
  const isAtBorder = border >= from && border > 0;
  if (!isAtBorder && (off > SECTOR / 8 || error > SECTOR / 4)) return null;
  return issue(
    'queue-blocks-lost',
    { before, after, bytes: Math.round(lost), border: isAtBorder ? border : null },
    { byte: from, record },
  );
}

function joinedIssue(
  second: Place | null,
  restart: Restart | null,
  gaps: readonly Gap[],
  size: number,
): Issue | null {
  const at = second ?? restart?.at;
  if (!at) return null;
  const isBehindGap = gaps.some(({ record }) => record === at.record);
  const why =
    isBehindGap && size % SECTOR === 0 ? 'old-data' : isBehindGap ? 'file-or-old-data' : 'files';
  const { number, last } = restart ?? { number: 0, last: 0 };
  return issue('queue-joined', { restart: second ? null : { number, last }, why }, at);
}
