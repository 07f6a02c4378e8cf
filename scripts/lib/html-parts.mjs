// What the HTML report is made of beside its own code: the style sheet, made small, with the hash by
// which the page's policy knows it, and the pages of the rules as HTML.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { transform } from 'esbuild';
import { Marked } from 'marked';

/** The style sheet as a module. */
export async function styleModule(file, banner) {
  const { code } = await transform(readFileSync(file, 'utf8'), { loader: 'css', minify: true });
  const style = code.trim();
  const hash = createHash('sha256').update(style).digest('base64');
  return `${banner}/** The style sheet of the HTML report. */
export const STYLE =
  ${JSON.stringify(style)};

/** Its hash, as a Content-Security-Policy names it. */
export const STYLE_HASH = 'sha256-${hash}';
`;
}

/** Headings of a page stand below the heading of their part of the report. */
const LOWER = 2;

/** A code block scrolls where the window is narrow, so it can be reached by the keyboard. */
const pages = new Marked({
  walkTokens(token) {
    if (token.type === 'heading') token.depth += LOWER;
  },
  renderer: {
    code: ({ text }) => `<pre tabindex="0">${escape(text)}</pre>\n`,
  },
});

const escape = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The pages of rules as a module, by the id of the rule. */
export function pageHtmlModule(all, banner) {
  const html = Object.fromEntries(all.map(({ id, text }) => [id, pages.parse(text).trim()]));
  return `${banner}/** The pages of rules/*.md as HTML, by the id of the rule. */
export const PAGE_HTML: Readonly<Record<string, string>> = ${JSON.stringify(html, null, 2)};
`;
}
