import { latin1, tenDigits, textRunEnd, u16, u32 } from './text/bytes.js';
import { openScan } from './queue-scan.js';
import { anchorOf, LONGEST_TEXT, shape, step, type Framing, type Span } from './queue-framing.js';

/**
 * Infers how the records of a queue follow each other, from the file's own redundancy: a framing
 * is believed when record after record comes out as the text of a transaction and the last record
 * ends where the file does. No layout was ever published, so none is preferred beforehand.
 */
export interface Inference {
  framing: Framing;
  /** The records of the sample, in file order, as the framing cuts them. */
  spans: Span[];
  /** Every framing that cuts the sample in the same way; `framing` is one of them. */
  agreeing: Framing[];
  /** Framings that cut it otherwise and explain it as well, one for each way of cutting. */
  rivals: { framing: Framing; first: Span }[];
}

const SMALLEST_FIXED = 8;
const LARGEST_FIXED = 64;
const SAMPLE_RECORDS = 200;
/** A mean score per record below this makes the search go on to weaker kinds of framing. */
const GOOD_SCORE = 3;
const COUNTS = ['text', 'text+nul', 'record'] as const;

interface Chain {
  framing: Framing;
  spans: Span[];
  score: number;
}

/** The best reading of the sample, or null when nothing reads as at least one transaction. */
export function inferFraming(sample: Uint8Array, isAll: boolean): Inference | null {
  let best: Chain[] = chainsFrom(sample, 0, isAll);
  const isLong = (best[0]?.spans.length ?? 0) >= SAMPLE_RECORDS;
  if (!isLong && covered(best) < sample.length / 2)
    for (const start of laterStarts(sample)) {
      const found = chainsAround(sample, start, isAll);
      if (covered(found) > covered(best)) best = found;
    }
  const top = best[0];
  if (!top || !isCredible(sample, isAll, top)) return null;
  const cut = (chain: Chain): string =>
    chain.spans.map((span) => `${span.textStart}-${span.textEnd}`).join();
  const topCut = cut(top);
  // One or two records test little: what nearly explains them must be heard as well.
  // A NUL just where a length points to is no accident, and leaves less room for others.
  const margin = top.framing.length && top.framing.nul ? 0.4 : 0.75;
  const near = top.spans.length < 3 ? top.score - margin : top.score;
  const rivals = new Map<string, { framing: Framing; first: Span }>();
  for (const chain of best.slice(1))
    if (chain.score >= near && cut(chain) !== topCut && !rivals.has(cut(chain)))
      rivals.set(cut(chain), { framing: chain.framing, first: chain.spans[0]! });
  return {
    framing: top.framing,
    spans: top.spans,
    agreeing: best.filter((chain) => cut(chain) === topCut).map((chain) => chain.framing),
    rivals: [...rivals.values()],
  };
}

/**
 * Whether a framing that did not hold from the first byte to the last can be damage and not error:
 * without a length to vouch for it, it must read most of the sample.
 */
function isCredible(sample: Uint8Array, isAll: boolean, { framing, spans }: Chain): boolean {
  const end = spans[spans.length - 1]!.end;
  const isComplete = end === sample.length || spans.length >= SAMPLE_RECORDS;
  if (spans[0]!.start === 0 && isComplete) return true;
  // One length that fits is easily an accident; a NUL just where it points to is none.
  if (framing.length && (spans.length >= 3 || framing.nul)) return true;
  if (spans.length < 3) return false;
  let read = 0;
  const scan = openScan(framing, {
    record: (_, span) => (read += span.end - span.start),
    damage: () => undefined,
    cutShort: () => undefined,
    padding: (from, to) => (read += to - from),
  });
  scan.push(sample);
  if (isAll) scan.end();
  return read >= sample.length * 0.7;
}

const covered = (chains: Chain[]): number => {
  const spans = chains[0]?.spans;
  return spans?.length ? spans[spans.length - 1]!.end - spans[0]!.start : 0;
};

/** All framings that hold from `start` on, best first; ties keep the simplest first. */
function chainsFrom(sample: Uint8Array, start: number, isAll: boolean): Chain[] {
  const delimited = keepBest(sample, start, isAll, (fits) =>
    delimitedFramings(sample, start, fits),
  );
  // Without length and NUL only a rising number shows where a record ends: a weak last resort.
  const top = delimited[0];
  const isGood =
    top !== undefined &&
    covered(delimited) >= Math.min(sample.length - start, 4096) / 2 &&
    top.score >= GOOD_SCORE * top.spans.length;
  if (isGood) return delimited;
  const anchored = keepBest(sample, start, isAll, anchoredFramings, delimited);
  return anchored.filter(({ framing, spans, score }) =>
    framing.anchor ? spans.length >= 3 && score >= 2 * spans.length : true,
  );
}

