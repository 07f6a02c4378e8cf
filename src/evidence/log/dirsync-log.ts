/**
 * DIRSYNC.LOG in its text form, DSSERVER.LOG and CENTRAL.LOG in their coded form (Q149271). The form
 * is told by the lines, not by the name, since one article has the names the other way round
 * (Q148705). CENTRAL.LOG holds the reports of many postoffices, each below a line with its name.
 */
import { issue } from '../../model/issues.js';
import type { OpenReader, Observation, Reading } from '../../model/types.js';
import { headLines, lineReader, unquoted } from '../text/lines.js';
import { isDated, piecesOf, readLogLine, stampAtEnd } from './log-lines.js';
import type { LogForm, LogLine } from './entry.js';
import { exampleOf, logStory, type LogStory } from './log-story.js';

/** So many dated lines of a text say whether it is a log. */
const LOOKED_AT = 200;
/** A log with more postoffices than this is not kept apart any further. */
const MOST_PARTS = 1000;
/** A message that goes on in the next line (Q149271) is put together up to this length. */
const LONGEST_MESSAGE = 400;

const MAY_BE_ENTRY = /\||(?:warning|error|fatal)[ \t]{0,6}(?:\[|error|\d)/i;

const REPORT = /^Report from {1,3}([^\s/:]{1,64}\/[^\s/:]{1,64})\/\$?SYSTEM/i;
/** Code 166 names PCM:NET/PO (Q119450). */
const MANUAL = /(?<![a-z0-9])([a-z0-9]{1,10}):([^\s/:]{1,64}\/[^\s/:,;]{1,64})(?![/\w])/i;
const MANUAL_CODE = 166;

/**
 * What a log says without a name is its own postoffice's. In the log of a directory server that is
 * not the requestor: then only the version of SRVMAIN is told.
 */
const unnamed = (seen: Observation[]): Observation[] =>
  seen.some(({ fact }) => fact === 'srvmain.version')
    ? seen.filter(({ fact }) => fact === 'srvmain.version')
    : seen;

/** A part of the log that is about one postoffice is a log of it. */
const named = (seen: Observation[]): Observation[] =>
  seen.slice(0, 1).flatMap((first) => {
    const { examples: _examples, ...one } = first;
    return [{ ...one, fact: 'log.read', value: true }, ...seen] satisfies Observation[];
  });

interface Held {
  line: LogLine;
  at: number;
  /** Behind a line with # stands the transaction, which is no part of the message (Q117260). */
  mayGoOn: boolean;
}

const openLog =
  (form: LogForm): OpenReader =>
  (context) => {
    const reading: Reading = { observations: [], issues: [] };
    const whole = logStory(null);
    const parts = new Map<string, LogStory>();
    const manual = new Map<string, Observation>();
    let story: LogStory | null = whole;
    let first = 0;
    let records = 0;
    let held: Held | null = null;
    /** A time stamp at the end of the line above, whose entry stands on this one. */
    let waiting = '';
    let isFull = false;

    const tooMany = (at: number): void => {
      if (!isFull)
        reading.issues.push(issue('log-too-many-postoffices', { most: MOST_PARTS }, { line: at }));
      isFull = true;
    };

    const enter = (name: string, at: number): void => {
      const key = name.toUpperCase();
      story = parts.get(key) ?? null;
      if (!story && parts.size >= MOST_PARTS) return tooMany(at);
      story ??= logStory(name);
      story.interrupt();
      parts.set(key, story);
    };

    const askedByHand = (line: LogLine, at: number): void => {
      const found = MANUAL.exec(line.text);
      if (!found) return;
      const name = found[1]!.toUpperCase() === 'PCM' ? found[2]! : `${found[1]}:${found[2]}`;
      const key = name.toUpperCase();
      if (!manual.has(key) && manual.size >= MOST_PARTS) return tooMany(at);
      manual.set(key, {
        of: { kind: 'requestor', name },
        fact: 'log.manualImportRequired',
        value: true,
        source: 'log',
        at: { line: at },
        ...(line.time !== null && { time: line.time }),
        examples: [exampleOf(line, at)],
      });
    };

    const settle = (): void => {
      if (!held) return;
      const { line, at } = held;
      held = null;
      records += 1;
      if (first === 0) first = at;
      const report = REPORT.exec(line.text);
      if (report) enter(report[1]!, at);
      story?.add(line, at);
      if (line.code === MANUAL_CODE) askedByHand(line, at);
      context.onRecord?.({
        record: records,
        at: { line: at },
        number: line.code,
        date: line.time,
        text: [line.severity ?? '', line.text].filter((part) => part !== '').join(' '),
      });
    };

    const take = (text: string, at: number): void => {
      const line = readLogLine(text, form);
      const goesOn = text.trim();
      if (line) {
        settle();
        held = { line, at, mayGoOn: !text.trimStart().startsWith('#') };
      } else if (!held?.mayGoOn || goesOn === '' || isDated(text)) settle();
      else if (held.line.text.length + goesOn.length < LONGEST_MESSAGE)
        held.line.text = `${held.line.text} ${goesOn}`.trimStart();
      else settle();
    };

    return lineReader(context, {
      line(raw, at) {
        const { line, stamp } = stampAtEnd(`${waiting}${unquoted(raw)}`);
        waiting = stamp;
        if (stamp === '' || line.trim() !== '') for (const text of piecesOf(line)) take(text, at);
      },
      end() {
        settle();
        if (first > 0)
          reading.observations.push(
            {
              of: { kind: 'requestor', name: null },
              fact: 'log.read',
              value: true,
              source: 'log',
              at: { line: first },
            },
            ...unnamed(whole.observations()),
            ...[...parts.values()].flatMap((one) => named(one.observations())),
            ...manual.values(),
          );
        return reading;
      },
    });
  };

export const openDirsyncLog = openLog('text');
export const openCodedLog = openLog('coded');

/** A log has lines of the form, and most of its dated lines have one of the two forms. */
const looksLike = (form: LogForm) => (head: string) => {
  let dated = 0;
  let ofForm = 0;
  let ofOther = 0;
  let undated = 0;
  for (const line of headLines(head)) {
    if (!MAY_BE_ENTRY.test(line)) continue;
    for (const text of piecesOf(line)) {
      const found = readLogLine(text, form);
      if (!isDated(text)) {
        // Words alone, as those of Status, make no log.
        if (found && found.severity !== 'Status') undated += 1;
        continue;
      }
      dated += 1;
      if (found) ofForm += 1;
      else if (readLogLine(text, form === 'text' ? 'coded' : 'text')) ofOther += 1;
    }
    if (dated >= LOOKED_AT) break;
  }
  return (
    (ofForm > 0 && (ofForm + ofOther) * 2 > dated) ||
    (undated > 0 && (ofForm + ofOther) * 2 >= dated)
  );
};

export const looksLikeDirsyncLog = looksLike('text');
export const looksLikeCodedLog = looksLike('coded');
