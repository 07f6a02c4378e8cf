/**
 * The pages of the project as plain HTML files that open from a disk: no script, no request, no
 * network. Each page of docs/, rules/ and samples/ becomes one file, with the way to the others.
 *
 *   node scripts/site.mjs [FOLDER]     writes into site/ unless a folder is named
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Marked } from 'marked';
import { slug } from './lib/docs/claims.mjs';
import { ROOT, json, text } from './lib/docs/command.mjs';

const escapeHtml = (words) =>
  words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const ARTICLES = json('docs/articles.json');
const ARTICLES_PAGE = 'docs/evidence-base.md';
const STYLE = `
:root { color-scheme: light dark; --line: #8886; --dim: #8882 }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 62rem; padding: 1rem }
header nav { border-bottom: 1px solid var(--line); padding-bottom: .5rem; margin-bottom: 1rem }
header a { margin-right: .8rem; white-space: nowrap }
pre { background: var(--dim); padding: .7rem; overflow-x: auto; font-size: .9rem }
code { font-family: ui-monospace, 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', monospace; font-size: .92em }
.wide { overflow-x: auto }
table { border-collapse: collapse }
td, th { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top }
img { max-width: 100%; height: auto }
`;
const hash = createHash('sha256').update(STYLE).digest('base64');
const POLICY = `default-src 'none'; style-src 'sha256-${hash}'; img-src 'self' file:`;

/** The pages that every page leads to. */
const WAYS = [
  ['README.md', 'Start'],
  ['docs/worked-cases.md', 'Worked cases'],
  ['docs/errors.md', 'Errors'],
  ['docs/evidence.md', 'Evidence'],
  ['docs/rules.md', 'Rules'],
  ['docs/directory-server.md', 'Directory server'],
  ['docs/glossary.md', 'Glossary'],
  ['docs/command-line.md', 'Command line'],
  ['docs/library.md', 'Library'],
  ['docs/evidence-base.md', 'Articles'],
  ['docs/open-questions.md', 'Open questions'],
  ['samples/README.md', 'Samples'],
];

const markdownIn = (folder) =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map(({ name }) => posix.join(folder, name));

/** Every page, by its path in the project. */
export const pages = () => [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...markdownIn('docs'),
  ...markdownIn('rules'),
  ...markdownIn('rules/topics'),
  'samples/README.md',
  ...readdirSync(join(ROOT, 'samples'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `samples/${name}/README.md`),
];

/** `docs/rules.md` is `docs/rules.html`; the first page is the index. */
const fileOf = (page) => page.replace(/\bREADME\.md$/, 'index.html').replace(/\.md$/, '.html');

/** From one page to another, as a browser needs it. */
const wayTo = (from, to) => posix.relative(posix.dirname(fileOf(from)), fileOf(to));

/** A link as it stands in Markdown; a folder of samples is its page. */
function rewritten(from, href) {
  if (/^[a-z]+:|^#/i.test(href)) return href;
  const [path, anchor] = href.split('#');
  const target = posix.normalize(posix.join(posix.dirname(from), path));
  const page = target.endsWith('/') ? `${target}README.md` : target;
  const to = page.endsWith('.md') ? wayTo(from, page) : posix.relative(posix.dirname(from), target);
  return anchor === undefined ? to : `${to}#${anchor}`;
}

/** A number of an article leads to what was taken from it. */
const articleLink = (from) => ({
  name: 'article',
  level: 'inline',
  start: (source) => /\bQ\d{5,6}\b/.exec(source)?.index,
  tokenizer(source) {
    const [number] = /^Q\d{5,6}\b/.exec(source) ?? [];
    if (!number || !ARTICLES[number] || this.lexer.state.inLink || from === ARTICLES_PAGE) return;
    return { type: 'article', raw: number, number };
  },
  renderer: ({ number }) =>
    `<a href="${wayTo(from, ARTICLES_PAGE)}#${number.toLowerCase()}">${number}</a>`,
});

function bodyOf(page) {
  const marked = new Marked({ gfm: true });
  marked.use({
    extensions: [articleLink(page)],
    renderer: {
      heading({ tokens, depth, text: words }) {
        const id = slug(words.replace(/[`*]/g, ''));
        return `<h${depth} id="${escapeHtml(id)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        return `<a href="${escapeHtml(rewritten(page, href))}">${this.parser.parseInline(tokens)}</a>`;
      },
      image({ href, text: words }) {
        return `<img src="${escapeHtml(rewritten(page, href))}" alt="${escapeHtml(words)}">`;
      },
      // Nothing of a page is taken for HTML.
      html({ text: words }) {
        return words.startsWith('<!--') ? '' : escapeHtml(words);
      },
    },
  });
  return marked
    .parse(text(page))
    .replaceAll('<table>', '<div class="wide"><table>')
    .replaceAll('</table>', '</table></div>');
}

function pageOf(page) {
  const title = /^# (.+)$/m.exec(text(page))?.[1] ?? page;
  const ways = WAYS.map(([to, words]) =>
    to === page
      ? `<strong>${words}</strong>`
      : `<a href="${wayTo(page, to)}">${escapeHtml(words)}</a>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} - resync-check</title>
<style>${STYLE}</style>
<header><nav>${ways.join('\n')}</nav></header>
<main>
${bodyOf(page)}</main>
</html>
`;
}

/** Writes all pages and what they show below a folder; gives the files. */
export function writeSite(folder) {
  const files = pages().map((page) => {
    const file = join(folder, fileOf(page));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, pageOf(page));
    return fileOf(page);
  });
  const copied = [
    ...readdirSync(join(ROOT, 'docs'))
      .filter((name) => /\.(?:png|svg|json)$/.test(name))
      .map((name) => `docs/${name}`),
    ...['LICENSE', 'samples/recipes.json'],
  ];
  for (const path of copied) cpSync(join(ROOT, path), join(folder, path));
  return [...files, ...copied];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2] ?? join(ROOT, 'site');
  if (process.argv[2] === undefined) rmSync(folder, { recursive: true, force: true });
  console.log(`site: ${writeSite(folder).length} files in ${folder}`);
}
