/**
 * DIRSYNC.LOG in its text form, DSSERVER.LOG and CENTRAL.LOG in their coded form (Q149271). The form
 * is told by the lines, not by the name, since one article has the names the other way round
 * (Q148705); a file with lines of both is read as two logs. CENTRAL.LOG holds the reports of many postoffices, each below a line with its name.
 */
import { issue } from '../../model/issues.js';
import type { OpenReader, Observation, Reading } from '../../model/types.js';
import type { LogEntry, LoggedImports } from '../../model/log-types.js';
import { nameKey } from '../../model/names.js';
import { headLines, lineReader } from '../text/lines.js';
import { withCode } from './code-of.js';
import { isDated, lineParser, piecesOf, stampAtEnd, type LineParser } from './log-lines.js';
import type { LogForm } from './entry.js';
import { UNSTAMPED_WORDS } from './log-undated.js';
import { logStory, type LogStory } from './log-story.js';
import { runReader, type RunReader, type SeenRun } from './runs.js';
import { isServersEntry, serverWords, type ServerWords } from './server-words.js';
import { timelineKeeper } from './timeline.js';

/** So many dated lines of a text say whether it is a log. */
const LOOKED_AT = 200;
/** A log with more postoffices than this is not kept apart any further. */
const MOST_PARTS = 1000;
/** A message that goes on in the next line (Q149271) is put together up to this length. */
const LONGEST_MESSAGE = 400;

/** What a text that holds entries of the text form cannot be without. */
export const MAY_BE_LOG = new RegExp(
  `\\||(?:warning|error|fatal)[ \\t]{0,6}(?:\\[|error|\\d)|${UNSTAMPED_WORDS.source}`,
  'i',
);

/** Between two messages of an article (Q111703). */
const OR = /^-? ?or ?-?$/i;

const REPORT = /^Report from {1,3}([^\s/:]{1,64}\/[^\s/:]{1,64})\/\$?SYSTEM/i;

/** SRVMAIN runs on the directory server (Q132731). */
const hasServersRun = (seen: readonly Observation[]): boolean =>
  seen.some(({ fact }) => fact === 'srvmain.version');

/**
 * What a log says without a name is its own postoffice's. In the log of a directory server that is
 * not the requestor: then only the version of SRVMAIN is told.
 */
const unnamed = (seen: Observation[]): Observation[] =>
  hasServersRun(seen) ? seen.filter(({ fact }) => fact === 'srvmain.version') : seen;

/** A part of the log that is about one postoffice is a log of it. */
const named = (seen: Observation[]): Observation[] =>
  seen.slice(0, 1).flatMap((first) => {
    const { of, source, at, time } = first;
    const read = { of, fact: 'log.read', value: true, source, at } as const;
    return [{ ...read, ...(time !== undefined && { time }) }, ...seen] satisfies Observation[];
  });

/** An entry that an article puts into quotation marks ends with one (Q99268). */
const withoutQuote = (text: string): string =>
  text.endsWith('"') && text.split('"').length % 2 === 0 ? text.slice(0, -1) : text;

/** Of a report that begins with its own line and goes on with a banner, the line is no run. */
const isReportLine = ({ postoffice, program, troubles, receivedAt, sentAt }: SeenRun): boolean =>
  postoffice !== null && program === null && troubles.length === 0 && !receivedAt && !sentAt;

/** Stories of the log's own postoffice and of those whose reports it holds. */
function storiesOf(tooMany: (line: number) => void): {
  of(postoffice: string | null, line: number): LogStory | null;
  observations(): Observation[];
  imports(): LoggedImports[];
} {
  const whole = logStory(null);
  const parts = new Map<string, LogStory>();
  return {
    of(postoffice, line) {
      if (postoffice === null) return whole;
      const key = nameKey(postoffice);
      const known = parts.get(key);
      if (known) return known;
      if (parts.size >= MOST_PARTS) {
        tooMany(line);
        return null;
      }
      const story = logStory(postoffice);
      parts.set(key, story);
      return story;
    },
    imports: () => [whole, ...parts.values()].flatMap((one) => one.imports() ?? []),
    observations: () => [
      ...unnamed(whole.observations()),
      ...[...parts.values()].flatMap((one) => named(one.observations())),
    ],
  };
}

/** A file may hold a log of each form, as articles and mails print them below each other (Q148705). */
interface OneLog {
  stories: ReturnType<typeof storiesOf>;
  runs: RunReader;
  server: ServerWords;
}

const otherThan = (form: LogForm): LogForm => (form === 'text' ? 'coded' : 'text');

/** Reads lines of both forms; `form` says which one the last entry had. */
function bothForms(expected: LogForm): LineParser & { form(): LogForm } {
  const parsers = { text: lineParser('text'), coded: lineParser('coded') };
  let form = expected;
  const either =
    (how: keyof LineParser) =>
    (line: string, at: number): LogEntry | null => {
      const found = parsers[form][how](line, at);
      if (found) return found;
      const other = parsers[otherThan(form)][how](line, at);
      // Words alone below an entry of the coded form are the rest of its message.
      if (!other || (other.written === null && isStatusOrNone(other))) return null;
      form = otherThan(form);
      return other;
    };
  return { read: either('read'), readWhole: either('readWhole'), form: () => form };
}

const isStatusOrNone = ({ severity }: LogEntry): boolean =>
  severity === 'Status' || severity === null;

