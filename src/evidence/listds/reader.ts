/** Readers of LISTDS -R and LISTDS -S output. */
import { issue } from '../../model/issues.js';
import type { OpenReader, ReadContext, Reading } from '../../model/types.js';
import { type LineHandler, headLines, lineReader } from '../text/lines.js';
import { listqLine } from '../listq/lines.js';
import { openListdsParts } from './parts.js';
import { ownNumbers, type WrittenNumber } from '../text/own-numbers.js';
import { BARE, isStray, NUMBERS, openStray, WITH_COLON } from './bare-lines.js';
import { openNarrow } from './narrow.js';
import { hasStrayNumbers } from './stray.js';
import { type Section, openRequestorListing, openServerListing } from './sections.js';

/** `Examining NET/PO Requestor Configuration Record`, or Server instead of Requestor (Q96060). */
const EXAMINING =
  /^[ \t]*Examining[ \t]+(\S{1,64})[ \t]+(Requestor|Requester|Server)[ \t]+Configuration/i;
const SERVER_OF = /^[ \t]*Dir-?[ \t]?Sync[ \t]+Server[ \t]*:(.*)/i;
const RECORD = /^[ \t]*Server[ \t]+Request[oe]r[ \t]+Record[ \t]*#?[ \t]*(\d{0,10})/i;
const NAME = /^[ \t]*Request[oe]r[ \t]+name[ \t]*:(.*)/i;
/** `Highest SrvSync is 80, Current Dirsync Cycle is 11` (Q96060). */
const HIGHEST = /^[ \t]*Highest[ \t]+(?:Srv|Svr)Sync[ \t]+is[ \t]+(\d{1,20})(?!\d)/i;
/** Whatever begins something else: mail headers, message bodies, another tool's output. */
const ELSEWHERE =
  /^[ \t]*(?:(?:From|To|Cc|Subject|Date|Sent)[ \t]*:|\[[A-Z -]{1,40}\]|Examining[ \t]|End of Queue)|\b(?:LISTDS|LISTQ)[ \t]+v?\d|\b(?:ReqTx|SrvTx)\b/i;

const CYCLE = /\bLast[ \t]+Cycle[ \t]*=/i;
/** A line of LISTDS -S that no fact is made of. */
const OF_SERVER = /^[ \t]*Last[ \t]+update[ \t]+received\b/i;

const HEADINGS = [EXAMINING, SERVER_OF, HIGHEST, RECORD, NAME, NUMBERS];
const TITLE = /\bLISTDS[ \t]+v?\d/i;
/** The beginning of a listing's first line, where a mail program has broken it. */
const BROKEN =
  /^[ \t]*Examining(?:[ \t]+\S{1,64}(?:[ \t]+(?:Requestor|Requester|Server))?)?[ \t]*$/i;

/** Hands lines on; a first line that was broken is put together again, by the number of its beginning. */
function mended(take: (text: string, line: number) => void) {
  let held: { text: string; line: number }[] = [];
  const release = (): void => {
    for (const { text, line } of held.splice(0)) take(text, line);
  };
  return {
    line(text: string, line: number): void {
      const whole = [...held.map((each) => each.text.trimEnd()), text.trimStart()].join(' ');
      if (held[0] && EXAMINING.test(whole)) {
        const at = held[0].line;
        held = [];
        return take(whole, at);
      }
      if (!BROKEN.test(held.length > 0 ? whole : text)) release();
      if (BROKEN.test(held.length > 0 ? whole : text)) held.push({ text, line });
      else take(text, line);
    },
    end: release,
  };
}

/** Where a listing whose lines were joined goes on. */
const JOINT =
  /(?<![\s,])[ \t]+(?=Examining[ \t]|Highest[ \t]+SrvSync[ \t]|Dir-?[ \t]?Sync[ \t]+Server[ \t]*:|Server[ \t]+Request[oe]r[ \t]+Record\b|Request[oe]r[ \t]+name[ \t]*:|(?:imp(?:ort)?|srv|svr|req)[ _-]?(?:sync|seq)[ \t]*=)/i;

/** The line, or what were lines before a mail program or a form joined them. */
const piecesOf = (text: string): string[] =>
  HEADINGS.some((heading) => heading.test(text)) || TITLE.test(text) ? text.split(JOINT) : [text];

