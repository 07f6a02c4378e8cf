/**
 * Keeps the pages for people true. In README.md and ARCHITECTURE.md what stands between
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
const WIDEST = 100;
const COMMANDS = ['check', 'inspect', 'explain', 'rules'];

/** What a source file is for, where the file does not begin with a comment that says so. */
const PURPOSES = {
  'src/model/few.ts': 'A few of many names, in words',
  'src/model/version.ts': 'Versions of programs as numbers that order as the versions do',
  'src/evidence/transactions/parse.ts':
    "One transaction's text, taken apart exactly: code, name, address, what is wrong",
  'src/evidence/transactions/address.ts': 'The address of a transaction: type, parts, limits',
  'src/evidence/transactions/fast.ts':
    'Proves on its bytes that a record is ordinary, without making a string',
  'src/evidence/transactions/lists.ts':
    'The address lists that transactions are for, each with its counts',
  'src/evidence/transactions/loose.ts':
    'Finds name and address in a listing that has lost its blanks',
  'src/evidence/transactions/modify.ts':
    'Whether an M has its second line with the new name and address',
  'src/evidence/transactions/names.ts': 'Names given twice or not at all, in bounded memory',
  'src/evidence/transactions/problems.ts': 'Counts each problem and keeps its first examples',
  'src/evidence/transactions/sums.ts': 'Counts by code letter and by address type',
  'src/evidence/transactions/templates.ts':
    'Template definitions in the file, and data for prompts that they lack',
  'src/evidence/transactions/waiting.ts':
    'What waits in a REQTRANS.GLB: runs of numbers, exports, lists',
  'src/evidence/transactions/checks.ts':
    'What the transactions of a RESYNC.GLB add up to, in the one pass',
  'src/case/basis.ts': 'How well each kind of witness knows a number; strongest and weakest',
  'src/case/cases.ts': 'Observations of all inputs -> one case of facts per requestor',
  'src/case/pending.ts': 'How many waiting transactions an import would make obsolete',
  'src/case/reconcile.ts':
    'Many witnesses of one fact -> one value, by a fixed order; conflicts kept',
  'src/case/requestors.ts': 'Who is judged, and whose each piece of evidence is',
  'src/cli/exit-status.ts': 'The exit statuses, and which one a report gets',
  'src/model/nearest.ts': 'The known word that a mistyped one is closest to',
  'src/cli/palette.ts': 'Colours for a terminal that wants them',
  'src/cli/plain-markdown.ts': 'Markdown of a rule page as plain text for a terminal',
  'src/cli/tell.ts': 'Side remarks on standard error',
  'src/evidence/text/codepage.ts': 'DOS and Windows code pages: decode, and guess which',
  'src/evidence/text/date-time.ts': 'Dates as mail programs, logs and LISTQ print them',
  'src/evidence/mail/dirsync-body.ts': 'The keywords of one [DIRSYNC] section',
  'src/evidence/mail/dirsync-message.ts': 'Reader of [DIRSYNC] mail and its [DIRSYNC-TRANSACTIONS]',
  'src/evidence/kinds.ts': 'What an input is: content first, name as tie-breaker; one line a kind',
  'src/evidence/sync-state/json-places.ts': 'JSON that knows at which line each value stands',
  'src/evidence/text/lines.ts': 'Bytes -> lines, whatever the encoding, in constant memory',
  'src/evidence/listds/reader.ts': 'Readers of LISTDS -R and LISTDS -S output',
  'src/evidence/listds/sections.ts': 'What one LISTDS listing says, as observations',
  'src/evidence/listq/reader.ts': 'Reader of LISTQ output: finds the listings in a text',
  'src/evidence/listq/lines.ts': 'What one line of LISTQ output is',
  'src/evidence/listq/listing.ts': 'One LISTQ listing, with its wrapped lines put together again',
  'src/evidence/listq/text.ts': 'The text of one listed transaction',
  'src/evidence/look-alikes.ts': 'Files that are no evidence, by name: archives, models, pictures',
  'src/evidence/text/own-numbers.ts': "A requestor's numbers in any published spelling",
  'src/evidence/sync-state/plain-schema-error.ts': 'What a schema found wrong, in plain words',
  'src/evidence/queue.ts': 'Reader of binary queues by an inferred layout',
  'src/evidence/queue-fields.ts': 'What the bytes of the fixed part hold: length, number, date',
  'src/evidence/queue-framing.ts':
    'One hypothesis on how records follow each other, and a step by it',
  'src/evidence/queue-header.ts': "The header's numbers from the bytes alone; which rivals dispute",
  'src/evidence/queue-layout.ts': 'Tries all hypotheses on a file and scores them',
  'src/evidence/queue-scan.ts': 'Streams records by one hypothesis; steps over damage',
  'src/evidence/queue-unread.ts': 'What can be said of a queue that no layout explains',
  'src/evidence/read.ts': 'One input, read in one pass: identify, then every fitting reader',
  'src/evidence/mail/subject-line.ts': 'One ReqTx or SrvTx subject, cut short or not',
  'src/evidence/mail/subjects.ts': 'Reader of texts with ReqTx and SrvTx subjects',
  'src/evidence/sync-state/reader.ts': 'Reader of sync-state JSON, for numbers that no file shows',
  'src/evidence/transactions/tally.ts': "What a queue's transactions add up to, in one pass",
  'src/judge/diagnose.ts': 'All rules x one case -> fired, clear, undecided, not applicable',
  'src/judge/evaluate.ts': 'Condition x facts -> yes, no or unknown, with what is missing',
  'src/model/rule-types.ts': 'The closed language of rules, as types',
  'src/judge/verdict.ts': 'The only place that says will-fail or will-import',
  'src/report/assemble.ts': 'Parts of the report: numbers table, header cells, disagreements',
  'src/report/json.ts': 'The report as JSON, its parts in a fixed order',
  'src/report/palette.ts': 'Styles by meaning, for whoever has colours',
  'src/report/places.ts': 'Places in words: `record 3, byte 172`',
  'src/report/safe.ts': 'Characters that could fool a terminal, made visible',
};

