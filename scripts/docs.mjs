/**
 * Keeps the pages for people true. In them and in some of rules/topics what stands between
 * `<!-- generated: NAME -->` and `<!-- end -->` is written by this script; what the pages claim
 * outside of that is compared with the built command, the rules and the files there are.
 *
 *   node scripts/docs.mjs           writes the generated blocks
 *   node scripts/docs.mjs --check   writes nothing; names what drifted and ends with 1
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const CLI = 'dist/cli.cjs';
const PAGES = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];
/** Topics with generated blocks; what else they say, test/rules compares. */
const TOPICS = ['rules/topics/remedies.md', 'rules/topics/causes.md'];
const WIDEST = 100;
const WIDEST_TOPIC = 78;

/** The meaning of each exit status, by its name in src/cli/exit-status.ts, worst outcome first. */
const STATUS_MEANINGS = {
  found: 'IMPORT stops: a rule of severity fatal fired; its code, if known, is told',
  atRisk: 'nothing fatal is known, but IMPORT may hang, crash or sort wrongly',
  cannotTell: 'a fact is missing; the report says which one and how to get it',
  ok: 'every fatal rule was decided and none fired',
  usage: 'wrong use, unreadable input, nothing understood at all, or a bad rule file',
  bug: 'a bug of this program; the line says so',
};

const text = (path) => readFileSync(join(ROOT, path), 'utf8');
const runs = new Map();

/** Runs the built command as a user without colours would; the same run is made once. */
function run(...args) {
  const key = args.join('\0');
  if (!existsSync(join(ROOT, CLI)))
    throw new Error(`${CLI} is missing: run \`npm run build\` first`);
  if (!runs.has(key)) {
    const env = { PATH: process.env.PATH, NO_COLOR: '1', COLUMNS: '80', TZ: 'UTC' };
    const how = { cwd: ROOT, env, encoding: 'utf8' };
    runs.set(key, spawnSync(process.execPath, [CLI, ...args], how));
  }
  return runs.get(key);
}

const fenced = (lines) => ['```text', ...lines, '```'];

/** A whole run, and its exit status. */
function transcript(...args) {
  const { stdout, status } = run(...args);
  return [
    ...fenced([`$ node ${CLI} ${args.join(' ')}`, ...stdout.trimEnd().split('\n')]),
    '',
    `The exit status is ${status}.`,
  ];
}

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

const stem = (path) => path.replace(/\.\w+$/, '');

function filesBelow(folder, ending) {
  return readdirSync(join(ROOT, folder), { recursive: true })
    .map((name) => `${folder}/${String(name).replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith(ending) && !path.startsWith('src/generated/'))
    .sort((a, b) => (stem(a) < stem(b) ? -1 : 1));
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

function wrap(words, indent = '', widest = WIDEST) {
  const lines = [''];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last.trim() === '') lines[lines.length - 1] = last + word;
    else if (last.length + 1 + word.length <= widest) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(indent + word);
  }
  return lines;
}

/** The ids of rules/remedies or rules/causes, in lines of a topic; each must have its page. */
function idsOf(folder) {
  const all = readdirSync(join(ROOT, 'rules', folder))
    .map((name) => JSON.parse(text(`rules/${folder}/${name}`)))
    .sort((a, b) => a.order - b.order);
  const silent = all.filter(({ id }) => run('explain', id).status !== 0).map(({ id }) => id);
  if (silent.length > 0) throw new Error(`nothing to explain under ${silent.join(', ')}`);
  return wrap(all.map(({ id }) => id).join(', '), '', WIDEST_TOPIC);
}

/** Of the help what the page does not say itself: the commands, and the options of check. */
function commandsAndOptions() {
  const lines = run('--help').stdout.split('\n');
  const [from, to] = [/^Commands$/, /^Exit status: /].map((start) =>
    lines.findIndex((line) => start.test(line)),
  );
  if (from < 0 || to < from) throw new Error('`--help` has no commands or no exit statuses');
  return fenced(lines.slice(from, to - 1));
}

const BLOCKS = {
  remedies: () => idsOf('remedies'),
  causes: () => idsOf('causes'),
  transcript: () => transcript('check', 'samples/unlisted-requestor'),
  help: commandsAndOptions,
  'exit-status': exitStatusTable,
};

/** A page with its generated blocks as they should be. */
export function refreshed(name, page) {
  return page.replace(
    /(<!-- generated: ([\w-]+) -->\n)[^]*?(<!-- end -->)/g,
    (_whole, start, block, end) => {
      if (!BLOCKS[block]) throw new Error(`${name}: no generated block is called ${block}`);
      return `${start}${BLOCKS[block]().join('\n').trim()}\n${end}`;
    },
  );
}

/** What stands in backticks and in code blocks, line by line. */
function codeIn(page) {
  const blocks = [...page.matchAll(/^```\w*\n([^]*?)^```/gm)].flatMap(([, body]) =>
    body.split('\n'),
  );
  const prose = page.replace(/^```\w*\n[^]*?^```/gm, '');
  return { blocks, spans: [...prose.matchAll(/`([^`]+)`/g)].map(([, span]) => span) };
}

