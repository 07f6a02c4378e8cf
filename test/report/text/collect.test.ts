/** What is asked for while nobody can tell: each thing in full, and in a sentence where several are judged. */
import type { Finding, NumberRow, Report, Threshold } from '../../../src/model/report-types.js';
import type { FactName } from '../../../src/model/types.js';
import { renderAsk } from '../../../src/report/text/ask.js';
import { collectBrief, collectSteps, thresholdLines } from '../../../src/report/text/collect.js';
import { OCTOBER, judged, report, row } from '../reports.js';

const open = (...missing: FactName[]): Report['undecided'] => [
  {
    ...{ rule: 'x', topic: 'numbers', severity: 'fatal', requestor: OCTOBER },
    ...{ missing, howToGet: '' },
  },
];
const LISTED = [row('IMPSEQ', 1, null), row('SRVSEQ', 80, 80), row('REQSEQ', 22, 22)];
const told = (given: Partial<Report>, requestor = OCTOBER): [steps: string, brief: string] => {
  const whole = report({
    verdict: judged([requestor, 'cannot-tell']),
    numbers: LISTED,
    ...given,
  });
  const { title, lines } = collectSteps(whole, requestor);
  return [[title, ...lines].join(' '), collectBrief(whole, requestor).join(' ')].map((text) =>
    text.replace(/\s+/g, ' '),
  ) as [string, string];
};
const simulated = (value: number | null, names: string[] = []): Report['header'] => {
  const unknown = { of: { names: names.map((text) => ({ mark: 'rdn', text })), more: 0 } };
  const cell = {
    ...{ value, from: 'simulation', at: null, reason: null },
    simulated: { heldBy: { names: [], more: 0 }, unknownOf: names.length > 0 ? unknown : null },
  };
  return { IMPSEQ: cell, SRVSEQ: cell, REQSEQ: cell } as unknown as Report['header'];
};
const server = (given: object): Report['server'] =>
  ({
    ...{ kind: 'exchange', globalMax: null, listed: null, unlinked: [], dxaVersion: null },
    ...given,
  }) as unknown as Report['server'];
const again = (rule: string): Finding[] => [
  { rule, requestor: OCTOBER } as Partial<Finding> as Finding,
];
const nothing = { value: null, from: null, at: null, reason: 'not in the evidence' };
const NO_HEADER: Report['header'] = { IMPSEQ: nothing, SRVSEQ: nothing, REQSEQ: nothing };

