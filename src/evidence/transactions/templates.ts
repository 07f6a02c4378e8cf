/** Template definitions in the file, and data for prompts that they lack. */
import { fingerprint, openScratch } from './bytes.js';

/**
 * Templates that a file defines itself (T and the lines below it), and template data beside them.
 * ` Division:~15~25~A~~` is a field: prompt, place, length, kind, default (Q118447, Q104281);
 * `- Division:/Sales` is data, with a slash of the prompt doubled (Q118447).
 */
export interface Templates {
  /** False when templates were too many or too large to remember. */
  readonly isExact: boolean;
  /** Fields of the largest definition. */
  readonly largest: number;
  readonly isOpen: boolean;
  /** T for this list, or for one that cannot be told (-1). */
  open(list: number): void;
  close(): void;
  /** A line below T. */
  addFields(line: string): void;
  /** True when the file defines the template of this list, and this prompt is not in it. */
  isUnknown(list: number, view: DataView, from: number, to: number): boolean;
  forget(): void;
}

const [MOST_LISTS, MOST_PROMPTS] = [64, 256];
/** Tildes of one field. A listing may have several on one line, as Q126611 prints them. */
const TILDES = 5;
const [BLANK, TAB, COLON] = [0x20, 0x09, 0x3a];

export function openTemplates(): Templates {
  const print = new Int32Array(2);
  const scratch = openScratch();
  const templates = new Map<number, Set<number>>();
  let prompts: Set<number> | null = null;
  let openList = -1;
  let isOpen = false;
  let isExact = true;
  let fields = 0;
  let largest = 0;

  /** A prompt as a number; blanks around it and the colon at its end do not matter. */
  const promptOf = (view: DataView, from: number, to: number): number => {
    let [start, end] = [from, to];
    const isOne = (at: number, ...these: number[]): boolean => these.includes(view.getUint8(at));
    while (start < end && isOne(start, BLANK, TAB)) start += 1;
    while (end > start && isOne(end - 1, BLANK, TAB, COLON)) end -= 1;
    fingerprint(view, start, end, 0, 0, print);
    return (print[0]! >>> 0) * 0x200000 + (print[1]! >>> 11);
  };
  const addPrompt = (text: string): void => {
    fields += 1;
    largest = Math.max(largest, fields);
    if (!prompts) return;
    const size = scratch.put(text);
    if (prompts.size < MOST_PROMPTS) prompts.add(promptOf(scratch.view, 0, size));
    else drop();
  };
  const drop = (): void => {
    isExact = false;
    prompts = null;
    templates.delete(openList);
  };

  return {
    get isExact() {
      return isExact;
    },
    get largest() {
      return largest;
    },
    get isOpen() {
      return isOpen;
    },
    open(list) {
      isOpen = true;
      fields = 0;
      openList = list;
      prompts = null;
      if (list < 0) return;
      if (templates.size >= MOST_LISTS && !templates.has(list)) isExact = false;
      else templates.set(list, (prompts = new Set()));
    },
    close() {
      isOpen = false;
    },
    addFields(line) {
      const pieces = line.split('~');
      addPrompt(pieces[0]!);
      for (let at = TILDES; at + TILDES < pieces.length; at += TILDES) addPrompt(pieces[at]!);
    },
    isUnknown(list, view, from, to) {
      const known = templates.size === 0 ? undefined : templates.get(list);
      return known !== undefined && known.size > 0 && !known.has(promptOf(view, from, to));
    },
    forget() {
      isOpen = false;
      prompts = null;
      templates.clear();
    },
  };
}

/**
 * The prompt of a line of template data; null when no slash ends it. `//` is a slash of the prompt,
 * unless a colon stands before it: then the prompt ends there and its value begins with a slash.
 */
export function promptOfData(line: string): string | null {
  for (let at = 1; at < line.length; at += 1) {
    if (line[at] !== '/') continue;
    if (line[at + 1] !== '/' || line[at - 1] === ':')
      return line.slice(1, at).replace(/\/\//g, '/').trim();
    at += 1;
  }
  return null;
}

/**
 * Template data with a blank before its hyphen, as Q152424 and Q159308 print it. A name may begin with
 * a hyphen as well, but no `:/` follows it.
 */
export const isIndentedData = (line: string): boolean => /^[ \t]+-[^~]*:\//.test(line);
