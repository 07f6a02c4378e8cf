/** Streams records by one hypothesis; steps over damage. */
import { NUL, textRunEnd } from '../text/bytes.js';
import { LONGEST_TEXT, newSpan, shape, type Framing, type Span } from './framing.js';
import { anchorOf, step, type Proof } from './step.js';

/** What a scan tells. Offsets are bytes of the file; the buffer holds the file from `base` on. */
export interface ScanEvents {
  record(bytes: Uint8Array, span: Span, base: number, isOdd: boolean): void;
  /** Asked for the text of most records right before `record`, which may rely on it. */
  isProven?: Proof;
  /** Bytes `from` to `to` (exclusive) could not be read; reading went on at `to`. */
  damage(from: number, to: number): void;
  /** The file ends at `to` inside a record that begins at `from`. */
  cutShort(from: number, to: number): void;
  /** Only zero bytes follow the last record. */
  padding(from: number, to: number): void;
}

export interface Scan {
  push(chunk: Uint8Array): void;
  end(): void;
}

/** A run's text begins within this many bytes, or belongs to what is damaged. Keeps search linear. */
const SEARCH_IN_RUN = 128;

/**
 * Cuts a stream of bytes into records by a known framing, in constant memory. Damage is located
 * and stepped over: reading goes on where two records in a row, or one and the end, hold again.
 */
export function openScan(framing: Framing, events: ScanEvents): Scan {
  let kept: Uint8Array = new Uint8Array(0);
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
      }
      const result = step(bytes, at, bytes.length, eof, framing, last, span, events.isProven);
      if (result === 'short' && !eof) return at;
      if (result === 'ok' || (result === 'odd' && goesOn(bytes, span.end, eof))) {
        last = anchorOf(bytes, span, framing);
        events.record(bytes, span, base, result === 'odd');
        at = span.end;
      } else if (result === 'short') {
        // The end cuts a record, or a damaged length runs past it with good records in between.
        const found = search(bytes, at + 1, true);
        if (found.at < 0) return at;
        damagedFrom = base + at;
      } else damagedFrom = base + at;
    }
    return at;
  };

  /** Whether a record, or the end of the file, is at `at`. */
  const goesOn = (bytes: Uint8Array, at: number, eof: boolean): boolean => {
    if (at === bytes.length) return eof;
    const result = step(bytes, at, bytes.length, eof, framing, NaN, next);
    return result === 'ok' && (shape(bytes, next.textStart, next.textEnd) > 0 || eof);
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
        if (goesOn(bytes, span.end, eof)) return { at: at - lead, keep: at - lead };
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

  return {
    push(chunk) {
      let bytes = chunk;
      if (kept.length > 0) {
        bytes = new Uint8Array(kept.length + chunk.length);
        bytes.set(kept);
        bytes.set(chunk, kept.length);
      }
      const rest = run(bytes, false);
      noteZeroes(bytes, rest);
      // A copy: the chunk's memory belongs to whoever pushed it.
      kept = bytes.slice(rest);
      base += rest;
    },
    end: finish,
  };
}
