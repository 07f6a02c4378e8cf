/** Whether an M has its second line with the new name and address. */
import type { Example } from '../../model/transaction-types.js';
import { openScratch } from './bytes.js';
import type { Names } from './names.js';
import type { Here, ProblemCounts } from './problems.js';
import { knownId, type Sums } from './sums.js';
import { parseSecondLine } from './parse.js';

/**
 * M and its second line with the new name and address (Q132681, Q152424), which may be a record of
 * its own. The second line may be left out where neither changes: M with its name and address and
 * template data behind it is valid (Q159308, Q151782). M with a name alone was never implemented
 * (Q127918). That it and a second line that is not whole are the "improperly formatted" ones of
 * Q194819 is inferred.
 */
export interface Modify {
  /** An M waits for its second line. */
  readonly isOpen: boolean;
  begin(first: FirstLine, here: Here): void;
  /** In a listing: whether this line without its blank can be what M waits for. */
  fits(line: string): boolean;
  complete(line: string, here: Here, sums: Sums): void;
  /** Template data follows, which M may have without a second line. */
  data(here: Here): void;
  /** Something else follows: an M that waits gets nothing new. */
  settle(): void;
  forget(): void;
}

/** What the first line of an M says. */
export interface FirstLine {
  list: number;
  name: string;
  /** The name was taken out of the list; M without effect puts it back. */
  wasKnown: boolean;
  hasAddress: boolean;
  /** What it waits for mostly follows in the same record: then no text need be kept. */
  goesOn: boolean;
}
interface Waiting extends Omit<FirstLine, 'goesOn'> {
  example: Example | null;
}

/** What is wrong with an M, as its first line alone may show it. */
const LACKS = ['modifyMalformed', 'modifyWithoutAddress', 'modifyWithoutChange'] as const;
type Lack = (typeof LACKS)[number];

export function openModify(problems: ProblemCounts, names: Names, isLoose: boolean): Modify {
  const scratch = openScratch();
  let waiting: Waiting | null = null;

  const addName = (list: number, name: string): boolean => {
    const size = scratch.put(name);
    return names.add(list, scratch.view, 0, size);
  };

  /** Any of the three may turn out to be missing; the first that has room keeps the example. */
  const exampleOf = (here: Here): Example | null => problems.exampleOfAny(LACKS, here);

  /** Ends the M that waits; its name stays in its list. */
  const close = (lacks: readonly Lack[]): void => {
    if (waiting === null) return;
    const { list, name, wasKnown, example } = waiting;
    waiting = null;
    for (const lack of lacks) problems.addEarlier(lack, example);
    if (wasKnown) addName(list, name);
  };
  const withoutChange = ['modifyWithoutChange'] as const;
  const nameAlone = ['modifyMalformed', 'modifyWithoutAddress'] as const;

  return {
    get isOpen() {
      return waiting !== null;
    },
    begin(first, here) {
      const { list, name, wasKnown, hasAddress, goesOn } = first;
      // Field by field: a spread takes longer than all else that is done for an M.
      const example = goesOn ? null : exampleOf(here);
      waiting = { list, name, wasKnown, hasAddress, example };
    },
    fits: (line) =>
      isLoose && waiting !== null && parseSecondLine(` ${line}`, true).address?.list != null,
    complete(line, here, sums) {
      if (waiting === null) return;
      const second = parseSecondLine(line.startsWith(' ') ? line : ` ${line}`, isLoose);
      // Q127918 prints the address alone below a first line that has none.
      const isWhole = second.address !== null && (second.name || !waiting.hasAddress || isLoose);
      if (!isWhole) {
        waiting.example ??= exampleOf(here);
        return close(['modifyMalformed']);
      }
      const old = waiting;
      waiting = null;
      // A name alone is Error 72 whatever stands below it (Q127918).
      if (!old.hasAddress && second.name && !isLoose)
        problems.addEarlier('modifyWithoutAddress', old.example ?? exampleOf(here));
      for (const problem of second.problems)
        if (problem !== 'emptyName') problems.add(problem, here);
      const { type, list } = second.address!;
      if (list === null) return;
      const id = knownId(sums.lists, type, list);
      const name = second.name || old.name;
      // A list that is new with the second line of an M is not looked into.
      if (id >= 0 && addName(id, name)) problems.add('duplicateNames', here);
    },
    data(here) {
      if (!waiting || waiting.hasAddress) return close([]);
      waiting.example ??= exampleOf(here);
      close(nameAlone);
    },
    settle: () => close(waiting?.hasAddress ? withoutChange : nameAlone),
    forget() {
      waiting = null;
    },
  };
}
