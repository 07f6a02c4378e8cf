/**
 * The report as one HTML file: no script, no request, a policy that allows neither. What matters most
 * is open, the rest is folded and opens on demand; printed, all of it is there.
 */
import { PAGE_HTML } from '../../generated/page-html.js';
import { STYLE, STYLE_HASH } from '../../generated/style.js';
import type { Report } from '../../model/report-types.js';
import type { Outcome } from '../../model/types.js';
import {
  commandsIn,
  type Block,
  type Column,
  type Page,
  type Picture,
  type Rich,
  type Row,
  type Run,
} from '../page/blocks.js';
import { pageOf, type PageOptions } from '../page/page.js';
import { OUTCOME } from '../text/words.js';
import { TITLE } from '../page/words.js';
import { element, escape } from './escape.js';
import { headerPicture } from './header-picture.js';
import { numbersPicture } from './numbers-picture.js';
import { runsPicture } from './runs-picture.js';

export type HtmlOptions = PageOptions;

/** Renders a report as a page of its own. Nothing out of a file becomes markup. */
export function renderHtml(report: Report, options: HtmlOptions = {}): string {
  return document(pageOf(report, options));
}

/** The same without the document around it, for a page that has one. */
export function htmlBody(
  report: Report,
  options: HtmlOptions = {},
): { title: string; html: string } {
  const page = pageOf(report, options);
  return { title: page.title, html: bodyOf(page) };
}

const bodyOf = ({ blocks }: Page): string => blocks.map((each) => block(each, 2)).join('\n');

/** Nothing is loaded, sent or run; the one style sheet is known by its hash. */
const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

function document(page: Page): string {
  const { title } = page;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${bodyOf(page)}
</main>
</body>
</html>
`;
}

const withCommands = (words: string): string =>
  commandsIn(words)
    .map(({ isCommand, text }) => (isCommand ? code(text) : prose(text)))
    .join('');

/** A program and its options stay in one line: `IMPORT -Q`. */
const prose = (text: string): string =>
  escape(text).replace(/\b[A-Z]{4,8}(?: -[A-Za-z]{1,2}\b)+/g, '<span class="nobreak">$&</span>');

/** A path may be broken behind its slashes. */
const breakable = (name: string): string => escape(name).replace(/[\\/]/g, '$&<wbr>');

/** A command that is not too long for a line of its own is not broken. */
const code = (text: string): string =>
  element('code', { class: text.length <= LONGEST_WHOLE && 'whole' }, escape(text));
const LONGEST_WHOLE = 60;

const rich = (text: Rich): string =>
  typeof text === 'string' ? withCommands(text) : text.map(run).join('');

function run(piece: Run): string {
  if (typeof piece === 'string') return withCommands(piece);
  // A name may be written from right to left; what stands around it must not turn with it.
  if ('name' in piece) return element('bdi', {}, breakable(piece.name));
  if ('code' in piece) return code(piece.code);
  if ('strong' in piece) return element('strong', {}, withCommands(piece.strong));
  return Object.hasOwn(PAGE_HTML, piece.page)
    ? element('a', { href: `#rule-${piece.page}` }, escape(piece.page))
    : element('code', {}, escape(piece.page));
}

/** `level` is that of the headings in it. */
function block(each: Block, level: number): string {
  switch (each.kind) {
    case 'answer':
      return answer(each.outcome, rich(each.text), each.about, level);
    case 'text':
      return element('p', {}, rich(each.text));
    case 'labelled':
      return element(
        'p',
        { class: 'labelled' },
        `${element('strong', {}, escape(each.label))} ${element('span', {}, rich(each.text))}`,
      );
    case 'steps':
      return listOf('ol', each.items, 'steps');
    case 'list':
      return listOf(each.isOrdered ? 'ol' : 'ul', each.items);
    case 'table':
      return table(each);
    case 'lines':
      return element('pre', { tabindex: 0 }, escape(each.lines.join('\n')));
    case 'picture':
      return (
        picture(each.picture, each.alt) + each.instead.map((one) => block(one, level)).join('\n')
      );
    case 'pages':
      return pages(each.ids);
    case 'section': {
      const content = each.blocks.map((one) => block(one, Math.min(level + 1, 6))).join('\n');
      const heading = element(`h${level}`, {}, rich(each.title));
      return each.isFolded
        ? element('details', {}, `${element('summary', {}, heading)}\n${content}\n`)
        : element('section', {}, `${heading}\n${content}\n`);
    }
  }
}

/** The first answer is the heading of the page; those of several requestors stand in their sections. */
function answer(outcome: Outcome, text: string, about: string, level: number): string {
  const badge = element('span', { class: 'badge' }, escape(OUTCOME[outcome]));
  const name = level === 2 ? 'h1' : `h${level}`;
  return element(
    'header',
    { class: `answer ${outcome}` },
    badge + element(name, {}, text) + (about === '' ? '' : element('p', {}, escape(about))),
  );
}

const listOf = (name: 'ol' | 'ul', items: readonly Rich[], style?: string): string =>
  element(name, { class: style }, items.map((item) => element('li', {}, rich(item))).join('\n'));

function table({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const head = columns.map(({ title, isNumber }) =>
    title === ''
      ? '<td></td>'
      : element('th', { scope: 'col', class: isNumber && 'number' }, escape(title)),
  );
  const body = rows.map((row) =>
    element('tr', {}, row.cells.map((cell, at) => cellOf(row, cell, at, columns[at])).join('')),
  );
  // Where most cells of a row have a meaning of their own, the whole is looked at rather than read.
  const isMatrix = (rows[0]?.tones?.filter((tone) => tone !== null).length ?? 0) > 2;
  return element(
    'div',
    { class: 'scrolls', tabindex: 0, role: 'group', 'aria-label': caption },
    element(
      'table',
      { class: isMatrix && 'matrix' },
      `${element('thead', {}, element('tr', {}, head.join('')))}\n${element('tbody', {}, body.join('\n'))}`,
    ),
  );
}

function cellOf({ tones }: Row, cell: Rich, at: number, column?: Column): string {
  const marks = [column?.isNumber && 'number', column?.isWhole && 'whole', tones?.[at]];
  const style = marks.filter(Boolean).join(' ');
  const attributes = style === '' ? {} : { class: style };
  return at === 0
    ? element('th', { scope: 'row', ...attributes }, rich(cell))
    : element('td', attributes, rich(cell));
}

function picture(of: Picture, alt: string): string {
  switch (of.of) {
    case 'numbers':
      return numbersPicture(of.rows, of.own, alt);
    case 'header':
      return headerPicture(of.record, alt);
    case 'runs':
      return runsPicture(of.runs, alt);
  }
}

/** The pages of the rules that the report names; they are ours, and HTML already. */
function pages(ids: readonly string[]): string {
  const known = ids.filter((id) => Object.hasOwn(PAGE_HTML, id));
  if (known.length === 0) return '';
  const all = known.map((id) => element('article', { id: `rule-${id}` }, PAGE_HTML[id]));
  return element(
    'details',
    { class: 'pages' },
    `${element('summary', {}, element('h2', {}, escape(TITLE.pages)))}\n${all.join('\n')}\n`,
  );
}
