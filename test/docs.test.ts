/** The pages for people say what is so: scripts/docs.mjs finds nothing that drifted, and can find it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './support/transcript.js';

interface Docs {
  drift(): Promise<string[]>;
  refreshed(name: string, page: string): string;
  falseClaims(name: string, page: string): string[];
}
const SCRIPT = '../scripts/docs.mjs';
const docs = (await import(SCRIPT)) as Docs;
const page = (name: string): string => readFileSync(join(ROOT, name), 'utf8');

test('nothing drifted (npm run docs writes the generated blocks)', async () => {
  expect(await docs.drift()).toEqual([]);
}, 60_000);

test.each<[string, string, RegExp[]]>([
  ['an option that is none', '`resync-check check --bogus x`', [/check.*no option --bogus/]],
  ['an option of another command', '`resync-check rules --quiet`', [/rules.*no option --quiet/]],
  ['the same in a code block', '```sh\nnode dist/cli.cjs check x --bogus\n```', [/--bogus/]],
  ['an option alone', 'Try `--bogus N`.', [/no command has an option --bogus/]],
  ['a path that is none', 'See `src/nowhere.ts`.', [/src\/nowhere\.ts does not exist/]],
  ['a sample that is none', '```sh\nresync-check samples/nowhere\n```', [/samples\/nowhere/]],
  ['a page that is none', 'See `NOWHERE.md`.', [/NOWHERE\.md does not exist/]],
  ['an article that nothing cites', 'So it is (Q999999).', [/Q999999/]],
  ['a topic that is none', '`resync-check explain nothing-at-all`', [/nothing to explain/]],
  ['a link that leads nowhere', '[x](docs/nowhere.md)', [/docs\/nowhere\.md leads nowhere/]],
  ['a heading that is none', '[x](README.md#nowhere)', [/no heading for the link/]],
  ['a link to another site', '[x](https://example.org/)', [/another site/]],
  ['a line too wide', 'x'.repeat(101), [/line 1 is 101/]],
])('the check notices %s', (_, text, problems) => {
  const found = docs.falseClaims('PAGE.md', text);
  expect(found).toHaveLength(problems.length);
  problems.forEach((problem, at) => expect(found[at]).toMatch(problem));
});

test.each([
  '`resync-check samples/equality -q` and `resync-check explain error-14`',
  '`node dist/cli.cjs check --no-color --header IMPSEQ=1 | more`',
  '`--redact`, of a later version; `LISTDS -R`, `import admin -q`, not ours',
  '`rules/<id>.json`, `src/cli`, `ldif.ts`, RESYNC.GLB, Q215505',
])('the check lets pass what is so: %s', (text) => {
  expect(docs.falseClaims('PAGE.md', text)).toEqual([]);
});

test('a generated block that was changed by hand is written again', () => {
  const cases = page('docs/worked-cases.md');
  const changed = cases.replace('will stop with Fatal error 14', 'will run');
  expect(changed).not.toBe(cases);
  expect(docs.refreshed('docs/worked-cases.md', changed)).toBe(cases);
  expect(() => docs.refreshed('X', '<!-- generated: nothing -->\n<!-- end -->')).toThrow('nothing');
});

test('the front page has the two commands for a fresh machine, and is short', () => {
  const lines = page('README.md').trimEnd().split('\n');
  expect(lines).toContain('npm ci && node dist/cli.cjs check samples/unlisted-requestor');
  expect(lines).toContain('npm ci && npm test');
  expect(lines.length).toBeLessThanOrEqual(200);
});

test('the front page names every exit status and every command', () => {
  const readme = page('README.md');
  for (const status of [0, 1, 2, 3, 4, 70]) expect(readme).toMatch(`\n| ${status} |`);
  for (const command of ['check', 'simulate', 'inspect', 'explain', 'rules', 'demo', 'completion'])
    expect(readme).toMatch(new RegExp(`^  ${command} +\\w`, 'm'));
});

test('the worked cases are eight at least, each with what the command says, Q215505 first', () => {
  const cases = page('docs/worked-cases.md')
    .split(/^## \d+\. /m)
    .slice(1);
  expect(cases.length).toBeGreaterThanOrEqual(8);
  for (const each of cases) expect(each).toMatch(/<!-- generated: golden [\w-]+ -->\n```text/);
  expect(cases[0]).toContain('Q215505');
});

test.each(['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md'])(
  '%s says what was never seen',
  (name) => {
    expect(page(name).replace(/\s+/g, ' ')).toMatch(/[Nn]o real RESYNC\.GLB was available/);
  },
);
