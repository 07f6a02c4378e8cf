import { causesOf as causesIn, surveyOf } from '../../src/advise/causes.js';
import { wordedCause } from '../../src/report/advice-words.js';
import type { ServerModel } from '../../src/advise/server.js';
import type { Case } from '../../src/model/report-types.js';
import { caseOf, numbers, OCTOBER, type Three } from '../support/cases.js';
import { exchange, mail } from '../support/servers.js';

const LEVEL = { NOVEMBER: [1, 80, 22], OCTOBER: [2, 140, 140] } as const;
const BEHIND = { NOVEMBER: [1, 80, 22], OCTOBER: [2, 100, 100] } as const;
const ZEROED = { NOVEMBER: [0, 0, 0], OCTOBER: [0, 0, 0] } as const;
const LISTED = { listed: ['NOVEMBER'] };
const SP2 = '5.5.2448.0';

const causesOf = (one: Case, model: ServerModel) => causesIn(one, surveyOf(model)).map(wordedCause);
const ids = (header: Three, own: Three, model: ServerModel): string[] =>
  causesOf(caseOf(numbers(header, own)), model).map(({ id }) => id);

test.each<[string, Three, Three, ServerModel, string[]]>([
  ['nothing fails', [2, 140, 140], [2, 140, 140], exchange(LEVEL, LISTED), []],
  [
    'nothing is known of the server',
    [1, 80, 22],
    [2, 140, 140],
    exchange({}, { kind: null, globalMax: null }),
    [],
  ],
  [
    'not listed, SP2',
    [1, 80, 22],
    [2, 140, 140],
    exchange(LEVEL, { ...LISTED, dxaVersion: SP2 }),
    ['not-listed', 'dxa-too-old'],
  ],
  [
    'not listed, the switch off',
    [1, 80, 22],
    [2, 140, 140],
    exchange(LEVEL, LISTED),
    ['not-listed', 'switch-off'],
  ],
  [
    'not listed, the switch set on SP2',
    [1, 80, 22],
    [2, 140, 140],
    exchange(LEVEL, { ...LISTED, globalMax: true, dxaVersion: SP2 }),
    ['not-listed', 'dxa-too-old'],
  ],
  [
    'the list is not known',
    [1, 80, 22],
    [2, 140, 140],
    exchange(LEVEL, { globalMax: null }),
    ['not-covered'],
  ],
  [
    'listed, but the server is behind',
    [2, 100, 100],
    [2, 140, 140],
    exchange(BEHIND, { listed: ['OCTOBER'] }),
    ['server-behind'],
  ],
  [
    'listed, the file is older',
    [2, 100, 100],
    [2, 140, 140],
    exchange(LEVEL, { listed: ['OCTOBER'] }),
    ['stale-file'],
  ],
  [
    'a header of zeroes',
    [0, 0, 0],
    [2, 140, 140],
    exchange(ZEROED, { listed: ['OCTOBER'] }),
    ['header-zero', 'record-recreated'],
  ],
  [
    'a Mail server whose own half lags',
    [2, 70, 140],
    [2, 71, 12],
    mail({ MONTGOMERY: [null, 70, 17], OCTOBER: [null, 71, 12] }),
    ['server-lagging', 'other-server'],
  ],
  [
    'above every record',
    [2, 100, 900],
    [2, 140, 140],
    mail({ MONTGOMERY: [null, 100, 17], OCTOBER: [null, 140, 140] }),
    ['server-lagging', 'other-server'],
  ],
  // Its own SrvSync is the highest there is: it does not lag, the whole server is behind.
  [
    'a Mail server that was restored',
    [2, 100, 140],
    [2, 140, 140],
    mail({ MONTGOMERY: [null, 100, 17], OCTOBER: [null, 100, 140] }),
    ['server-behind'],
  ],
  [
    'the same, without a record of the requestor',
    [2, 100, 17],
    [2, 140, 17],
    mail({ MONTGOMERY: [null, 100, 17] }, 100),
    ['server-behind'],
  ],
  [
    'it lags behind what LISTDS -S calls the highest',
    [2, 100, 17],
    [2, 140, 17],
    mail({ MONTGOMERY: [null, 100, 17] }, 140),
    ['server-lagging'],
  ],
  // What does not hold, one condition after the other.
  [
    'the switch covers all, whoever is listed',
    [2, 100, 100],
    [2, 140, 140],
    exchange(LEVEL, { ...LISTED, globalMax: true, dxaVersion: '5.5.2650.12' }),
    ['stale-file'],
  ],
  [
    'a list beside a Mail server',
    [2, 100, 140],
    [2, 140, 140],
    { ...mail({ MONTGOMERY: [null, 140, 140] }), listed: ['NOVEMBER'], globalMax: null },
    ['stale-file'],
  ],
  [
    'the list is not known, and its record is no higher than the header',
    [2, 100, 100],
    [2, 140, 140],
    exchange(BEHIND, { globalMax: null }),
    ['server-behind'],
  ],
  [
    'the list is not known, nor is its record',
    [1, 80, 22],
    [2, 140, 140],
    exchange({ NOVEMBER: [1, 80, 22] }, { globalMax: null }),
    [],
  ],
  [
    'the list of an unknown kind of server is not known',
    [1, 80, 22],
    [2, 140, 140],
    exchange(LEVEL, { kind: null, globalMax: null }),
    ['not-covered'],
  ],
  [
    'the list is not known, and Dxa.exe is old',
    [1, 80, 22],
    [2, 140, 140],
    exchange(LEVEL, { globalMax: null, dxaVersion: SP2 }),
    ['dxa-too-old', 'not-covered'],
  ],
  [
    'listed, and Dxa.exe is old',
    [2, 100, 100],
    [2, 140, 140],
    exchange(LEVEL, { listed: ['OCTOBER'], dxaVersion: SP2 }),
    ['stale-file'],
  ],
  [
    'a header with one number that is not zero',
    [0, 0, 1],
    [2, 140, 140],
    exchange(BEHIND, { listed: ['OCTOBER'] }),
    ['server-behind', 'stale-file'],
  ],
  [
    'a header of zeroes that is enough',
    [0, 0, 0],
    [0, 0, 0],
    exchange(ZEROED, { listed: ['OCTOBER'] }),
    [],
  ],
  [
    'only some of what is short is 0 in its record',
    [2, 0, 100],
    [2, 140, 140],
    exchange({ NOVEMBER: [1, 80, 22], OCTOBER: [2, 0, 100] }, { listed: ['OCTOBER'] }),
    ['server-behind'],
  ],
  [
    'its record is 0 where the header is enough',
    [2, 140, 100],
    [2, 140, 140],
    exchange({ NOVEMBER: [1, 80, 22], OCTOBER: [0, 140, 140] }, { listed: ['OCTOBER'] }),
    ['stale-file', 'other-server'],
  ],
  [
    'the file is older, and a newer one would not be enough',
    [2, 100, 140],
    [2, 140, 140],
    exchange({ NOVEMBER: [1, 80, 22], OCTOBER: [2, 120, 140] }, { listed: ['OCTOBER'] }),
    ['server-behind'],
  ],
  ['an unknown number of the header', [null, 80, 22], [2, 80, 22], exchange(LEVEL, LISTED), []],
  ['an unknown own number', [1, 80, 22], [null, 80, 22], exchange(LEVEL, LISTED), []],
])('%s', (_, header, own, model, expected) => expect(ids(header, own, model)).toEqual(expected));

