/** What cmd.exe and PowerShell leave undone or do to a command line before the program sees it. */
import { isOfTheSystem } from '../evidence/postoffice/names.js';
import { GATEWAY_TYPES } from '../model/transaction-types.js';
import { below, byName } from '../folders/disk.js';
import { entriesOf } from './folder-look.js';
import type { FileSystem } from './io.js';
import { usageError, type Arguments } from './usage.js';

/** A name in parts: the folder with its last slash, and what is in it. */
const PARTS = /^(.*[\\/])?([^\\/]*)$/s;

/** `*` and `?` as cmd.exe means them, where `*.*` is any name. */
function pattern(name: string): RegExp {
  const source = (name === '*.*' ? '*' : name)
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'is');
}

/**
 * The names that a pattern stands for, as other shells would expand it; cmd.exe hands it over as it
 * is. What a system leaves in a folder is passed over, as in folders. Throws where nothing fits.
 */
export function expanded(fs: FileSystem, word: string): string[] {
  const [, folder = '', name] = PARTS.exec(word)!;
  const wanted = pattern(name!);
  const found = entriesOf(fs, folder === '' ? '.' : folder)
    .filter((entry) => wanted.test(entry.name))
    .filter((entry) => !entry.name.startsWith('.') && !isOfTheSystem(entry.name))
    .sort(byName)
    .map((entry) => (folder === '' ? entry.name : below(folder, entry.name)));
  if (found.length > 0) return found;
  const todo = folder === '' ? 'check the name' : `check the name, or give the folder: ${folder}`;
  throw usageError('no file of such a name', word, todo);
}

/** The quote that `"D:\t 1\"` leaves at the end: the backslash kept it from closing the name. */
export const withoutLastQuote = (word: string): string => word.replace(/\\?"$/, '');

/** Numbers of a header, as PowerShell hands them over when it has split a list at its commas. */
const NUMBER = /^(?:imp|srv|req|import)(?:seq|sync)\s*[=:]\s*\d+,?$/i;
const isGateway = (word: string): boolean =>
  (GATEWAY_TYPES as readonly string[]).includes(word.toUpperCase().replace(/,$/, ''));

/** Says so where the list behind an option was split into words of their own. */
export function refuseSplitLists(
  args: Arguments,
  words: readonly string[],
  isThere: (word: string) => boolean,
): void {
  const lists: [name: string, isPart: (word: string) => boolean][] = [
    ['header', (word) => NUMBER.test(word)],
    ['gateways', isGateway],
  ];
  for (const [name, isPart] of lists) {
    const value = args[name];
    const parts = words.filter((word) => isPart(word) && !isThere(word));
    if (typeof value !== 'string' || parts.length === 0) continue;
    const whole = [value, ...parts].map((part) => part.replace(/,$/, '')).join(',');
    throw usageError(
      'a list that was split at its commas',
      `--${name}`,
      `PowerShell does that. Write --${name} "${whole}"`,
    );
  }
}