const MESSAGE_OR_LISTING =
  /^[ \t]*(?:\[[A-Z -]{1,40}\]|Examining[ \t]|Request[oe]r[ \t]+name[ \t]*:)/i;

/** Whatever else may have numbers that begin a line, as a wrapped header transaction has. */
const hasOtherNumbers = (text: string): boolean =>
  MESSAGE_OR_LISTING.test(text) ||
  RECORD.test(text) ||
  !['blank', 'other', 'foreign', 'noise'].includes(listqLine(text, null).is);

/** Both readers see both kinds of section, and open only their own. */
function handler(which: 'requestor' | 'server', onPart: ReadContext['onPart']): LineHandler {
  const parts = openListdsParts(onPart);
  const reading: Reading = { observations: [], issues: [] };
  let section: Section | null = null;
  let isForeign = false;
  let held: { found: WrittenNumber[]; line: number } | null = null;
  const narrow = openNarrow();
  let isCutOff = false;
  let isEnd = false;
  let hasCycles = false;
  let mayBeBare = which === 'requestor';
  const bare: { numbers: WrittenNumber[]; line: number }[] = [];
  const has = { requestor: false, server: false };
  const stray = openStray(reading);

  const begin = (kind: 'requestor' | 'server', name: string | null, line: number): void => {
    section?.close();
    has[kind] = true;
    isForeign = kind !== which;
    if (isForeign) section = null;
    else
      section =
        kind === 'requestor'
          ? openRequestorListing(reading, name, line)
          : openServerListing(reading, name, line);
  };

  /** Numbers above a listing are those of another one, whose beginning is lost; nobody's name stands there. */
  const tellBeside = (): void => {
    if (!has.requestor || has.server) return;
    for (const { numbers, line } of bare) {
      begin('requestor', null, line);
      section?.numbers(numbers, line);
      section?.close();
      section = null;
    }
  };

  /** Nothing else stands there: two of them are of two postoffices. */
  const tellBare = (): void => {
    const [first, ...others] = bare;
    if (!first) return;
    const written = ({ numbers }: { numbers: WrittenNumber[] }): string =>
      numbers.map(({ number, value }) => `${number} ${value}`).join();
    const other = others.find((one) => written(one) !== written(first));
    if (other) {
      reading.issues.push(issue('listds-numbers-of-nobody', {}, { line: other.line }));
      return;
    }
    begin('requestor', null, first.line);
    section?.numbers(first.numbers, first.line);
    for (const { number, written: value } of first.numbers)
      parts.line(`${number} = ${value}`, first.line);
    section?.close();
  };

  const read = (text: string, line: number): void => {
    tellHeld('');
    const examining = EXAMINING.exec(text);
    if (examining) {
      const kind = /^Server$/i.test(examining[2]!) ? 'server' : 'requestor';
      if (kind === which) parts.begin(text.trim(), line);
      return begin(kind, examining[1]!, line);
    }
    const server = SERVER_OF.exec(text);
    if (server) {
      if (!section && (!isForeign || which === 'requestor')) begin('requestor', null, line);
      if (section) parts.line(text, line);
      return section?.serverLine?.(server[1]!, line);
    }
    const highest = HIGHEST.exec(text);
    if (highest) {
      if (section) parts.line(text, line);
      return section?.highestLine?.(highest[1]!, line);
    }
    const record = RECORD.exec(text);
    const name = record ? null : NAME.exec(text);
    if (record || name) {
      if (which === 'requestor') begin('server', null, line);
      else if (!section) begin('server', null, line);
      if (section && record) parts.begin(text.trim(), line);
      else if (section) parts.line(text, line);
      return record
        ? section?.recordLine?.(record[1]!, line)
        : section?.nameLine?.(name![1]!, line);
    }
    if (NUMBERS.test(text) || (section && WITH_COLON.test(text))) {
      if (section) {
        parts.line(text, line);
        held = { found: cutShort(text, ownNumbers(text)), line };
      } else if (mayBeBare && BARE.test(text)) {
        bare.push({ numbers: ownNumbers(text), line });
        // Where nothing comes of that, they are seen all the same.
        stray.line(text, line);
      } else if (!isForeign && isStray(text)) stray.line(text, line);
      return;
    }
    if (!isForeign) stray.line(text, line);
    if (section && OF_SERVER.test(text)) parts.line(text, line);
    if (ELSEWHERE.test(text)) {
      section?.close();
      section = null;
      isForeign = false;
    }
  };

  /** Tells the numbers of the line before, once it is seen whether their digits go on below. */
  const tellHeld = (below: string): void => {
    if (!held) return;
    const { found, line } = held;
    held = null;
    const rest = /^[ \t]*(\d+)/.exec(below)?.[1];
    const last = found.at(-1);
    if (rest !== undefined && last) {
      last.written += ` ${rest}`;
      last.value = null;
    }
    section?.numbers(found, line);
  };

  /** With the last number as a lower bound, where a narrow column or the end of the file may have cut it. */
  const cutShort = (text: string, found: WrittenNumber[]): WrittenNumber[] => {
    hasCycles ||= CYCLE.test(text);
    const last = found.at(-1);
    if (!last || last.value === null || !/\d$/.test(text)) return found;
    // A whole listing goes on behind ReqSync, and a record behind both, where others of it do (Q96060).
    const goesOn = which === 'requestor' ? last.number === 'ReqSync' : hasCycles;
    if (narrow.isCut(text) || (isEnd && goesOn))
      Object.assign(last, { value: null, atLeast: last.value });
    return found;
  };

  const lines = mended((whole, line) => {
    tellHeld(whole);
    narrow.line(whole);
    const pieces = piecesOf(whole);
    for (const [at, text] of pieces.entries()) {
      mayBeBare &&= !hasOtherNumbers(text);
      isEnd = isCutOff && at === pieces.length - 1;
      read(text, line);
    }
  });

  return {
    line(text, line, isCut) {
      isCutOff = isCut;
      lines.line(text, line);
    },
    end() {
      lines.end();
      tellHeld('');
      section?.close();
      section = null;
      // What else the text holds may give such numbers another meaning.
      if (mayBeBare && reading.observations.length === 0) tellBare();
      else tellBeside();
      if (which === 'requestor') stray.end();
      parts.close();
      return reading;
    },
  };
}

