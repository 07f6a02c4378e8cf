/**
 * Keeps the pages for people true. In them and in some of rules/topics what stands between
 * `<!-- generated: NAME -->` and `<!-- end -->` is written by this script; what the pages claim
 * outside of that is compared with the built command, the rules and the files there are.
 *
 *   node scripts/docs.mjs           writes the generated blocks
 *   node scripts/docs.mjs --check   writes nothing; names what drifted and ends with 1
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  EVIDENCE_PAGE,
  ROOT,
  example,
  excerpt,
  fenced,
  golden,
  json,
  run,
  text,
  transcript,
  wordsOf,
} from './lib/docs/command.mjs';
import { deadLinks, falseClaims, filesBelow } from './lib/docs/claims.mjs';
import { COVERAGE, coverage } from './lib/docs/coverage.mjs';
import { evidenceBase, evidenceBaseProblems } from './lib/docs/evidence-base.mjs';
import { OF_THE_WORK } from './lib/docs/pages.mjs';
import { rulesReference } from './lib/docs/rules-reference.mjs';
import { schemaReference } from './lib/docs/schema-reference.mjs';
import { modelLists } from './lib/schema-lists.mjs';

export { falseClaims };

/** The pages for people. */
const PAGES = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
/** Topics with generated blocks; what else they say, test/rules compares. */
const TOPICS = ['rules/topics/remedies.md', 'rules/topics/causes.md'];
const WIDEST_TOPIC = 78;

/** The meaning of each exit status, by its name in src/cli/exit-status.ts, worst outcome first. */
const STATUS_MEANINGS = {
  found: 'IMPORT stops: a rule of severity fatal fired; its code, if known, is told',
  atRisk: 'nothing fatal is known, but IMPORT may hang, stop or sort wrongly',
  cannotTell: 'a fact is missing; the report says which one and how to get it',
  ok: 'every fatal rule was decided and none fired',
  usage: 'wrong use, unreadable input, nothing understood at all, or a bad rule file',
  bug: 'a bug of this program; the line says so',
};

/** `{ name: value, ... }` of a declaration in a source file, as pairs of words. */
function pairsOf(source, name) {
  const body = new RegExp(`\\b${name}\\b[^{]*\\{([^}]*)\\}`).exec(source)?.[1];
  if (body === undefined) throw new Error(`src/cli/exit-status.ts: no ${name}`);
  return [...body.matchAll(/'?([\w-]+)'?: ([\w.]+)/g)].map(([, key, value]) => [key, value]);
}

