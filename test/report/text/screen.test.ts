/** The one screen: it stays one whatever stands in the report, and says what must not be missed. */
import { issue } from '../../../src/model/issues.js';
import { mark } from '../../../src/model/marked.js';
import { toldIssue } from '../../../src/report/words/issues.js';
import type { Choice } from '../../../src/model/choice.js';
import type { Finding, Remedy, Report } from '../../../src/model/report-types.js';
import { fitted, type Part } from '../../../src/report/text/parts.js';
import { renderText } from '../../../src/report/text/text.js';
import { OCTOBER, judged, report, row } from '../reports.js';

const LOW = [row('IMPSEQ', 1, 2), row('SRVSEQ', 80, 140), row('REQSEQ', 22, 140)];
const EQUAL = [row('IMPSEQ', 2, 2), row('SRVSEQ', 140, 140), row('REQSEQ', 140, 140)];

const finding = (given: Partial<Finding> = {}): Finding => ({
  ...{ rule: 'reqseq-too-low', topic: 'numbers', severity: 'fatal', code: 14 },
  ...{ confidence: 'inferred', requestor: OCTOBER, message: 'REQSEQ is too low.' },
  ...{ template: 'REQSEQ is too low.', args: {} },
  ...{ evidence: [], examples: [], articles: ['Q215505'] },
  ...given,
});

const remedy = (id: string, given: Partial<Remedy> = {}): Remedy => ({
  ...{
    id: id as Remedy['id'],
    title: `Do ${id}`,
    args: {},
    requestors: [OCTOBER],
    steps: ['One.'],
    cautions: [],
  },
  ...{ articles: [], confidence: 'inferred', dss: null, registry: null, newFile: null },
  ...{ thresholds: [], expected: 'cannot-tell' },
  ...given,
});

const choice = (id: string | null, given: Partial<Choice> = {}): Choice => ({
  ...{ requestor: OCTOBER, remedy: id, reason: 'not-proven', question: null, others: [] },
  ...given,
});

const fails = (given: Partial<Report> = {}): Report =>
  report({
    numbers: LOW,
    verdict: judged([OCTOBER, 'will-fail', 14]),
    findings: [finding()],
    choice: [choice('list-more-requestors')],
    remedies: [remedy('list-more-requestors', { dss: 'exchange' })],
    ...given,
  });

const screen = (given: Report): string[] => renderText(given).trimEnd().split('\n');
const flat = (given: Report): string => screen(given).join(' ').replace(/\s+/g, ' ');

const LONG = 'A'.repeat(70);
const MANY = Array.from({ length: 30 }, (_, at) => `REQUESTOR${at}/${LONG}${at}`);

const withInputs = (name: string, message: string): Report['inputs'] =>
  report({}).inputs.map((input) => ({
    ...input,
    name: `${name}-${input.id}.txt`,
    issues: [1, 2, 3].map((at) => ({
      ...toldIssue(issue('header-text', { text: mark('transaction', message), isCut: false })),
      ...{ level: 'error', message: `${message} ${at}` },
    })),
  }));