/** LISTDS -R: what REQCONF.GLB holds. ImportSync is not in the published output (Q96060). */
export const openListdsRequestor: OpenReader = (context) =>
  lineReader(context, handler('requestor', context.onPart));

/** LISTDS -S: what the directory server holds of each requestor (Q96060). */
export const openListdsServer: OpenReader = (context) =>
  lineReader(context, handler('server', context.onPart));

/** A word of every line that matters; most lines of other texts have none. */
const OF_LISTDS = /Configuration|Sync|Seq|Request[oe]r/i;

function listdsLines(headText: string): string[] {
  if (!OF_LISTDS.test(headText)) return [];
  const found: string[] = [];
  const lines = mended((text) => {
    if (OF_LISTDS.test(text)) found.push(...piecesOf(text));
  });
  headLines(headText).forEach((text, at) => lines.line(text, at + 1));
  lines.end();
  return found;
}

/** True when numbers stand in the text that no listing around them explains, and nothing else does. */
const hasBareNumbers = (headText: string, lines: readonly string[]): boolean =>
  lines.some((line) => BARE.test(line)) && !headLines(headText).some(hasOtherNumbers);

export function looksLikeListdsRequestor(headText: string): boolean {
  const lines = listdsLines(headText);
  const has = (pattern: RegExp): boolean => lines.some((line) => pattern.test(line));
  return (
    lines.some((line) => /^req/i.test(EXAMINING.exec(line)?.[2] ?? '')) ||
    (has(SERVER_OF) && has(NUMBERS)) ||
    hasBareNumbers(headText, lines) ||
    (/(?:req|srv)[ _-]?sync/i.test(headText) &&
      hasStrayNumbers(headLines(headText).flatMap(piecesOf).filter(isStray)))
  );
}

export function looksLikeListdsServer(headText: string): boolean {
  const lines = listdsLines(headText);
  const has = (pattern: RegExp): boolean => lines.some((line) => pattern.test(line));
  return (
    lines.some((line) => /^server/i.test(EXAMINING.exec(line)?.[2] ?? '')) ||
    has(RECORD) ||
    (has(NAME) && has(NUMBERS))
  );
}
