/** A prediction beside reality in words: each reason, difference and cell of the tables. */
import type { ComparedCode, ComparedRule, Comparison } from '../../src/model/after-types.js';
import { check, renderMarkdown, renderText, type Report } from '../../src/index.js';
import * as words from '../../src/report/after-words.js';

const TIME = Date.UTC(1998, 2, 10, 23, 31, 7) / 1000;
const logged: Comparison['logged'] = {
  ...{ input: 'a1', version: '3.5', line: 1, toLine: 3, time: TIME, written: '03/10/98 23:31:07' },
  ...{ isFinished: true, fatal: null, codes: [] },
};
const fatal = (code: number, time: number | null = TIME): Comparison['logged'] => ({
  ...logged,
  fatal: { line: 2, time, written: time === null ? null : '03/10/98 23:31:07', code },
});
const compared = (given: Partial<Comparison> = {}): Comparison => ({
  ...{ requestor: 'POLYNOMIAL/OCTOBER', agreement: 'open', reason: null, logged, outcome: null },
  predicted: { outcome: 'will-import', code: null, confidence: 'inferred' },
  ...{ shownBy: null, codes: [], rules: [], differences: [], wanted: [], ...given },
});

test.each<[Partial<Comparison>, string]>([
  [{ reason: 'no-import', logged: null }, 'no import of this requestor is in it'],
  [{ reason: 'whose-log' }, 'it names no postoffice, and several requestors are judged'],
  [{ reason: 'before-evidence' }, 'its last import is not later than the evidence'],
  [{ reason: 'breaks-off' }, 'it breaks off in the middle of the import'],
  [{ reason: 'not-shown' }, 'IMPORT ran on 1998-03-10 23:31:07, without a Fatal error; '],
  [
    { reason: 'other-stop', logged: fatal(91) },
    'IMPORT stopped with Fatal error 91 on 1998-03-10 23:31:07, which says nothing of RESYNC.GLB',
  ],
  [
    { reason: 'other-stop', logged: fatal(91, null) },
    'Fatal error 91 at a time that the log does not show, which says nothing',
  ],
  [{ reason: 'later-finished' }, 'which of them met this RESYNC.GLB is not shown'],
  [
    { reason: 'log-against-listing', logged: fatal(14) },
    '23:31:07, and a listing holds the numbers of the header (Q119452); one of the two',
  ],
  [
    { reason: 'not-predicted', logged: null },
    'no import is seen, but the prediction was left open',
  ],
  [{ reason: 'risk', outcome: 'accepted' }, 'accepted, and one run does not refute a risk'],
])('open: %j', (given, expected) => {
  const said = words.summary(compared(given));
  expect(said).toMatch(/^The log settles nothing: /);
  expect(said).toContain(expected);
});

test.each<[string, Partial<Comparison>, string]>([
  [
    'open by a listing',
    { reason: 'listing-silent' },
    'The listing settles nothing: it does not show that the numbers became those of the header (Q119452); it may be older than the import.',
  ],
  [
    'accepted, as a listing shows',
    { agreement: 'agrees', outcome: 'accepted', shownBy: 'numbers' },
    'The listing agrees: RESYNC.GLB was accepted, since the requestor holds the numbers of its header now (Q119452).',
  ],
  [
    'accepted though a stop was predicted',
    {
      ...{ agreement: 'differs', outcome: 'accepted', shownBy: 'numbers' },
      differences: [{ what: 'accepted', code: 14 }],
    },
    'The listing differs: RESYNC.GLB was accepted, since the requestor holds the numbers of its header now (Q119452); a stop with Fatal error 14 was predicted.',
  ],
  [
    'another stop',
    {
      ...{ agreement: 'differs', logged: fatal(91) },
      differences: [{ what: 'other-stop', code: 91 }],
    },
    'The log differs: IMPORT stopped with Fatal error 91 on 1998-03-10 23:31:07; that error was not predicted.',
  ],
])('%s', (_, given, expected) => expect(words.summary(compared(given))).toBe(expected));

test('every difference has words, and beside the summary stand those that it does not say', () => {
  const differences: Comparison['differences'] = [
    { what: 'accepted', code: null },
    { what: 'not-logged', code: 44 },
    { what: 'not-predicted', code: 46 },
  ];
  const beside = [
    'error 44 was predicted and is not in the log',
    'code 46 was not predicted (it may be of other transactions than those of the file)',
  ];
  const one = compared({ agreement: 'differs', differences });
  expect(words.differences(one)).toEqual(['a stop was predicted', ...beside]);
  expect(words.further(one)).toEqual(beside);
  expect(words.isWorthSaving(one)).toBe(true);
  const agreeing = compared({ agreement: 'agrees', differences: differences.slice(2) });
  expect(words.further(agreeing)).toEqual(beside.slice(1));
  expect(words.isWorthSaving(agreeing)).toBe(false);
});

