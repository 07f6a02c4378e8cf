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

test('dates as LISTQ shows them', () => {
  expect(listqDate(Date.UTC(1994, 3, 7, 12, 13, 52) / 1000)).toBe('Thu Apr 07 12:13:52 1994');
});
