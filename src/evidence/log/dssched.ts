/** A DSSCHED listing of PROCESS.GLB: when the steps of a Dir-Sync cycle run (Q96060, Q148718). */
import { postofficeName } from '../../model/names.js';
import type { OpenReader, ServerSign } from '../../model/types.js';
import { readDateTime } from '../text/date-time.js';
import { headLines, lineReader } from '../text/lines.js';
import { MOST_SIGNS, openShown, withSigns } from '../text/shown-lines.js';

const PROGRAM = /\bDSSched[ \t]+v?\d/i;
const BANNER = /^[ \t]{0,40}Examining[ \t]+\S{1,140}[ \t]+Dir-?[ \t]?Sync process times/i;
/** The postoffice, and what else of the line a mail program has left there. */
const EXAMINING = /^[ \t]{0,40}Examining[ \t]+(\S{1,140})(?:[ \t]+(\S.*))?$/i;
const OF_TIMES = /^Dir-?[ \t]?Sync(?:[ \t]+process(?:[ \t]+times)?)?[ \t]*$/i;
/** Only the directory server takes T2 times (Q96060). */
const SERVER_PROCESS = /^[ \t]{0,40}Server process[ \t]*\(Dispatch runs NSDA ?- ?S\)/i;
const RECORD = /^[ \t]{0,40}Record number[ \t]+(\d{1,5})[ \t]*$/i;
const TIME = /^[ \t]{0,40}Current time to run NSDA ?- ?(RT|RR|S):[ \t]*(\S.*)$/i;
const STEPS: Readonly<Record<string, string>> = {
  RT: 'T1, requestor sends updates (NSDA -RT)',
  S: 'T2, server process (NSDA -S)',
  RR: 'T3, requestor processes updates (NSDA -RR)',
};

export const openDssched: OpenReader = (context) => {
  const shown = openShown(context);
  let record: number | null = null;
  let postoffice: string | null = null;
  const signs = new Map<string | null, ServerSign>();
  return lineReader(context, {
    line(text, line) {
      const examining = EXAMINING.exec(text);
      // Another listing may stand above, whose postoffice is not this one's.
      if (examining)
        postoffice = OF_TIMES.test(examining[2] ?? 'DirSync')
          ? postofficeName(examining[1]!)
          : null;
      record = Number(RECORD.exec(text)?.[1] ?? record ?? NaN);
      if (Number.isNaN(record)) record = null;
      const found = TIME.exec(text);
      const isOfServer = SERVER_PROCESS.test(text) || found?.[1]?.toUpperCase() === 'S';
      if (isOfServer && !signs.has(postoffice) && signs.size < MOST_SIGNS)
        signs.set(postoffice, { server: postoffice, how: 'scheduled', by: null, at: { line } });
      if (!found) return;
      shown.entry(line, record, readDateTime(found[2]!), STEPS[found[1]!.toUpperCase()]!);
      if (found[1]!.toUpperCase() === 'RR') shown.tell({ code: 'dssched-t3', args: {} }, line);
    },
    end: () => withSigns(shown.end(), [...signs.values()]),
  });
};

export const looksLikeDssched = (head: string): boolean =>
  headLines(head).some(
    (line) =>
      PROGRAM.test(line) || BANNER.test(line) || TIME.test(line) || SERVER_PROCESS.test(line),
  );
