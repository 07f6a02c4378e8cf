/** The report as Markdown for a ticket: plain tables, checklists, and `<details>` for what is folded. */
import type { Report } from '../../model/report-types.js';
import type { Block, Column, Rich, Row, Run } from '../page/blocks.js';
import { pageOf, type PageOptions } from '../page/page.js';
import { betweenTags, code, joined, plain, withCommands } from './escape.js';

export type MarkdownOptions = PageOptions;

/** Renders a report for a ticket. Nothing out of a file becomes markup. */
export function renderMarkdown(report: Report, options: MarkdownOptions = {}): string {
  return `${blocks(pageOf(report, options).blocks)}\n`;
}

const rich = (text: Rich): string =>
  typeof text === 'string' ? withCommands(text) : joined(text.map(run));

function run(piece: Run): string {
  if (typeof piece === 'string') return withCommands(piece);
  if ('name' in piece) return plain(piece.name);
  if ('code' in piece) return code(piece.code);
  if ('strong' in piece) return bold(withCommands(piece.strong));
  return code(`explain ${piece.page}`);
}

/** Blanks beside the stars would keep them from being marks. */
const bold = (text: string): string => (text.trim() === '' ? '' : `**${text.trim()}**`);

function block(each: Block): string {
  switch (each.kind) {
    case 'answer': {
      const answer = bold(rich(each.text).replace(/\.$/, ''));
      return each.about === '' ? answer : `${answer} (${plain(each.about)})`;
    }
    case 'text':
      return rich(each.text).trim();
    case 'labelled':
      return `${bold(plain(each.label))}: ${rich(each.text)}`;
    case 'steps':
      return each.items.map((item) => `- [ ] ${rich(item).trim()}`).join('\n');
    case 'list':
      return each.items
        .map((item, at) => `${each.isOrdered ? `${at + 1}.` : '-'} ${rich(item).trim()}`)
        .join('\n');
    case 'table':
      return table(each.columns, each.rows);
    case 'lines':
      return fenced(each.lines);
    case 'picture':
      return blocks(each.instead);
    case 'pages':
      return '';
    case 'section':
      return each.isFolded
        ? `<details><summary>${summary(each.title)}</summary>\n\n${blocks(each.blocks)}\n\n</details>`
        : `${bold(rich(each.title))}\n\n${blocks(each.blocks)}`;
  }
}

const blocks = (all: readonly Block[]): string =>
  all
    .map(block)
    .filter((each) => each !== '')
    .join('\n\n');

/** What stands in `<summary>` is HTML, where no Markdown is read by every site. */
const summary = (title: Rich): string =>
  betweenTags(
    (typeof title === 'string' ? [title] : title)
      .map((piece) => (typeof piece === 'string' ? piece : Object.values(piece).join('')))
      .join(''),
  );

function table(columns: readonly Column[], rows: readonly Row[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ title }) => plain(title))),
    `|${columns.map(({ isNumber }) => (isNumber ? '---:' : '---')).join('|')}|`,
    ...rows.map(({ cells }) => line(cells.map(rich))),
  ].join('\n');
}

/** Lines between fences longer than any run of backticks in them. */
function fenced(lines: readonly string[]): string {
  const text = lines.join('\n');
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
