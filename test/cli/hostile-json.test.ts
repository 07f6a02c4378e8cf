/**
 * Every place of every JSON that the command reads holds something hostile once: the answer is one
 * plain line or a report, never a bug, and nothing of it reaches the terminal as it is.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { seeds } from '../support/runs.js';
import { command, folderWith, oneLine } from './support.js';

const ROOT = join(import.meta.dirname, '..', '..');
const SAMPLE = join(ROOT, 'samples', 'unlisted-requestor');
const QUEUE = join(ROOT, 'samples', 'dry-run', 'RESYNC.GLB');

/** Stands for the place taken out. */
const GONE = Symbol('gone');
const HOSTILE: readonly unknown[] = [
  ...['__proto__', 'constructor', 'toString', '', '\u001b[2J\u202e\r\n\u0000', 'x'.repeat(5000)],
  ...[null, true, -1, 0.5, 1e300, 4294967296, 9007199254740993, [], {}, GONE],
  JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
  JSON.parse(`${'['.repeat(3000)}1${']'.repeat(3000)}`),
];

type Path = readonly (string | number)[];

/** All places; of a list the first two and the last, since the others are like them. */
function placesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value)
    ? [...value.keys()].filter((at) => at < 2 || at === value.length - 1)
    : Object.keys(value);
  return [
    path,
    ...keys.flatMap((key) => placesOf((value as Record<string, unknown>)[key], [...path, key])),
  ];
}

/** A copy with the value at a place replaced. */
function withAt(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put;
  const entries = Object.entries(value as object).flatMap(([name, item]: [string, unknown]) => {
    const made = name === String(key) ? withAt(item, rest, put) : item;
    return made === GONE ? [] : [[name, made] as const];
  });
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

const scratch = folderWith({});
const at = (name: string): string => join(scratch, name);
const ownRule = readFileSync(join(ROOT, 'rules', 'reqseq-above-srvseq.json'), 'utf8');

/** Where the text comes from, where it is put, and the commands that read it. */
const SOURCES: [what: string, file: string, make: () => Promise<string>, calls: string[][]][] = [
  [
    'a stored report',
    'report.json',
    async () => (await command(['check', SAMPLE, '-f', 'json'])).out,
    [
      ['render', at('report.json'), '--full'],
      ['render', at('report.json'), '-f', 'html'],
      ['render', at('report.json'), '-f', 'markdown', '--redact', 'all'],
      ['diff', at('whole.json'), at('report.json')],
    ],
  ],
  [
    'a saved case',
    'case.json',
    async () => {
      await command(['check', SAMPLE, '--save-case', at('saved')]);
      return readFileSync(join(scratch, 'saved', 'case.json'), 'utf8');
    },
    [['check', at('case.json'), '--full']],
  ],
  [
    'a sync-state',
    'state.json',
    () => Promise.resolve(readFileSync(join(ROOT, 'samples', 'dry-run', 'state.json'), 'utf8')),
    [
      ['check', at('state.json'), QUEUE, '--full'],
      ['simulate', at('state.json'), '--listed', 'OCTOBER'],
    ],
  ],
  [
    'a rule',
    'rules/own.json',
    () => Promise.resolve(ownRule.replace('"id": "', '"id": "my-')),
    [
      ['check', SAMPLE, '--rules', at('rules'), '--full'],
      ['rules', '--coverage', '--rules', at('rules')],
    ],
  ],
];

const RAW = /[\u0000\u001b\r\u202e]/;

test.each(SOURCES)('%s', async (_, file, make, calls) => {
  const text = await make();
  const value = JSON.parse(text) as unknown;
  mkdirSync(dirname(at(file)), { recursive: true });
  writeFileSync(at('whole.json'), text);
  const statuses = new Set<number>();
  const wrong: string[] = [];
  for (const [n, path] of placesOf(value).entries())
    for (const turn of seeds(0, 1)) {
      // Each place meets one of the values, and one of the commands; another run of them others.
      const put = HOSTILE[(7 * n + turn) % HOSTILE.length];
      const call = calls[n % calls.length]!;
      if (put === GONE && path.length === 0) continue;
      writeFileSync(at(file), JSON.stringify(withAt(value, path, put)));
      const { status, out, err } = await command(call);
      statuses.add(status);
      const isPlain = !RAW.test(out + err) && (status !== 2 || oneLine(err).length < 800);
      if (status === 70 || !isPlain || 'polluted' in {})
        wrong.push([path.join('.'), String(put), call.join(' '), status, err].join(' | '));
    }
  expect(wrong).toEqual([]);
  // Some were refused and some were not: both ways were gone.
  expect(statuses.has(2)).toBe(true);
  expect(statuses.size).toBeGreaterThan(1);
});

test('a requestor whose name every object of JavaScript has is judged and shown like others', async () => {
  await command(['check', SAMPLE, '--save-case', at('named')]);
  const saved = JSON.parse(readFileSync(at('named/case.json'), 'utf8')) as unknown;
  for (const name of ['__proto__', 'constructor', 'toString']) {
    writeFileSync(at('named.json'), JSON.stringify(withAt(saved, ['cases', 0, 'requestor'], name)));
    for (const how of [['--full'], ['-f', 'html'], ['-f', 'json']])
      expect([name, (await command(['check', at('named.json'), ...how])).status]).toEqual([
        name,
        1,
      ]);
  }
});

test.each<[what: string, part: string, path: Path, put: unknown]>([
  ['a finding whose arguments are of another sort', 'findings', [0, 'args', 'header.IMPSEQ'], []],
  ['a way out of another name', 'remedies', [0, 'id'], 'nothing'],
])('%s is no report', async (_, part, path, put) => {
  const { out } = await command(['check', SAMPLE, '-f', 'json']);
  const report = withAt(JSON.parse(out), [part, ...path], put);
  writeFileSync(at('broken.json'), JSON.stringify(report));
  const what = 'not a whole report: some of its sentences cannot be made again';
  for (const how of [[], ['--full'], ['-f', 'html']]) {
    const { status, err } = await command(['render', at('broken.json'), ...how]);
    const told = `${what}: ${at('broken.json')}; make it again with \`-f json\``;
    expect([status, oneLine(err)]).toEqual([2, told]);
  }
});