test.each<[string, Partial<Report>, string, string]>([
  [
    'the file',
    { undecided: open('header.REQSEQ'), inputs: [], header: NO_HEADER },
    'RESYNC.GLB from the GLB folder of OCTOBER, zipped; or its listing:',
    'Get RESYNC.GLB, or its listing:',
  ],
  [
    'the file once more, where one was given',
    { undecided: open('header.REQSEQ') },
    'RESYNC.GLB once more, copied in binary mode; or its listing, given without it:',
    'Get the listing of this RESYNC.GLB:',
  ],
  [
    'a new file, of which the numbers are not all known',
    { undecided: open('header.REQSEQ'), header: simulated(3) },
    'What to do 1. Make the file, and check it with this command before it is imported:',
    'Make the file, and check it with this command before it is imported:',
  ],
  [
    'which build of Dxa.exe',
    {
      ...{ undecided: open('header.REQSEQ'), header: simulated(null) },
      server: server({ globalMax: true }),
    },
    'Which build has Dxa.exe? Its properties show it.',
    'Which build has Dxa.exe? Its properties show it.',
  ],
  [
    'whether GlobalMaxSeqInResync is set',
    { undecided: open('header.REQSEQ'), header: simulated(null), server: server({}) },
    'Find out the value of GlobalMaxSeqInResync (--full says how).',
    'Find out the value of GlobalMaxSeqInResync.',
  ],
  [
    'which object is meant',
    {
      ...{ undecided: open('header.REQSEQ'), header: simulated(null, ['OCTOBR']) },
      server: server({ listed: ['OCTOBR'], unlinked: ['OCTOBER'] }),
    },
    'No record of the server is named OCTOBR; is it OCTOBER? Give --listed the name',
    'No record of the server is named OCTOBR; is it OCTOBER?',
  ],
  [
    'which object is meant, where none is near',
    {
      ...{ undecided: open('header.REQSEQ'), header: simulated(null, ['XYZ']) },
      server: server({ listed: ['XYZ'] }),
    },
    'No record of the server is named XYZ. Give --listed the name of its object.',
    'No record of the server is named XYZ. Give',
  ],
  [
    'the own numbers',
    { undecided: open('requestor.SrvSync'), numbers: [] },
    'On OCTOBER: listds admin',
    'List it there, and add that file: listds admin',
  ],
  [
    'ImportSync beside others',
    { undecided: open('requestor.ImportSync', 'requestor.isDirectoryServer'), numbers: [] },
    'The newest mail with ReqTx in its subject, from POLYNOMIAL/OCTOBER/$SYSTEM to the directory server.',
    'Find its ImportSync: the number after I= in its newest ReqTx subject. 1 more fact: --full',
  ],
  [
    'ImportSync alone',
    { undecided: open('requestor.ImportSync'), numbers: LISTED },
    'R must be 22, and S 80. Else it is an older mail',
    'Find its ImportSync: the number after I= in its newest ReqTx subject.',
  ],
  [
    'whether it is the directory server',
    { undecided: open('requestor.isDirectoryServer') },
    'POLYNOMIAL/OCTOBER',
    'Find out whether it is the directory server; -r NET/PO says that it is meant.',
  ],
  [
    'a fact of another kind',
    { undecided: open('folder.flagReadOnly') },
    'Find out whether FLAG.GLB is read-only (--full says how).',
    'Find out whether FLAG.GLB is read-only.',
  ],
  [
    'which kind of server made the file',
    {
      choice: [
        {
          ...{ requestor: OCTOBER, remedy: null, reason: 'not-proven', others: [] },
          question: { asks: 'server-kind' },
        } as unknown as Report['choice'][number],
      ],
    },
    'Who made the file: Exchange (which version of Dxa.exe) or a Mail postoffice?',
    'Find out which kind of server made the file.',
  ],
])('%s', (_, given, steps, brief) => {
  const [inFull, inShort] = told(given);
  expect(inFull).toContain(steps);
  expect(inShort).toContain(brief);
});

test.each<[string, Partial<Report>, string]>([
  [
    'the build of Dxa.exe',
    {
      ...{ undecided: open('header.REQSEQ'), header: simulated(null) },
      server: server({ globalMax: true }),
    },
    'The version of Dxa.exe on the Exchange server, with its build, as its properties show it',
  ],
  [
    'an object that may be meant',
    {
      ...{ undecided: open('header.REQSEQ'), header: simulated(null, ['OCTOBR']) },
      server: server({ listed: ['OCTOBR'], unlinked: ['OCTOBER'] }),
    },
    'The directory name of the requestor that is listed as OCTOBR. No record of the server has that name; is it OCTOBER?',
  ],
  [
    'an object near to none',
    {
      ...{ undecided: open('header.REQSEQ'), header: simulated(null, ['XYZ']) },
      server: server({ listed: ['XYZ'] }),
    },
    'listed as XYZ. No record of the server has that name',
  ],
  [
    'numbers and ImportSync again',
    {
      undecided: open('requestor.ImportSync', 'requestor.SrvSync'),
      ...{
        numbers: [row('IMPSEQ', 1, 2), row('SRVSEQ', 80, 80)],
        findings: again('own-words-above'),
      },
    },
    'Please send as well its newest ReqTx subject (ImportSync is the number after I=).',
  ],
  ['nothing', {}, 'Nothing is missing that would change the answer'],
])('the mail asks for %s', (_, given, expected) => {
  const whole = report({ verdict: judged([OCTOBER, 'cannot-tell']), numbers: LISTED, ...given });
  expect(renderAsk(whole).replace(/\s+/g, ' ')).toContain(expected);
});