test.each<[string, Report]>([
  ['a failure', fails()],
  [
    'long names of a requestor, of files, of a directory object',
    fails({
      numbers: LOW.map((each) => ({ ...each, requestor: `${LONG}/${LONG}` })),
      verdict: judged([`${LONG}/${LONG}`, 'will-fail', 14]),
      findings: [finding({ requestor: `${LONG}/${LONG}` })],
      inputs: withInputs(LONG, 'it breaks off'),
      choice: [choice('list-more-requestors', { requestor: `${LONG}/${LONG}` })],
      remedies: [
        remedy('list-more-requestors', {
          requestors: [`${LONG}/${LONG}`],
          registry: { globalMax: null, listed: [LONG, LONG, LONG], further: [[LONG]] },
        }),
      ],
    }),
  ],
  [
    'a great many findings',
    fails({
      findings: [
        finding(),
        ...Array.from({ length: 40 }, (_, at) =>
          finding({
            ...{ rule: `r${at}`, topic: 'transactions', severity: 'error', code: 46 },
            message: `Transactions without a full name, with many more words about them: ${at}. More.`,
          }),
        ),
      ],
    }),
  ],
  [
    'a remedy of many long steps that has no short form',
    fails({
      choice: [choice('made-up')],
      remedies: [
        remedy('made-up', { steps: Array.from({ length: 30 }, () => 'Do this. '.repeat(40)) }),
      ],
    }),
  ],
  [
    'long lists that are replaced',
    report({
      numbers: EQUAL,
      verdict: judged([OCTOBER, 'will-import']),
      choice: [choice('import-now', { reason: 'accepted' })],
      remedies: [remedy('import-now', { expected: 'will-import' })],
      inputs: withInputs(LONG, 'cannot be read'),
      effects: {
        [OCTOBER]: {
          numbers: {
            ImportSync: { before: 2, after: 2 },
            SrvSync: { before: 140, after: 140 },
            ReqSync: { before: 140, after: 140 },
          },
          ...{ pendingLost: { count: 40, from: 101, to: 140 }, pendingKept: null },
          ...{ exportLost: false, aboveServer: [], autocreate: null, afterwards: [] },
          lists: MANY.map((list) => ({
            ...{ list, type: 'PCM', adds: 1, deletes: 0, modifies: 0 },
            ...{ isReplaced: true, before: null, localAtRisk: null },
          })),
        },
      },
    }),
  ],
  [
    'the largest numbers that there are',
    fails({
      numbers: (['IMPSEQ', 'SRVSEQ', 'REQSEQ'] as const).map((number) => ({
        ...row(number, 0, 4294967295),
        ...{ own: null, ownAtLeast: 4294967290, ownAtMost: 4294967295 },
      })),
    }),
  ],
  ['nothing is known of anybody', report({ verdict: judged(), numbers: [] })],
])('one requestor: %s', (_name, given) => {
  const lines = screen(given);
  expect(lines.length).toBeLessThanOrEqual(24);
  expect(lines.filter((line) => Array.from(line).length > 80)).toEqual([]);
});

test.each([2, 5, 30])('%i requestors: 24 lines, and 3 for each that fails', (count) => {
  const names = MANY.slice(0, count);
  const most = { value: 4294967295, from: 'i1', at: '', reason: null };
  const given = report({
    header: { IMPSEQ: most, SRVSEQ: most, REQSEQ: most },
    numbers: names.flatMap((name) => LOW.map((each) => ({ ...each, requestor: name }))),
    verdict: judged(...names.map((name): [string, 'will-fail', number] => [name, 'will-fail', 14])),
    findings: names.map((name) => finding({ requestor: name })),
    // Each has a cause of its own, so that none share a block.
    causes: names.map((name, at) => ({
      ...{
        id: `c${at}`,
        requestor: name,
        message: 'It was so. '.repeat(20),
        confirm: '',
        args: {},
      },
      ...{ confidence: 'inferred' as const, articles: [] },
    })) as unknown as Report['causes'],
    choice: names.map((name) => choice('regenerate', { requestor: name })),
    remedies: [remedy('regenerate', { requestors: names })],
  });
  const lines = screen(given);
  expect(lines.length).toBeLessThanOrEqual(24 + 3 * count);
  expect(lines.filter((line) => Array.from(line).length > 80)).toEqual([]);
});

