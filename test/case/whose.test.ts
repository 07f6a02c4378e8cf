/** Whose each observation is: one requestor's, the file's, the directory server's, or nobody's. */
import { buildCases, type Cases } from '../../src/case/cases.js';
import { withServerCopies } from '../../src/case/gather.js';
import { findRequestors, type ReadInput } from '../../src/case/requestors.js';
import { ofTheServer } from '../../src/case/server-facts.js';
import type { IssueCode } from '../../src/model/issues.js';
import type {
  FactName,
  FactValue,
  Mail,
  Observation,
  ServerSettings,
} from '../../src/model/types.js';
import { inputOf, MONTGOMERY, NOVEMBER, OCTOBER, seen } from '../support/cases.js';
import { tallyOf } from '../support/tallies.js';

const at = { line: 1 };
const inHeader = (fact: FactName, value: FactValue): Observation => ({
  ...{ of: { kind: 'header' }, fact, value, source: 'listq', at },
});
const built = (inputs: ReadInput[], asked: string[] = []): Cases =>
  buildCases(inputs, findRequestors(inputs, asked), {
    ...{ header: {}, own: {}, requestors: asked, facts: [], installation: {} },
  });
const valueOf = ({ cases }: Cases, requestor: string, fact: FactName): FactValue | null =>
  cases.find((one) => one.requestor === requestor)!.facts[fact].value;

test('one text with a listing of the file and one of a requestor', () => {
  const cases = built([
    inputOf('i1', [inHeader('header.REQSEQ', 30), seen(OCTOBER, 'requestor.ReqSync', 140)]),
    inputOf('i2', [seen(NOVEMBER, 'requestor.ReqSync', 22)]),
  ]);
  for (const name of [OCTOBER, NOVEMBER])
    expect([name, valueOf(cases, name, 'header.REQSEQ')]).toEqual([name, 30]);
  expect(valueOf(cases, OCTOBER, 'requestor.ReqSync')).toBe(140);
  expect(valueOf(cases, NOVEMBER, 'requestor.ReqSync')).toBe(22);
});

test('damage that the file shows and what is counted of its transactions are both known', () => {
  const transactions = tallyOf({ problems: { noMailbox: { count: 2, examples: [] } } });
  const whole = inputOf('RESYNC.GLB', [inHeader('header.REQSEQ', 30)], { transactions });
  const withIssue = (code: IssueCode): ReadInput['reading'] =>
    ({ ...whole.reading, issues: [{ code, args: {} }] }) as unknown as ReadInput['reading'];
  for (const [reading, isDamaged] of [
    [whole.reading, false],
    [withIssue('queue-padding'), false],
    [withIssue('listq-crc'), true],
    [withIssue('queue-control-characters'), true],
    [withIssue('queue-became-seven-bits'), true],
  ] as const) {
    const cases = built([{ ...whole, reading }, inputOf('i2', [seen(OCTOBER, 'log.read', true)])]);
    const [one] = cases.cases;
    expect(one!.facts['transactions.noMailbox'].value).toBe(2);
    expect(one!.facts['transactions.damaged']).toMatchObject({ value: isDamaged, conflict: false });
  }
});

/** A mail that names one side only. */
const mailOf = (kind: Mail['kind'], from: string | null, to: string | null): Mail => ({
  ...{ kind, from, to, time: null, face: null, isReturned: false, ImportSync: 2 },
  ...{ ReqSync: { from: 12, to: 12 }, SrvSync: { from: 71, to: 71 } },
});
test.each<[what: string, Mail, isTaken: boolean]>([
  ['a ReqTx that it wrote', mailOf('ReqTx', OCTOBER, null), true],
  ['a ReqTx that goes there', mailOf('ReqTx', null, OCTOBER), false],
  ['a ReqTx that goes elsewhere', mailOf('ReqTx', null, MONTGOMERY), true],
  ['a SrvTx that goes there', mailOf('SrvTx', null, OCTOBER), true],
  ['a SrvTx that it wrote', mailOf('SrvTx', 'polynomial/october', null), false],
  ['a SrvTx of another', mailOf('SrvTx', MONTGOMERY, null), true],
  ['a mail that names nobody', mailOf('ReqTx', null, null), true],
])('%s and whose numbers name nobody', (_, mail, isTaken) => {
  const source = mail.kind === 'ReqTx' ? 'reqtx' : 'srvtx';
  const input = inputOf('mail', [{ ...seen(null, 'requestor.ImportSync', 2, source), mail }], {
    unread: [{ number: 'SrvSync', requestor: null, written: '7l', at, source, mail }],
  });
  const { cases, unclaimed } = built([input], [OCTOBER]);
  const { witnesses, reason } = {
    ...cases[0]!.facts['requestor.ImportSync'],
    reason: cases[0]!.facts['requestor.SrvSync'].reason,
  };
  expect(witnesses.map((each) => each.input)).toEqual(isTaken ? ['mail'] : []);
  expect(reason).toBe(isTaken ? 'it cannot be read where it stands' : undefined);
  expect(unclaimed.map(({ why }) => why)).toEqual(isTaken ? [] : ['other-side']);
});

