/** The file system of the single executable. Its build puts this in the place of `node:fs`. */
import * as fs from 'node:fs';
import { getRawAsset } from 'node:sea';
import { withPackaged } from './packaged.js';

export * from 'node:fs';

/** The packaged files by their paths with their sizes; the build writes it. */
declare const PACKAGED: Readonly<Record<string, number>>;

export const {
  statSync,
  lstatSync,
  realpathSync,
  readdirSync,
  openSync,
  readSync,
  fstatSync,
  closeSync,
} = withPackaged(fs, PACKAGED, (key) => getRawAsset(key) as ArrayBuffer);