test.each<[string, Report, string]>([
  [
    'an input that cannot be read',
    fails({ inputs: withInputs('broken', 'it breaks off') }),
    'Read in part: broken-i1.txt: it breaks off 1.',
  ],
  [
    'unused evidence by which a number that fails would pass',
    fails({
      numbers: [
        {
          ...row('REQSEQ', 130, 140),
          ownFrom: [
            { input: 'i2', line: 7, at: 'line 7', source: 'reqconf', value: 140, used: true },
            { input: 'i1', line: 1, at: 'line 1', source: 'reqtx', value: 120, used: false },
          ],
        },
      ],
    }),
    'RESYNC.GLB shows 120 for REQSEQ, which is not used (140 is)',
  ],
  [
    'a log that shows the stop',
    report({
      numbers: [],
      verdict: judged([OCTOBER, 'cannot-tell']),
      findings: [
        finding({
          ...{ rule: 'failed-before-with-14', topic: 'history', severity: 'warning', code: null },
          evidence: [{ fact: 'log.lastImportFailed14', value: true, input: 'i2', at: 'line 5' }],
        }),
      ],
      history: [
        {
          ...{ requestor: OCTOBER, event: 'stopped', program: 'IMPORT', version: '3.2a' },
          ...{ severity: 'Fatal', code: 14, text: 'Error processing RESYNC.GLB', times: 1 },
          ...{ time: '1999-06-17T22:10:04', written: '06/17/99 22:10:04', input: 'i2', line: 5 },
        },
      ],
    }),
    'it cannot be told yet which number is too low. The log shows that IMPORT -Q did stop with Fatal error 14 on 1999-06-17 22:10:04 (IMPORT 3.2a).',
  ],
  [
    'the one question',
    fails({
      choice: [
        choice(null, {
          reason: 'kind-unknown',
          question: {
            asks: 'server-kind',
            answers: [
              { dss: 'exchange', remedy: 'list-more-requestors' },
              { dss: 'msmail', remedy: 'regenerate' },
            ],
          },
        }),
      ],
    }),
    'Which server made this one? Exchange list OCTOBER for the file too. Steps: add --dss exchange',
  ],
])('on the screen: %s', (_name, given, words) => {
  expect(flat(given)).toContain(words);
});

test('while nobody can tell, nothing on the screen imports', () => {
  const given = report({
    numbers: [row('IMPSEQ', 2, null), ...EQUAL.slice(1)],
    verdict: judged([OCTOBER, 'cannot-tell']),
    undecided: [
      {
        ...{ rule: 'impseq-too-low', topic: 'numbers', severity: 'fatal', requestor: OCTOBER },
        ...{ missing: ['requestor.ImportSync'], howToGet: '' },
      },
    ],
    choice: [choice('collect', { reason: 'facts-missing' })],
    remedies: [
      remedy('collect', {
        thresholds: [
          {
            ...{ requestor: OCTOBER, rule: 'impseq-too-low', fact: 'requestor.ImportSync' },
            ...{ passes: 'at most', value: 2, code: 14, decides: true },
          },
        ],
      }),
    ],
  });
  const text = screen(given).join('\n');
  expect(text).toContain('If ImportSync is 3 or more:  IMPORT -Q will stop with Fatal error 14.');
  expect(text).not.toMatch(/import admin/);
});

test('nothing of a file reaches the terminal as it is', () => {
  const evil = '\x1b]0;x\x07\u202e\u2028';
  const name = `N/${evil}`;
  const text = renderText(
    fails({
      numbers: LOW.map((each) => ({ ...each, requestor: name })),
      verdict: judged([name, 'will-fail', 14]),
      findings: [finding({ requestor: name, message: evil })],
      inputs: withInputs(evil, evil),
      choice: [choice('list-more-requestors', { requestor: name })],
    }),
  );
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
});

test.each<[string, number, string[]]>([
  ['all of it', 9, ['a', 'a', 'a', '', 'b', 'b']],
  ['empty lines go first', 5, ['a', 'a', 'a', 'b', 'b']],
  ['then what yields later', 4, ['a', 'a', 'a', 'B']],
])('parts in fewer lines: %s', (_name, limit, lines) => {
  const parts: Part[] = [
    { forms: [['a', 'a', 'a']], yields: 99 },
    { forms: [['b', 'b'], ['B'], []], yields: 30, isApart: true },
  ];
  expect(fitted(parts, limit)).toEqual(lines);
});
