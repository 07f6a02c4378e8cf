/** What a rule comes to where a fact is the directory server's word, or is open, and what would settle it. */
import { rulingsBy, type StandIns } from '../../src/judge/ruling.js';
import type { Condition } from '../../src/model/rule-types.js';
import { FACT_TABLE } from '../../src/model/facts.js';
import type { Fact, RuleResult } from '../../src/model/report-types.js';
import type { Confidence, FactName, Severity, Source } from '../../src/model/types.js';
import { factOf, factsOf, ruleOf, type Values } from '../support/cases.js';

const low: Condition = { lt: ['header.REQSEQ', 'requestor.ReqSync'] };
const standingIn = (value: number, standIn: Fact['standIn'], source: Source): Fact => ({
  ...factOf(value, source),
  ...(standIn && { standIn }),
});

type Known = [header: number, own: number, Fact['standIn'], Source];
test.each<[Known, Severity, StandIns, RuleResult, Confidence]>([
  // A copy may show a failure, and is only assumed to be the requestor's own number.
  [[22, 140, 'never-passes', 'server-copy'], 'fatal', 'only fail', 'fired', 'assumed'],
  [[22, 140, 'may-pass', 'server-copy'], 'fatal', 'only fail', 'fired', 'assumed'],
  [[22, 140, 'never-passes', 'server-copy'], 'warning', 'only fail', 'fired', 'assumed'],
  // A reply was at least sent to the requestor.
  [[22, 140, 'never-passes', 'srvtx'], 'fatal', 'only fail', 'fired', 'inferred'],
  [[22, 140, undefined, 'reqconf'], 'fatal', 'only fail', 'fired', 'inferred'],
  // The copy as one of several witnesses of a number that is the requestor's own.
  [[22, 140, undefined, 'server-copy'], 'fatal', 'only fail', 'fired', 'inferred'],
  // It makes no pass, unless somebody tries out what the server would do.
  [[140, 140, 'never-passes', 'server-copy'], 'fatal', 'only fail', 'undecided', 'inferred'],
  [[140, 140, 'never-passes', 'srvtx'], 'fatal', 'only fail', 'undecided', 'inferred'],
  [[140, 140, 'never-passes', 'server-copy'], 'fatal', 'pass', 'clear', 'inferred'],
  [[140, 140, 'may-pass', 'server-copy'], 'fatal', 'only fail', 'clear', 'inferred'],
  [[140, 140, undefined, 'reqconf'], 'fatal', 'only fail', 'clear', 'inferred'],
  // What is not fatal does not decide whether it passes.
  [[140, 140, 'never-passes', 'server-copy'], 'warning', 'only fail', 'clear', 'inferred'],
])('%j, %s, stand-ins %s: %s, %s', (known, severity, standIns, result, confidence) => {
  const [header, own, standIn, source] = known;
  const facts = {
    ...factsOf({ 'header.REQSEQ': header }),
    'requestor.ReqSync': standingIn(own, standIn, source),
  };
  const ruling = rulingsBy(ruleOf({ when: low, severity }), standIns)(facts);
  expect([ruling.result, ruling.confidence]).toEqual([result, confidence]);
  expect(ruling.reads).toEqual(result === 'fired' ? ['header.REQSEQ', 'requestor.ReqSync'] : []);
  const isOpen = result === 'undecided';
  expect(ruling.missing).toEqual(isOpen ? ['requestor.ReqSync'] : []);
  expect(ruling.howToGet).toBe(isOpen ? FACT_TABLE['requestor.ReqSync'].howToGet : '');
});

test('a witness that is not used makes no stand-in', () => {
  const own: Fact = {
    ...standingIn(140, 'never-passes', 'srvtx'),
    witnesses: [
      ...factOf(140, 'srvtx').witnesses,
      ...factOf(150, 'server-copy').witnesses.map((each) => ({ ...each, used: false })),
    ],
  };
  const facts = { ...factsOf({ 'header.REQSEQ': 22 }), 'requestor.ReqSync': own };
  expect(rulingsBy(ruleOf({ when: low }), 'only fail')(facts).confidence).toBe('inferred');
});

