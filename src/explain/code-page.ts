/** The page behind `explain 44`: what is published about one code of the Dir-Sync programs. */
import type { CodeEntry, CodeSeverity } from '../generated/codes.js';
import type { Rule } from '../model/rule-types.js';
import { wrap } from '../report/text/layout.js';

type Predicting = Pick<Rule, 'id' | 'title' | 'code'>;

const WORDS: Readonly<Record<CodeSeverity, string>> = {
  S: 'Status',
  W: 'Warning',
  E: 'Error',
  F: 'Fatal',
};
const OTHER_LISTS =
  "These are codes of the Dir-Sync programs. ADMIN's Notice numbers and PODIAG's error numbers are " +
  'other lists, in which the same number means something else.';

/** Events of the Exchange service, which are evidence and have numbers of their own. */
const EVENTS: Readonly<Record<number, string>> = {
  136: 'a message came from a requestor that the server does not know (Q147084)',
  143: 'the server could not store the numbers of a requestor (Q192484, Q241117)',
  168: 'the server could not store the numbers of a requestor (Q192484, Q241117)',
  220: 'Dir-Sync messages were lost or delayed (Q175588)',
  221: 'the server will send a full export with its next reply (Q175588)',
};
const eventLines = (code: number): string[] => {
  const words = EVENTS[code];
  return words === undefined
    ? []
    : ['', ...lines(`Event ${code} of MSExchangeDX is something else: ${words}.`)];
};

/** Like the written pages, two columns narrower than the screen. */
const lines = (text: string, first = ''): string[] =>
  wrap(text, `  ${first}`).map((line) => line.slice(2));

/** As the log has it: `Error [ 44]`, `Warning[ 27]` (Q122751, Q118447). */
export const printed = (severity: CodeSeverity, code: number): string =>
  `${WORDS[severity].padEnd(6)}[${String(code).padStart(3)}]`;

/** One line, with its blanks as they are. Status lines show their number in the coded form only (Q149271). */
function severityLine({ code, severity, severityFrom, other }: CodeEntry): string {
  const named = other.map((each) => WORDS[each]).join(', ');
  const also = named === '' ? '' : `; also met as ${named}`;
  if (severity === null) return 'Printed as: never seen in a published log';
  if (severityFrom === 'prose')
    return `Printed as: never seen in a published log; called ${WORDS[severity]} elsewhere${also}`;
  if (severity !== 'S') return `Printed as: ${printed(severity, code)}${also}`;
  const coded = `1 ${String(code).padStart(3)}`;
  return `Printed as: Status, without the number (coded logs: ${coded})${also}`;
}

const titled = (title: string): string[] => {
  const head = lines(title);
  return [...head, '='.repeat(Math.max(...head.map((line) => line.length))), ''];
};
const section = (heading: string, body: readonly string[]): string[] =>
  body.length === 0 ? [] : ['', heading, '', ...body];
const text = (parts: readonly string[]): string => `${parts.join('\n')}\n`;

/** The page of a documented code; `rules` may be all there are. */
export function codePage(entry: CodeEntry, rules: readonly Predicting[]): string {
  const { code, meaning, wayOut, articles } = entry;
  const predicting = rules.filter((rule) => rule.code === code);
  return text([
    ...titled(`Code ${code}: ${entry.text ?? 'free text'}`),
    severityLine(entry),
    ...section('What it means', lines(meaning)),
    ...section('What to do', wayOut === null ? [] : lines(wayOut)),
    ...section(
      'Rules of this program that predict it',
      predicting.flatMap(({ id, title }) => lines(`${id}: ${title}`, '- ')),
    ),
    ...section('Sources', lines(articles.join(', '))),
    ...eventLines(code),
    '',
    ...lines(OTHER_LISTS),
  ]);
}

/** The page of a number in the range of the codes that no article documents. */
export const undocumentedCodePage = (code: number): string =>
  text([
    ...titled(`Code ${code}: not documented`),
    ...lines(
      'No article that this program knows documents this number. Q96001 to Q96004 list the ' +
        'codes of version 3.0 and leave it out. DIRSYNC.TXT on the first server disk may have it ' +
        '(Q96001).',
    ),
    ...section('Sources', lines('Q96001, Q96002, Q96003, Q96004')),
    ...eventLines(code),
    '',
    ...lines(OTHER_LISTS),
  ]);
