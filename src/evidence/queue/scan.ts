/** Streams records by one hypothesis; steps over damage. */
import { NUL, textRunEnd } from '../text/bytes.js';
import { isHeldTwice, LONGEST_TEXT, newSpan, shape, type Framing, type Span } from './framing.js';
import { anchorOf, step } from './step.js';

/** What a scan tells. Offsets are bytes of the file; the buffer holds the file from `base` on. */
export interface ScanEvents {
  record(bytes: Uint8Array, span: Span, base: number, isOdd: boolean): void;
  /** Bytes `from` to `to` (exclusive) could not be read; reading went on at `to`. */
  damage(from: number, to: number): void;
  /** The file ends at `to` inside a record that begins at `from`. */
  cutShort(from: number, to: number): void;
  /** Only zero bytes follow the last record. */
  padding(from: number, to: number): void;
}

/** Takes records from `at` on and gives where it stopped; what it leaves is looked at here. */
export type Lane = (bytes: Uint8Array, at: number, base: number) => number;

export interface Scan {
  push(chunk: Uint8Array): void;
  end(): void;
}

/** A run's text begins within this many bytes, or belongs to what is damaged. Keeps search linear. */
const SEARCH_IN_RUN = 128;

/** As many bytes of a chunk as what was left of the last one needs, unless it is damaged. */
const BRIDGE = 4 * LONGEST_TEXT;
const NONE = new Uint8Array(0);

/**
 * Cuts a stream of bytes into records by a known framing, in constant memory. Damage is located
 * and stepped over: reading goes on where two records in a row, or one and the end, hold again.
 */
export function openScan(framing: Framing, events: ScanEvents, lane?: Lane): Scan {
  let kept: Uint8Array = NONE;
  let bridge: Uint8Array = NONE;
  let base = 0;
  let last = NaN;
  let damagedFrom: number | null = null;
  let damageIsZero = true;
  const span = newSpan();
  const next = newSpan();

  /** Reads on from `at`; returns where the unread rest begins. */
  const run = (bytes: Uint8Array, eof: boolean): number => {
    let at = 0;
    while (at < bytes.length) {
      if (damagedFrom !== null) {
        const found = search(bytes, at, eof);
        if (found.at < 0) return found.keep;
        events.damage(damagedFrom, base + found.at);
        damagedFrom = null;
        last = NaN;
        at = found.at;
      } else if (lane) {
        const from = at;
        at = lane(bytes, at, base);
        if (at === bytes.length) break;
        if (at > from) last = NaN;
      }
      const result = step(bytes, at, bytes.length, eof, framing, last, span);
      const here = result === 'odd' ? follows(bytes, span.end, eof) : result;
      if (here === 'short' && !eof) return at;
      if (here === 'ok') {
        last = anchorOf(bytes, span, framing);
        events.record(bytes, span, base, result === 'odd');
        at = span.end;
      } else if (here === 'short') {
        // The end cuts a record, or a damaged length runs past it with good records in between.
        const found = search(bytes, at + 1, true);
        if (found.at < 0) return at;
        damagedFrom = base + at;
      } else damagedFrom = base + at;
    }
    return at;
  };

  /** ok: a record, or the end of the file, is at `at`; short: more bytes are needed to tell. */
  const follows = (bytes: Uint8Array, at: number, eof: boolean): 'ok' | 'short' | 'bad' => {
    if (at === bytes.length) return eof ? 'ok' : 'short';
    const result = step(bytes, at, bytes.length, eof, framing, NaN, next);
    if (result === 'short') return eof ? 'bad' : 'short';
    const looks = shape(bytes, next.textStart, next.textEnd);
    // One as odd as the record before vouches for it where it could hardly be there by chance.
    if (result === 'odd') return looks === 3 && isHeldTwice(framing) ? 'ok' : 'bad';
    return result === 'ok' && (looks > 0 || eof) ? 'ok' : 'bad';
  };

  /** The next place from `from` on where a record begins; `keep` is what to keep without one. */
  const search = (bytes: Uint8Array, from: number, eof: boolean): { at: number; keep: number } => {
    const lead = framing.side === 'before' ? framing.fixed : 0;
    let text = from + lead;
    while (text < bytes.length) {
      const runEnd = textRunEnd(bytes, text, bytes.length);
      const isOpen = runEnd === bytes.length && !eof;
      if (isOpen && runEnd - text < LONGEST_TEXT + SEARCH_IN_RUN) break;
      for (let at = text; at < Math.min(runEnd - 2, text + SEARCH_IN_RUN); at += 1) {
        if (shape(bytes, at, runEnd) < 2) continue;
        const result = step(bytes, at - lead, bytes.length, eof, framing, NaN, span);
        if (result === 'short' && !eof) return { at: -1, keep: Math.max(from, at - lead) };
        if (result !== 'ok') continue;
        if (span.end + 2 * LONGEST_TEXT > bytes.length && !eof)
          return { at: -1, keep: Math.max(from, at - lead) };
        if (follows(bytes, span.end, eof) === 'ok') return { at: at - lead, keep: at - lead };
      }
      text = runEnd + 1;
    }
    return { at: -1, keep: Math.max(from, Math.min(bytes.length, text) - lead) };
  };

  /** Watches what is passed over: zero bytes to the end of the file are padding, not damage. */
  const noteZeroes = (bytes: Uint8Array, to: number): void => {
    if (damagedFrom === null) damageIsZero = true;
    else
      for (let at = Math.max(0, damagedFrom - base); at < to && damageIsZero; at += 1)
        damageIsZero = bytes[at] === NUL;
  };

  const finish = (): void => {
    const rest = run(kept, true);
    noteZeroes(kept, kept.length);
    const from = damagedFrom ?? base + rest;
    const to = base + kept.length;
    if (from === to) return;
    const isPadding =
      damagedFrom === null ? kept.subarray(rest).every((byte) => byte === NUL) : damageIsZero;
    if (isPadding) events.padding(from, to);
    else if (damagedFrom === null) events.cutShort(from, to);
    else events.damage(from, to);
  };

  /** Both in a row, until the next two: a fresh place for each chunk of a large file would add up. */
  const joined = (one: Uint8Array, two: Uint8Array): Uint8Array => {
    const size = one.length + two.length;
    if (size > bridge.length) bridge = new Uint8Array(size);
    bridge.set(one);
    bridge.set(two, one.length);
    return bridge.subarray(0, size);
  };

  const take = (bytes: Uint8Array): void => {
    const rest = run(bytes, false);
    noteZeroes(bytes, rest);
    // A copy: the chunk's memory belongs to whoever pushed it.
    kept = rest < bytes.length ? bytes.slice(rest) : NONE;
    base += rest;
  };

  return {
    push(chunk) {
      // What was kept mostly ends soon: only so much of the chunk is copied behind it.
      const bridged = kept.length > 0 ? Math.min(chunk.length, BRIDGE) : 0;
      const before = kept.length;
      if (bridged > 0) take(joined(kept, chunk.subarray(0, bridged)));
      if (bridged === chunk.length) return;
      // Where the rest begins in this chunk, if it lies there as a whole.
      const from = bridged - kept.length;
      if (from >= 0 || before === 0) {
        kept = NONE;
        take(chunk.subarray(from));
      } else take(joined(kept, chunk.subarray(bridged)));
    },
    end: finish,
  };
}
