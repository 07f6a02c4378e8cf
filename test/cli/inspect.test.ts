import * as fs from 'node:fs';
import { listqDate } from '../../src/cli/inspect-words.js';
import { command, folderWith } from './support.js';

/** A LISTQ listing of so many transactions (the form of Q96060). */
const listing = (count: number): string =>
  [
    'Microsoft Mail for the PC v3.2, LISTQ v3.2.0.1',
    '',
    'Examining POLYNOMIAL/OCTOBER Dirsync transaction file: REQTRANS',
    '',
    'Sync#  Transaction',
    ...Array.from(
      { length: count },
      (_, at) => `${String(at + 1).padStart(6, '0')} A user${at}\tPCM:POLYNOMIAL/OCTOBER/user${at}`,
    ),
    '',
  ].join('\r\n');

interface Shown {
  schemaVersion: string;
  tool: { name: string };
  inputs: { name: string; kind: string; records: { record: number; text: string }[] }[];
}

const root = folderWith({
  'REQTRANS.TXT': listing(3),
  'long.txt': listing(20_050),
  'none.bin': 'nothing that anybody knows',
});

test('text: what it is, then the queue as LISTQ lists it', async () => {
  const { status, out } = await command(['inspect', `${root}/REQTRANS.TXT`]);
  const lines = out.trimEnd().split('\n');
  expect(status).toBe(0);
  expect(lines[0]).toBe(`${root}/REQTRANS.TXT`);
  expect(lines[1]).toContain('REQTRANS.GLB, LISTQ listing');
  expect(lines.find((line) => line.includes('Sync#'))).toMatch(
    /^ {2}Line +Sync# +Date stamp +Tran/,
  );
  expect(lines.slice(-3)[0]).toMatch(
    /^ +6 {2}000001 +- +A user0<09>PCM:POLYNOMIAL\/OCTOBER\/user0$/,
  );
});

test('JSON: stable names, several files, none of them lost', async () => {
  const args = ['inspect', '-f', 'json', `${root}/REQTRANS.TXT`, `${root}/none.bin`];
  const { status, out } = await command(args);
  const shown = JSON.parse(out) as Shown;
  expect(status).toBe(3);
  expect([shown.schemaVersion, shown.tool.name]).toEqual(['1.0', 'resync-check']);
  expect(shown.inputs.map(({ kind, records }) => [kind, records.length])).toEqual([
    ['listq', 3],
    ['unknown', 0],
  ]);
  expect(shown.inputs[0]!.records[2]).toMatchObject({
    record: 3,
    line: 8,
    number: 3,
    date: null,
    text: 'A user2\tPCM:POLYNOMIAL/OCTOBER/user2',
  });
});

test.each([
  ['a file', [`${root}/long.txt`], undefined],
  ['standard input', ['-'], listing(20_050)],
])('%s of many records is shown to its end', async (_name, args, stdin) => {
  const { out } = await command(['inspect', '-f', 'json', ...args], {
    ...(stdin !== undefined && { stdin }),
  });
  const { records } = (JSON.parse(out) as Shown).inputs[0]!;
  expect(records).toHaveLength(20_050);
  expect(records.at(-1)).toMatchObject({ record: 20_050, number: 20_050 });
});

