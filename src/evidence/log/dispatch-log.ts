/** DISPATCH.LOG: when the steps of a Dir-Sync cycle were started, and how they ended (Q148705). */
import type { Step } from '../../model/issue-args.js';
import { nameKey, postofficeName } from '../../model/names.js';
import type { OpenReader, ServerSign } from '../../model/types.js';
import { readDateTime } from '../text/date-time.js';
import { headLines, lineReader } from '../text/lines.js';
import { MOST_SIGNS, openShown, withSigns, type Meaning } from '../text/shown-lines.js';

const LINE =
  /^[ \t]{0,40}(\S{1,20})[ \t]{1,10}(\d{1,2}\/\d{1,2}\/\d{2,4}[ \t]{1,10}\d{1,2}:\d{2}(?::\d{2})?)[ \t]{1,10}(?=\S)([^|]*)$/;
const WORDS =
  /^"?NSDA\b|^Running "?NSDA|^Checking the process table|^Failure while accessing the process table|missed its run window/i;
/** The messages as articles show them, without session and time (Q132731, Q148718, Q149451, Q139034). */
const UNDATED =
  /^[ \t]{0,40}("?NSDA ?- ?\w{1,2}"? (?:terminated (?:ab)?normally with exit code \d{1,5}|terminated with exit code \d{1,5}|missed its run window)\.?|Running "?NSDA ?- ?\w{1,2}"?|Checking the process table on [^\s\\]{1,64}\\\S{1,64}|Failure while accessing the process table\.?)[ \t]{0,40}$/i;

/** `-RT`, `-S` and `-RR` are T1, T2 and T3 (Q132731, Q148705). */
const STEP = /NSDA ?- ?(RT|RR|S)\b/i;
const STEPS: Readonly<Record<string, Step>> = { RT: 'T1', S: 'T2', RR: 'T3' };
const EXIT = /terminated .{0,20}exit code (\d{1,5})/i;
/** NSDA ends with 64 where all went well (Q139034). */
const ENDED_WELL = ['0', '64'];
/** Some part of the step did not complete (Q148705). */
const INCOMPLETE = '65';

/** What a message means, or null for one that only says that a step runs. */
function meaning(text: string): Meaning | null {
  const step = STEPS[STEP.exec(text)?.[1]?.toUpperCase() ?? ''] ?? null;
  const code = EXIT.exec(text)?.[1];
  if (code === INCOMPLETE) return { code: 'dispatch-step-failed', args: { step } };
  if (code === '2') return { code: 'dispatch-step-not-found', args: { step } };
  if (code !== undefined && !ENDED_WELL.includes(code))
    return { code: 'dispatch-step-exit-code', args: { step, exitCode: Number(code) } };
  if (/missed its run window/i.test(text)) return { code: 'dispatch-step-missed', args: { step } };
  if (/^Failure while accessing the process table/i.test(text))
    return { code: 'dispatch-process-table', args: {} };
  return null;
}

/** The session, the time and the words of a message, or null for any other line. */
function parts(line: string): { session: string; time: number | null; text: string } | null {
  const found = LINE.exec(line);
  const text = found?.[3]?.trim() ?? '';
  if (found && WORDS.test(text))
    return { session: found[1]!.toUpperCase(), time: readDateTime(found[2]!), text };
  const words = UNDATED.exec(line)?.[1];
  return words === undefined ? null : { session: '', time: null, text: words };
}

/** Whose steps a session runs: the postoffice stands on a line above (Q96060). */
const PROCESS_TABLE = /^Checking the process table on ([^\s\\/]{1,64}[\\/][^\s"'.,;]{1,64})/i;
/** A step that Dispatch started. One that missed its window may be left of a former server (Q96060). */
const STARTED = /^Running|terminated/i;

export const openDispatchLog: OpenReader = (context) => {
  const shown = openShown(context);
  const running = new Map<string, string>();
  const signs = new Map<string, ServerSign>();
  /** The steps that failed when they last ran, by postoffice. */
  const failed = new Map<string, { step: string; postoffice: string | null; line: number }>();
  const note = (session: string, text: string, line: number): void => {
    const step = STEPS[STEP.exec(text)?.[1]?.toUpperCase() ?? ''];
    const code = EXIT.exec(text)?.[1];
    const postoffice = running.get(session) ?? null;
    if (!step || code === undefined || failed.size >= MOST_SIGNS) return;
    const key = `${step} ${nameKey(postoffice ?? '')}`;
    if (ENDED_WELL.includes(code)) failed.delete(key);
    else if (code === INCOMPLETE) failed.set(key, { step, postoffice, line });
  };
  /** NSDA -S runs for the directory server alone (Q96060, Q148705). */
  const watch = (session: string, text: string, line: number): void => {
    const checked = PROCESS_TABLE.exec(text)?.[1];
    if (checked !== undefined && running.size < MOST_SIGNS)
      running.set(session, postofficeName(checked));
    const server = running.get(session);
    if (server === undefined || signs.size >= MOST_SIGNS) return;
    if (STARTED.test(text) && STEP.exec(text)?.[1]?.toUpperCase() === 'S')
      signs.set(server, { server, how: 'runs', by: null, at: { line } });
  };
  return lineReader(context, {
    line(raw, line) {
      const found = parts(raw);
      if (!found) return;
      const { session, time, text } = found;
      watch(session, text, line);
      const code = EXIT.exec(text)?.[1];
      shown.entry(line, code === undefined ? null : Number(code), time, text);
      const means = meaning(text);
      if (means) shown.tell(means, line);
      note(session, text, line);
    },
    end() {
      for (const { step, postoffice, line: at } of failed.values())
        shown.see('dispatch.stepFailed', step, { postoffice, line: at });
      return withSigns(shown.end(), [...signs.values()]);
    },
  });
};

export const looksLikeDispatchLog = (head: string): boolean =>
  headLines(head).some((line) => parts(line) !== null);
