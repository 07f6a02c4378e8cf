/** Looks up what `explain` knows: a rule, a remedy, a cause, a code, a number, a file, a word, an article. */
import { CODES, NOT_DOCUMENTED } from '../generated/codes.js';
import { PAGES } from '../generated/pages.js';
import { BUILT_IN_RULES } from '../generated/rules.js';
import { nearest } from '../model/nearest.js';
import { causePages, remedyPages, type AnyPage } from './advice-page.js';
import { codePage, undocumentedCodePage } from './code-page.js';
import { glossaryEntry, terms } from './glossary.js';

const SUGGESTIONS = 3;

/** Case does not count, nor what parts the words, `.GLB` behind a file, nor `Q` before an article. */
const key = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[ _]+/g, '-')
    .replace(/\.glb$/, '')
    .replace(/^q(?=\d{5,}$)/, '');

/** Every page there is: those of rules/, and those of remedies and causes. */
export const ALL: readonly AnyPage[] = [...PAGES, ...remedyPages(BUILT_IN_RULES), ...causePages()];

export const namesOf = (page: AnyPage): string[] => [page.id, ...page.aliases];

/** The names that mean something else than the ones before them. */
export const distinct = (names: readonly string[]): string[] =>
  [...new Map([...names].reverse().map((name) => [key(name), name])).values()].reverse();

/** An id wins over an alias. */
function find(asked: string): AnyPage | undefined {
  const wanted = key(asked);
  return (
    ALL.find(({ id }) => key(id) === wanted) ??
    ALL.find(({ aliases }) => aliases.some((alias) => key(alias) === wanted))
  );
}

/** `44`, `[ 44]`, `error 44`, `fatal-91`, `Error [ 081]`, `fatal error 14`, `code -1`. */
const CODE = /^(?:(?:code|message|status|warning|error|fatal)[ -]?)*#?(\[?) ?(-1|\d{1,3}) ?(\]?)$/i;

/** The number of a Dir-Sync code, when one is asked for. */
function codeIn(asked: string): number | undefined {
  const [, open, digits, close] = CODE.exec(asked.trim().replace(/\s+/g, ' ')) ?? [];
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

/** What an article without a page of its own is a source of: names and titles. */
function citing(article: string): (readonly [string, string])[] {
  const cited = new RegExp(`\\b${article}\\b`);
  const pages = ALL.filter(({ text }) => cited.test(text.slice(text.indexOf('\n## Sources\n'))));
  const codes = CODES.filter(({ articles }) => articles.includes(article));
  return [
    ...pages.map(({ id, title }) => [id, title] as const),
    ...codes.map(({ code, text }) => [`code ${code}`, text ?? 'free text'] as const),
  ];
}

/** What stands above a page, or nothing. */
export function lineAbove({ id, line }: AnyPage): string | undefined {
  const rule = BUILT_IN_RULES.find((each) => each.id === id);
  if (!rule) return line;
  const code = rule.code === null ? 'no error code' : `error code ${rule.code}`;
  return `Severity ${rule.severity}, ${code}, confidence ${rule.confidence}`;
}

export type Found =
  | { is: 'page'; page: AnyPage }
  /** Of a code without a page: text in lines. */
  | { is: 'text'; text: string }
  /** Of the glossary: Markdown. */
  | { is: 'entry'; markdown: string }
  /** An article without a page: what cites it, which may be nothing. */
  | { is: 'cited'; article: string; by: (readonly [name: string, title: string])[] }
  | { is: 'nothing'; near: string[] };

export function lookUp(asked: string): Found {
  const code = codeIn(asked);
  const page = find(asked) ?? (code === undefined ? undefined : find(String(code)));
  if (page) return { is: 'page', page };
  const article = ARTICLE.exec(asked.trim())?.[1];
  if (article !== undefined)
    return { is: 'cited', article: `Q${article}`, by: citing(`Q${article}`) };
  const text = code === undefined ? undefined : codeText(code);
  if (text !== undefined) return { is: 'text', text };
  const markdown = glossaryEntry(asked);
  if (markdown !== undefined) return { is: 'entry', markdown };
  return {
    is: 'nothing',
    near: nearest(asked, [...ALL.flatMap(namesOf), ...terms()], SUGGESTIONS),
  };
}
