/** What the transactions of a RESYNC.GLB add up to, in the one pass. */
import { latin1, textRunEnd } from '../text/bytes.js';
import { openByBytes } from './by-bytes.js';
import { openCounting } from './counting.js';
import { openExactly } from './exactly.js';
import { isEntry } from './fast.js';
import { LETTER_A } from './openings.js';
import type { Transactions } from './transactions.js';

/** `source` says how places are told; `isLoose` that tabs and runs of blanks may be lost. */
export function openTransactions(
  source: 'queue' | 'listq',
  isLoose = source === 'listq',
): Transactions {
  const counting = openCounting(source, isLoose);
  const { sums, names, templates, problems, modify, atHand, note } = counting;
  const { lists } = sums;
  const byBytes = openByBytes(counting);
  const { found } = byBytes;
  const addExactly = openExactly(counting, isLoose);

  return {
    add(bytes, from, to, record, place, number, text) {
      counting.look(record, place, number, text);
      if (isLoose) addExactly(text());
      else if (!byBytes.count(bytes, from, to)) addExactly(latin1(bytes, from, to));
    },
    addByBytes(bytes, view, from, to, record, place, number, text) {
      const isProven = bytes[from] === LETTER_A && isEntry(bytes, view, from, to, lists, found);
      // What nearly all records are: one more entry of the list at hand, or of another that is known.
      if (isProven && found.list >= 0) {
        if (counting.isWaiting) counting.close();
        if (found.list !== atHand.id) atHand.turnTo(found.list, true);
        atHand.added += 1;
        if (names.add(found.list, view, found.nameFrom, found.nameTo)) {
          counting.look(record, place, number, text);
          note('duplicateNames');
        }
        return true;
      }
      counting.look(record, place, number, text);
      if (byBytes.addOther(bytes, from, to, isProven)) return true;
      if (textRunEnd(bytes, from, to) !== to) return false;
      if (!byBytes.count(bytes, from, to)) addExactly(latin1(bytes, from, to));
      return true;
    },
    gap() {
      modify.forget();
      templates.forget();
      names.forget();
      atHand.turnTo(-1, true);
    },
    end({ isComplete, unreadBytes, at }) {
      // What the end of a file that is cut would have told of the last M is not known.
      if (isComplete) modify.settle();
      atHand.turnTo(-1, true);
      return {
        ...sums.end(),
        problems: problems.end(),
        isExact: {
          duplicateNames: names.isExact,
          unknownAliases: names.isExact,
          unknownPrompt: templates.isExact,
        },
        ...{ largestTemplate: templates.largest, isComplete, unreadBytes, source, at },
      };
    },
  };
}
