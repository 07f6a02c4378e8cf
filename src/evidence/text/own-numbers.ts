/** A requestor's numbers in any published spelling. */
import { issue, type Issue } from '../../model/issues.js';
import { mark } from '../../model/marked.js';
import type { OwnNumber } from '../../model/types.js';
import { WRITTEN_NUMBER } from './header.js';
import { syncNumber } from '../../model/sync-number.js';

/** One of a requestor's numbers as a text gives it; `value` is null when it is no sync number. */
export interface WrittenNumber {
  number: OwnNumber;
  value: number | null;
  written: string;
}

/** Every spelling met in the articles: ReqSync, REQSEQ, SrvSeq, Import sync, DXA-Svr-Seq ... */
const NUMBER = new RegExp(
  `(?<![A-Za-z0-9])(?:DXA-)?(imp|srv|svr|req)(?:ort)?[ _-]?(?:sync|seq)[ \\t]*[=:][ \\t]*(${WRITTEN_NUMBER})`,
  'gi',
);

const OWN: Readonly<Record<string, OwnNumber>> = {
  imp: 'ImportSync',
  srv: 'SrvSync',
  svr: 'SrvSync',
  req: 'ReqSync',
};

/** What is written where a sync number belongs, and is none. */
export const notANumber = (name: string, written: string, line: number): Issue =>
  issue('not-a-sync-number', { name, written: mark('text', written.slice(0, 40)) }, { line });

/** The numbers that a line gives with `=` or `:`, in the line's order. */
export function ownNumbers(text: string): WrittenNumber[] {
  const found: WrittenNumber[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const number = OWN[match[1]!.toLowerCase()];
    // Digits behind a blank may be the rest of the number: `1 40` is never 1.
    const rest = /^[ \t]+\d+/.exec(text.slice(match.index + match[0].length))?.[0] ?? '';
    const written = match[2]! + rest;
    if (number) found.push({ number, value: syncNumber(written), written });
  }
  return found;
}
