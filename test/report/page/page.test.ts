/** What a report says as a page, in which order, and what is folded. */
import type { Block, Section } from '../../../src/report/page/blocks.js';
import { pageOf } from '../../../src/report/page/page.js';
import type { Report } from '../../../src/model/report-types.js';
import { OCTOBER, judged, report, row } from '../reports.js';

const LOW = [row('IMPSEQ', 1, 2), row('SRVSEQ', 80, 140), row('REQSEQ', 22, 140)];
const finding = (rule: string, more: Partial<Report['findings'][number]> = {}) => ({
  ...{ rule, topic: 'numbers' as const, severity: 'fatal' as const, code: 14 },
  ...{
    confidence: 'inferred' as const,
    requestor: OCTOBER,
    message: `${rule}.`,
    template: `${rule}.`,
    args: {},
    evidence: [],
  },
  ...{ examples: [], articles: ['Q215505'], ...more },
});
const remedy = (
  id: Report['remedies'][number]['id'],
  dss: Report['remedies'][number]['dss'],
): Report['remedies'][number] => ({
  ...{ id, args: {}, title: `The way ${id}`, requestors: [OCTOBER], steps: ['One', 'Two'], dss },
  ...{ cautions: ['Mind.'], articles: [], confidence: 'documented', registry: null },
  ...{ newFile: null, thresholds: [], expected: 'will-import' },
});
const undecided = (severity: 'fatal' | 'warning', howToGet: string) => ({
  ...{ rule: 'x', topic: 'programs' as const, severity, requestor: OCTOBER },
  ...{ missing: ['import.version' as const], howToGet },
});

const fails = report({
  numbers: LOW,
  verdict: judged([OCTOBER, 'will-fail', 14]),
  findings: [finding('impseq-too-low')],
  undecided: [undecided('fatal', 'Look.')],
  choice: [
    {
      ...{ requestor: OCTOBER, remedy: 'regenerate', reason: 'not-proven', question: null },
      others: [{ remedy: 'local-reset', reason: 'deletes' }],
    },
  ],
  remedies: [remedy('regenerate', 'msmail'), remedy('local-reset', null)],
  predictedLog: ['Fatal [ 14]'],
});

const isSection = (block: Block): block is Section => block.kind === 'section';
const outline = (blocks: readonly Block[]): string[] =>
  blocks.map((block) =>
    isSection(block)
      ? `${block.isFolded ? 'folded' : 'open'}: ${typeof block.title === 'string' ? block.title : ''}`
      : block.kind === 'labelled'
        ? block.label
        : block.kind,
  );
const inSection = (blocks: readonly Block[], title: string): readonly Block[] =>
  blocks.filter(isSection).find((each) => each.title === title)?.blocks ?? [];
const stepsIn = (blocks: readonly Block[]): readonly unknown[] =>
  blocks.flatMap((block) => (block.kind === 'steps' ? block.items : []));

test('one requestor: the answer, the numbers, how sure, the cause, what to do; the rest is folded', () => {
  expect(outline(pageOf(fails).blocks)).toEqual([
    'answer',
    'table',
    'picture',
    'How sure',
    'Cause',
    'open: What to do',
    'open: Please send (in this order)',
    'folded: What was found',
    'folded: Where the numbers were read',
    'folded: Other ways (1)',
    'folded: Expected log (a prediction)',
    'folded: Evidence',
    'pages',
    'folded: About this report',
  ]);
});

test('the title of the page is the answer', () => {
  expect(pageOf(fails)).toMatchObject({
    title: `${OCTOBER}: IMPORT -Q will stop with Fatal error 14.`,
    outcome: 'will-fail',
  });
});

test('the recommended way is one list of steps', () => {
  expect(stepsIn(inSection(pageOf(fails).blocks, 'What to do'))).toEqual(['One', 'Two']);
});

test('where each kind of server has its way, the kind is asked for and no way is chosen', () => {
  const open: Report = {
    ...fails,
    choice: [
      {
        ...{ requestor: OCTOBER, remedy: null, reason: 'kind-unknown', others: [] },
        question: {
          asks: 'server-kind',
          answers: [
            { dss: 'msmail', remedy: 'regenerate' },
            { dss: 'exchange', remedy: 'global-maximum' },
          ],
        },
      },
    ],
    remedies: [remedy('regenerate', 'msmail'), remedy('global-maximum', 'exchange')],
  };
  const { blocks } = pageOf(open);
  const whatToDo = inSection(blocks, 'What to do');
  expect(stepsIn(whatToDo)).toEqual([
    expect.stringContaining('Take RESYNC.GLB out'),
    'Find out which server made the file.',
    expect.stringContaining('Check the new file'),
  ]);
  expect(whatToDo.find(({ kind }) => kind === 'table')).toMatchObject({
    rows: [
      { cells: ['Mail postoffice', 'The way regenerate', '`--dss msmail`, or below'] },
      { cells: ['Exchange', 'The way global-maximum', '`--dss exchange`, or below'] },
    ],
  });
  expect(outline(blocks)).toContain('folded: The ways, step by step (2)');
});

