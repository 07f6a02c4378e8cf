/** Runs of the built command for the pages, and transcripts that the golden tests keep true. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..', '..');
export const CLI = 'dist/cli.cjs';

/** The text of a file of the project. */
export const text = (path) => readFileSync(join(ROOT, path), 'utf8');
export const json = (path) => JSON.parse(text(path));

const runs = new Map();

/** Runs the built command as a user without colours would; the same run is made once. */
export function run(...args) {
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

/** The words of a line as a shell would take them apart; double quotes keep blanks. */
export const wordsOf = (line) =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);

export const fenced = (lines, language = 'text') => [`\`\`\`${language}`, ...lines, '```'];

/** A whole run under the name that a user types, and its exit status. */
export function transcript(line) {
  const { stdout, status } = run(...wordsOf(line));
  return [
    ...fenced([`$ resync-check ${line}`, ...stdout.trimEnd().split('\n')]),
    '',
    `The exit status is ${status}.`,
  ];
}

/** The same from test/golden, where the golden tests run it: nothing is run here. */
export function golden(name) {
  const page = text(`test/golden/${name}.md`);
  const parts = [...page.matchAll(/^(~{3,})text\n([^]*?)^\1$/gm)].map(([, , body]) => body);
  const [, status] = /^Exit status: (\d+)$/m.exec(page) ?? [];
  if (parts.length < 2 || status === undefined) throw new Error(`test/golden/${name}.md: no run`);
  const [command, answer] = parts.map((part) => part.trimEnd());
  return [...fenced([command, ...answer.split('\n')]), '', `The exit status is ${status}.`];
}

export const EVIDENCE_PAGE = 'docs/evidence.md';
const EXAMPLE = /<!-- generated: example ([\w-]+) (\S+)(?: (\d+-\d+))? -->/g;

/** What the command takes each example of the page for; all of them in one run. */
function inspectedKinds() {
  const paths = [...text(EVIDENCE_PAGE).matchAll(EXAMPLE)].map(([, , path]) => path);
  const { inputs } = JSON.parse(run('inspect', ...new Set(paths), '-f', 'json').stdout);
  return new Map(inputs.map(({ name, kind }) => [name, kind]));
}

/** An example of a format, after the command has said that it is one. */
export function example(kind, path, range) {
  const found = inspectedKinds().get(path);
  if (found !== kind) throw new Error(`${path} is shown as ${kind}, and the command says ${found}`);
  return excerpt(path, range);
}

/** Lines `from` to `to` of a text file, `golden`-like in a fence; all of them without a range. */
export function excerpt(path, range) {
  const lines = text(path).replace(/\r/g, '').trimEnd().split('\n');
  const [from, to] = range ? range.split('-').map(Number) : [1, lines.length];
  if (to > lines.length) throw new Error(`${path} has no line ${to}`);
  const shown = lines.slice(from - 1, to);
  const rest = lines.length - shown.length;
  const count = `${rest} more ${rest === 1 ? 'line' : 'lines'}`;
  return [...fenced(shown), '', `From \`${path}\`${rest > 0 ? ` (${count})` : ''}.`];
}