const openLog =
  (form: LogForm): OpenReader =>
  (context) => {
    const reading: Reading = { observations: [], issues: [] };
    let first = 0;
    let records = 0;
    const parser = bothForms(form);
    let held: LogEntry | null = null;
    let heldForm = form;
    /** Behind a line with # stands the transaction, which is no part of the message (Q117260). */
    let mayGoOn = false;
    /** A time stamp at the end of the line above, whose entry stands on this one. */
    let waiting = '';
    let isFull = false;
    /** The line that only the log of a directory server has: CENTRAL.LOG is its alone (Q96060). */
    let serversAt = /^CENTRAL\.LOG$/i.test(context.name) ? 1 : null;

    const tooMany = (line: number): void => {
      if (!isFull)
        reading.issues.push(issue('log-too-many-postoffices', { most: MOST_PARTS }, { line }));
      isFull = true;
    };
    const timeline = timelineKeeper();
    const logOf = (): OneLog => {
      const stories = storiesOf(tooMany);
      const runs = runReader((run) => {
        if (!isReportLine(run)) timeline.run(run);
        stories.of(run.postoffice, run.from.line)?.take(run);
      });
      return { stories, runs, server: serverWords(MOST_PARTS, tooMany) };
    };
    const logs: Record<LogForm, OneLog> = { text: logOf(), coded: logOf() };
    const inOrder = [logs[form], logs[otherThan(form)]];

    const settle = (): void => {
      if (!held) return;
      const entry = withCode({ ...held, text: withoutQuote(held.text) });
      held = null;
      records += 1;
      if (first === 0) first = entry.line;
      timeline.entry();
      const { runs, server } = logs[heldForm];
      const report = entry.text.startsWith('Report') ? REPORT.exec(entry.text) : null;
      if (report) runs.enter(report[1]!);
      if (report || isServersEntry(entry)) serversAt ??= entry.line;
      runs.add(entry);
      server.take(entry);
      context.onRecord?.({
        record: records,
        at: { line: entry.line },
        number: entry.code,
        date: entry.time,
        text: [entry.severity ?? '', entry.text].filter((part) => part !== '').join(' '),
      });
    };

    const hold = (entry: LogEntry, text: string): void => {
      settle();
      held = entry;
      heldForm = parser.form();
      mayGoOn = !text.startsWith('#') && !text.trimStart().startsWith('#');
    };

    const unread = (text: string, line: number): void => {
      settle();
      if (text === '' || first === 0) return;
      timeline.unread();
      logs[heldForm].runs.unread(line, text.slice(0, LONGEST_MESSAGE));
    };

    const take = (text: string, line: number): void => {
      const found = parser.read(text, line);
      const goesOn = text.trim();
      // Below a severity without words they are its own.
      const isRest = found?.severity === null && found.code !== null && held?.text === '';
      if (found && !(isRest && mayGoOn)) hold(found, text);
      else if (!held || !mayGoOn || goesOn === '' || OR.test(goesOn) || isDated(text))
        unread(goesOn, line);
      else if (held.text.length + goesOn.length < LONGEST_MESSAGE)
        held.text = `${held.text} ${goesOn}`.trimStart();
      else unread(goesOn, line);
    };

    return lineReader(context, {
      line(plain, at) {
        const whole = waiting === '' ? parser.readWhole(plain, at) : null;
        if (whole) return hold(whole, plain);
        const { line, stamp } = stampAtEnd(`${waiting}${plain}`);
        waiting = stamp;
        if (stamp === '' || line.trim() !== '') for (const text of piecesOf(line)) take(text, at);
      },
      end() {
        settle();
        for (const { runs } of inOrder) runs.end();
        if (first > 0) {
          reading.observations.push(
            {
              of: { kind: 'requestor', name: null },
              fact: 'log.read',
              value: true,
              source: 'log',
              at: { line: first },
            },
            ...inOrder.flatMap(({ stories }) => stories.observations()),
            ...inOrder.flatMap(({ server }) => server.observations()),
          );
          if (serversAt !== null || hasServersRun(reading.observations))
            reading.serverSigns = [
              { server: null, how: 'keeps-log', by: null, at: { line: serversAt ?? first } },
            ];
          reading.timeline = timeline.end();
          reading.imports = inOrder.flatMap(({ stories }) => stories.imports());
        }
        return reading;
      },
    });
  };

export const openDirsyncLog = openLog('text');
export const openCodedLog = openLog('coded');

/** What the dated and the undated lines of a text are. */
function countForms(head: string): Record<LogForm | 'dated' | 'undated', number> {
  const [inText, inCode] = [lineParser('text'), lineParser('coded')];
  const count = { dated: 0, text: 0, coded: 0, undated: 0 };
  for (const line of headLines(head)) {
    if (!MAY_BE_LOG.test(line)) continue;
    for (const text of piecesOf(line)) {
      const found = inText.read(text, 0);
      if (!isDated(text)) {
        // Words alone, as those of Status, make no log.
        if (found && found.severity !== 'Status') count.undated += 1;
        continue;
      }
      count.dated += 1;
      if (found) count.text += 1;
      else if (inCode.read(text, 0)) count.coded += 1;
    }
    if (count.dated >= LOOKED_AT) break;
  }
  return count;
}

/** A log has lines of the text form, and most of its dated lines have one of the two forms. */
export function looksLikeDirsyncLog(head: string): boolean {
  const { dated, text, coded, undated } = countForms(head);
  return (text > 0 && (text + coded) * 2 > dated) || (undated > 0 && (text + coded) * 2 >= dated);
}

/** The same of the coded form alone: a log of both forms is read as one of the text form. */
export function looksLikeCodedLog(head: string): boolean {
  const { dated, text, coded } = countForms(head);
  return coded > 0 && coded * 2 > dated && text === 0 && !looksLikeDirsyncLog(head);
}
