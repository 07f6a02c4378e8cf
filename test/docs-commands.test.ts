/**
 * Every command that the pages show is run, in bash and in a folder that has what they name. The exit
 * status is 0 unless the line, or the comment above it, says `exits with N`. What is shown with its
 * output is compared by scripts/docs.mjs and by the goldens.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OF_THE_WORK } from '../scripts/lib/docs/pages.mjs';
import { CLI, ROOT, inParallel } from './support/transcript.js';

const PAGES = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
/** What is too heavy here is run by a script, which .ci/run runs: the word behind `sh` says by which. */
const ELSEWHERE: Record<string, { page: string; script: string; lines: RegExp }> = {
  'two-commands': { page: 'README.md', script: '.ci/run', lines: /npm ci|npm test/ },
  package: { page: 'docs/packages.md', script: 'scripts/check-package.mjs', lines: /./ },
  executable: { page: 'docs/packages.md', script: 'scripts/single-executable.mjs', lines: /./ },
  release: { page: 'docs/packages.md', script: 'scripts/release-dry.mjs', lines: /./ },
};

interface Line {
  page: string;
  line: string;
  exit: number;
}

/** The command lines of a block, each with the status that it should end with. */
function linesOf(page: string, block: string): Line[] {
  let above = '';
  return block.split('\n').flatMap((line) => {
    const said = /exits with (\d+)/.exec(`${above} ${line}`);
    above = line.startsWith('#') ? line : '';
    if (line.trim() === '' || line.startsWith('#')) return [];
    return [{ page, line, exit: Number(said?.[1] ?? 0) }];
  });
}

const BLOCKS = PAGES.flatMap((page) =>
  [...readFileSync(join(ROOT, page), 'utf8').matchAll(/^```sh ?([\w-]*)\n([^]*?)^```$/gm)].map(
    ([, by = '', body = '']) => ({ page, by, lines: linesOf(page, body) }),
  ),
);
const HERE = BLOCKS.filter(({ by, page }) => by === '' && !OF_THE_WORK.includes(page));

let root: string;

/** A folder with `samples`, a ticket, and the command by its name. */
function folder(at: number): string {
  const path = join(root, String(at));
  mkdirSync(path);
  symlinkSync(join(ROOT, 'samples'), join(path, 'samples'));
  cpSync(join(ROOT, 'samples', 'unlisted-requestor'), join(path, 'ticket-4711'), {
    recursive: true,
  });
  cpSync(join(ROOT, 'samples/after-the-import/stopped/DIRSYNC.LOG'), join(path, 'DIRSYNC.LOG'));
  return path;
}

/** Runs the lines of one block in one bash, and gives their statuses. */
function bash(lines: readonly Line[], cwd: string): Promise<string[]> {
  const script = lines.map(({ line }) => `${line}\necho "status $?" >&3`).join('\n');
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', `exec 3>&1 1>/dev/null 2>/dev/null\n${script}`], {
      cwd,
      env: { PATH: `${join(root, 'bin')}:${process.env.PATH}`, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.on('error', reject).on('close', () => resolve(out.trimEnd().split('\n')));
  });
}

const given = process.platform === 'win32' ? test.skip : test;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'resync-check-docs-'));
  mkdirSync(join(root, 'bin'));
  const own = `#!/bin/sh\nexec '${process.execPath}' '${CLI}' "$@"\n`;
  writeFileSync(join(root, 'bin', 'resync-check'), own, { mode: 0o755 });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

given(
  'every command of the pages ends as they say',
  async () => {
    const ran = await inParallel(
      HERE.map((block, at) => ({ ...block, at })),
      2,
      async ({ lines, at }) => {
        const statuses = await bash(lines, folder(at));
        return lines.map(({ page, line }, i) => `${page}: ${line} => ${statuses[i]}`);
      },
    );
    expect(ran.flat()).toEqual(
      HERE.flatMap(({ lines }) =>
        lines.map(({ page, line, exit }) => `${page}: ${line} => status ${exit}`),
      ),
    );
    expect(ran.flat().length).toBeGreaterThan(10);
  },
  60_000,
);

test('what is not run here is run by a script', () => {
  const named = BLOCKS.filter(({ by }) => by !== '');
  for (const { page, by, lines } of named) {
    const where = ELSEWHERE[by];
    expect({ page, by, page2: where?.page }).toEqual({ page, by, page2: page });
    for (const { line } of lines) expect(line).toMatch(where!.lines);
    expect(() => readFileSync(join(ROOT, where!.script))).not.toThrow();
  }
});