test('each cause says who, how sure, what would settle it, and from which article', () => {
  const causes = causesOf(
    caseOf(numbers([1, 80, 22], [2, 140, 140])),
    exchange(LEVEL, { ...LISTED, dxaVersion: SP2 }),
  );
  for (const cause of causes) {
    expect(cause).toMatchObject({ requestor: OCTOBER });
    expect(cause.confirm).toMatch(/\.$/);
    expect(cause.message).toMatch(/\.$/);
    expect(cause.articles.length).toBeGreaterThan(0);
  }
  expect(causes[0]).toMatchObject({ id: 'not-listed', confidence: 'documented' });
  expect(causes[0]?.message).toContain('NOVEMBER');
});

type Variant = string | null;
test.each<[string, ServerModel, string, Variant]>([
  [
    'the switch is set',
    exchange(LEVEL, { ...LISTED, globalMax: true, dxaVersion: SP2 }),
    'dxa-too-old',
    'switch-set',
  ],
  ['the switch is off', exchange(LEVEL, { ...LISTED, dxaVersion: SP2 }), 'dxa-too-old', null],
  [
    'the switch is not known',
    exchange(LEVEL, { ...LISTED, globalMax: null, dxaVersion: SP2 }),
    'dxa-too-old',
    null,
  ],
  ['the switch is off', exchange(LEVEL, LISTED), 'not-listed', null],
  [
    'whether the switch works is not known',
    exchange(LEVEL, { ...LISTED, globalMax: true }),
    'not-listed',
    'switch-unknown',
  ],
])('%s: as %s of another wording', (_, model, id, variant) => {
  const causes = causesIn(caseOf(numbers([1, 80, 22], [2, 140, 140])), surveyOf(model));
  expect(causes.find((cause) => cause.id === id)?.variant).toBe(variant);
});