/** Later in a damaged file the place of a text is known, that of its record only up to the size. */
function chainsAround(sample: Uint8Array, text: number, isAll: boolean): Chain[] {
  let found: Chain[] = keepBest(sample, text, isAll, (fits) =>
    delimitedFramings(sample, text, (side, fixed) => side === 'after' && fits(side, fixed)),
  );
  for (let fixed = SMALLEST_FIXED; fixed <= LARGEST_FIXED && fixed <= text; fixed += 1)
    found = keepBest(
      sample,
      text - fixed,
      isAll,
      (fits) =>
        delimitedFramings(
          sample,
          text - fixed,
          (side, size) => side === 'before' && size === fixed && fits(side, size),
        ),
      found,
    );
  return found;
}

/** Whether a side and size of the fixed part are worth trying at all. */
type Fits = (side: Framing['side'], fixed: number) => boolean;

function keepBest(
  sample: Uint8Array,
  start: number,
  isAll: boolean,
  framings: (fits: Fits) => Iterable<Framing>,
  sofar: Chain[] = [],
): Chain[] {
  const kept = [...sofar];
  let top = kept[0]?.score ?? 0;
  // The first record's text must look like one: that leaves few sizes of the fixed part to try.
  const looksAt = (at: number): boolean =>
    at < sample.length && shape(sample, at, sample.length) > 0;
  const after = looksAt(start);
  const before = Array.from({ length: LARGEST_FIXED + 1 }, (_, fixed) => looksAt(start + fixed));
  const fits: Fits = (side, fixed) => (side === 'after' ? after : before[fixed] === true);
  for (const framing of framings(fits)) {
    const chain = chainOf(sample, start, isAll, framing);
    if (!chain || chain.score < top * 0.9) continue;
    top = Math.max(top, chain.score);
    kept.push(chain);
  }
  return kept
    .filter((chain) => chain.score >= top * 0.9)
    .map((chain, index) => ({ chain, index }))
    .sort((a, b) => b.chain.score - a.chain.score || a.index - b.index)
    .map(({ chain }) => chain);
}

/** Follows one framing from `start`; null when not even the first record holds. */
function chainOf(
  sample: Uint8Array,
  start: number,
  isAll: boolean,
  framing: Framing,
): Chain | null {
  const spans: Span[] = [];
  let score = 0;
  let at = start;
  let last = NaN;
  while (at < sample.length && spans.length < SAMPLE_RECORDS) {
    const span: Span = { start: 0, textStart: 0, textEnd: 0, end: 0 };
    if (step(sample, at, sample.length, isAll, framing, last, span) !== 'ok') break;
    const looks = shape(sample, span.textStart, span.textEnd);
    score += worth(sample, span, framing, looks);
    last = anchorOf(sample, span, framing);
    spans.push(span);
    at = span.end;
    // Most guesses go wrong at once, and need not be followed to the end.
    if (spans.length >= 3 && score < spans.length) return null;
  }
  if (spans.length === 0 || score <= 0) return null;
  // A chain that ends where the file ends has passed the hardest test there is.
  return { framing, spans, score: isAll && at === sample.length ? score + 3 : score };
}

/**
 * What one record says for its framing. Zero bytes are everywhere, so a NUL proves little; a length
 * that fits by accident is one in thousands; a text cut too long or too short seldom ends well.
 */
function worth(sample: Uint8Array, span: Span, framing: Framing, looks: 0 | 1 | 3): number {
  let score = looks === 0 ? -2 : looks;
  if (framing.length) score += 1;
  if (framing.nul) score += 0.5;
  if (endsWell(sample[span.textEnd - 1])) score += 0.5;
  const { textStart, textEnd } = span;
  if (isPlain(sample, textStart - 4, 4) && Number.isNaN(tenDigits(sample, textStart - 10)))
    score -= 2;
  const digitsFollow = !Number.isNaN(tenDigits(sample, textEnd));
  if (!digitsFollow && isWord(sample[textEnd - 1]) && isWord(sample[textEnd])) score -= 0.25;
  if (!digitsFollow && isPlain(sample, textEnd, 4)) score -= 1;
  if (isWord(sample[textEnd - 11]) && !Number.isNaN(tenDigits(sample, textEnd - 10))) score -= 1;
  for (let at = span.textStart; at < textEnd; at += 1)
    if (sample[at]! >= 0x80 && !isLetter(sample[at - 1]) && !isLetter(sample[at + 1])) {
      score -= 0.5;
      break;
    }
  return score;
}

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));
const isWord = (byte: number | undefined): boolean =>
  isLetter(byte) || (byte !== undefined && byte >= 0x30 && byte <= 0x39);

