/** Finds name and address in a listing that has lost its blanks. */
import { hasParts, TYPE_ANYWHERE, TYPE_WORDS } from './address.js';
import type { Fields } from './fields.js';

/**
 * Name and address in the text of a listing. Pasted and wrapped listings lose tabs and runs of
 * blanks, even the last blank before the type (`A Good, GuyX400:/c=US`, Q156729), and may have the
 * second line of M and the fields of T on the same line.
 */

const GLUED_TYPE = new RegExp(`(?:${TYPE_WORDS}):`, 'i');
const ANY_TYPE = /(?<![^ \t])[A-Z0-9]{2,10}:(?=\S)/i;

/** `line` begins with its code letter, or a blank in its place. */
export function findLoose(line: string): Fields {
  const body = line.slice(1);
  const at = addressAt(body);
  if (at < 0) return { name: clean(body), address: '', rest: '' };
  const name = clean(body.slice(0, at));
  const written = body.slice(at).trim();
  const type = /^([^\s:/]{1,16}):/.exec(written)?.[1]?.toUpperCase();
  if (type === undefined) {
    const [address, ...words] = written.split(/[ \t]+/);
    return { name, address: address!, rest: words.join(' ') };
  }
  if (hasParts(type) || type === 'MS') {
    const end = endOfParts(written, type.length + 1);
    return { name, address: written.slice(0, end), rest: written.slice(end).trim() };
  }
  // Where a free address ends cannot be told, unless its type comes up again: the new one of M.
  const again = line.startsWith('M') ? written.toUpperCase().indexOf(`${type}:`, type.length) : -1;
  return again < 0
    ? { name, address: written, rest: '' }
    : { name, address: written.slice(0, again), rest: written.slice(again) };
}

const clean = (name: string): string => name.replace(/[ \t]+/g, ' ').trim();

/** Where an address of parts ends; a blank may stand behind the colon (Q118447, Q104281). */
function endOfParts(written: string, from: number): number {
  const end = wordEnd(written, from);
  if (end > from) return end;
  const start = from + written.slice(from).search(/\S|$/);
  const word = written.slice(start, wordEnd(written, start));
  // What has tildes is a field of a template (Q104281).
  return word.includes('/') && !word.includes('~') ? start + word.length : from;
}

function wordEnd(text: string, from: number): number {
  const length = text.slice(from).search(/[ \t]/);
  return length < 0 ? text.length : from + length;
}

function addressAt(body: string): number {
  const lead = body.length - body.trimStart().length;
  const known = body.search(TYPE_ANYWHERE);
  const tab = body.trim().indexOf('\t');
  if (tab >= 0 && (known < 0 || known > lead + tab)) return lead + tab;
  if (known >= 0) return known;
  for (const pattern of [GLUED_TYPE, ANY_TYPE]) {
    const at = body.search(pattern);
    if (at >= 0) return at;
  }
  // Without a type: the last word, if it has two slashes.
  const text = body.trimEnd();
  const word = Math.max(text.lastIndexOf(' '), text.lastIndexOf('\t')) + 1;
  return text.slice(word).split('/').length > 2 ? word : -1;
}