/** One file of each kind that has no transactions, and lines that show it decoded. */
const KEY = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeDX';
const RDNS = '4e,4f,56,00,4f,43,54,00,00';
const DECODED: [kind: string, content: string, lines: string[]][] = [
  [
    'registry export of MSExchangeDX',
    `REGEDIT4\n\n[${KEY}]\n"GlobalMaxSeqInResync"=dword:0000000a\n"ResyncConnectionRDNs"=hex(7):${RDNS}\n"DXADataPath"="C:\\\\dxa"\n`,
    [
      'GlobalMaxSeqInResync  10 (REG_DWORD)',
      'ResyncConnectionRDNs  NOV, OCT (REG_MULTI_SZ)',
      'DXADataPath           C:\\dxa',
    ],
  ],
  [
    'registry export of MSExchangeDX',
    `${KEY}\n    GlobalMaxSeqInResync\tREG_DWORD\t0x1\n    ResyncConnectionRDNs\tREG_MULTI_SZ\tNOV\\0OCT\\0\n`,
    [
      'HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeDX (line 1)',
      'GlobalMaxSeqInResync  1 (REG_DWORD)',
      'ResyncConnectionRDNs  NOV, OCT (REG_MULTI_SZ)',
    ],
  ],
  [
    'registry export of MSExchangeDX',
    'Key Name:          SYSTEM\\ControlSet001\\Services\\MSExchangeDX\nValue 0\n  Name:            ResyncConnectionRDNs\n  Type:            REG_MULTI_SZ\n  Data:            NOV\n                   OCT\n',
    [
      'HKLM\\SYSTEM\\ControlSet001\\Services\\MSExchangeDX (line 1)',
      'ResyncConnectionRDNs  NOV, OCT (REG_MULTI_SZ)',
    ],
  ],
  [
    'LDIF export',
    'dn: cn=OCTOBER,o=ORG\nDXA-Req-Seq: 0000000018\nDXA-Svr-Seq:: ODA=\n',
    ['OCTOBER (line 2)', 'DXA-Req-Seq  18', 'DXA-Svr-Seq  80'],
  ],
  [
    'raw directory attributes',
    'Common name: OCTOBER\nDXA-Req-Seq   0000000018\n',
    ['Common name  OCTOBER', 'DXA-Req-Seq  18'],
  ],
  [
    'directory export (CSV)',
    'Obj-Class,Common-Name,DXA-Imp-Seq\nRemote-DXA,OCTOBER,2\n',
    ['Common-Name  OCTOBER', 'DXA-Imp-Seq  2'],
  ],
  [
    '[DIRSYNC] message',
    '[DIRSYNC]\nTASK=IMPORTREQ\nNAME=PCM:A/B\nPASSWORD=secret\nTEMPLATE=NO\n',
    ['TASK      IMPORTREQ', 'PASSWORD  (not shown)', 'TEMPLATE  NO'],
  ],
  [
    '[DIRSYNC] message',
    '[DIRSYNC-TRANSACTIONS]\n0000000645 User 1 PCM:A/B/u\n- Phone:/1\n',
    ['Line      Sync#       Transaction', '2  000645      User 1 PCM:A/B/u', '- Phone:/1'],
  ],
  [
    'text with ReqTx or SrvTx subjects',
    'From: A/B/$SYSTEM\nSubject: ReqTx R=17 (was 15), S=80, I=2, 2 sent\n',
    [
      'ReqTx subject (line 2)',
      'From  A/B',
      'R     17',
      'was   15',
      'S     80',
      'I     2',
      'sent  2',
    ],
  ],
  [
    'LISTDS -R listing',
    'Examining A/B Requestor Configuration Record\n\nDir-Sync Server: A/C\nReqSync = 17, SrvSync = 80\n',
    ['Dir-Sync Server  A/C', 'ReqSync          17', 'SrvSync          80'],
  ],
  [
    'LISTDS -S listing',
    'Examining A/C Server Configuration Record\nHighest SrvSync is 80, Current Dirsync Cycle is 11\n\n     Server Requestor Record #1\nRequestor name: PCM:A/B\nReqSync = 17, SrvSync = 71, Last Cycle = 10\nLast update received Fri Feb 18 13:11:58 1994\n',
    [
      'Highest SrvSync        80',
      'Server Requestor Record #1 (line 4)',
      'Requestor name        PCM:A/B',
      'Last Cycle            10',
      'Last update received  Fri Feb 18 13:11:58 1994',
    ],
  ],
  [
    'sync-state JSON',
    JSON.stringify({
      kind: 'sync-state',
      version: 1,
      requestors: [{ name: 'A/B', ReqSync: 17, SrvSync: null, gateways: ['SNADS', 'X400'] }],
    }),
    ['requestor A/B (line 1)', 'ReqSync   17', 'SrvSync   unknown', 'gateways  SNADS, X400'],
  ],
  [
    'text import file',
    'A User 1\tPCM:A/B/u\n',
    ['Line      Transaction', '1  A User 1<09>PCM:A/B/u'],
  ],
];
test.each(DECODED)('decoded: %s %#', async (kind, content, expected) => {
  const { status, out } = await command(['inspect', '-'], { stdin: content });
  const lines = out.split('\n');
  expect([status, lines[1]?.trim().split(/, \d+ byte/)[0]]).toEqual([0, kind]);
  expect(lines.map((line) => line.trim())).toEqual(expect.arrayContaining(expected));
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});

test('long and unsafe values stay on the screen, and are escaped', async () => {
  const dn = `cn=${'OCTOBER'.repeat(30)}\u001b[2J,o=ORG`;
  const { out } = await command(['inspect', '-'], { stdin: `dn: ${dn}\nDXA-Req-Seq: 18\n` });
  expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  expect(out).not.toContain('\u001b');
  expect(out.replace(/\s+/g, '')).toContain(dn.replace('\u001b', '<1B>'));
});

test('dates as LISTQ shows them', () => {
  expect(listqDate(Date.UTC(1994, 3, 7, 12, 13, 52) / 1000)).toBe('Thu Apr 07 12:13:52 1994');
});

test('of several queues each is read once, but for one that the others show how to read', async () => {
  const opened = async (...files: string[]): Promise<number> => {
    let count = 0;
    const openSync = ((...args: Parameters<typeof fs.openSync>) => {
      count += 1;
      return fs.openSync(...args);
    }) as typeof fs.openSync;
    await command(['inspect', ...files], { fs: { openSync } });
    return count;
  };
  const [a, b] = ['samples/layouts/RESYNC-A.GLB', 'samples/layouts/RESYNC-B.GLB'];
  expect(await opened(a, b)).toBe((await opened(a)) + (await opened(b)));
});
