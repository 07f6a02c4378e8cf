import { coversAll, recordOf, simulateHeader, type ServerModel } from '../../src/advise/server.js';
import { exchange, mail } from '../support/servers.js';

const SITE = { NOVEMBER: [1, 80, 22], OCTOBER: [2, 140, 140], AUGUST: [3, 10, 9] } as const;
const SP2 = '5.5.2448.0';
const SP3 = '5.5.2650.12';

test.each<[boolean | null, string | null, boolean | null]>([
  [true, SP3, true],
  [true, SP2, false],
  [true, null, null],
  [false, SP3, false],
  [false, null, false],
  [null, SP3, null],
  [null, SP2, false],
  [null, null, null],
])('switch %s with Dxa.exe %s covers all: %s', (globalMax, dxaVersion, all) =>
  expect(coversAll(exchange(SITE, { globalMax, dxaVersion }))).toBe(all),
);

const values = (model: ServerModel) => Object.values(simulateHeader(model)).map((n) => n.value);

test.each<[string, ServerModel, (number | null)[]]>([
  ['one listed', exchange(SITE, { listed: ['NOVEMBER'] }), [1, 80, 22]],
  [
    'two listed, each maximum on its own',
    exchange(SITE, { listed: ['OCTOBER', 'august'] }),
    [3, 140, 140],
  ],
  ['listed twice, by RDN', exchange(SITE, { listed: ['cn=NOVEMBER', 'NOVEMBER'] }), [1, 80, 22]],
  [
    'a listed name without a record',
    exchange(SITE, { listed: ['NOVEMBER', 'MAY'] }),
    [null, null, null],
  ],
  ['nobody listed', exchange(SITE), [null, null, null]],
  ['all', exchange(SITE, { globalMax: true, dxaVersion: SP3 }), [3, 140, 140]],
  [
    'all, the list does not matter',
    exchange(SITE, { globalMax: true, dxaVersion: SP3, listed: ['MAY'] }),
    [3, 140, 140],
  ],
  [
    'the switch is ignored by SP2',
    exchange(SITE, { globalMax: true, dxaVersion: SP2, listed: ['NOVEMBER'] }),
    [1, 80, 22],
  ],
  [
    'the switch with an unknown build',
    exchange(SITE, { globalMax: true, listed: ['NOVEMBER'] }),
    [null, null, null],
  ],
  [
    'one number unknown among the listed',
    exchange({ ...SITE, MAY: [null, 5, 5] }, { listed: ['NOVEMBER', 'MAY'] }),
    [null, 80, 22],
  ],
  [
    'the published LISTDS -S listing',
    mail({ MONTGOMERY: [null, 80, 17], NOVEMBER: [null, 0, 18], OCTOBER: [null, 71, 12] }),
    [null, 80, 18],
  ],
  [
    'a Mail server whose own record is not known',
    mail({ NOVEMBER: [1, 90, 18] }),
    [null, null, 18],
  ],
  [
    'a server of unknown kind',
    { ...exchange(SITE, { listed: ['NOVEMBER'] }), kind: null },
    [null, null, null],
  ],
])('the header of %s', (_, model, expected) => expect(values(model)).toEqual(expected));

test('holders are named, and what is unknown has a reason', () => {
  const all = simulateHeader(exchange(SITE, { globalMax: true, dxaVersion: SP3 }));
  expect(all.IMPSEQ.holders).toEqual(['POLYNOMIAL/AUGUST']);
  expect(all.REQSEQ.holders).toEqual(['POLYNOMIAL/OCTOBER']);
  const open = simulateHeader(exchange(SITE, { listed: ['MAY'] }));
  expect(open.SRVSEQ.reason).toBe('SrvSync is unknown of MAY');
  expect(simulateHeader(mail({})).IMPSEQ.reason).toMatch(/Q119449/);
  expect(simulateHeader(mail({ NOVEMBER: [1, 90, 18] })).SRVSEQ.reason).toMatch(/own record/);
  expect(simulateHeader(mail({ MONTGOMERY: [1, null, 18] })).SRVSEQ.reason).toBe(
    'SrvSync is unknown of POLYNOMIAL/MONTGOMERY',
  );
  expect(simulateHeader(mail({})).REQSEQ.reason).toBe('no record of the server was given');
});

test.each(['NOVEMBER', 'november ', 'cn=NOVEMBER', 'POLYNOMIAL/NOVEMBER'])('%s is found', (name) =>
  expect(recordOf(exchange(SITE).records, name)?.name).toBe('POLYNOMIAL/NOVEMBER'),
);
