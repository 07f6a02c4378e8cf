/**
 * The code of an entry that has lost it: to a line break, to an unusual form (`Fatal error 14:`,
 * Q215505), to a scanner, or to empty brackets. What follows them says which code it was.
 */
import { CODES } from '../../generated/codes.js';
import type { LogEntry } from '../../model/log-types.js';

/** What may stand before the words: brackets with anything in them, or a number as screens show it. */
const IN_FRONT =
  /^(?:error\b[ \t]{0,4})?(?:\[[ \t]{0,10}([^\]\s]{0,6})[ \t]{0,10}\]|(\d{1,3})(?=[ \t]{0,4}[:"]))?[ \t]{0,4}:?[ \t]{0,4}/i;
/** Fewer letters may be of any message. */
const FEWEST_LETTERS = 12;

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');

/** Words of which one code alone begins so. */
const WORDS = CODES.flatMap(({ code, text }) => {
  const words = letters(text ?? '');
  return words.length >= FEWEST_LETTERS ? [{ code, words }] : [];
}).filter(({ words }, _, all) => all.filter((each) => each.words === words).length === 1);

/** The code that words are printed with; null where none is known, or several are. */
function codeOfWords(text: string): number | null {
  const written = letters(text.slice(0, 200));
  const found = WORDS.filter(({ words }) => written.startsWith(words));
  const longest = found.sort((a, b) => b.words.length - a.words.length)[0];
  return longest?.code ?? null;
}

/** The entry with the code that its text shows; as it is where it has one, or shows none. */
export function withCode(entry: LogEntry): LogEntry {
  if (entry.code !== null || entry.severity === null || entry.severity === 'Status') return entry;
  const found = IN_FRONT.exec(entry.text)!;
  const text = entry.text.slice(found[0].length);
  const written = found[1] ?? found[2] ?? '';
  // `Error processing` begins with a word that stands before a number elsewhere.
  const code = /^\d+$/.test(written)
    ? Number(written)
    : (codeOfWords(text) ?? codeOfWords(entry.text));
  if (code === null) return entry;
  const isInFront = written !== '' || found[0].includes('[');
  return { ...entry, code, text: isInFront ? text.replace(/^"(.*)"$/s, '$1') : entry.text };
}
