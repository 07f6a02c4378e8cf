/** The text of one listed transaction. */
import type { QueueRole } from '../../model/types.js';
import { roleOfName } from '../transactions/tally.js';

/** Longer transactions are not put together: it would be the mail around the listing. */
const LONGEST_TEXT = 8192;
const SCREEN_COLUMNS = 80;

/** A transaction while its lines are put together again. */
export interface Wrapped {
  text: string;
  /** The same without blanks where a mail program may have broken a word or a number. */
  tight: string;
  /** Blanks before the first line: the margin of a quoted listing. */
  margin: number;
  /** Width of the last line on the screen, without and with the margin. */
  width: number;
  fullWidth: number;
}

const marginOf = (line: string): number => line.length - line.replace(/^ +/, '').length;

export function startWrapped(line: string, text: string): Wrapped {
  const margin = marginOf(line);
  return { text, tight: text, margin, width: line.length - margin, fullWidth: line.length };
}

/**
 * Adds a line to the transaction above it. A screen breaks after column 80 and loses nothing; a
 * mail program breaks at a blank and loses it; a tab at the start stands for itself (the sample
 * of Q96060 breaks before one). False when the text grows beyond belief.
 */
export function addLine(wrapped: Wrapped, line: string): boolean {
  const margin = Math.min(wrapped.margin, marginOf(line));
  const rest = line.slice(margin);
  if (wrapped.text.length + rest.length > LONGEST_TEXT) return false;
  const words = rest.trimStart();
  const isTab = /^(?:\t|<tab>)/i.test(words) || rest.startsWith('\t');
  if (isFullWidth(wrapped)) append(wrapped, (text) => text + rest);
  else if (isTab) append(wrapped, (text) => text.trimEnd() + rest.replace(/^ +/, ''));
  else if (rest.startsWith('- ')) append(wrapped, (text) => `${text.trimEnd()}\n${rest}`);
  else {
    wrapped.text = `${wrapped.text.trimEnd()} ${words}`;
    wrapped.tight = `${wrapped.tight.trimEnd()}${words}`;
  }
  wrapped.width = line.length - margin;
  wrapped.fullWidth = line.length;
  return true;
}

/** True when the screen broke the last line, so that the rest of it stands on the next one. */
export const isFullWidth = ({ width, fullWidth }: Wrapped): boolean =>
  width === SCREEN_COLUMNS || fullWidth === SCREEN_COLUMNS;

function append(wrapped: Wrapped, add: (text: string) => string): void {
  wrapped.text = add(wrapped.text);
  wrapped.tight = add(wrapped.tight);
}

/**
 * The transaction's own text: `<tab>` is a tab, and `<hh>` a control character, of which only the
 * final `<00>` was ever published (Q110496). Other `<hh>` may be text and stay.
 */
export function plainText(text: string): string {
  const spelt = text
    .replace(/<tab>/gi, '\t')
    .replace(/<([01][0-9a-f]|7f)>/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .trimEnd();
  let end = spelt.length;
  while (end > 0 && spelt[end - 1] === '\0') end -= 1;
  return spelt.slice(0, end);
}

const QUEUES = new Set(['RESYNC', 'REQTRANS', 'SRVTRANS', 'MSTTRANS']);
const FILLERS = new Set(['GLB', 'LISTQ', 'LIST', 'LST', 'DUMP', 'OUTPUT', 'OUT', 'TXT', 'LOG']);

/**
 * The queue that a listing's file name tells, where the listing does not name it. RESYNC must
 * stand alone: `resync-trouble.txt` may hold any queue, and a header would then be missed in vain.
 */
export function roleOfListing(name: string): QueueRole | null {
  const words = name.toUpperCase().split(/[^A-Z]+/);
  const queue = words.filter((word) => QUEUES.has(word));
  const others = words.filter((word) => word && !QUEUES.has(word) && !FILLERS.has(word));
  if (queue.length !== 1 || (queue[0] === 'RESYNC' && others.length > 0)) return null;
  return roleOfName(queue[0]!);
}
