/** A DSSCHED listing of PROCESS.GLB: when the steps of a Dir-Sync cycle run (Q96060, Q148718). */
import type { OpenReader } from '../../model/types.js';
import { readDateTime } from '../text/date-time.js';
import { headLines, lineReader, unquoted } from '../text/lines.js';
import { openShown } from '../text/shown-lines.js';

const PROGRAM = /\bDSSched[ \t]+v?\d/i;
const BANNER = /^[ \t]{0,40}Examining[ \t]+\S{1,140}[ \t]+Dir-?[ \t]?Sync process times/i;
const RECORD = /^[ \t]{0,40}Record number[ \t]+(\d{1,5})[ \t]*$/i;
const TIME = /^[ \t]{0,40}Current time to run NSDA ?-(RT|RR|S):[ \t]*(\S.*)$/i;
const STEPS: Readonly<Record<string, string>> = {
  RT: 'T1, requestor sends updates (NSDA -RT)',
  S: 'T2, server process (NSDA -S)',
  RR: 'T3, requestor processes updates (NSDA -RR)',
};

export const openDssched: OpenReader = (context) => {
  const shown = openShown(context);
  let record: number | null = null;
  return lineReader(context, {
    line(raw, line) {
      const text = unquoted(raw);
      record = Number(RECORD.exec(text)?.[1] ?? record ?? NaN);
      if (Number.isNaN(record)) record = null;
      const found = TIME.exec(text);
      if (!found) return;
      shown.entry(line, record, readDateTime(found[2]!), STEPS[found[1]!.toUpperCase()]!);
      if (found[1]!.toUpperCase() === 'RR') shown.tell({ code: 'dssched-t3', args: {} }, line);
    },
    end: () => shown.end(),
  });
};

export const looksLikeDssched = (head: string): boolean =>
  headLines(head).some((line) => PROGRAM.test(line) || BANNER.test(line) || TIME.test(line));