const way = (fact: FactName): string => FACT_TABLE[fact].howToGet;
const ONE_FILE = 'Leave out the file that is not to be imported: two of them disagree.';
const AFTER_CYCLE = expect.stringMatching(/^Let T3 run, then list it again: /) as string;
type Open = Partial<Record<FactName, Partial<Fact>>>;
test.each<[what: string, Values, Open, missing: FactName[], howToGet: string]>([
  [
    'nothing is known',
    {},
    {},
    ['header.present', 'header.REQSEQ', 'requestor.ReqSync'],
    `${way('header.present')} ${way('requestor.ReqSync')}`,
  ],
  [
    'its own number is missing',
    { 'header.present': true, 'header.REQSEQ': 22 },
    {},
    ['requestor.ReqSync'],
    way('requestor.ReqSync'),
  ],
  [
    'two files disagree about the header',
    { 'header.present': true, 'requestor.ReqSync': 22 },
    { 'header.REQSEQ': { conflict: true } },
    ['header.REQSEQ'],
    ONE_FILE,
  ],
  [
    'another file cannot be read',
    { 'header.present': true, 'requestor.ReqSync': 22 },
    { 'header.REQSEQ': { conflict: true, unreadIn: ['i2'] } },
    ['header.REQSEQ'],
    expect.stringMatching(/^List the file that cannot be read with LISTQ/) as string,
  ],
  // More of the same evidence settles what the evidence disagrees about only for its own numbers.
  [
    'listings disagree about its own number',
    { 'header.present': true, 'header.REQSEQ': 22 },
    { 'requestor.ReqSync': { conflict: true } },
    ['requestor.ReqSync'],
    way('requestor.ReqSync'),
  ],
  [
    'its own number may have risen',
    { 'header.present': true, 'header.REQSEQ': 22 },
    { 'requestor.ReqSync': { value: 20, atLeast: 20, atMost: 30 } },
    ['requestor.ReqSync'],
    AFTER_CYCLE,
  ],
  [
    'its own number is known by its bounds alone',
    { 'header.present': true, 'header.REQSEQ': 22 },
    { 'requestor.ReqSync': { atLeast: 20, atMost: 30 } },
    ['requestor.ReqSync'],
    way('requestor.ReqSync'),
  ],
])('%s', (_, values, open, missing, howToGet) => {
  const facts = factsOf(values);
  const all = {
    ...facts,
    ...Object.fromEntries(
      Object.entries(open).map(([name, part]) => [name, { ...facts[name as FactName], ...part }]),
    ),
  };
  const rule = ruleOf({ when: low, applies: { eq: ['header.present', true] } });
  expect(rulingsBy(rule, 'only fail')(all)).toMatchObject({
    ...{ result: 'undecided', missing, howToGet },
  });
});

test('a rule that does not apply is not asked', () => {
  const rule = ruleOf({ when: low, applies: { eq: ['header.present', true] } });
  const ruling = rulingsBy(rule, 'only fail')(factsOf({ 'header.present': false }));
  expect(ruling).toMatchObject({ result: 'not-applicable', missing: [], howToGet: '' });
});

test('one after the other is ruled on by its own facts', () => {
  const rulingOn = rulingsBy(ruleOf({ when: low }), 'only fail');
  const numbers: [number | null, number | null][] = [
    ...[
      [1, 2],
      [1, 1],
      [1, null],
      [null, 1],
      [1, 2],
      [2, 2],
      [1, null],
    ],
  ] as [number | null, number | null][];
  expect(
    numbers.map(([header, own]) => {
      const { result, missing } = rulingOn(
        factsOf({ 'header.REQSEQ': header, 'requestor.ReqSync': own }),
      );
      return [result, ...missing];
    }),
  ).toEqual([
    ['fired'],
    ['clear'],
    ['undecided', 'requestor.ReqSync'],
    ['undecided', 'header.REQSEQ'],
    ['fired'],
    ['clear'],
    ['undecided', 'requestor.ReqSync'],
  ]);
});

test('who lacks one more number lacks that one too', () => {
  const when: Condition = {
    any: [
      { lt: ['header.IMPSEQ', 'requestor.ImportSync'] },
      { lt: ['header.SRVSEQ', 'requestor.SrvSync'] },
    ],
  };
  const rulingOn = rulingsBy(ruleOf({ when }), 'only fail');
  const own = { 'requestor.ImportSync': 2, 'requestor.SrvSync': 80 };
  const lacking = [{ 'header.SRVSEQ': 80 }, {}, { 'header.IMPSEQ': 2 }, { 'header.SRVSEQ': 80 }];
  expect(lacking.map((values) => rulingOn(factsOf({ ...own, ...values })).missing)).toEqual([
    ['header.IMPSEQ'],
    ['header.IMPSEQ', 'header.SRVSEQ'],
    ['header.SRVSEQ'],
    ['header.IMPSEQ'],
  ]);
});

test('of those who fail alike some may be known less well', () => {
  const rulingOn = rulingsBy(ruleOf({ when: low }), 'only fail');
  const header = factsOf({ 'header.REQSEQ': 22 });
  const known: [Fact['standIn'], Source][] = [
    [undefined, 'reqconf'],
    ['never-passes', 'server-copy'],
    ['never-passes', 'srvtx'],
  ];
  expect(
    known.map(([standIn, source]) => {
      const own = standingIn(140, standIn, source);
      return rulingOn({ ...header, 'requestor.ReqSync': own }).confidence;
    }),
  ).toEqual(['inferred', 'assumed', 'inferred']);
});

test.each<[string, Condition]>([
  ['a list of values', { in: ['header.REQSEQ', [22, 23]] }],
  ['a value', { eq: ['header.REQSEQ', 22] }],
  ['a bound', { le: ['header.REQSEQ', 22] }],
  ['what is not so', { not: { eq: ['header.REQSEQ', 21] } }],
  ['what applies', { all: [{ any: [{ lt: [21, 'header.REQSEQ'] }] }] }],
])('one after the other is ruled on by %s', (_, condition) => {
  const when = rulingsBy(ruleOf({ when: condition }), 'only fail');
  const applies = rulingsBy(ruleOf({ applies: condition }), 'only fail');
  const facts = [22, null, 22].map((value) => factsOf({ 'header.REQSEQ': value }));
  expect(facts.map((each) => when(each).result)).toEqual(['fired', 'undecided', 'fired']);
  expect(facts.map((each) => applies(each).result)).toEqual(['fired', 'undecided', 'fired']);
});
