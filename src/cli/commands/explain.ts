/** explain: offline help on a rule, a remedy, a cause, an error code, a number, a file, a word or an article. */
import { CODES, NOT_DOCUMENTED } from '../../generated/codes.js';
import { PAGES } from '../../generated/pages.js';
import { BUILT_IN_RULES } from '../../generated/rules.js';
import { wrap } from '../../report/text/layout.js';
import { causePages, remedyPages, type AnyPage } from '../advice-page.js';
import { codePage, undocumentedCodePage } from '../code-page.js';
import { glossaryEntry, terms } from '../glossary.js';
import type { Io } from '../io.js';
import { nearest } from '../../model/nearest.js';
import { plainMarkdown } from '../plain-markdown.js';
import { usageError } from '../usage.js';
import type { Arguments } from '../usage.js';

const SUGGESTIONS = 3;

/** Case does not count, nor `.GLB` behind a file, nor `Q` before an article. */
const key = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/\.glb$/, '')
    .replace(/^q(?=\d{5,}$)/, '');

/** Every page there is: those of rules/, and those of remedies and causes. */
const ALL: readonly AnyPage[] = [...PAGES, ...remedyPages(BUILT_IN_RULES), ...causePages()];

const namesOf = (page: AnyPage): string[] => [page.id, ...page.aliases];

/** The names that mean something else than the ones before them. */
const distinct = (names: readonly string[]): string[] =>
  [
    ...new Map(
      [...names].reverse().map((name) => [key(name.replace(/[ _]/g, '-')), name]),
    ).values(),
  ].reverse();

/** An id wins over an alias. */
function find(asked: string): AnyPage | undefined {
  const wanted = key(asked);
  return (
    ALL.find(({ id }) => key(id) === wanted) ??
    ALL.find(({ aliases }) => aliases.some((alias) => key(alias) === wanted))
  );
}

/** `44`, `[ 44]`, `error 44`, `fatal-91`, `Error [ 081]`, `fatal error 14`, `code -1`. */
const CODE =
  /^(?:(?:code|message|status|warning|error|fatal)(?:\s+|-)?)*#?(\[?)\s*(-1|\d{1,3})\s*(\]?)$/i;

/** The number of a Dir-Sync code, when one is asked for. */
function codeIn(asked: string): number | undefined {
  const [, open, digits, close] = CODE.exec(asked.trim()) ?? [];
  return digits === undefined || (open === '') !== (close === '') ? undefined : Number(digits);
}

/** What is known of a code that has no written page; undefined for a number that is none. */
function codeText(code: number): string | undefined {
  const entry = CODES.find((each) => each.code === code);
  if (entry) return codePage(entry, BUILT_IN_RULES);
  const isCode = NOT_DOCUMENTED.some(([from, to]) => from <= code && code <= to);
  return isCode ? undocumentedCodePage(code) : undefined;
}

const ARTICLE = /^q?(\d{5,6})$/i;

/** Names in a column, their titles beside them, on as many lines as they need. */
function named(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.flatMap(([name, title]) => wrap(title, `  ${name.padEnd(width)}  `));
}

/** An article that has no page of its own: the pages and the codes that it is a source of. */
function citing(article: string): string {
  const cited = new RegExp(`\\b${article}\\b`);
  const pages = ALL.filter(({ text }) => cited.test(text.slice(text.indexOf('\n## Sources\n'))));
  const codes = CODES.filter(({ articles }) => articles.includes(article));
  if (pages.length + codes.length === 0)
    throw usageError(
      'no page cites this article',
      article,
      '`resync-check explain` lists what there is',
    );
  const rows = named([
    ...pages.map(({ id, title }) => [id, title] as const),
    ...codes.map(({ code, text }) => [`code ${code}`, text ?? 'free text'] as const),
  ]);
  return `${[`${article} has no page of its own; it is cited by:`, ...rows].join('\n')}\n`;
}

/** What stands above a page. */
function lineAbove({ id, line }: AnyPage): string[] {
  const rule = BUILT_IN_RULES.find((each) => each.id === id);
  if (!rule) return line === undefined ? [] : [line, ''];
  const code = rule.code === null ? 'no error code' : `error code ${rule.code}`;
  return [`Severity ${rule.severity}, ${code}, confidence ${rule.confidence}`, ''];
}

function list(): string {
  const of = (wanted: AnyPage['kind']): AnyPage[] => ALL.filter(({ kind }) => kind === wanted);
  const titled = (wanted: AnyPage['kind']): string[] =>
    named(of(wanted).map(({ id, title }) => [id, title] as const));
  return `${[
    '`resync-check explain WORD` explains one of these.',
    '',
    'Rules',
    ...titled('rule'),
    '',
    'Causes of a header that is too low',
    ...titled('cause'),
    '',
    'Remedies',
    ...titled('remedy'),
    '',
    'Error codes, numbers, files, programs and other topics',
    ...of('topic').flatMap((page) => wrap(distinct(namesOf(page)).join(', '), '  ', '    ')),
    '',
    'Words of Dir-Sync and of this program',
    ...wrap(terms().join(', '), '  '),
    '',
    `Codes: ${CODES[0]?.code} to ${CODES.at(-1)?.code}, for instance 44, "fatal 91", "code -1"`,
  ].join('\n')}\n`;
}

/** Runs `explain`. */
export function run(_args: Arguments, ids: readonly string[], io: Io): Promise<number> {
  const asked = ids.join(' ');
  if (asked === '') {
    io.stdout.write(list());
    return Promise.resolve(0);
  }
  const code = codeIn(asked);
  const page = find(asked) ?? (code === undefined ? undefined : find(String(code)));
  const article = ARTICLE.exec(asked.trim())?.[1];
  if (!page && article !== undefined) {
    io.stdout.write(citing(`Q${article}`));
    return Promise.resolve(0);
  }
  const told = page || code === undefined ? undefined : codeText(code);
  if (told !== undefined) {
    io.stdout.write(told);
    return Promise.resolve(0);
  }
  const entry = page ? undefined : glossaryEntry(asked);
  if (entry !== undefined) {
    io.stdout.write(plainMarkdown(entry));
    return Promise.resolve(0);
  }
  if (!page) {
    const near = nearest(asked, [...ALL.flatMap(namesOf), ...terms()], SUGGESTIONS);
    const todo =
      near.length > 0
        ? `did you mean ${near.join(', ')}?`
        : '`resync-check explain` lists what there is';
    throw usageError('nothing to explain under this name', asked, todo);
  }
  io.stdout.write([...lineAbove(page), plainMarkdown(page.text)].join('\n'));
  return Promise.resolve(0);
}
