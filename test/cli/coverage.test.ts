/** rules --coverage: what each rule rests on and how it is tested. */
import { BUILT_IN_RULES } from '../../src/generated/rules.js';
import { command, failing, oneLine } from './support.js';

interface Listed {
  rules: { id: string; tests: { rows: Record<string, number>; in: string[] } | null }[];
}

test('every rule has its confidence, its articles and its rows', async () => {
  const { status, out } = await command(['rules', '--coverage']);
  expect(status).toBe(0);
  const entries = out.split(/\n(?=\S)/);
  for (const { id, confidence, articles } of BUILT_IN_RULES) {
    const entry = entries.find((each) => each.startsWith(`${id} (`))?.replace(/\s+/g, ' ');
    expect(entry).toContain(`${id} (${confidence})`);
    for (const article of articles) expect(entry).toContain(article);
    expect(entry).toMatch(/Tests: \d+ fires, \d+ near miss.* in (?:test|rules)\//);
  }
});

test('as JSON each rule has the counts', async () => {
  const { out } = await command(['rules', '--coverage', '-f', 'json']);
  const { rules } = JSON.parse(out) as Listed;
  const numbers = rules.find(({ id }) => id === 'reqseq-too-low')?.tests;
  expect(numbers?.rows.fires).toBeGreaterThan(0);
  expect(numbers?.in).toEqual(['test/judge/rows/numbers.ts']);
  const plain = JSON.parse((await command(['rules', '-f', 'json'])).out) as Listed;
  expect(plain.rules.every((rule) => !('tests' in rule))).toBe(true);
});

test('a package without the counts says so', async () => {
  const { status, err } = await command(['rules', '--coverage'], {
    fs: { openSync: failing('ENOENT') },
  });
  expect(status).toBe(2);
  expect(oneLine(err)).toMatch(/^the counts of the tests are missing: .*rows\.json; install/);
});