describe('a folder, and a requestor that is registered with another server', () => {
  const registered = inputOf('r', [seen(NOVEMBER, 'requestor.ReqSync', 1)], {
    serverSigns: [{ server: MONTGOMERY, how: 'registered', by: NOVEMBER, at }],
  });
  test.each<[string, Observation[], boolean | null]>([
    [
      'that holds what a server has',
      [seen(null, 'requestor.isDirectoryServer', true, 'folder')],
      true,
    ],
    ['that holds what none has', [seen(null, 'folder.resyncPresent', true, 'folder')], null],
    [
      'that shows that it is none',
      [seen(null, 'requestor.isDirectoryServer', false, 'folder')],
      null,
    ],
    ['whose server is named', [seen(OCTOBER, 'requestor.isDirectoryServer', true, 'folder')], null],
    ['whose listing says so', [seen(null, 'requestor.isDirectoryServer', true, 'reqconf')], null],
  ])('%s', (_, observations, isElsewhere) => {
    const folder = inputOf('f', observations, { owner: 'po1' });
    // Of two loose listings the folder is neither's.
    const other = inputOf('o', [seen(MONTGOMERY, 'requestor.ReqSync', 1)]);
    const cases = built([folder, registered, other]);
    expect(valueOf(cases, NOVEMBER, 'requestor.isRegisteredElsewhere')).toBe(isElsewhere);
  });
});

test('copies that name nobody keep no record from speaking', () => {
  const inputs = [inputOf('i1', [seen(null, 'requestor.ReqSync', 1, 'server-copy')])];
  const record = {
    ...{ name: 'OCTOBER', aliases: [], postoffice: OCTOBER, ReqSync: 140, SrvSync: null },
    ...{ ImportSync: 2, confirmed: null, at, exports: null },
  };
  const linked = (input: string) => [{ record, input, requestor: OCTOBER, how: 'named' as const }];
  const speakOf = (all: ReadInput[]) =>
    all.flatMap(({ reading }) =>
      reading.observations.map(({ of, fact, value }) => [of, fact, value]),
    );
  const own = { kind: 'requestor', name: OCTOBER };
  expect(speakOf(withServerCopies(inputs, linked('i1'))).slice(1)).toEqual([
    [own, 'requestor.ImportSync', 2],
    [own, 'requestor.ReqSync', 140],
  ]);
  // Of another input, or already spoken.
  expect(withServerCopies(inputs, linked('i2'))).toEqual(inputs);
  const spoken = [inputOf('i1', [seen(OCTOBER, 'requestor.ReqSync', 9, 'server-copy')])];
  expect(withServerCopies(spoken, linked('i1'))).toEqual(spoken);
});

test.each<[string, ServerSettings, [FactName, FactValue][]]>([
  ['nothing', { isWholeKey: false }, []],
  ['the switch', { isWholeKey: true, globalMax: { value: 1, at } }, [['server.globalMax', 1]]],
  ['a switch that is no number', { isWholeKey: true, globalMax: { value: null, at } }, []],
  [
    'a version that honours the switch',
    { isWholeKey: false, dxaVersion: '5.5.2650.12' },
    [
      ['dxa.version', expect.any(Number) as number],
      ['dxa.honoursGlobalMax', true],
    ],
  ],
  [
    'one that does not',
    { isWholeKey: false, dxaVersion: '5.5.2448.0' },
    [
      ['dxa.version', expect.any(Number) as number],
      ['dxa.honoursGlobalMax', false],
    ],
  ],
])('of the directory server is known: %s', (_, serverSettings, facts) => {
  const told = ofTheServer([inputOf('i1', [], { serverSettings })]);
  expect(told.map(([fact, { value }]) => [fact, value])).toEqual(facts);
  for (const [, { source, input }] of told) expect([source, input]).toEqual(['server-copy', 'i1']);
});

test.each<[what: string, owner: string | null, ReqSync: number]>([
  // It may be of any postoffice: the one that names this one is taken.
  ['a listing that names no postoffice, and lies in no folder', null, 140],
  ['a listing that names no postoffice, in the folder of this one', 'po1', 150],
])('%s', (_, owner, expected) => {
  const where = owner === null ? {} : { owner };
  const inputs = [
    inputOf('i1', [seen(OCTOBER, 'requestor.ReqSync', 140)], where),
    inputOf('i2', [seen(null, 'requestor.ReqSync', 150)], where),
  ];
  expect(valueOf(built(inputs), OCTOBER, 'requestor.ReqSync')).toBe(expected);
});

test.each<[what: string, owners: (string | null)[], NOVEMBER: number | null]>([
  ['alone, loose', [null], 30],
  ['alone, in the folder of another', ['po1'], 30],
  ['one loose, one in the folder of another', ['po1', null], 31],
  ['two in folders of others', ['po1', 'po2'], null],
])('the header of a file, for a requestor without a folder: %s', (_, owners, expected) => {
  const files = owners.map((owner, i) =>
    owner === null
      ? inputOf(`f${i}`, [inHeader('header.REQSEQ', 30 + i)])
      : inputOf(
          `f${i}`,
          [inHeader('header.REQSEQ', 30 + i), seen(OCTOBER, 'requestor.ReqSync', 1)],
          { owner },
        ),
  );
  const cases = built(
    [...files, inputOf('l', [seen(NOVEMBER, 'requestor.ReqSync', 1)])],
    [NOVEMBER],
  );
  expect(valueOf(cases, NOVEMBER, 'header.REQSEQ')).toBe(expected);
});

test('a requestor with a folder of its own imports what lies there, and nothing of another', () => {
  const cases = built([
    inputOf('f1', [inHeader('header.REQSEQ', 30), seen(OCTOBER, 'requestor.ReqSync', 1)], {
      owner: 'a',
    }),
    inputOf('f2', [seen(NOVEMBER, 'requestor.ReqSync', 1)], { owner: 'b' }),
  ]);
  expect(valueOf(cases, OCTOBER, 'header.REQSEQ')).toBe(30);
  expect(valueOf(cases, NOVEMBER, 'header.REQSEQ')).toBeNull();
});