/** The floors against the flow: what is no floor comes last. */
const FLOORS = ['cli', 'report', 'advise', 'judge', 'case', 'evidence'];

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

/** The beginning of a run up to and without the section `upTo`, and the titles of what follows. */
function transcript(upTo, ...args) {
  const { stdout, status } = run(...args);
  const lines = stdout.trimEnd().split('\n');
  const end = lines.indexOf(upTo);
  if (end < 0) throw new Error(`\`${args.join(' ')}\` has no section "${upTo}" any more`);
  const titles = lines
    .slice(end)
    .filter((line, at, rest) => /^\S/.test(line) && /^ {2}\S/.test(rest[at + 1] ?? ''))
    .map((line) => `"${line}"`);
  const shown = lines.slice(0, end).join('\n').trimEnd().split('\n');
  return [
    ...fenced([`$ node ${CLI} ${args.join(' ')}`, ...shown]),
    '',
    ...wrap(
      `Shortened: ${lines.length - shown.length} more lines follow, under ${titles.join(', ')}. ` +
        `The exit status is ${status}.`,
    ),
  ];
}

function rulesTable() {
  const { rules } = JSON.parse(run('rules', '-f', 'json').stdout);
  return [
    '| rule | severity | code | what it says |',
    '|---|---|---|---|',
    ...rules.map(
      ({ id, severity, code, title }) => `| \`${id}\` | ${severity} | ${code ?? '-'} | ${title} |`,
    ),
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

function sourceFiles() {
  const paths = [...filesBelow('src', '.ts'), ...filesBelow('scripts', '.mjs')];
  const folderOf = (path) => path.slice(0, path.lastIndexOf('/') + 1);
  const place = (folder) => FLOORS.findIndex((floor) => folder.startsWith(`src/${floor}`));
  const folders = [...new Set(paths.map(folderOf))].sort((a, b) => place(b) - place(a));
  return folders.flatMap((folder) => [
    `In \`${folder}\`:`,
    '',
    ...paths
      .filter((path) => folderOf(path) === folder)
      .flatMap((path) => {
        const words = ownWords(path) || PURPOSES[path] || '';
        return wrap(`- \`${path.slice(folder.length)}\`: ${words}`, '  ');
      }),
    '',
  ]);
}

/** Files without words, and words without files. */
function purposeProblems() {
  const paths = [...filesBelow('src', '.ts'), ...filesBelow('scripts', '.mjs')];
  const here = 'scripts/docs.mjs: PURPOSES';
  return [
    ...paths
      .filter((path) => !ownWords(path) && !PURPOSES[path])
      .map((path) => `${path}: begins with no comment on what it is for, and ${here} has no line`),
    ...Object.keys(PURPOSES)
      .filter((path) => !paths.includes(path))
      .map((path) => `${here} names ${path}, which does not exist`),
    ...Object.keys(PURPOSES)
      .filter((path) => paths.includes(path) && ownWords(path))
      .map((path) => `${here} has a line on ${path}, which now says itself what it is for`),
  ];
}

function wrap(words, indent = '') {
  const lines = [''];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last.trim() === '') lines[lines.length - 1] = last + word;
    else if (last.length + 1 + word.length <= WIDEST) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(indent + word);
  }
  return lines;
}

const BLOCKS = {
  transcript: () => transcript('What was found', 'check', 'samples/only-impseq'),
  'check-help': () => fenced(run('check', '--help').stdout.trimEnd().split('\n')),
  'exit-status': exitStatusTable,
  rules: rulesTable,
  'source-files': sourceFiles,
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

const isOptionOf = (option, help) =>
  [option, option.replace(/^--no-/, '--')].some((name) =>
    new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(help),
  );

/** Options that the contract promises for later are refused by name, not as unknown. */
const isForLater = (...args) => /not available in this version/.test(run(...args).stderr);

/** What is wrong with one line that calls the command. */
function callProblems(line) {
  const call = /(?:\bnode dist\/cli\.cjs|(?<![\w/-])resync-check) ([^`|>&;#]*)/.exec(line)?.[1];
  if (call === undefined) return [];
  const words = call.trim().split(/\s+/);
  const command = COMMANDS.includes(words[0]) ? words[0] : 'check';
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
  const allHelp = COMMANDS.map((command) => run(command, '--help').stdout).join('\n');
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
  ];
}

function main(check) {
  if (!check)
    for (const name of PAGES) {
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