const code = (given: Partial<ComparedCode>): ComparedCode => ({
  ...{ code: 44, isPredicted: true, predictedTimes: null, isLogged: null, loggedTimes: 0 },
  ...given,
});
test.each<[Partial<ComparedCode>, string[]]>([
  [{}, ['44', 'yes', 'not shown']],
  [{ predictedTimes: 1, isLogged: true, loggedTimes: 2 }, ['44', 'once', '2 times']],
  [{ isPredicted: false, isLogged: false }, ['44', 'no', 'no']],
])('a code: %j', (given, cells) => expect(words.codeCells(code(given))).toEqual(cells));

const rule = (given: Partial<ComparedRule>): ComparedRule => ({
  ...{ rule: 'x', confidence: 'inferred', severity: 'fatal', said: 'fires', code: 14 },
  ...{ wasRight: null, ...given },
});
test.each<[string, ComparedRule[], Partial<Comparison>, string[]]>([
  ['right', [rule({ wasRight: true })], {}, ['x (inferred)', 'error 14', 'right']],
  [
    'wrong',
    [rule({ said: 'clear', wasRight: false })],
    {},
    ['x (inferred)', 'no error 14', 'wrong'],
  ],
  [
    'a stop of no number',
    [rule({ code: null })],
    {},
    ['x (inferred)', 'the import stops', 'not shown'],
  ],
  [
    'one of two behind a stop',
    [rule({}), rule({ rule: 'y' })],
    { outcome: 'stopped' },
    ['x (inferred)', 'error 14', 'not shown which'],
  ],
])('a rule: %s', (_, rules, given, cells) =>
  expect(words.ruleCells(rules[0]!, compared({ rules, ...given }))).toEqual(cells),
);

describe('on the screen', () => {
  const base = check([], {
    now: new Date('1998-04-01T00:00:00Z'),
    header: { IMPSEQ: 2, SRVSEQ: 140, REQSEQ: 140 },
    own: { ImportSync: 2, SrvSync: 140, ReqSync: 140 },
    requestors: ['POLYNOMIAL/OCTOBER'],
  });
  const after = (...byRequestor: Comparison[]): Report => ({
    ...base,
    after: { inputs: [], byRequestor },
  });
  const november = { requestor: 'POLYNOMIAL/NOVEMBER' };
  const agrees = compared({ ...november, agreement: 'agrees' });
  const differs = compared({
    ...{ agreement: 'differs', outcome: 'stopped' },
    differences: [{ what: 'stopped', code: 14 }],
  });
  const open = compared({ reason: 'no-import', wanted: ['whole-log'] });

  test.each<[string, Comparison[], string]>([
    [
      'one differs',
      [differs, agrees],
      'After the import: 1 differs, 1 agrees. POLYNOMIAL/OCTOBER: no stop was predicted.',
    ],
    ['several of each', [agrees, agrees, open], 'After the import: 2 agree, 1 not settled.'],
    ['all differ', [differs, differs], 'After the import: 2 differ. POLYNOMIAL/OCTOBER: no stop'],
    ['nobody was compared', [], ''],
  ])('of several they are counted: %s', (_, all, expected) => {
    const shown = renderText(after(...all)).replace(/\s+/g, ' ');
    expect(shown).toContain(expected);
    expect(shown.includes('After the import')).toBe(expected !== '');
  });

  test('the answer alone has no example', () => {
    const shown = renderText(after(differs, agrees), { quiet: true });
    expect(shown).toContain('After the import: 1 differs, 1 agrees.\n');
  });

  test('with everything each is told by its name, with what would help', () => {
    const worse = {
      ...differs,
      differences: [...differs.differences, { what: 'not-logged', code: 44 }],
    };
    const report = after(agrees, worse as Comparison, { ...open, logged: null });
    const markdown = renderMarkdown(report);
    expect(markdown).toContain('1 differs, 1 agrees, 1 not settled.');
    expect(markdown).toContain('POLYNOMIAL/NOVEMBER');
    const shown = renderText(report, { full: true }).replace(/\s+/g, ' ');
    for (const part of [
      'POLYNOMIAL/NOVEMBER: The log agrees: IMPORT ran on 1998-03-10 23:31:07.',
      'POLYNOMIAL/OCTOBER: The log differs:',
      'Also: error 44 was predicted and is not in the log.',
      'POLYNOMIAL/OCTOBER: The log settles nothing: no import of this requestor is in it.',
      'What would help: - The whole DIRSYNC.LOG:',
    ])
      expect(shown).toContain(part);
  });
});
