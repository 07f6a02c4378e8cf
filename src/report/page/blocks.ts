/**
 * What a report says as blocks, for every format that folds: Markdown and HTML show the same blocks in
 * the same order. No markup here, and nothing is escaped yet.
 */
import type { HeaderRecord, Outcome, QueueLayout } from '../../model/types.js';
import type { LoggedRun, NumberRow } from '../../model/report-types.js';

/** A piece of a text. `name` is foreign: a name, place or text out of a file, shown as one piece. */
export type Run =
  string | { name: string } | { code: string } | { strong: string } | { page: string };

/** Words, in which commands stand in backticks, or pieces of them. */
export type Rich = string | readonly Run[];

/** A command between backticks; a backtick without its fellow means itself. */
const COMMAND = /`(\s*[^`\s][^`]*)`/;

/** Words taken apart at their commands. */
export const commandsIn = (words: string): { isCommand: boolean; text: string }[] =>
  words
    .split(COMMAND)
    .map((text, at) => ({ isCommand: at % 2 === 1, text }))
    .filter(({ text }) => text !== '');

export interface Column {
  title: string;
  isNumber?: true;
  /** Its cells are not broken where there is room. */
  isWhole?: true;
}

/** A row; the first cell names it. */
export interface Row {
  cells: readonly Rich[];
  /** Marks cells by meaning, null or left out for none; the words of a cell say the same. */
  tones?: readonly (Outcome | null)[];
}

export type Picture =
  | { of: 'numbers'; rows: readonly NumberRow[]; own: string }
  | { of: 'runs'; runs: readonly LoggedRun[] }
  | { of: 'header'; name: string; record: HeaderRecord; layout: QueueLayout };

export type Block =
  /** The answer: `text` in one sentence, `about` behind it in a lower voice. */
  | { kind: 'answer'; outcome: Outcome; text: string; about: string }
  | { kind: 'text'; text: Rich }
  | { kind: 'labelled'; label: string; text: Rich }
  /** What a person does, one after the other. */
  | { kind: 'steps'; items: readonly Rich[] }
  | { kind: 'list'; isOrdered: boolean; items: readonly Rich[] }
  | { kind: 'table'; caption: string; columns: readonly Column[]; rows: readonly Row[] }
  /** Lines as a program prints them. */
  | { kind: 'lines'; lines: readonly string[] }
  /** A drawing; `instead` says the same in words and tables. */
  | { kind: 'picture'; picture: Picture; alt: string; instead: readonly Block[] }
  /** Pages of `explain` by their ids, in formats that carry them. */
  | { kind: 'pages'; ids: readonly string[] }
  | Section;

export interface Section {
  kind: 'section';
  title: Rich;
  /** Folded ones are opened on demand. */
  isFolded: boolean;
  blocks: readonly Block[];
}

export interface Page {
  /** The answer in one line, for the title of a window. */
  title: string;
  /** What it is about: the worst outcome. */
  outcome: Outcome;
  blocks: readonly Block[];
}

/** A section with something in it, or nothing. */
export const section = (title: Rich, blocks: readonly Block[]): Section[] =>
  blocks.length > 0 ? [{ kind: 'section', title, isFolded: false, blocks }] : [];

export const folded = (title: Rich, blocks: readonly Block[]): Section[] =>
  section(title, blocks).map((each) => ({ ...each, isFolded: true }));

export const text = (...runs: Run[]): Block => ({ kind: 'text', text: runs });

export const list = (items: readonly Rich[], isOrdered = false): Block[] =>
  items.length > 0 ? [{ kind: 'list', isOrdered, items }] : [];

export const table = (
  caption: string,
  columns: readonly (string | Column)[],
  rows: readonly Row[],
): Block[] =>
  rows.length === 0
    ? []
    : [
        {
          kind: 'table',
          caption,
          columns: columns.map((each) => (typeof each === 'string' ? { title: each } : each)),
          rows,
        },
      ];

/** A column whose cells are not broken. */
export const unbroken = (title: string): Column => ({ title, isWhole: true });

/** A column of numbers. */
export const numeric = (title: string): Column => ({ title, isNumber: true });
