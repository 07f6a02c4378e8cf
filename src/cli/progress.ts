/** How far the reading has come: one line on the terminal, gone when it is done. */
import type { Evidence } from '../model/api-types.js';
import type { Io } from './io.js';

/** Nothing is shown before so much time has gone by, in milliseconds. */
const PATIENCE = 1000;
/** Time between two looks of the line. */
const PAUSE = 200;
const KIB = 1024;

/** `12.3 MiB`: three digits or so, in the unit that fits. */
function size(bytes: number): string {
  const units = ['KiB', 'MiB', 'GiB', 'TiB'];
  let value = bytes / KIB;
  let at = 0;
  for (; value >= KIB && at < units.length - 1; at++) value /= KIB;
  return `${value.toFixed(value < 10 ? 1 : 0)} ${units[at]}`;
}

/** `total` is null where it is not known, as with standard input. */
export function progressLine(done: number, total: number | null, milliseconds: number): string {
  const rate = `${size((done * 1000) / Math.max(1, milliseconds))}/s`;
  // A file may grow while it is read.
  const share = total === null || total < done ? null : Math.floor((100 * done) / (total || 1));
  return share === null
    ? `resync-check: ${size(done)} read, ${rate}`
    : `resync-check: ${size(done)} of ${size(total!)} read (${share} %), ${rate}`;
}

/** Bytes of all evidence; null as soon as the size of one is not known. */
function totalOf(evidence: readonly Evidence[], { fs }: Io): number | null {
  let total = 0;
  for (const { name, listing } of evidence) {
    if (listing) continue;
    const stat = fs.statSync(name, { throwIfNoEntry: false });
    if (!stat?.isFile()) return null;
    total += stat.size;
  }
  return total;
}

/** Does the work on evidence that shows how much of it was read, where somebody watches. */
export async function withProgress<T>(
  evidence: readonly Evidence[],
  io: Io,
  work: (evidence: readonly Evidence[]) => Promise<T>,
): Promise<T> {
  const start = io.ticks();
  /** Of each piece the farthest byte: it may be looked at first and read afterwards. */
  const reached = evidence.map(() => 0);
  let shown = '';
  let last = start + PATIENCE - PAUSE;
  let total: number | null | undefined;
  let isWatched: boolean | undefined;

  const show = (line: string): void => {
    // Blanks, not an escape sequence: every terminal knows them.
    io.stderr.write(`\r${line.padEnd(shown.length)}${line === '' ? '\r' : ''}`);
    shown = line;
  };
  const look = (): void => {
    const now = io.ticks();
    if (now - last < PAUSE) return;
    last = now;
    // Only now: to look what standard error is costs more than a short run takes.
    isWatched ??= io.stderr.isTerminal;
    if (!isWatched) return;
    if (total === undefined) total = totalOf(evidence, io);
    const done = reached.reduce((sum, bytes) => sum + bytes, 0);
    show(progressLine(done, total, now - start));
  };
  function* watch(chunks: Iterable<Uint8Array>, index: number): Generator<Uint8Array> {
    let at = 0;
    for (const chunk of chunks) {
      at += chunk.length;
      reached[index] = Math.max(reached[index]!, at);
      look();
      yield chunk;
    }
  }
  const watched = evidence.map((each, index) => ({
    ...each,
    // What can be read again stays so.
    chunks:
      'next' in each.chunks
        ? watch(each.chunks, index)
        : { [Symbol.iterator]: () => watch(each.chunks, index) },
  }));
  try {
    return await work(watched);
  } finally {
    if (shown !== '') show('');
  }
}
