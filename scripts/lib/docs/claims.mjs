/** What a page claims outside of its generated blocks, compared with the command and the files. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, run, text, wordsOf } from './command.mjs';

const WIDEST = 100;

export const stem = (path) => path.replace(/\.\w+$/, '');

export function filesBelow(folder, ending) {
  return readdirSync(join(ROOT, folder), { recursive: true })
    .map((name) => `${folder}/${String(name).replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith(ending) && !path.startsWith('src/generated/'))
    .sort((a, b) => (stem(a) < stem(b) ? -1 : 1));
}

/** What stands in backticks and in code blocks, line by line. */
function codeIn(page) {
  const blocks = [...page.matchAll(/^```[^\n]*\n([^]*?)^```/gm)].flatMap(([, body]) =>
    body.split('\n'),
  );
  const prose = page.replace(/^```[^\n]*\n[^]*?^```/gm, '');
  return { blocks, prose, spans: [...prose.matchAll(/`([^`]+)`/g)].map(([, span]) => span) };
}

/** The names under "Commands" in the help. */
export const commands = () => {
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

/** What is wrong with one line that calls the command. */
function callProblems(line) {
  const call = /(?:\bnode dist\/cli\.cjs|(?<![\w/-])resync-check) ([^`|>&;#]*)/.exec(line)?.[1];
  if (call === undefined) return [];
  const words = wordsOf(call.trim());
  const command = commands().includes(words[0]) ? words[0] : 'check';
  const { stdout: help } = run(command, '--help');
  const problems = words
    .filter((word) => /^--?[a-z]/.test(word))
    .map((word) => word.replace(/=.*/, ''))
    .filter((option) => !isOptionOf(option, help))
    .map((option) => `\`${command}\` has no option ${option}`);
  const topic = words.slice(1).join(' ');
  if (command === 'explain' && /^[\w. -]+$/.test(topic) && run(...words).status !== 0)
    problems.push(`nothing to explain under ${topic}`);
  return problems;
}

const OURS = /^(?:src|test|rules|samples|scripts|docs|dist|\.ci)\//;
const FILE = /^[\w.-]+\.(?:ts|mjs|cjs|js|json|md)$/;

/** Whether a path of the project exists; a bare file name may lie anywhere in it. */
function exists(path) {
  if (existsSync(join(ROOT, path.replace(/[^/]*\*.*$/, '')))) return true;
  const folders = ['src', 'scripts', 'test', 'rules', 'samples', 'docs'];
  return !path.includes('/') && folders.some((f) => filesBelow(f, `/${path}`).length > 0);
}

/** The anchor that a heading gets, as Markdown sites make it. */
export const slug = (heading) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

const anchorsOf = (page) =>
  [...codeIn(page).prose.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    slug(heading.replace(/`/g, '')),
  );

/** Links that lead nowhere. Those to other sites would need a network, and there are none. */
export function deadLinks(name, page) {
  const links = [...codeIn(page).prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
  return links.flatMap((link) => {
    if (/^[a-z]+:/i.test(link)) return [`a link to another site: ${link}`];
    const [path, anchor] = link.split('#');
    const file = path === '' ? name : join(dirname(name), path).replaceAll('\\', '/');
    if (!existsSync(join(ROOT, file))) return [`the link ${link} leads nowhere`];
    if (!anchor) return [];
    const target = path === '' ? page : text(file);
    return anchorsOf(target).includes(anchor) ? [] : [`no heading for the link ${link}`];
  });
}

/** All that rules and sources cite, read once. */
let cited = null;
const sources = () =>
  (cited ??= [...filesBelow('rules', ''), ...filesBelow('src', '.ts')]
    .filter((path) => /\.(?:ts|json|md)$/.test(path))
    .map(text)
    .join('\n'));

const withoutGenerated = (page) =>
  page.replace(/(<!-- generated: [^\n]* -->\n)[^]*?(<!-- end -->)/g, '$1$2');

/** What a page claims that is not so: options, paths, articles, links, width. */
export function falseClaims(name, whole) {
  const page = withoutGenerated(whole);
  const { blocks, spans } = codeIn(page);
  const code = [...blocks, ...spans];
  const allHelp = commands()
    .map((command) => run(command, '--help').stdout)
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
      .map((option) => `no command has an option ${option}`),
    ...[...paths]
      .filter((path) => !/[<>]/.test(path) && !exists(path.replace(/[,;:)]+$/, '')))
      .map((path) => `${path} does not exist`),
    ...deadLinks(name, whole),
    ...[...new Set(page.match(/\bQ\d{5,6}\b/g) ?? [])]
      .filter((article) => !sources().includes(article))
      .map((article) => `${article} is cited by no rule and no source file`),
    ...page
      .split('\n')
      .flatMap((line, at) =>
        line.length > WIDEST && !/^\||^\[[^\]]+\]: /.test(line)
          ? [`line ${at + 1} is ${line.length} characters wide`]
          : [],
      ),
  ];
  return [...new Set(problems)].map((problem) => `${name}: ${problem}`);
}