const isPlain = (sample: Uint8Array, from: number, count: number): boolean =>
  from >= 0 &&
  from + count <= sample.length &&
  sample.subarray(from, from + count).every((byte) => byte >= 0x20 && byte < 0x7f);

/** Whether texts end as published ones do, in all but a few records: then their ends are believed. */
export const mostEndWell = (sample: Uint8Array, spans: readonly Span[]): boolean =>
  spans.filter((span) => endsWell(sample[span.textEnd - 1])).length >= spans.length * 0.8;

/**
 * Whether the last byte of the texts may belong to the fixed part behind them: where a length counts
 * the whole record, or a number holds the records together, the border between the two is known only
 * by what the bytes look like. A last byte that hardly varies, or only rises, is suspect.
 */
export function borderIsOpen(
  sample: Uint8Array,
  { side, nul, length }: Framing,
  spans: readonly Span[],
): boolean {
  if (side === 'before' || nul || (length && length.counts !== 'record')) return false;
  const last = spans.map((span) => sample[span.textEnd - 1]!);
  const falls = last.some((byte, i) => i > 0 && byte < last[i - 1]!);
  // Texts end in all kinds of characters; only many of them in no order show that they do.
  return last.length < 8 || new Set(last).size < 3 || !falls;
}

const endsWell = (byte: number | undefined): boolean =>
  isWord(byte) || (byte !== undefined && CLOSING.has(byte));

/** Marks that close addresses, template data and dummies in published samples: `:` `)` `.` `~`. */
const CLOSING = new Set([0x3a, 0x29, 0x2e, 0x7e]);

function* delimitedFramings(
  sample: Uint8Array,
  start: number,
  fits: Fits,
): Generator<Framing, void> {
  // Most bytes before the first text are no length of anything; to see that early saves the trying.
  const couldBeLength = (offset: number, bytes: 2 | 4): boolean => {
    const value = bytes === 2 ? u16(sample, start + offset) : u32(sample, start + offset);
    return value >= 1 && value <= LONGEST_TEXT + LARGEST_FIXED + 1;
  };
  for (const side of ['before', 'after'] as const)
    for (let fixed = SMALLEST_FIXED; fixed <= LARGEST_FIXED; fixed += 1) {
      if (!fits(side, fixed)) continue;
      yield { side, fixed, nul: true, length: null, anchor: null };
      for (const bytes of [2, 4] as const)
        for (let offset = 0; offset + bytes <= fixed; offset += 1) {
          if (side === 'before' && !couldBeLength(offset, bytes)) continue;
          for (const counts of COUNTS) {
            const length = { offset, bytes, counts };
            yield { side, fixed, nul: true, length, anchor: null };
            if (counts !== 'text+nul') yield { side, fixed, nul: false, length, anchor: null };
          }
        }
    }
}

function* anchoredFramings(fits: Fits): Generator<Framing, void> {
  for (const side of ['before', 'after'] as const)
    for (let fixed = SMALLEST_FIXED; fixed <= LARGEST_FIXED; fixed += 1) {
      if (!fits(side, fixed)) continue;
      for (const form of ['ten', 'u32'] as const)
        for (let offset = 0; offset + (form === 'ten' ? 10 : 4) <= fixed; offset += 1)
          yield { side, fixed, nul: false, length: null, anchor: { offset, form } };
    }
}

/** Places further on where a text clearly begins; some of them, spread over the sample. */
function laterStarts(sample: Uint8Array): number[] {
  const starts: number[] = [];
  const stride = Math.max(1, Math.floor(sample.length / 8));
  let at = 0;
  while (at < sample.length && starts.length < 8) {
    const runEnd = textRunEnd(sample, at, sample.length);
    const inRun = BEGINNING.exec(latin1(sample, at, Math.min(runEnd, at + 256)));
    if (runEnd - at >= 6 && inRun) {
      starts.push(at + inRun.index);
      at = Math.max(runEnd, at + stride);
    } else at = runEnd + 1;
  }
  return starts;
}
const BEGINNING = /[ADMRT#-][ \t]\S/;
