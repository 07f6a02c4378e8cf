import { wrap } from '../report/layout.js';

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
  let paragraph: { words: string; first: string } | null = null;
  let fenced = false;
  const flush = (): void => {
    if (paragraph) out.push(...wrap(unmarked(paragraph.words), paragraph.first));
    paragraph = null;
  };
  for (const line of markdown.trimEnd().split('\n')) {
    const heading = /^(#+)\s+(.*)$/.exec(line);
    const item = LIST.exec(line);
    if (/^```/.test(line)) {
      flush();
      fenced = !fenced;
    } else if (fenced) out.push(`    ${line}`.trimEnd());
    else if (line.trim() === '') {
      flush();
      if (out.at(-1) !== '') out.push('');
    } else if (heading) {
      flush();
      const title = unmarked(heading[2] ?? '');
      out.push(title);
      if (heading[1] === '#') out.push('='.repeat(Math.min(title.length, 80)));
    } else if (item) {
      flush();
      paragraph = { words: line.slice(item[0].length), first: `${item[1]}${item[2]} ` };
    } else if (paragraph !== null) {
      // The assignment above is out of the compiler's sight: it happens in a closure's scope.
      const open: { words: string } = paragraph;
      open.words += ` ${line.trim()}`;
    } else if (VERBATIM.test(line)) out.push(line);
    else paragraph = { words: line, first: '' };
  }
  flush();
  return `${out.join('\n')}\n`;
}
