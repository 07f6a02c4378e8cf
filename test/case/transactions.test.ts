/** The transactions of a file, as facts seen from the requestor that would import it. */
import { fewOf } from '../../src/model/marked.js';
import type { FactName } from '../../src/model/facts.js';
import type { Case } from '../../src/model/report-types.js';
import { UNNAMED } from '../../src/case/requestors.js';
import type { TransactionTally } from '../../src/model/transaction-types.js';
import { installedFacts, templateFacts, transactionFacts } from '../../src/case/transactions.js';
import { factsOf, MONTGOMERY, NOVEMBER, OCTOBER } from '../support/cases.js';
import { listOf, tallyOf } from '../support/tallies.js';

type Told = ReturnType<typeof transactionFacts>;
const told = (said: Told, fact: string) =>
  said.find(([name]) => name === `transactions.${fact}`)?.[1];

const DAMAGED = { isComplete: false, unreadBytes: 12 };
const filled = listOf(NOVEMBER, { replaces: 1, adds: 3 });
const emptied = listOf('X400:', { replaces: 1 });

test.each<[string, Partial<TransactionTally>, string, number | boolean | undefined]>([
  ['nothing in a whole file', {}, 'noMailbox', 0],
  ['nothing in a damaged file', DAMAGED, 'noMailbox', undefined],
  [
    'some in a damaged file',
    { ...DAMAGED, problems: { noMailbox: { count: 2, examples: [] } } },
    'noMailbox',
    2,
  ],
  [
    'a search that had to stop',
    { isExact: { duplicateNames: false } },
    'duplicateNames',
    undefined,
  ],
  ['damage of a queue', DAMAGED, 'damaged', true],
  ['damage of a listing that is cut', { ...DAMAGED, source: 'listq' }, 'damaged', undefined],
  ['the count of a damaged file without any', DAMAGED, 'count', undefined],
  ['replaced lists', { lists: [filled, emptied] }, 'listsReplaced', 2],
  ['emptied lists', { lists: [filled, emptied] }, 'listsEmptied', 1],
  [
    'a list that damage may have emptied',
    { ...DAMAGED, lists: [emptied] },
    'listsEmptied',
    undefined,
  ],
  ['lists that others refer to', { lists: [filled, emptied] }, 'gatewayListsReplaced', 1],
  [
    'a list that is filled under the type CSI',
    { lists: [listOf(NOVEMBER, { replaces: 1 }), listOf(`CSI:${NOVEMBER}`, { adds: 1 })] },
    'listsEmptied',
    0,
  ],
  ['blanks that a listing cannot show', { source: 'listq' }, 'blankExpected', undefined],
  ['no list among too many', { listsLeftOut: 3 }, 'listsReplaced', undefined],
])('%s', (_name, tally, fact, value) =>
  expect(told(transactionFacts(tallyOf(tally)), fact)?.value).toBe(value),
);

test('unknown types are named', () => {
  const byType = [
    { type: 'PCM', count: 9 },
    { type: 'FOO', count: 2 },
    { type: 'MS', count: 1 },
  ];
  const said = transactionFacts(
    tallyOf({ byType, problems: { unknownType: { count: 2, examples: [] } } }),
  );
  expect(told(said, 'unknownType')).toMatchObject({ value: 2, which: fewOf('text', ['FOO']) });
});

const GATEWAYS = [
  { type: 'PCM', count: 5 },
  { type: 'SNADS', count: 3 },
  { type: 'X400', count: 2 },
];
const LISTS = [
  listOf(MONTGOMERY, { adds: 2 }),
  listOf(NOVEMBER, { adds: 1 }),
  listOf('CSI:POLYNOMIAL/OCTOBER'),
];

test.each<[string, Partial<TransactionTally>, Case['installation'], string, unknown]>([
  ['gateways that nobody knows', { byType: GATEWAYS }, {}, 'withoutGateway', undefined],
  [
    'none installed',
    { byType: GATEWAYS },
    { gateways: [] },
    'withoutGateway',
    { value: 5, which: 'SNADS (3), X400 (2)' },
  ],
  [
    'one installed',
    { byType: GATEWAYS },
    { gateways: ['X400'] },
    'withoutGateway',
    { value: 3, which: 'SNADS (3)' },
  ],
  [
    'all installed',
    { byType: GATEWAYS },
    { gateways: ['X400', 'SNADS'] },
    'withoutGateway',
    { value: 0 },
  ],
  ['none needed', { byType: GATEWAYS.slice(0, 1) }, {}, 'withoutGateway', { value: 0 }],
  ['none seen of a damaged file', { ...DAMAGED }, { gateways: [] }, 'withoutGateway', undefined],
  ['its own list', { lists: LISTS }, {}, 'ownPostoffice', { value: 1 }],
  ['postoffices that nobody knows', { lists: LISTS }, {}, 'unknownPostoffices', undefined],
  ['none but its own', { lists: LISTS.slice(1, 2) }, {}, 'unknownPostoffices', { value: 0 }],
  [
    'one not defined',
    { lists: LISTS },
    { postoffices: [OCTOBER] },
    'unknownPostoffices',
    { value: 1, which: fewOf('postoffice', [MONTGOMERY]) },
  ],
  [
    'all defined',
    { lists: LISTS },
    { postoffices: [OCTOBER, 'polynomial/montgomery'] },
    'unknownPostoffices',
    { value: 0 },
  ],
  [
    'one absent',
    { lists: LISTS },
    { postoffices: [OCTOBER, 'POLYNOMIAL/AUGUST'] },
    'absentPostoffices',
    { value: 1, which: fewOf('postoffice', ['POLYNOMIAL/AUGUST']) },
  ],
  [
    'absent from a damaged file',
    { ...DAMAGED },
    { postoffices: [OCTOBER] },
    'absentPostoffices',
    undefined,
  ],
])('%s', (_name, tally, installed, fact, value) => {
  const said = installedFacts(tallyOf(tally), NOVEMBER, installed);
  if (value === undefined) expect(told(said, fact)).toBeUndefined();
  else expect(told(said, fact)).toEqual(value);
});

test('whose own list it is stays open while nothing names the requestor', () => {
  const said = installedFacts(tallyOf({ lists: LISTS }), UNNAMED, {});
  expect(told(said, 'ownPostoffice')).toBeUndefined();
});

const LINES = { byCode: { ...tallyOf().byCode, '-': 4 } };
test.each<
  [string, Partial<TransactionTally>, Partial<Record<FactName, boolean>>, number | undefined]
>([
  ['Receive is No', LINES, { 'requestor.receivesTemplates': false }, 4],
  ['Receive is Yes', LINES, { 'requestor.receivesTemplates': true }, 0],
  ['Receive is not known', LINES, {}, undefined],
  ['there is no template data', {}, {}, 0],
])('template data, and %s', (_name, tally, values, expected) =>
  expect(told(templateFacts(tallyOf(tally), factsOf(values)), 'templatesRefused')?.value).toBe(
    expected,
  ),
);