test.each<[string, string, string, string]>([
  [
    'mail is under way',
    'update-under-way',
    'let T3 run without the file, then check it. Do not import before. 1. Take RESYNC.GLB out of the GLB folder (Q122750), or T3 may try it.',
    'Take RESYNC.GLB out of GLB, let T3 run there, then list it again.',
  ],
  [
    'its own words disagree',
    'own-words-above',
    'list it again, then check it. Do not import before. 1. On OCTOBER, now:',
    'List it again; its own words disagree or are too old.',
  ],
  [
    'a stop since',
    'numbers-before-stop',
    'It has no date: type what it shows, --srvseq N --reqseq N.',
    'List it again; its own words disagree or are too old.',
  ],
])('the numbers again: %s', (_, rule, steps, brief) => {
  const [inFull, inShort] = told({ undecided: open('requestor.SrvSync'), findings: again(rule) });
  expect(inFull).toContain(steps);
  expect(inShort).toContain(brief);
});

test.each<[string, string]>([
  ['update-under-way', 'Then take the newest ReqTx subject of OCTOBER: ImportSync'],
  ['numbers-before-stop', 'OCTOBER, with its date, sent after the stop: ImportSync is'],
  ['own-words-above', 'Take the newest ReqTx subject of OCTOBER: ImportSync is'],
])('ImportSync again: %s', (rule, steps) => {
  const numbers = [row('IMPSEQ', 1, 2)];
  const given = { undecided: open('requestor.ImportSync'), numbers, findings: again(rule) };
  expect(told(given)[0]).toContain(steps);
});

test("the server's count that settles nothing is told with the mail that does", () => {
  const [imp, ...others] = LISTED as [NumberRow, ...NumberRow[]];
  const count = { input: 'i2', line: 7, at: 'line 7', source: 'reqconf', value: 5, used: true };
  const numbers = [
    { ...imp, own: 5, standIn: true, ownFrom: [count] } as unknown as NumberRow,
    ...others,
  ];
  expect(told({ undecided: open('requestor.ImportSync'), numbers })[0]).toContain(
    "The server's count, 5 (listds-r.txt, line 7), is no use here",
  );
});

const LISTDS_OF = 'requestor.SrvSync' as const;
test('an object that stands for a postoffice is to be named by its NET/PO', () => {
  const undecided = open(LISTDS_OF).map((each) => ({ ...each, requestor: 'OBJECT' }));
  expect(told({ undecided, numbers: [] }, 'OBJECT')[0]).toContain(
    'On the postoffice that OBJECT stands for: listds',
  );
});

test('nothing is missing', () => {
  expect(told({})[1]).toBe('');
});

const threshold = (given: Partial<Threshold>): Threshold => ({
  ...{ requestor: OCTOBER, fact: 'requestor.ImportSync', passes: 'at most', value: 1 },
  ...{ rule: 'impseq-too-low', code: 14, decides: true, ...given },
});
test.each<[string, Partial<Threshold>[], string[]]>([
  ['none', [], []],
  [
    'one that decides',
    [{}],
    [
      'If ImportSync is 1 or less: IMPORT -Q is predicted to accept the file.',
      'If ImportSync is 2 or more: IMPORT -Q will stop with Fatal error 14.',
    ],
  ],
  [
    'a stop without a number, from 0 up',
    [{ value: 0, code: null }],
    [
      'If ImportSync is 0: IMPORT -Q is predicted to accept the file.',
      'If ImportSync is 1 or more: IMPORT -Q will stop.',
    ],
  ],
  [
    'several',
    [{ decides: false }, { fact: 'requestor.SrvSync', value: 80 }],
    ['Needed: ImportSync 1 or less, SrvSync 80 or less. Otherwise: error 14.'],
  ],
  [
    'of a header',
    [{ fact: 'header.IMPSEQ', passes: 'at least', decides: true, value: 4 }],
    [
      'If IMPSEQ is 4 or more: IMPORT -Q is predicted to accept the file.',
      'If IMPSEQ is less than 4: IMPORT -Q will stop with Fatal error 14.',
    ],
  ],
  [
    'several of a header stand in the table',
    [{ fact: 'header.IMPSEQ' }, { fact: 'header.SRVSEQ' }],
    [],
  ],
  [
    'several that stop without a number',
    [{ code: null, decides: false }],
    ['Needed: ImportSync 1 or less. Otherwise: IMPORT stops.'],
  ],
])('where a number decides: %s', (_, given, expected) => {
  const remedies = [{ thresholds: given.map(threshold) }] as unknown as Report['remedies'];
  const lines = thresholdLines(report({ remedies }), OCTOBER);
  expect(lines.map((line) => line.replace(/ {2,}/g, ' '))).toEqual(expected);
});
