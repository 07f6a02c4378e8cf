/** What the fuzzer found before, and a small made corpus: each target on each of them. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/model/report-types.js';
import { OCTOBER, report, row } from '../report/reports.js';
import { Broken, isSound, showsOnlyEvidence } from './oracles.js';
import { SEEDS } from './seeds.js';
import { TARGETS } from './targets.js';

const FOUND = join(import.meta.dirname, 'found');
const found = (name: string): [file: string, bytes: Uint8Array][] => {
  const folder = join(FOUND, name);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((file) => [file, readFileSync(join(folder, file))]);
};

test.each(
  Object.keys(TARGETS).flatMap((name) => found(name).map((each) => [name, ...each] as const)),
)('%s: %s', async (name, _, bytes) => {
  await TARGETS[name]!(Uint8Array.from(bytes));
});

test.each(Object.keys(TARGETS))('%s takes every seed', async (name) => {
  for (const [at, [, , text]] of SEEDS.entries())
    await TARGETS[name]!(Uint8Array.from([at, ...Buffer.from(text, 'latin1')]));
});

const REPORT = report({
  numbers: [row('IMPSEQ', 1, 1), row('SRVSEQ', 80, 80), row('REQSEQ', 22, 22)],
  ruleOutcomes: [{ rule: 'impseq-too-low', requestor: OCTOBER, result: 'clear' }],
});

test.each<[string, Partial<Report>]>([
  ['a number of the header that is not known', { numbers: [row('IMPSEQ', null, 1)] }],
  ['a number of two', { numbers: REPORT.numbers.slice(1) }],
  ['a number that is too low', { numbers: [...REPORT.numbers.slice(1), row('IMPSEQ', 1, 2)] }],
  ['no rule that was evaluated', { ruleOutcomes: [] }],
])('a pass is refused: %s', (_, change) => {
  expect(() => isSound(REPORT)).not.toThrow();
  expect(() => isSound({ ...REPORT, ...change })).toThrow(Broken);
});

test('a number that is not in the evidence is refused', () => {
  const shown = (text: string) => () => showsOnlyEvidence(REPORT, [new TextEncoder().encode(text)]);
  expect(shown('1 80 22')).not.toThrow();
  expect(shown('1 8 0 22')).toThrow('header SRVSEQ 80 is nowhere in the evidence');
});
