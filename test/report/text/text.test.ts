import { issue } from '../../../src/model/issues.js';
import { mark } from '../../../src/model/marked.js';
import { toldIssue } from '../../../src/report/words/issues.js';
import type { Report } from '../../../src/model/report-types.js';
import type { Palette } from '../../../src/report/text/palette.js';
import { renderText as rendered } from '../../../src/report/text/text.js';
import { OCTOBER, judged, report, row } from '../reports.js';

/** The full report; the screen has tests of its own. */
const renderText = (given: Report, more: Parameters<typeof rendered>[1] = {}): string =>
  rendered(given, { full: true, ...more });

const LOW = [row('IMPSEQ', 1, 2), row('SRVSEQ', 80, 71), row('REQSEQ', 22, 140)];

const fails = report({
  numbers: LOW,
  verdict: judged([OCTOBER, 'will-fail', 14]),
  findings: [
    {
      rule: 'reqseq-too-low',
      topic: 'numbers',
      severity: 'fatal',
      code: 14,
      confidence: 'inferred',
      requestor: OCTOBER,
      message: 'REQSEQ 22 is 118 lower than the ReqSync 140.',
      template: 'REQSEQ {header.REQSEQ} is 118 lower than the ReqSync 140.',
      args: { 'header.REQSEQ': 22 },
      evidence: [{ fact: 'header.REQSEQ', value: 22, input: 'i1', at: 'record 1, byte 24' }],
      examples: [],
      articles: ['Q215505'],
    },
  ],
  remedies: [
    {
      id: 'list-more-requestors',
      args: {},
      title: 'List more requestors',
      requestors: [OCTOBER],
      steps: ['First.', 'import admin -pPASSWORD -q -y -dM'],
      cautions: ['Back up first.'],
      articles: ['Q215505'],
      confidence: 'documented',
      dss: null,
      registry: null,
      newFile: null,
      thresholds: [],
      expected: 'will-import',
    },
  ],
});

const lines = (given: Report): string[] => renderText(given).split('\n');

describe('the answer comes first', () => {
  test.each<[string, Report['verdict'], string[]]>([
    [
      'a stop with its code',
      judged([OCTOBER, 'will-fail', 14]),
      [
        'POLYNOMIAL/OCTOBER: IMPORT -Q will stop with Fatal error 14.',
        'Too low in the header: IMPSEQ by 1, REQSEQ by 118.',
      ],
    ],
    [
      'a stop without a code',
      judged([OCTOBER, 'will-fail']),
      [
        'POLYNOMIAL/OCTOBER: IMPORT -Q will not import RESYNC.GLB. No error number is',
        'known for this cause.',
        'Too low in the header: IMPSEQ by 1, REQSEQ by 118.',
      ],
    ],
    [
      'a risk',
      judged([OCTOBER, 'at-risk']),
      ['POLYNOMIAL/OCTOBER: IMPORT -Q is at risk. It may hang, stop or sort wrongly.'],
    ],
    [
      'not known',
      judged([OCTOBER, 'cannot-tell']),
      ['POLYNOMIAL/OCTOBER: it cannot be told yet whether IMPORT -Q will stop.'],
    ],
    [
      'a prediction',
      judged([OCTOBER, 'will-import']),
      [
        'POLYNOMIAL/OCTOBER: IMPORT -Q is predicted to accept this RESYNC.GLB (no known',
        'cause of a stop was found).',
      ],
    ],
    [
      'a requestor without a name',
      judged(['(unnamed)', 'will-fail', 14]),
      ['This requestor: IMPORT -Q will stop with Fatal error 14.'],
    ],
    [
      'no requestor',
      judged(),
      ['This requestor: it cannot be told yet whether IMPORT -Q will stop.'],
    ],
  ])('%s', (_name, verdict, expected) => {
    const shown = lines(report({ numbers: LOW, verdict }));
    expect(shown.slice(0, expected.length)).toEqual(expected);
  });

  test('quiet says nothing else', () => {
    expect(renderText(fails, { quiet: true })).toBe(
      'POLYNOMIAL/OCTOBER: IMPORT -Q will stop with Fatal error 14.\n' +
        'Too low in the header: IMPSEQ by 1, REQSEQ by 118.\n',
    );
  });
});

test('the numbers come before everything else', () => {
  expect(lines(fails).slice(4, 8)).toEqual([
    'Number  In header  Own  Result',
    'IMPSEQ          1    2  too low by 1',
    'SRVSEQ         80   71  ok, higher',
    'REQSEQ         22  140  too low by 118',
  ]);
});

test('places, findings, ways out and inputs follow in this order', () => {
  const text = renderText(fails);
  const parts = [
    'Where the numbers come from',
    'Header IMPSEQ, SRVSEQ, REQSEQ: RESYNC.GLB, record 1, byte 24',
    'Own ReqSync 140: listds-r.txt, line 7 (from its REQCONF.GLB)',
    'What was found',
    'Fatal (error 14, inferred): REQSEQ 22 is 118 lower',
    'Articles: Q215505. More: `resync-check explain reqseq-too-low`',
    'What to do',
    '1. First.',
    '2. import admin -pPASSWORD -q -y -dM',
    'Caution: Back up first.',
    'After it: IMPORT -Q is predicted to accept the file.',
    'What was read',
    'RESYNC.GLB, binary Dir-Sync queue, 21 records',
    'resync-check 0.1.0. ',
  ].map((part) => text.indexOf(part));
  expect(parts).toEqual([...parts].sort((a, b) => a - b));
  expect(parts).not.toContain(-1);
});

