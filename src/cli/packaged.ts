/**
 * A file system with a few files of the package beside those of the machine: what the single executable
 * carries, below PACKAGE. All other paths are the machine's.
 */
import type * as NodeFs from 'node:fs';

/** Where the packaged files seem to lie; no machine has such a folder. */
export const PACKAGE = '/resync-check.package';

/** Descriptors of packaged files are none that the machine gives. */
const FIRST_DESCRIPTOR = 2 ** 30;

/** Windows writes the other slash. */
const keyOf = (path: unknown): string | null => {
  const plain = typeof path === 'string' ? path.replaceAll('\\', '/') : '';
  if (plain === PACKAGE) return '';
  return plain.startsWith(`${PACKAGE}/`) ? plain.slice(PACKAGE.length + 1) : null;
};

const missing = (path: unknown): Error =>
  Object.assign(new Error(`ENOENT: ${String(path)}`), { code: 'ENOENT' });

type Options = { throwIfNoEntry?: boolean; withFileTypes?: boolean } | undefined;
type Any = (...args: unknown[]) => unknown;

/** The functions of `fs` that know packaged files: `sizes` by path below PACKAGE, `assetOf` their bytes. */
export function withPackaged(
  fs: typeof NodeFs,
  sizes: Readonly<Record<string, number>>,
  assetOf: (key: string) => ArrayBuffer,
) {
  const open = new Map<number, { key: string; bytes: Uint8Array; at: number }>();
  const isFile = (key: string): boolean => Object.hasOwn(sizes, key);
  const namesIn = (key: string): string[] => {
    const before = key === '' ? '' : `${key}/`;
    const inside = Object.keys(sizes).filter((path) => path.startsWith(before));
    return [...new Set(inside.map((path) => path.slice(before.length).split('/')[0]!))];
  };

  const kind = (key: string) => ({
    isFile: () => isFile(key),
    isDirectory: () => !isFile(key) && namesIn(key).length > 0,
    isSymbolicLink: () => false,
    isFIFO: () => false,
    isSocket: () => false,
  });

  /** A file or folder that nobody can write; it has no number, so that its name tells it apart. */
  function stat(path: unknown, key: string, mayBeMissing: boolean) {
    if (!isFile(key) && namesIn(key).length === 0) {
      if (mayBeMissing) return undefined;
      throw missing(path);
    }
    return { ...kind(key), size: sizes[key] ?? 0, mode: 0o444, mtimeMs: 0, dev: 0, ino: 0 };
  }

  /** The function for packaged files; for all others that of the machine. */
  const over =
    (own: (path: unknown, key: string, options: Options) => unknown, theirs: unknown): Any =>
    (path, ...rest) => {
      const key = keyOf(path);
      if (key === null) return (theirs as Any)(path, ...rest);
      return own(path, key, rest[0] as Options);
    };
  const statOver = (theirs: unknown): Any =>
    over((path, key, options) => stat(path, key, options?.throwIfNoEntry === false), theirs);
  /** The same for a descriptor. */
  const overOpen =
    (own: (file: number, buffer: unknown) => unknown, theirs: unknown): Any =>
    (file, ...rest) =>
      open.has(file as number) ? own(file as number, rest[0]) : (theirs as Any)(file, ...rest);

  return {
    statSync: statOver(fs.statSync),
    lstatSync: statOver(fs.lstatSync),
    realpathSync: over((path) => path, fs.realpathSync),
    readdirSync: over((path, key, options) => {
      const names = namesIn(key);
      if (names.length === 0) throw missing(path);
      if (!options?.withFileTypes) return names;
      return names.map((name) => ({ name, ...kind(key === '' ? name : `${key}/${name}`) }));
    }, fs.readdirSync),
    openSync: over((path, key) => {
      if (!isFile(key)) throw missing(path);
      const descriptor = FIRST_DESCRIPTOR + open.size;
      open.set(descriptor, { key, bytes: new Uint8Array(assetOf(key)), at: 0 });
      return descriptor;
    }, fs.openSync),
    readSync: overOpen((file, buffer) => {
      const packaged = open.get(file)!;
      const into = buffer as Uint8Array;
      const some = packaged.bytes.subarray(packaged.at, packaged.at + into.length);
      packaged.at += some.length;
      into.set(some);
      return some.length;
    }, fs.readSync),
    fstatSync: overOpen((file) => {
      const { key } = open.get(file)!;
      return stat(key, key, false);
    }, fs.fstatSync),
    closeSync: overOpen(() => undefined, fs.closeSync),
  };
}
