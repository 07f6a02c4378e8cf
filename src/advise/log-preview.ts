/**
 * The DIRSYNC.LOG lines to expect, in the published form: severity, code right-aligned in three
 * columns (Q118447, Q148705). A prediction: times are left open, and so is what no source shows.
 */
import { previewTitle } from '../model/preview-title.js';
import { factText } from '../model/fact-text.js';
import type { Case, Finding, Verdict } from '../model/report-types.js';
import { UNNAMED } from '../case/requestors.js';
import { CODES } from '../generated/codes.js';

const OPEN_TIME = '--/--/-- --:--:--';
/** IMPORT's own codes end here; the rest are of the programs that run before and after it (Q96003). */
const LAST_OF_IMPORT = 99;
/** More requestors than this are not previewed: nobody reads so many logs beforehand. */
const MOST_REQUESTORS = 20;

const line = (severity: string, code: number | null, text: string): string => {
  const word = severity.padEnd(code === null ? 12 : 6);
  const brackets = code === null ? ' ' : `[${String(code).padStart(3)}] `;
  return `${OPEN_TIME} | ${word}${brackets}${text}`;
};

const SEVERITY: Readonly<Record<string, string>> = { W: 'Warning', E: 'Error', F: 'Fatal' };

function codeLine({ code, severity, evidence }: Finding): string {
  const entry = CODES.find((each) => each.code === code);
  const printed = SEVERITY[entry?.severity ?? ''] ?? (severity === 'fatal' ? 'Fatal' : 'Error');
  const times = evidence.find(({ fact }) => fact.startsWith('transactions.'))?.value;
  const often = typeof times === 'number' && times > 1 ? ` (${times} times)` : '';
  return line(printed, code, `${entry?.text ?? '(wording not published)'}${often}`);
}

function previewOf(
  { requestor, facts }: Case,
  judged: Verdict['byRequestor'][number],
  findings: readonly Finding[],
): string[] {
  const { outcome } = judged;
  const who = requestor === UNNAMED ? 'this requestor' : requestor;
  const title = previewTitle(who);
  if (outcome === 'cannot-tell') return [title, '(not predictable yet)'];
  const version = factText('import.version', facts['import.version'].value);
  const banner = `Microsoft (R) Mail Import V${version === 'unknown' ? '?.?' : version}`;
  const fatal = findings.filter(({ severity }) => severity === 'fatal');
  const ofImport = ({ code }: Finding): boolean => code !== null && code <= LAST_OF_IMPORT;
  if (outcome === 'will-fail') {
    const coded = fatal.filter(ofImport);
    const lines = [...new Set(coded.map(codeLine))];
    return [
      title,
      line('Status', null, banner),
      ...(lines.length > 0
        ? lines
        : ['(neither the number nor the wording of this error was published)']),
    ];
  }
  const logged = findings.filter(
    (each) => ofImport(each) && (each.severity === 'error' || each.severity === 'hang'),
  );
  return [
    title,
    line('Status', null, banner),
    ...new Set(logged.map(codeLine)),
    ...(outcome === 'at-risk'
      ? ['(perhaps nothing further: IMPORT may hang or crash here)']
      : [line('Status', null, 'Import is finished.')]),
  ];
}

/** The lines for each requestor, each part under a title that says that it is a prediction. */
export function predictLog(
  judged: readonly { case: Case; judged: Verdict['byRequestor'][number]; findings: Finding[] }[],
): string[] {
  const more = judged.length - MOST_REQUESTORS;
  return [
    ...judged
      .slice(0, MOST_REQUESTORS)
      .flatMap((one) => previewOf(one.case, one.judged, one.findings)),
    ...(more > 0 ? [`(${more} more requestors are not previewed)`] : []),
  ];
}