test('what is unknown comes with the way to get it, and disagreement is named', () => {
  const text = renderText(
    report({
      verdict: judged([OCTOBER, 'cannot-tell']),
      numbers: [
        row('IMPSEQ', 1, null),
        {
          ...row('REQSEQ', 150, 140),
          ownFrom: [
            { input: 'by-hand', line: null, at: '', source: 'by-hand', value: 140, used: true },
            { input: 'i2', line: 7, at: 'line 7', source: 'server-copy', value: 139, used: false },
          ],
        },
      ],
      undecided: [
        {
          rule: 'impseq-too-low',
          topic: 'numbers',
          severity: 'fatal',
          requestor: OCTOBER,
          missing: ['requestor.ImportSync'],
          howToGet: 'Take I= from the newest ReqTx subject.',
        },
      ],
    }),
  );
  expect(text).toContain("Not known: the requestor's own ImportSync.");
  expect(text).toContain('Own ReqSync 140: given by hand\n');
  expect(text).toContain('also 139: listds-r.txt, line 7');
  expect(text.replace(/\s+/g, ' ')).toContain('disagrees, not used');
  expect(text).toContain('    Take I= from the newest ReqTx subject.');
  expect(text).not.toContain('How sure');
});

test('a contested finding says what the articles disagree about', () => {
  const [finding] = fails.findings;
  const contested: Report = {
    ...fails,
    verdict: { ...fails.verdict, confidence: 'contested' },
    findings: [
      {
        ...finding!,
        confidence: 'contested',
        evidence: [{ fact: 'header.SRVSEQ', value: 80, input: 'i1', at: '' }],
      },
    ],
  };
  expect(renderText(contested).replace(/\s+/g, ' ')).toContain(
    'contested: Q215505 says SRVSEQ counts, Q96060 suggests it does not',
  );
});

describe('several requestors', () => {
  const several = report({
    verdict: judged(
      [OCTOBER, 'will-fail', 14],
      ['POLYNOMIAL/MAY', 'cannot-tell'],
      ['P/JUNE', 'will-import'],
    ),
    numbers: [...LOW, row('IMPSEQ', 1, null, 'POLYNOMIAL/MAY'), row('IMPSEQ', 1, 1, 'P/JUNE')],
  });

  test('a matrix, the worst first, and totals', () => {
    expect(lines(several).slice(0, 6)).toEqual([
      'IMPORT -Q will stop at 1 of 3 requestors.',
      '',
      'Requestor           Outcome              IMPSEQ   SRVSEQ  REQSEQ',
      'POLYNOMIAL/OCTOBER  will stop, error 14  1 short  ok      118 short',
      'POLYNOMIAL/MAY      cannot be told yet   ?        ?       ?',
      'P/JUNE              accepted             ok       ?       ?',
    ]);
    expect(lines(several)[6]).toBe('3 requestors: 1 will stop, 1 cannot be told yet, 1 accepted.');
  });

  test('details of those that are not predicted to import, as many as asked for', () => {
    const text = renderText(several, { maxExamples: 1 });
    expect(text).toContain(`${OCTOBER}: IMPORT -Q will stop`);
    expect(text).not.toContain('POLYNOMIAL/MAY: it cannot');
    expect(text).toContain('1 more requestor in detail with `--max-examples 2`');
    expect(renderText(several)).not.toContain('P/JUNE: IMPORT');
  });

  test('quiet has the answer for each', () => {
    expect(renderText(several, { quiet: true }).split('\n')).toHaveLength(6);
  });
});

test('nothing of a file reaches the terminal as it is', () => {
  const evil = '\x1b]0;x\x07\u202e\u2028';
  const text = renderText(
    report({
      verdict: judged([`N/${evil}`, 'will-fail', 14]),
      numbers: [row('IMPSEQ', 1, 2, `N/${evil}`)],
      inputs: [
        {
          ...{ id: 'i1', name: evil, kind: 'unknown', role: null, bytes: 1, sha256: null },
          issues: [
            toldIssue(issue('header-text', { text: mark('transaction', evil), isCut: false })),
          ],
        },
      ],
      findings: [{ ...fails.findings[0]!, message: evil, requestor: `N/${evil}` }],
      predictedLog: [evil],
    }),
  );
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
});

test('styles change no word', () => {
  const bold = (text: string) => `\x1b[1m${text}\x1b[0m`;
  const palette: Palette = { outcome: (_outcome, text) => bold(text), strong: bold, faint: bold };
  const styled = renderText(fails, { palette });
  expect(styled).toContain('\x1b[1m');
  expect(styled.replace(/\x1b\[\dm/g, '')).toBe(renderText(fails));
});

test('no line is wider than 80 columns', () => {
  for (const line of lines(fails)) expect(line.length).toBeLessThanOrEqual(80);
});