/** The names under "Commands" in the help. */
const commands = () => {
  const [, list = ''] = /^Commands\n([^]*?)\n\n/m.exec(run('--help').stdout) ?? [];
  return [...list.matchAll(/^ {2}([a-z]+) {2}/gm)].map(([, name]) => name);
};

/** Every command has these two, and help does not list them. */
const GENERAL = ['--help', '--version'];
const isOptionOf = (option, help) =>
  GENERAL.includes(option) ||
  [option, option.replace(/^--no-/, '--')].some((name) =>
    new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(help),
  );

/** Options that the contract promises for later are refused by name, not as unknown. */
const isForLater = (...args) => /not available in version/.test(run(...args).stderr);

/** What is wrong with one line that calls the command. */
function callProblems(line) {
  const call = /(?:\bnode dist\/cli\.cjs|(?<![\w/-])resync-check) ([^`|>&;#]*)/.exec(line)?.[1];
  if (call === undefined) return [];
  const words = call.trim().split(/\s+/);
  const command = commands().includes(words[0]) ? words[0] : 'check';
  const { stdout: help } = run(command, '--help');
  const problems = words
    .filter((word) => /^--?[a-z]/.test(word))
    .map((word) => word.replace(/=.*/, ''))
    .filter((option) => !isOptionOf(option, help) && !isForLater(command, option, 'x'))
    .map((option) => `\`${command}\` has no option ${option}`);
  const topic = words.slice(1).join(' ');
  if (command === 'explain' && topic !== '' && !topic.includes('<') && run(...words).status !== 0)
    problems.push(`nothing to explain under ${topic}`);
  return problems;
}

const OURS = /^(?:src|test|rules|samples|scripts|dist|\.ci)\//;
const FILE = /^[\w.-]+\.(?:ts|mjs|cjs|js|json|md)$/;

/** Whether a path of the project exists; a bare file name may lie anywhere in it. */
function exists(path) {
  if (existsSync(join(ROOT, path.replace(/[^/]*\*.*$/, '')))) return true;
  const folders = ['src', 'scripts', 'test', 'rules', 'samples'];
  return !path.includes('/') && folders.some((f) => filesBelow(f, `/${path}`).length > 0);
}

/** What a page claims that is not so: options, paths, articles, width. */
export function falseClaims(name, page) {
  const { blocks, spans } = codeIn(page);
  const code = [...blocks, ...spans];
  const allHelp = commands()
    .map((command) => run(command, '--help').stdout)
    .join('\n');
  const known = [...filesBelow('rules', ''), ...filesBelow('src', '.ts')]
    .filter((path) => /\.(?:ts|json|md)$/.test(path))
    .map(text)
    .join('\n');
  const paths = new Set([
    ...code.flatMap((line) => line.split(/\s+/).filter((word) => OURS.test(word))),
    ...spans.filter((span) => FILE.test(span)),
  ]);
  const problems = [
    ...code.flatMap(callProblems),
    ...spans
      .map((span) => /^(--?[a-z][\w-]*)(?:[ =].*)?$/.exec(span)?.[1])
      .filter((option) => option && !isOptionOf(option, allHelp))
      .filter((option) => !isForLater('check', option, 'x'))
      .map((option) => `no command has an option ${option}`),
    ...[...paths]
      .filter((path) => !/[<>]/.test(path) && !exists(path.replace(/[,;:)]+$/, '')))
      .map((path) => `${path} does not exist`),
    ...[...new Set(page.match(/\bQ\d{5,6}\b/g) ?? [])]
      .filter((article) => !known.includes(article))
      .map((article) => `${article} is cited by no rule and no source file`),
    ...page
      .split('\n')
      .flatMap((line, at) =>
        line.length > WIDEST ? [`line ${at + 1} is ${line.length} characters wide`] : [],
      ),
  ];
  return [...new Set(problems)].map((problem) => `${name}: ${problem}`);
}

/** Everything that drifted, in plain lines; empty when the pages are true. */
export function drift() {
  return [
    ...purposeProblems(),
    ...PAGES.flatMap((name) => {
      if (!existsSync(join(ROOT, name))) return [`${name} is missing`];
      const page = text(name);
      const stale = refreshed(name, page) !== page;
      const hint = `${name}: generated blocks are stale, run \`npm run docs\``;
      return [...(stale ? [hint] : []), ...falseClaims(name, page)];
    }),
    ...TOPICS.filter((name) => refreshed(name, text(name)) !== text(name)).map(
      (name) => `${name}: generated blocks are stale, run \`npm run docs\``,
    ),
  ];
}

function main(check) {
  if (!check)
    for (const name of [...PAGES, ...TOPICS]) {
      const page = text(name);
      const now = refreshed(name, page);
      if (now === page) continue;
      writeFileSync(join(ROOT, name), now);
      console.log(`${name}: written`);
    }
  const problems = drift();
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else console.log(`${PAGES.length} pages are up to date`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  main(process.argv.includes('--check'));
