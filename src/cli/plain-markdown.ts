/** Markdown of a rule page as plain text for a terminal. */
import { WIDTH, wrap } from '../report/text/layout.js';

/** Marks that say nothing on a terminal. Backticks stay: they show where a command ends. */
const unmarked = (text: string): string =>
  text
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 ($2)')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/(?<![\w`])_([^_`]+)_(?![\w`])/g, '$1');

/** Lines that are kept as they stand: code, tables. */
const VERBATIM = /^(?: {4}|\t|\|)/;
const LIST = /^( *)([-*]|\d+\.) +/;

/** Markdown as plain text of 80 columns: headings underlined, paragraphs and lists wrapped. */
export function plainMarkdown(markdown: string): string {
  const out: string[] = [];
  // A paragraph or list item that goes on: what stands before its first line, and its lines.
  let first = '';
  let open: string[] = [];
  let fenced = false;
  const flush = (): void => {
    if (open.length > 0) out.push(...wrap(unmarked(open.join(' ')), first));
    open = [];
  };
  for (const line of markdown.trimEnd().split('\n')) {
    const heading = /^(#+)\s+(.*)$/.exec(line);
    const item = LIST.exec(line);
    const goesOn = open.length > 0 && !fenced && !heading && !item && line.trim() !== '';
    if (goesOn && !line.startsWith('```')) {
      open.push(line.trim());
      continue;
    }
    flush();
    if (line.startsWith('```')) fenced = !fenced;
    else if (fenced) out.push(`    ${line}`.trimEnd());
    else if (line.trim() === '') {
      if (out.at(-1) !== '') out.push('');
    } else if (heading) {
      const title = unmarked(heading[2]!);
      out.push(...wrap(title));
      if (heading[1] === '#') out.push('='.repeat(Math.min(title.length, WIDTH)));
    } else if (item) {
      first = `${item[1]}${item[2]} `;
      open = [line.slice(item[0].length)];
    } else if (VERBATIM.test(line)) out.push(line);
    else {
      first = '';
      open = [line];
    }
  }
  flush();
  return `${out.join('\n')}\n`;
}
