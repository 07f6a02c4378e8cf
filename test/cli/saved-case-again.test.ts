/** What `--save-case` wrote is checked again: the same verdict by the same rules, and no name in it. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readRecipes } from '../../scripts/samples.mjs';
import type { Report } from '../../src/model/report-types.js';
import { command, folderWith, oneLine } from './support.js';

const ROOT = join(import.meta.dirname, '..', '..');

/** Samples with facts of every sort: numbers, bounds, copies, files that disagree, folders, logs. */
const SAMPLES = [
  ...['unlisted-requestor', 'import-sync-unknown', 'contested-srvseq', 'conflicting-evidence'],
  ...['whole-network', 'two-requestor-folders', 'postoffice-leftovers', 'reqconf-cut'],
  ...['stopped-then-reset', 'server-log', 'modify-malformed', 'planned-command', 'dry-run'],
];

/** The first check of each, with paths that hold wherever the tests run. */
const CHECKS = SAMPLES.map((sample) => {
  const { commands } = readRecipes().samples.find(({ folder }) => folder === sample)!;
  const { args } = commands.find(({ args: words }) => words[0] === 'check')!;
  return [sample, args.map((word) => (/^samples\//.test(word) ? join(ROOT, word) : word))] as const;
});

/** Names are tokens afterwards, so that those who end alike may change places. */
const judged = ({ verdict, ruleOutcomes }: Report) => ({
  ...{ outcome: verdict.outcome, code: verdict.code, confidence: verdict.confidence },
  of: verdict.byRequestor.map((one) => `${one.outcome} ${one.code} ${one.confidence}`),
  rules: ruleOutcomes.map(({ rule, result }) => `${rule} ${result}`).sort(),
});

test.each(CHECKS)('%s: the saved case has the same verdict', async (_, args) => {
  const root = folderWith({});
  const first = await command([...args, '-f', 'json', '--save-case', `${root}/case`]);
  const again = await command([`${root}/case`, '-f', 'json']);
  expect(again.status).toBe(first.status);
  expect(judged(JSON.parse(again.out) as Report)).toEqual(judged(JSON.parse(first.out) as Report));
  const saved = readdirSync(`${root}/case`)
    .map((name) => readFileSync(`${root}/case/${name}`, 'utf8'))
    .join('\n');
  expect(saved).not.toMatch(/POLYNOMIAL|OCTOBER|NOVEMBER|MONTGOMERY|user\d/);
});

const saved = (
  cases: unknown,
  more: Record<string, string> = {},
  version: unknown = '1.0',
): string =>
  folderWith({ 'case.json': JSON.stringify({ kind: 'saved-case', version, cases }), ...more });
const ONE = { requestor: 'A/B', facts: {}, pending: null };
const withFact = (fact: unknown) => [{ ...ONE, facts: { 'header.IMPSEQ': fact } }];

test.each<[string, unknown, string]>([
  ['no cases', undefined, 'cases is missing or wrong'],
  ['an empty list', [], 'cases is missing or wrong'],
  ['no object', [7], 'cases[0] is missing or wrong'],
  ['a requestor without a name', [{ ...ONE, requestor: ' ' }], 'cases[0].requestor is missing'],
  ['a number that is text', withFact({ value: '1' }), 'facts.header.IMPSEQ.value is missing or'],
  ['a number that is true', withFact({ value: true }), 'facts.header.IMPSEQ.value is missing or'],
  ['a source that is none', withFact({ value: 1, source: 'x' }), 'header.IMPSEQ.source is missing'],
  [
    'runs that are none',
    [{ ...ONE, pending: { runs: [[1]] } }],
    'pending.runs is missing or wrong',
  ],
])('a saved case with %s is refused', async (_, cases, why) => {
  const { status, out, err } = await command([`${saved(cases)}/case.json`]);
  expect([status, out]).toEqual([2, '']);
  expect(oneLine(err)).toContain(why);
});

test.each<[unknown, boolean]>([
  ['1.0', true],
  ['1.7', true],
  ['2.0', false],
  ['9.0', false],
  [1, false],
  [null, false],
  ['1', false],
])('a saved case of version %j', async (version, isKnown) => {
  const { status, err } = await command([`${saved([ONE], {}, version)}/case.json`, '-q']);
  expect(status).toBe(isKnown ? 3 : 2);
  if (!isKnown) expect(oneLine(err)).toContain('version (1.0 is known) is missing or wrong');
});

test('what --save-case writes beside a case is named as that', async () => {
  const root = saved([ONE], {
    'outcome.json': '{ "tool": { "name": "resync-check" }, "comparisons": [] }',
  });
  const { out } = await command([root]);
  expect(oneLine(out)).toContain(
    'outcome.json: this is a report of this tool, which is no evidence',
  );
});

test('facts of a later version are passed over, and those that are missing are unknown', async () => {
  const root = saved([{ ...ONE, facts: { 'header.later': { value: 'x' } }, later: 1 }]);
  expect(await command([`${root}/case.json`, '-q'])).toMatchObject({ status: 3 });
});

test.each<[string, string[], string]>([
  ['other evidence', ['x.txt'], 'leave out'],
  ['numbers by hand', ['--impseq', '1'], 'leave out numbers and programs given by hand'],
  ['a requestor that it has not', ['-r', 'A/C'], 'no requestor A/C'],
])('it is checked alone: not with %s', async (_, more, why) => {
  const root = saved([ONE], {
    'x.txt': 'From: A/B/$SYSTEM\nSubject: ReqTx R=1 (was 1), S=1, I=1 0 sent\n',
  });
  const words = more.map((word) => (word === 'x.txt' ? `${root}/x.txt` : word));
  const { status, err } = await command([`${root}/case.json`, ...words]);
  expect(status).toBe(2);
  expect(oneLine(err)).toContain(why);
});