test('not knowing whether the switch works makes the list an inferred cause', () => {
  const model = exchange(LEVEL, { ...LISTED, globalMax: null });
  const [first] = causesOf(caseOf(numbers([1, 80, 22], [2, 140, 140])), model);
  expect(first).toMatchObject({ id: 'not-listed', confidence: 'inferred' });
});

test.each([OCTOBER, 'polynomial/october', 'Polynomial/October', 'PCM:POLYNOMIAL/OCTOBER'])(
  'the case of the name changes nothing: %s',
  (name) => {
    const of = (requestor: string, listed: string[], dxaVersion?: string) =>
      causesOf(
        caseOf(numbers([1, 80, 22], [2, 140, 140]), requestor),
        exchange(LEVEL, { listed, dxaVersion: dxaVersion ?? null }),
      ).map(({ id }) => id);
    expect(of(name, ['NOVEMBER'], SP2)).toEqual(['not-listed', 'dxa-too-old']);
    expect(of(name, ['november'])).toEqual(['not-listed', 'switch-off']);
    for (const listed of ['OCTOBER', 'october', 'cn=October', 'polynomial/OCTOBER'])
      expect(of(name, [listed])).toEqual(['stale-file']);
  },
);

test('that the whole server is behind is said, with the article on restored servers', () => {
  const [cause] = causesOf(
    caseOf(numbers([2, 100, 140], [2, 140, 140])),
    mail({ MONTGOMERY: [null, 100, 17], OCTOBER: [null, 100, 140] }),
  );
  expect(cause?.message).toContain('the highest SrvSync of the server is 100, and 140 is needed');
  expect(cause?.articles).toContain('Q113453');
});

test('of a newer file only the numbers that are known are told', () => {
  const model = exchange(
    { OCTOBER: [2, null, 140], NOVEMBER: [1, 80, 22] },
    { listed: ['OCTOBER'] },
  );
  const causes = causesIn(caseOf(numbers([2, 0, 100], [2, 140, 140])), surveyOf(model));
  expect(causes).toMatchObject([
    { id: 'stale-file', args: { newer: [{ number: 'REQSEQ', value: 140 }] } },
  ]);
});

test.each<[string, Three, Three, ServerModel, args: Record<string, unknown>]>([
  [
    'not-listed',
    [1, 80, 22],
    [2, 140, 140],
    exchange(LEVEL, { listed: ['NOVEMBER', 'MAY'] }),
    { listed: [{ text: 'NOVEMBER' }, { text: 'MAY' }] },
  ],
  [
    'dxa-too-old',
    [1, 80, 22],
    [2, 140, 140],
    exchange(LEVEL, { ...LISTED, dxaVersion: SP2 }),
    { version: SP2 },
  ],
  [
    'server-behind',
    [2, 100, 140],
    [2, 140, 140],
    exchange({ OCTOBER: [2, 100, 140] }, { listed: ['OCTOBER'] }),
    { short: ['SRVSEQ'] },
  ],
  [
    'server-behind',
    [2, 100, 140],
    [2, 140, 140],
    mail({ MONTGOMERY: [null, 100, 17], OCTOBER: [null, 100, 140] }),
    { behind: [{ number: 'SrvSync', highest: 100, needed: 140 }] },
  ],
  [
    'server-lagging',
    [2, 70, 140],
    [2, 71, 12],
    mail({ MONTGOMERY: [null, 70, 17], OCTOBER: [null, 71, 12] }),
    { own: 70, needed: 71 },
  ],
  [
    'other-server',
    [2, 900, 900],
    [3, 140, 140],
    exchange(LEVEL, { listed: ['OCTOBER'] }),
    { above: ['SRVSEQ', 'REQSEQ'] },
  ],
])('%s is said with what points to it', (id, header, own, model, args) => {
  const causes = causesIn(caseOf(numbers(header, own)), surveyOf(model));
  expect(causes.find((cause) => cause.id === id)?.args).toMatchObject(args);
});
