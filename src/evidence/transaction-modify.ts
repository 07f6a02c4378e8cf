import type { Example } from '../case/transaction-types.js';
import { openScratch } from './transaction-bytes.js';
import type { Names } from './transaction-names.js';
import type { Here, ProblemCounts } from './transaction-problems.js';
import { keyOf, type Sums } from './transaction-sums.js';
import { parseSecondLine, type Transaction } from './transaction.js';

/**
 * M and its second line with the new name and address (Q132681, Q152424), which may be a record of
 * its own. M without it, or with template data alone, is one that IMPORT cannot take (Q127918,
 * Q194819; that these forms are meant is inferred).
 */
export interface Modify {
  /** An M waits for its second line. */
  readonly isOpen: boolean;
  begin(parsed: Transaction, list: number, name: string, wasKnown: boolean, here: Here): void;
  /** In a listing: whether this line without its blank can be what M waits for. */
  fits(line: string): boolean;
  complete(line: string, here: Here, sums: Sums): void;
  /** Something else follows: if an M waits, it is malformed. */
  settle(): void;
  forget(): void;
}

interface Waiting {
  list: number;
  name: string;
  /** The name was taken out of the list; M without effect puts it back. */
  wasKnown: boolean;
  hasAddress: boolean;
  example: Example | null;
}

export function openModify(problems: ProblemCounts, names: Names, isLoose: boolean): Modify {
  const scratch = openScratch();
  let waiting: Waiting | null = null;

  const addName = (list: number, name: string): boolean => {
    const size = scratch.put(name);
    return names.add(list, scratch.view, 0, size);
  };

  const settle = (): void => {
    if (waiting === null) return;
    const { list, name, wasKnown, example } = waiting;
    waiting = null;
    problems.addEarlier('modifyMalformed', example);
    if (wasKnown) addName(list, name);
  };

  return {
    get isOpen() {
      return waiting !== null;
    },
    begin(parsed, list, name, wasKnown, here) {
      // Its second line mostly follows in the same record: then no text need be kept.
      const goesOn = parsed.more[0]?.startsWith(' ') ?? false;
      const example = goesOn ? null : problems.example('modifyMalformed', here);
      waiting = { list, name, wasKnown, hasAddress: parsed.address !== null, example };
    },
    fits: (line) =>
      isLoose && waiting !== null && parseSecondLine(` ${line}`, true).address?.list != null,
    complete(line, here, sums) {
      if (waiting === null) return;
      const second = parseSecondLine(line.startsWith(' ') ? line : ` ${line}`, isLoose);
      // Q127918 prints the address alone below a first line that has none.
      const isWhole = second.address !== null && (second.name || !waiting.hasAddress || isLoose);
      if (!isWhole) {
        waiting.example ??= problems.example('modifyMalformed', here);
        return settle();
      }
      const old = waiting;
      waiting = null;
      for (const problem of second.problems)
        if (problem !== 'emptyName') problems.add(problem, here);
      const { type, list } = second.address!;
      if (list === null) return;
      const key = keyOf(type, list);
      const id = sums.lists.find(key, 0, key.length);
      const name = second.name || old.name;
      // A list that is new with the second line of an M is not looked into.
      if (id >= 0 && addName(id, name)) problems.add('duplicateNames', here);
    },
    settle,
    forget() {
      waiting = null;
    },
  };
}
