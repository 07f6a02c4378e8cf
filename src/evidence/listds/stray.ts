/**
 * Numbers of REQCONF.GLB that stand where no listing has them: in a sentence, in the cells of a table. Whose
 * they are and of when is not known; that they are there must not go unseen.
 */
import { syncNumber } from '../../model/sync-number.js';
import type { OwnNumber } from '../../model/types.js';
import { shownText } from '../text/html-text.js';

/** One such number; `says` is null where it is none that can be read. */
export interface StrayNumber {
  number: OwnNumber;
  says: number | null;
}

const NAMES = { req: 'ReqSync', srv: 'SrvSync' } as const;
/**
 * `ReqSync = 150` anywhere in a line, behind a line end that JSON has written as `\n`, or a cell `ReqSync`
 * with a number in the next one.
 */
const SAID =
  /(?:\b|(?<=\\[nrt]))(req|srv)[ _-]?sync\b(?:[ \t]{0,16}[=:][ \t]{0,16}|[ \t]{0,16}[\t|][ \t|]{0,16}|"?[ \t]{0,16}[,;][ \t]{0,16}"?)(?=\d)((?:[^\s,;|"<\\]|,(?=\d)){1,40})/gi;
/** What ends a word of a sentence. */
const MARKS_BEHIND = /[.,:!?)\]'>*]{1,8}$/;
/** The head of a table: both names, each a cell of its own. */
const CELL = '[ \\t]{0,16}(?:\\t|\\||[,;]|[ ]{2,16})["\\s|]{0,16}';
const HEAD = new RegExp(
  `(?:^|\\t|\\||[,;]|[ ]{2})["\\s|]{0,16}(?:req[ _-]?sync"?${CELL}srv|srv[ _-]?sync"?${CELL}req)[ _-]?sync"?[\\s|]{0,16}(?:$|\\t|\\||[,;]|[ ]{2})`,
  'i',
);
const TWO_NUMBERS = /(?:^|[\s|,;"])\d+(?:[\s|,;"]+\d+)(?:$|[\s|,;"])/;
const MAY_BE = /sync/i;

/** A row of a page's table, as it was shown. */
const PAGE_CELL = /<t[dh]\b/i;
const shownLines = (text: string): string[] =>
  shownText(text)
    .split('\n')
    .filter((line) => line.trim() !== '');

/** The numbers that a line has, each once, the highest; `above` is the last line that was not blank. */
export function strayNumbers(text: string, above: string): StrayNumber[] {
  if (!PAGE_CELL.test(text)) return highest(ofLine(text, above));
  const lines = shownLines(text);
  const last = shownLines(above).at(-1) ?? '';
  return highest(lines.flatMap((line, at) => ofLine(line, lines[at - 1] ?? last)));
}

/** What cannot be read may be higher than all. */
function highest(found: readonly StrayNumber[]): StrayNumber[] {
  const worth = ({ says }: StrayNumber): number => says ?? Infinity;
  return found.filter((one, at) =>
    found.every(
      (other, place) =>
        other.number !== one.number ||
        worth(other) < worth(one) ||
        (worth(other) === worth(one) && place >= at),
    ),
  );
}

function ofLine(text: string, above: string): StrayNumber[] {
  if (MAY_BE.test(text))
    return [...text.matchAll(SAID)].map(([, name, written]) => ({
      number: NAMES[name!.toLowerCase() as keyof typeof NAMES],
      says: syncNumber(written!.replace(MARKS_BEHIND, '')),
    }));
  if (!MAY_BE.test(above) || !HEAD.test(above) || !TWO_NUMBERS.test(text)) return [];
  // Which cell is whose the names of other columns may hide.
  const cells = text.split(/[\s|,;"]+/).flatMap((cell) => syncNumber(cell) ?? []);
  const says = cells.length > 1 ? Math.max(...cells) : null;
  return (['ReqSync', 'SrvSync'] as const).map((number) => ({ number, says }));
}

/** The same of all lines of a text. */
export const hasStrayNumbers = (lines: readonly string[]): boolean => {
  let above = '';
  return lines.some((line) => {
    const isFound = strayNumbers(line, above).length > 0;
    if (line.trim() !== '') above = line;
    return isFound;
  });
};
