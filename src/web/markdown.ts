/** Our own pages as HTML, below the headings of whatever they stand in. Nothing foreign comes here. */
import { Marked } from 'marked';

/** Headings of a page stand below the heading of their part. */
const LOWER = 2;

/** A code block scrolls where the window is narrow, so it can be reached by the keyboard. */
const pages = new Marked({
  walkTokens(token) {
    if (token.type === 'heading') (token as { depth: number }).depth += LOWER;
  },
  renderer: {
    code: ({ text }) => `<pre tabindex="0">${escape(text)}</pre>\n`,
  },
});

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const pageHtml = (markdown: string): string =>
  pages.parse(markdown, { async: false }).trim();
