/** explain: offline help on a rule, an error code, a number, a file or an article. */
import { PAGES } from '../../generated/pages.js';
import type { Page } from '../../generated/pages.js';
import { BUILT_IN_RULES } from '../../generated/rules.js';
import { WIDTH, columns, wrap } from '../../report/layout.js';
import type { Io } from '../io.js';
import { nearest } from '../nearest.js';
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

const namesOf = (page: Page): string[] => [page.id, ...page.aliases];

/** The names that mean something else than the ones before them. */
const distinct = (names: readonly string[]): string[] =>
  [
    ...new Map(
      [...names].reverse().map((name) => [key(name.replace(/[ _]/g, '-')), name]),
    ).values(),
  ].reverse();

/** An id wins over an alias. */
function find(asked: string): Page | undefined {
  const wanted = key(asked);
  return (
    PAGES.find(({ id }) => key(id) === wanted) ??
    PAGES.find(({ aliases }) => aliases.some((alias) => key(alias) === wanted))
  );
}

const ARTICLE = /^q?(\d{5,6})$/i;

/** An article that has no page of its own: the pages that name it among their sources. */
function citing(article: string): string {
  const named = new RegExp(`\\b${article}\\b`);
  const pages = PAGES.filter(({ text }) => named.test(text.slice(text.indexOf('\n## Sources\n'))));
  if (pages.length === 0)
    throw usageError(
      `no page cites ${article}`,
      'explain',
      '`resync-check explain` lists what there is',
    );
  const rows = columns(pages.map(({ id, title }) => [`  ${id}`, title]));
  const lines = [`${article} has no page of its own; it is cited by:`, ...rows];
  return `${lines.map((line) => line.slice(0, WIDTH).trimEnd()).join('\n')}\n`;
}

function ruleLine(id: string): string[] {
  const rule = BUILT_IN_RULES.find((each) => each.id === id);
  if (!rule) return [];
  const code = rule.code === null ? 'no error code' : `error code ${rule.code}`;
  return [`Severity ${rule.severity}, ${code}, confidence ${rule.confidence}`, ''];
}

function list(): string {
  const rules = PAGES.filter(({ kind }) => kind === 'rule');
  const topics = PAGES.filter(({ kind }) => kind === 'topic');
  return `${[
    'resync-check explain <id> tells about one of these.',
    '',
    'Rules',
    ...columns(rules.map(({ id, title }) => [`  ${id}`, title])).map((line) =>
      line.slice(0, WIDTH),
    ),
    '',
    'Error codes, numbers, files, programs and other topics',
    ...topics.flatMap((page) => wrap(distinct(namesOf(page)).join(', '), '  ', '    ')),
  ].join('\n')}\n`;
}

/** Runs `explain`. */
export function run(_args: Arguments, ids: readonly string[], io: Io): Promise<number> {
  const asked = ids.join(' ');
  if (asked === '') {
    io.stdout.write(list());
    return Promise.resolve(0);
  }
  const page = find(asked);
  const article = ARTICLE.exec(asked.trim())?.[1];
  if (!page && article !== undefined) {
    io.stdout.write(citing(`Q${article}`));
    return Promise.resolve(0);
  }
  if (!page) {
    const near = nearest(asked, PAGES.flatMap(namesOf), SUGGESTIONS);
    const todo =
      near.length > 0
        ? `did you mean ${near.join(', ')}?`
        : '`resync-check explain` lists what there is';
    throw usageError(`nothing to explain under ${asked}`, 'explain', todo);
  }
  io.stdout.write([...ruleLine(page.id), plainMarkdown(page.text)].join('\n'));
  return Promise.resolve(0);
}