test.each([
  [
    'a fact that a fatal rule lacks',
    undecided('fatal', 'Look.'),
    'open: Please send (in this order)',
  ],
  ['one of a lesser rule', undecided('warning', 'Look.'), 'folded: What else is not known'],
])('%s is asked for where it belongs', (_name, lacks, title) => {
  const titles = outline(pageOf({ ...fails, undecided: [lacks] }).blocks);
  expect(titles.filter((each) => /send|not known/.test(each))).toEqual([title]);
});

test('of what cannot be told there is nothing to be sure of, and no import is shown', () => {
  const open = report({
    numbers: [row('IMPSEQ', 1, null)],
    verdict: judged([OCTOBER, 'cannot-tell']),
    undecided: [{ ...undecided('fatal', 'Look.'), missing: ['requestor.ImportSync'] }],
  });
  const { blocks } = pageOf(open);
  expect(outline(blocks)).not.toContain('How sure');
  expect(blocks[0]).toMatchObject({ kind: 'answer', outcome: 'cannot-tell', about: '' });
});

test('several requestors: the matrix, then each in a fold, up to the number asked for', () => {
  const names = ['NET/A', 'NET/B', 'NET/C'];
  const fleet = report({
    numbers: names.map((name) => row('REQSEQ', 22, 140, name)),
    verdict: judged(...names.map((name): [string, 'will-fail', number] => [name, 'will-fail', 14])),
    findings: names.map((requestor) => finding('reqseq-too-low', { requestor })),
  });
  const { blocks } = pageOf(fleet, { maxExamples: 2 });
  const [answer, matrix] = blocks;
  expect(answer).toMatchObject({ kind: 'answer', about: '3 requestors: 3 will stop' });
  expect(matrix).toMatchObject({
    rows: names.map((name) => ({
      cells: [[{ name }], 'will stop, error 14', 'unknown', 'unknown', '118 short (22 < 140)'],
    })),
  });
  expect(JSON.stringify(blocks.filter(isSection).map(({ title }) => title))).toMatch(
    /NET\/A.*NET\/B/,
  );
  expect(JSON.stringify(blocks.filter(isSection).map(({ title }) => title))).not.toMatch(/NET\/C/);
  expect(JSON.stringify(blocks)).toContain('1 more requestor in detail');
});

test('the header of a simulation comes first', () => {
  const cell = { value: 7, from: 'simulation', at: null, reason: null };
  const trial = report({
    header: { IMPSEQ: cell, SRVSEQ: cell, REQSEQ: cell },
    server: {
      ...{ kind: 'exchange', records: 0, listed: null, globalMax: null, dxaVersion: null },
      ...{ highest: ofEach(), wouldWrite: ofEach(), unlinked: [], unconfirmed: [] },
    },
  });
  expect(pageOf(trial).blocks[0]).toMatchObject({
    kind: 'text',
    text: [expect.stringContaining('IMPSEQ 7, SRVSEQ 7, REQSEQ 7')],
  });
});

function ofEach() {
  const one = { value: null, holders: [], reason: null, unknownOf: null };
  return { IMPSEQ: one, SRVSEQ: one, REQSEQ: one };
}

test('of two files with a header each section says in its title whose record it shows', () => {
  const { inputs } = report({});
  const [resync] = inputs;
  const record = { byte: 12, length: 4, bytes: '00', spans: [] };
  const layout = { confidence: 'inferred', because: [] };
  const titled = (names: readonly string[]) =>
    pageOf(
      report({
        inputs: names.map((name) => ({
          ...resync!,
          name,
          queue: { ...resync!.queue!, headerRecord: record, layout } as never,
        })),
      }),
    )
      .blocks.filter(isSection)
      .map(({ title }) =>
        typeof title === 'string'
          ? title
          : title
              .map((run) => (typeof run === 'string' ? run : 'name' in run ? run.name : ''))
              .join(''),
      )
      .filter((title) => title.startsWith('The header record'));
  expect(titled(['a/RESYNC.GLB'])).toEqual(['The header record, byte by byte']);
  expect(titled(['a/RESYNC.GLB', 'b/RESYNC.GLB'])).toEqual([
    'The header record, byte by byte: a/RESYNC.GLB',
    'The header record, byte by byte: b/RESYNC.GLB',
  ]);
});
