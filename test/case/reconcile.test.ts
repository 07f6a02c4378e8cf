import { reconcile, type Testimony } from '../../src/case/reconcile.js';
import { SOURCES, type FactName, type FactValue, type Source } from '../../src/model/types.js';

/** Best first; those of one line are equals. */
const ORDER: readonly (readonly Source[])[] = [
  ['by-hand'],
  ['queue'],
  ['listq'],
  ['reqconf'],
  ['reqtrans'],
  ['reqtx', 'srvtx', 'message'],
  ['server-copy'],
  ['program'],
  ['log'],
  ['folder'],
];
const say = (source: Source, value: FactValue, input = 'i1', time?: number): Testimony => ({
  ...{ input, at: { line: 1 }, value, source },
  ...(time !== undefined && { time }),
});
const used = (testimony: Testimony[], fact: FactName = 'requestor.ReqSync') => {
  const { value, witnesses, conflict, reason } = reconcile(fact, testimony);
  expect(witnesses).toHaveLength(testimony.length);
  const believed = witnesses.filter((witness) => witness.used);
  return { value, conflict, reason, by: believed.map(({ input }) => input) };
};
const unsure = (all: Testimony[], fact?: FactName) =>
  [all, [...all].reverse()].map((each) => used(each, fact).value);

const PAIRS = ORDER.flatMap((better, i) =>
  ORDER.slice(i + 1).flatMap((worse) => better.flatMap((a) => worse.flatMap((b) => [[a, b]]))),
) as [Source, Source][];
test.each(PAIRS)('%s is believed before %s', (better, worse) => {
  // Neither a higher number nor a later date makes up for a lesser witness.
  const two = [say(worse, 99, 'i1', 200), say(better, 7, 'i2', 100)];
  for (const all of [two, [...two].reverse()])
    expect(used(all)).toEqual({ value: 7, conflict: true, reason: undefined, by: ['i2'] });
});

test('every source has its place', () => {
  expect(ORDER.flat().sort()).toEqual([...SOURCES].sort());
});

test('nothing said: unknown', () =>
  expect(reconcile('requestor.ReqSync', [])).toEqual({
    value: null,
    witnesses: [],
    conflict: false,
  }));

test('all witnesses are kept, best first, and one is used', () => {
  const { witnesses, conflict } = reconcile('requestor.SrvSync', [
    say('server-copy', 80, 'i1'),
    say('reqtx', 80, 'i2'),
    say('reqconf', 80, 'i3'),
  ]);
  expect(witnesses.map(({ input, used: isUsed }) => [input, isUsed])).toEqual([
    ['i3', true],
    ['i2', false],
    ['i1', false],
  ]);
  expect(conflict).toBe(false);
});

test.each<[string, Testimony[], FactValue]>([
  ['undated: the highest', [say('reqconf', 17), say('reqconf', 22)], 22],
  ['dated: the newest', [say('reqtx', 22, 'i1', 100), say('reqtx', 17, 'i2', 200)], 17],
  ['dated, two kinds of subject', [say('srvtx', 9, 'i1', 300), say('reqtx', 17, 'i2', 200)], 9],
  ['one without a date: the highest', [say('reqtx', 22), say('reqtx', 17, 'i2', 200)], 22],
  ['of one date: the highest', [say('reqtx', 17, 'i1', 200), say('srvtx', 22, 'i2', 200)], 22],
  ['zero is a number like any other', [say('reqconf', 0)], 0],
])('equals: %s', (_, all, value) => expect(unsure(all)).toEqual([value, value]));

test('yes and no weigh the same: nobody can tell', () =>
  expect(
    unsure([say('reqconf', false), say('reqconf', true)], 'requestor.isDirectoryServer'),
  ).toEqual([null, null]));

test.each<[FactName, FactValue, FactValue]>([
  ['header.IMPSEQ', 1, 2],
  ['header.REQSEQ', 22, 140],
  ['header.present', true, false],
  ['header.wellFormed', false, true],
])('two files that differ in %s: unknown', (fact, a, b) => {
  const two = [say('queue', a, 'i1'), say('queue', b, 'i2')];
  expect(used(two, fact)).toEqual({
    value: null,
    conflict: true,
    reason: `the evidence disagrees: ${String(a)} and ${String(b)}`,
    by: [],
  });
  // The user knows which of them it is.
  expect(used([...two, say('by-hand', b, 'by-hand')], fact)).toMatchObject({ value: b });
});

test('two copies of one file agree', () =>
  expect(used([say('queue', 1), say('queue', 1, 'i2')], 'header.IMPSEQ')).toMatchObject({
    value: 1,
    conflict: false,
    by: ['i1'],
  }));
