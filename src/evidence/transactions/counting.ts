/** What is counted so far, and what the two ways of reading a record do alike. */
import type { Problem } from '../../model/transaction-types.js';
import { COLUMN } from './lists.js';
import { openListAtHand, type ListAtHand } from './list-at-hand.js';
import { openModify, type FirstLine, type Modify } from './modify.js';
import { openNames, type Names } from './names.js';
import { openProblems, type Here, type ProblemCounts } from './problems.js';
import { openSums, type Sums } from './sums.js';
import { openTemplates, type Templates } from './templates.js';

export interface Counting {
  readonly sums: Sums;
  readonly names: Names;
  readonly templates: Templates;
  readonly problems: ProblemCounts;
  readonly modify: Modify;
  readonly atHand: ListAtHand;
  /** The record at hand. */
  readonly here: Here;
  /** An M or a T waits for what follows it. */
  isWaiting: boolean;
  /** What is found from here on is found in this record. */
  look(record: number, place: number, number: number | null, text: () => string): void;
  note(this: void, problem: Problem): void;
  /** What waited for a line of its own waits no more. */
  close(): void;
  /** Template data: one line, whose prompt lies at these bytes; without a slash it has none. */
  addData(view: DataView, from: number, to: number): void;
  /** A record that begins with no code letter at all; what it goes on with means nothing. */
  addStranger(problem: Problem | null): void;
  /** A T has begun, for this list or for one that cannot be told (-1). */
  beginTemplate(list: number): void;
  /** An M has begun. */
  beginModify(first: FirstLine): void;
}

export function openCounting(source: 'queue' | 'listq', isLoose: boolean): Counting {
  const sums = openSums();
  const { lists, byCode } = sums;
  const names = openNames(lists);
  const templates = openTemplates();
  const problems = openProblems(source);
  const modify = openModify(problems, names, isLoose);
  const atHand = openListAtHand(sums);
  const here: Here = { record: 0, place: 0, number: null, text: () => '' };
  const note = (problem: Problem): void => problems.add(problem, here);

  const counting: Counting = {
    ...{ sums, names, templates, problems, modify, atHand, here, note },
    isWaiting: false,
    look(record, place, number, text) {
      here.record = record;
      here.place = place;
      here.number = number;
      here.text = text;
    },
    close() {
      counting.isWaiting = false;
      modify.settle();
      templates.close();
    },
    addData(view, from, to) {
      if (counting.isWaiting) modify.data(here);
      byCode['-'] += 1;
      const { id: list } = atHand;
      if (list >= 0) lists.add(list, COLUMN.templateData);
      if (!atHand.mayHaveData) note('templateNotAllowed');
      else if (to >= from && list >= 0 && templates.isUnknown(list, view, from, to))
        note('unknownPrompt');
    },
    addStranger(problem) {
      if (counting.isWaiting) counting.close();
      byCode['?'] += 1;
      atHand.turnTo(-1, true);
      if (problem) note(problem);
    },
    beginTemplate(list) {
      counting.isWaiting = true;
      templates.open(list);
    },
    beginModify(first) {
      counting.isWaiting = true;
      modify.begin(first, here);
    },
  };
  return counting;
}
