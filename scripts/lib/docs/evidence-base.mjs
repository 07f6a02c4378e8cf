/** For each article: what was taken from it, and what rests on it. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT, json, text } from './command.mjs';
import { filesBelow } from './claims.mjs';

const ARTICLES = 'docs/articles.json';
const ARTICLE = /\bQ\d{5,6}\b/g;

const pages = () => [...folder('rules', '.md'), ...folder('rules/topics', '.md')];
const folder = (path, ending) =>
  readdirSync(join(ROOT, path))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${path}/${name}`);

/** `- Q96060, Q119449: what was taken` of the Sources of a page, as [articles, words]. */
function sourceLines(path) {
  const page = text(path);
  const at = page.indexOf('\n## Sources\n');
  if (at < 0) return [];
  return [...page.slice(at).matchAll(/^- ([^]*?)(?=\n- |\n\n|\n*$(?![^]))/gm)].flatMap(
    ([, item]) => {
      const line = item.replace(/\s+/g, ' ').trim();
      const colon = line.indexOf(': ');
      if (colon < 0) return [];
      // `Q243604: builds; Q191014: the service packs` is about two.
      return line.split(/; (?=Q\d+: )/).map((part) => {
        const cut = part.indexOf(': ');
        return [part.slice(0, cut).match(ARTICLE) ?? [], part.slice(cut + 2)];
      });
    },
  );
}

/** What rests on each article: sorts of places and their names. */
function uses() {
  const all = new Map();
  const add = (article, sort, name) => {
    const of = all.get(article) ?? new Map();
    of.set(sort, (of.get(sort) ?? new Set()).add(name));
    all.set(article, of);
  };
  const cites = (path, sort) => {
    for (const article of text(path).match(ARTICLE) ?? [])
      add(article, sort, basename(path).replace(/\.\w+$/, ''));
  };
  for (const path of folder('rules', '.md')) cites(path, 'rules');
  for (const path of folder('rules', '.json')) if (!/schema|codes/.test(path)) cites(path, 'rules');
  for (const path of folder('rules/remedies', '.json')) cites(path, 'remedies');
  for (const path of folder('rules/causes', '.json')) cites(path, 'causes');
  for (const path of folder('rules/topics', '.md')) cites(path, 'pages');
  for (const { code, articles } of json('rules/codes.json').codes)
    for (const article of articles) add(article, 'codes', String(code));
  for (const path of filesBelow('src', '.ts'))
    for (const article of text(path).match(ARTICLE) ?? []) add(article, 'source', path);
  return all;
}

/** Names, the first few of them. */
const few = (names, most = 6) => {
  const list = [...names];
  const rest = list.length - most;
  return list.slice(0, most).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
};

const SHOWN = 5;

/** The lines about one article; those of it that many pages have come first. */
function entry(article, { title, taken = [] }, told, of) {
  const common = [...told].sort((a, b) => b[1] - a[1]).map(([words]) => words);
  const words = [...new Set([...taken, ...common])];
  const shown = words.slice(0, SHOWN);
  const rests = [...(of ?? [])]
    .filter(([sort]) => sort !== 'source')
    .map(([sort, names]) => `${sort}: ${few(names)}`);
  const sources = [...(of?.get('source') ?? [])];
  if (sources.length > 0)
    rests.push(
      `source: ${few(
        sources.map((path) => `\`${path}\``),
        4,
      )}`,
    );
  return [
    `### ${article}`,
    '',
    `*${title.replace(/[*_<>]/g, '\\$&')}*`,
    '',
    ...shown.map((each) => `- ${each}`),
    ...(words.length > SHOWN ? [`- and ${words.length - SHOWN} more, in the pages below`] : []),
    `- Used in: ${rests.join('; ')}`,
    '',
  ];
}

/** Articles that are cited and not described, or the other way round. */
export function evidenceBaseProblems() {
  const articles = json(ARTICLES);
  const used = uses();
  const told = new Set(
    pages()
      .flatMap(sourceLines)
      .flatMap(([names]) => names),
  );
  return [
    ...[...used.keys()]
      .filter((article) => !articles[article])
      .map((article) => `${ARTICLES}: ${article} is cited and has no entry`),
    ...Object.keys(articles)
      .filter((article) => !used.has(article))
      .map((article) => `${ARTICLES}: ${article} is cited nowhere`),
    ...Object.entries(articles)
      .filter(([article, { taken }]) => !taken && !told.has(article))
      .map(([article]) => `${ARTICLES}: nothing says what was taken from ${article}`),
  ];
}

/** All articles, in the order of their numbers. */
export function evidenceBase() {
  const used = uses();
  const told = new Map();
  for (const [articles, words] of pages().flatMap(sourceLines))
    for (const article of articles) {
      const of = told.get(article) ?? new Map();
      of.set(words, (of.get(words) ?? 0) + 1);
      told.set(article, of);
    }
  const articles = Object.entries(json(ARTICLES));
  const wrap = (line) => {
    if (line.length <= 100) return [line];
    const lines = [''];
    for (const word of line.split(' ')) {
      const last = lines.at(-1);
      if (last === '' || last.length + 1 + word.length <= 100)
        lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
      else lines.push(`${line.startsWith('- ') ? '  ' : ''}${word}`);
    }
    return lines;
  };
  return [
    `${articles.length} articles are cited.`,
    '',
    ...articles.flatMap(([article, of]) =>
      entry(article, of, told.get(article) ?? new Map(), used.get(article)),
    ),
  ].flatMap(wrap);
}
