/** Bytes of files and of standard input, in chunks, with plain words for what goes wrong. */
import { codeOf, type FileSystem } from './io.js';
import { usageError, type CommandError } from './usage.js';

const CHUNK = 1024 * 1024;
const SMALL = 4096;
const STDIN = 0;
/** How long to wait for a standard input that has nothing yet, in milliseconds. */
const PAUSE = 10;

/** Anything that the file system throws about a file, as one plain line. */
export function cannotRead(error: unknown, name: string): CommandError {
  const code = codeOf(error);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return usageError('no such file', name, 'check the name');
    case 'EACCES':
    case 'EPERM':
      return usageError('no right to read it', name, 'copy it to where you may read it');
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

/**
 * The content of a file. It can be iterated again, which reads the file again. Every chunk is a
 * view of one buffer: it is good until the next one is asked for.
 */
export const fileChunks = (fs: FileSystem, path: string, name: string): Iterable<Uint8Array> => ({
  *[Symbol.iterator]() {
    let file: number | undefined;
    try {
      file = fs.openSync(path, 'r');
      // A megabyte costs time to make; most evidence is a listing of a few lines.
      const size = fs.statSync(path).size;
      const buffer = new Uint8Array(size > 0 ? Math.min(CHUNK, Math.max(size + 1, SMALL)) : CHUNK);
      for (;;) {
        const bytes = fs.readSync(file, buffer, 0, buffer.length, null);
        if (bytes === 0) return;
        yield buffer.subarray(0, bytes);
      }
    } catch (error) {
      throw codeOf(error) === '' ? error : cannotRead(error, name);
    } finally {
      if (file !== undefined) fs.closeSync(file);
    }
  },
});

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

/** Standard input, once. The chunks are good until the next one is asked for. */
export function* stdinChunks(fs: FileSystem, name: string): Iterable<Uint8Array> {
  const buffer = new Uint8Array(CHUNK);
  for (;;) {
    const bytes = readSome(fs, buffer, name);
    if (bytes === 0) return;
    yield buffer.subarray(0, bytes);
  }
}
