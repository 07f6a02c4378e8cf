/**
 * The file system of the single executable: that of the machine, and below PACKAGE the few files of
 * the package that the executable carries. Its build puts this in the place of `node:fs`.
 */
import * as fs from 'node:fs';
import { getRawAsset } from 'node:sea';

export * from 'node:fs';

/** Where the packaged files seem to lie; no machine has such a folder. */
export const PACKAGE = '/resync-check.package';

/** Their paths below PACKAGE with their sizes; the build writes it. */
declare const PACKAGED: Readonly<Record<string, number>>;

/** Descriptors of packaged files are none that the machine gives. */
const FIRST_DESCRIPTOR = 2 ** 30;
const open = new Map<number, { key: string; bytes: Uint8Array; at: number }>();

/** Windows writes the other slash. */
const keyOf = (path: unknown): string | null => {
  const plain = typeof path === 'string' ? path.replaceAll('\\', '/') : '';
  if (plain === PACKAGE) return '';
  return plain.startsWith(`${PACKAGE}/`) ? plain.slice(PACKAGE.length + 1) : null;
};

const missing = (path: unknown): Error =>
  Object.assign(new Error(`ENOENT: ${String(path)}`), { code: 'ENOENT' });

const isFile = (key: string): boolean => Object.hasOwn(PACKAGED, key);
const namesIn = (key: string): string[] => {
  const before = key === '' ? '' : `${key}/`;
  const inside = Object.keys(PACKAGED).filter((path) => path.startsWith(before));
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
  return { ...kind(key), size: PACKAGED[key] ?? 0, mode: 0o444, mtimeMs: 0, dev: 0, ino: 0 };
}

const bytesOf = (path: unknown, key: string): Uint8Array => {
  if (!isFile(key)) throw missing(path);
  return new Uint8Array(getRawAsset(key) as ArrayBuffer);
};

type Options = { throwIfNoEntry?: boolean; withFileTypes?: boolean } | undefined;
type Any = (...args: unknown[]) => unknown;

/** The function for packaged files; for all others that of the machine. */
const over =
  (own: (path: unknown, key: string, options: Options) => unknown, theirs: unknown): Any =>
  (path, ...rest) => {
    const key = keyOf(path);
    if (key === null) return (theirs as Any)(path, ...rest);
    return own(path, key, rest[0] as Options);
  };

export const statSync = over(
  (path, key, options) => stat(path, key, options?.throwIfNoEntry === false),
  fs.statSync,
);
export const lstatSync = over(
  (path, key, options) => stat(path, key, options?.throwIfNoEntry === false),
  fs.lstatSync,
);
export const realpathSync = over((path) => path, fs.realpathSync);
export const readdirSync = over((path, key, options) => {
  const names = namesIn(key);
  if (names.length === 0) throw missing(path);
  if (!options?.withFileTypes) return names;
  return names.map((name) => ({ name, ...kind(key === '' ? name : `${key}/${name}`) }));
}, fs.readdirSync);
export const openSync = over((path, key) => {
  const descriptor = FIRST_DESCRIPTOR + open.size;
  open.set(descriptor, { key, bytes: bytesOf(path, key), at: 0 });
  return descriptor;
}, fs.openSync);

export const readSync: Any = (file, buffer, ...rest) => {
  const packaged = open.get(file as number);
  if (!packaged) return (fs.readSync as Any)(file, buffer, ...rest);
  const into = buffer as Uint8Array;
  const some = packaged.bytes.subarray(packaged.at, packaged.at + into.length);
  packaged.at += some.length;
  into.set(some);
  return some.length;
};
export const fstatSync: Any = (file, ...rest) => {
  const packaged = open.get(file as number);
  if (!packaged) return (fs.fstatSync as Any)(file, ...rest);
  return stat(packaged.key, packaged.key, false);
};
export const closeSync: Any = (file) => {
  if (!open.has(file as number)) (fs.closeSync as Any)(file);
};
