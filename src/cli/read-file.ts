/** Bytes of files and of standard input, in chunks, with plain words for what goes wrong. */
import type { Stats } from 'node:fs';
import { encodingOf } from '../evidence/text/decoding.js';
import { codeOf, type FileSystem } from './io.js';
import { usageError, type CommandError } from './usage.js';

const CHUNK = 1024 * 1024;
const SMALL = 4096;
const STDIN = 0;
/** How long to wait for a standard input that has nothing yet, in milliseconds. */
const PAUSE = 10;
const UNLESS_GONE = { throwIfNoEntry: false } as const;

export const NO_RIGHT = 'no right to read it';
export const NOT_UTF8 = 'its name is not UTF-8';

/** Anything that the file system throws about a file, as one plain line. */
export function cannotRead(error: unknown, name: string): CommandError {
  const code = codeOf(error);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      // What no UTF-8 stands for was replaced when the folder was listed.
      return name.includes('\uFFFD')
        ? usageError(NOT_UTF8, name, 'rename it')
        : usageError('no such file', name, 'check the name');
    case 'EACCES':
    case 'EPERM':
      return usageError(NO_RIGHT, name, 'copy it to where you may read it');
    case 'EISDIR':
      return usageError('it is a folder', name, 'name a file in it');
    case 'ELOOP':
      return usageError('its symbolic links go in a circle', name, 'name the file itself');
    case 'ENAMETOOLONG':
      return usageError('the name is too long', name, 'check the name');
    case '':
      throw error;
    default:
      return usageError(`cannot be read (${code})`, name, 'copy it and try the copy');
  }
}

/** What a name leads to: something to be listed, read again and again, or read once. */
export type Sort = 'folder' | 'file' | 'pipe';

/** Links are followed. Refuses what is not there, and what would be read for ever. */
export function sortOf(fs: FileSystem, path: string, name: string): Sort {
  let stat: Stats;
  try {
    stat = fs.statSync(path);
  } catch (error) {
    throw cannotRead(error, name);
  }
  if (stat.isDirectory()) return 'folder';
  if (stat.isFIFO()) return 'pipe';
  if (stat.isFile()) return 'file';
  const what = stat.isSocket() ? 'it is a socket' : 'it is a device';
  throw usageError(what, name, 'copy what it holds to a file, and name that');
}

const isAsBefore = (a: Stats, b: Stats | undefined): boolean =>
  a.size === b?.size && a.mtimeMs === b.mtimeMs;

/** Half of an old file and half of a new one would be evidence that nobody ever had. */
const hasChanged = (name: string): CommandError =>
  usageError(
    'it changed while it was read',
    name,
    'copy it when nothing writes it, and try the copy',
  );

/** Reads what is behind a name from its opening on; what goes wrong becomes one plain line. */
function* opened(
  fs: FileSystem,
  path: string,
  name: string,
  read: (file: number) => Iterable<Uint8Array>,
): Generator<Uint8Array, void> {
  let file: number | undefined;
  try {
    file = fs.openSync(path, 'r');
    yield* read(file);
  } catch (error) {
    throw codeOf(error) === '' ? error : cannotRead(error, name);
  } finally {
    if (file !== undefined) fs.closeSync(file);
  }
}

/**
 * The content of a file. It can be iterated again, which reads the file again. Every chunk is a
 * view of one buffer: it is good until the next one is asked for. Throws where the file is not the
 * same from the first look to the last.
 */
export function fileChunks(fs: FileSystem, path: string, name: string): Iterable<Uint8Array> {
  let before: Stats | undefined;
  function* unchanged(file: number): Generator<Uint8Array, void> {
    before ??= fs.fstatSync(file);
    if (!isAsBefore(before, fs.fstatSync(file))) throw hasChanged(name);
    const { size } = before;
    // A megabyte costs time to make; most evidence is a listing of a few lines.
    const buffer = new Uint8Array(size > 0 ? Math.min(CHUNK, Math.max(size + 1, SMALL)) : CHUNK);
    let read = 0;
    for (;;) {
      const bytes = fs.readSync(file, buffer, 0, buffer.length, null);
      read += bytes;
      // Some drives give files without a size.
      const isOff = size > 0 && (bytes === 0 ? read !== size : read > size);
      if (isOff || (bytes === 0 && !isAsBefore(before, fs.statSync(path, UNLESS_GONE))))
        throw hasChanged(name);
      if (bytes === 0) return;
      yield buffer.subarray(0, bytes);
    }
  }
  return { [Symbol.iterator]: () => opened(fs, path, name, unchanged) };
}

/** All that a reader gives until it gives nothing. The chunks are good until the next is asked for. */
function* drained(read: (buffer: Uint8Array) => number): Generator<Uint8Array, void> {
  const buffer = new Uint8Array(CHUNK);
  for (;;) {
    const bytes = read(buffer);
    if (bytes === 0) return;
    yield buffer.subarray(0, bytes);
  }
}

/** What comes out of a pipe that has a name, once. Waits for whoever writes. */
export const pipeChunks = (fs: FileSystem, path: string, name: string): Iterable<Uint8Array> =>
  opened(fs, path, name, (file) =>
    drained((buffer) => fs.readSync(file, buffer, 0, buffer.length, null)),
  );

/** The chunks of a file, of a pipe with a name, or of standard input (`-`). */
export function chunksOf(fs: FileSystem, path: string, name: string): Iterable<Uint8Array> {
  if (path === '-') return stdinChunks(fs, name);
  const sort = sortOf(fs, path, name);
  if (sort === 'folder') throw usageError('it is a folder', name, 'name a file in it');
  return sort === 'pipe' ? pipeChunks(fs, path, name) : fileChunks(fs, path, name);
}

/** A whole text in UTF-8, or in UTF-16, as PowerShell's `>` writes it; null above `most` bytes. */
export function wholeText(chunks: Iterable<Uint8Array>, most: number): string | null {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let text = '';
  let size = 0;
  for (const chunk of chunks) {
    size += chunk.length;
    if (size > most) return null;
    decoder ??= new TextDecoder(LABELS[encodingOf(chunk).wide ?? 'none']);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + (decoder?.decode() ?? '');
}

const LABELS = { LE: 'utf-16le', BE: 'utf-16be', none: 'utf-8' } as const;

function readSome(fs: FileSystem, buffer: Uint8Array, name: string): number {
  for (;;) {
    try {
      return fs.readSync(STDIN, buffer, 0, CHUNK, null);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EOF') return 0; // how Windows ends a pipe
      if (code !== 'EAGAIN') throw cannotRead(error, name);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
}

/** Standard input, once. */
export const stdinChunks = (fs: FileSystem, name: string): Iterable<Uint8Array> =>
  drained((buffer) => readSome(fs, buffer, name));
