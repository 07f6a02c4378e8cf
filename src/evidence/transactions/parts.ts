/** What in the text of a transaction names somebody, part by part. */
import type { Mark } from '../../model/marked.js';
import type { TextPart } from '../../model/redaction.js';
import { hasParts, TYPE_ANYWHERE, TYPE_WORDS } from './address.js';
import { codeOf, parseTransaction } from './parse.js';

const LINES = /([\r\n]+)/;
/** Where a type begins, behind a blank or at the start. */
/** A type that is known, with the blanks around it. */
const TYPE = new RegExp(`^([ \\t]*(?:${TYPE_WORDS}):[ \\t]*)`, 'i');

/**
 * The parts of a transaction's text, which together are the text. What cannot be told counts as words
 * that may name anybody. Never throws.
 */
export function partsOfTransaction(text: string): TextPart[] {
  const [first, ...more] = text.split(LINES);
  return joined([...firstLine(first!), ...more.flatMap(laterLine)]);
}

const part = (text: string, mark: Mark | null = null): TextPart => ({ text, mark });

function firstLine(line: string): TextPart[] {
  const code = codeOf(line);
  if (code === '?') return [part(line, 'text')];
  const [letter, body] = [line.slice(0, 1), line.slice(1)];
  switch (code) {
    case 'R':
    case 'T':
      return [part(letter), ...address(body, 'list')];
    case 'A':
    case 'D':
    case 'M':
      return [part(letter), ...entry(body, parseTransaction(line, true).name ?? '')];
    case '-':
    case ' ':
      return laterLine(line);
    default:
      return [part(letter), ...words(body, 'text')];
  }
}

/** Template data and its fields; the second line of M is a name and an address. */
function laterLine(line: string): TextPart[] {
  const letter = /^[-& \t]/.test(line) ? line.slice(0, 1) : '';
  return [part(letter), ...words(line.slice(letter.length), 'template')];
}

function entry(body: string, name: string): TextPart[] {
  const at = name === '' ? -1 : body.indexOf(name);
  // Blanks within a name may be other ones in a listing, and then it is not found as it stands.
  if (at < 0) return words(body, 'person');
  return [
    part(body.slice(0, at)),
    part(name, 'person'),
    ...address(body.slice(at + name.length), 'entry'),
  ];
}

/** An address with its type, and what stands behind it; words before the type may be of a name. */
function address(text: string, names: 'entry' | 'list'): TextPart[] {
  const at = text.search(TYPE_ANYWHERE);
  if (at > 0 && text.slice(0, at).trim() !== '')
    return [...words(text.slice(0, at), 'person'), ...address(text.slice(at), names)];
  const type = TYPE.exec(text)?.[1] ?? /^[ \t]*/.exec(text)![0];
  const rest = text.slice(type.length);
  const word = type.trim().replace(':', '').toUpperCase();
  if (word !== '' && !hasParts(word)) return [part(type), ...words(rest, 'mailbox')];
  // Without all of its parts nobody knows which of them are there.
  const isWhole = names === 'entry' ? /^[^/\s]+\/[^/\s]+\/\S/ : /^[^/\s]+(?:\/[^/\s]+)?(?:\s|$)/;
  if (rest !== '' && !isWhole.test(rest)) return [part(type), ...words(rest, 'text')];
  const known = /^([^/\s]*)(\/?)([^/\s]*)(\/?)(\S*)/.exec(rest)!;
  const [whole, network, slash, postoffice, second, mailbox] = known;
  return [
    part(type),
    part(network!, 'network'),
    part(slash!),
    part(postoffice!, 'postoffice'),
    part(second!),
    part(mailbox!, names === 'entry' ? 'mailbox' : 'text'),
    ...words(rest.slice(whole.length), 'template'),
  ];
}

/** Words with the blanks around them. */
function words(text: string, mark: Mark): TextPart[] {
  const from = text.length - text.trimStart().length;
  const to = Math.max(from, text.trimEnd().length);
  return [part(text.slice(0, from)), part(text.slice(from, to), mark), part(text.slice(to))];
}

const joined = (parts: readonly TextPart[]): TextPart[] => parts.filter(({ text }) => text !== '');