function exitStatusTable() {
  const source = text('src/cli/exit-status.ts');
  const statuses = new Map(pairsOf(source, 'EXIT'));
  const outcomes = new Map(pairsOf(source, 'BY_OUTCOME').map(([name, of]) => [of, name]));
  for (const name of statuses.keys())
    if (!STATUS_MEANINGS[name]) throw new Error(`scripts/docs.mjs: no words for status ${name}`);
  return [
    '| exit status | outcome | meaning |',
    '|---|---|---|',
    ...Object.entries(STATUS_MEANINGS).map(([name, meaning]) => {
      const outcome = outcomes.get(`EXIT.${name}`);
      return `| ${statuses.get(name)} | ${outcome ? `\`${outcome}\`` : '-'} | ${meaning} |`;
    }),
  ];
}

/** The first sentence of a comment that opens a file and belongs to no declaration below it. */
function ownWords(path) {
  const source = text(path).replace(/^#!.*\n/, '');
  const block = /^\/\*\*([^]*?)\*\/\n(?=\n|import\b|export (?:type )?\*)/.exec(source)?.[1];
  const lines = /^(?:\/\/.*\n)+/.exec(source)?.[0];
  const words = (block ?? lines ?? '')
    .split('\n')
    .map((line) => line.replace(/^\s*(?:\*|\/\/)\s?/, '').trim())
    .join(' ')
    .trim();
  return /^.*?[^.](?=\.(?: |$)|$)/.exec(words)?.[0] ?? '';
}

/** Files that do not say what they are for. */
const purposeProblems = () =>
  [...filesBelow('src', '.ts'), ...filesBelow('scripts', '.mjs')]
    .filter((path) => !ownWords(path))
    .map((path) => `${path}: begins with no comment on what it is for`);

function wrap(words, widest) {
  const lines = [''];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last.trim() === '') lines[lines.length - 1] = last + word;
    else if (last.length + 1 + word.length <= widest) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The ids of rules/remedies or rules/causes, in lines of a topic; each must have its page. */
function idsOf(folder) {
  const all = readdirSync(join(ROOT, 'rules', folder))
    .map((name) => json(`rules/${folder}/${name}`))
    .sort((a, b) => a.order - b.order);
  const known = run('explain').stdout;
  const silent = all.filter(({ id }) => !known.includes(`  ${id} `)).map(({ id }) => id);
  if (silent.length > 0) throw new Error(`nothing to explain under ${silent.join(', ')}`);
  return wrap(all.map(({ id }) => id).join(', '), WIDEST_TOPIC);
}

/** Of the help, from one heading to two lines before what ends it. */
function helpLines(from, to) {
  const lines = run('--help').stdout.split('\n');
  const start = lines.findIndex((line) => from.test(line));
  const end = lines.findIndex((line, at) => at > start && to.test(line));
  if (start < 0 || end < start) throw new Error('`--help` has no commands or no exit statuses');
  return fenced(lines.slice(start, end - 1));
}

/** The glossary of `explain`, which is one page of rules/topics. */
function glossary() {
  const page = text('rules/topics/glossary.md');
  return page.slice(page.indexOf('\n\n') + 2, page.indexOf('\n## Sources\n')).split('\n');
}

/** What can stand behind `generated:`, each with the words behind it. */
const BLOCKS = {
  remedies: () => idsOf('remedies'),
  causes: () => idsOf('causes'),
  transcript,
  golden,
  example: (words) => example(...words.split(' ')),
  excerpt: (words) => excerpt(...words.split(' ')),
  says: (words) =>
    fenced(
      run(...wordsOf(words))
        .stdout.trimEnd()
        .split('\n'),
    ),
  commands: () => helpLines(/^Commands$/, /^$/),
  options: () => helpLines(/^Which postoffice/, /^Exit status: /),
  'exit-status': exitStatusTable,
  rules: rulesReference,
  schema: schemaReference,
  articles: evidenceBase,
  glossary,
};

/** A page with its generated blocks as they should be. */
export function refreshed(name, page) {
  return page.replace(
    /(<!-- generated: ([\w-]+)(?: ([^\n]*?))? -->\n)[^]*?(<!-- end -->)/g,
    (_whole, start, block, words, end) => {
      if (!BLOCKS[block]) throw new Error(`${name}: no generated block is called ${block}`);
      return `${start}${BLOCKS[block](words).join('\n').trim()}\n${end}`;
    },
  );
}

/** Kinds of evidence that the page on evidence has no part with an example for. */
async function unshownKinds() {
  const { KINDS } = await modelLists(ROOT);
  const parts = text(EVIDENCE_PAGE).split(/^## /m);
  return KINDS.filter(
    (kind) =>
      !parts.some(
        (part) =>
          part.split('\n')[0].includes(`\`${kind}\``) &&
          /^<!-- generated: (?:example|golden) /m.test(part),
      ),
  ).map((kind) => `${EVIDENCE_PAGE}: no part with an example of the kind \`${kind}\``);
}

/** Everything that drifted, in plain lines; empty when the pages are true. */
export async function drift() {
  const tested = toJson(await coverage());
  return [
    ...purposeProblems(),
    ...evidenceBaseProblems(),
    ...(await unshownKinds()),
    ...(existsSync(join(ROOT, COVERAGE)) && text(COVERAGE) === tested
      ? []
      : [`${COVERAGE} is stale, run \`npm run docs\``]),
    ...PAGES.flatMap((name) => {
      const page = text(name);
      const stale = refreshed(name, page) !== page;
      const hint = `${name}: generated blocks are stale, run \`npm run docs\``;
      const claims = OF_THE_WORK.includes(name)
        ? deadLinks(name, page).map((problem) => `${name}: ${problem}`)
        : falseClaims(name, page);
      return [...(stale ? [hint] : []), ...claims];
    }),
    ...TOPICS.filter((name) => refreshed(name, text(name)) !== text(name)).map(
      (name) => `${name}: generated blocks are stale, run \`npm run docs\``,
    ),
  ];
}

const toJson = (value) => `${JSON.stringify(value, null, 2)}\n`;

async function main(check) {
  if (!check) {
    writeFileSync(join(ROOT, COVERAGE), toJson(await coverage()));
    for (const name of [...PAGES, ...TOPICS]) {
      const page = text(name);
      const now = refreshed(name, page);
      if (now === page) continue;
      writeFileSync(join(ROOT, name), now);
      console.log(`${name}: written`);
    }
  }
  const problems = await drift();
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else console.log(`${PAGES.length} pages are up to date`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await main(process.argv.includes('--check'));
