/** What the report says of imports in the past, by what each log shows of them. */
import { check } from '../../src/index.js';
import type { HistoryEntry } from '../../src/model/report-types.js';
import { bytesOf } from '../support/read.js';

const now = new Date('2002-06-01T00:00:00Z');
const REQUESTOR = 'NET1/PO1';
const history = (...logs: string[][]): HistoryEntry[] =>
  check(
    logs.map((lines, index) => ({
      name: `DIRSYNC${index + 1}.LOG`,
      chunks: [bytesOf(lines.join('\r\n'))],
    })),
    { now, requestors: [REQUESTOR], own: { ImportSync: 1 } },
  ).history;
/** `event code time written version xTIMES input:line`. */
const short = (entry: HistoryEntry): string => {
  const { event, code, time, written, version, times, input, line } = entry;
  return [
    event,
    code ?? '-',
    time ?? '-',
    written ?? '-',
    version ?? '-',
    `x${times}`,
    `${input}:${line}`,
  ].join(' ');
};

const IMPORT = '06/17/99 22:10:01 | Status       Microsoft (R) Mail Import V3.2a';
const FATAL_14 = '06/17/99 22:10:04 | Fatal [ 14] Error processing RESYNC.GLB';
const FATAL_7 = '06/17/99 22:10:04 | Fatal [ 7] Error renaming file: M:INF\\IMPORT.INF';
const FINISHED = '06/17/99 22:10:05 | Status       Import is finished.';
const STOP_98 = '01/03/98 02:10:44 | Fatal [ 14] Error processing RESYNC.GLB';
const STOP_99 = STOP_98.replace('/98', '/99');
const STOP_2001 = STOP_98.replace('/98', '/101');
const LATER = '06/18/99 22:10:01 | Status       Microsoft (R) Mail Import V3.5';

test.each<[string, string[][], string[]]>([
  [
    'a stop',
    [[IMPORT, FATAL_14, FINISHED]],
    ['stopped 14 1999-06-17T22:10:04 06/17/99 22:10:04 3.2a x1 i1:2'],
  ],
  [
    'cycle after cycle',
    [[IMPORT, FATAL_14, IMPORT, FATAL_14]],
    ['stopped 14 1999-06-17T22:10:04 06/17/99 22:10:04 3.2a x2 i1:4'],
  ],
  [
    'the year 2000',
    [['01/03/100 02:10:44 | Fatal [ 14] Error processing RESYNC.GLB']],
    ['stopped 14 2000-01-03T02:10:44 01/03/100 02:10:44 - x1 i1:1'],
  ],
  ['no date', [['Fatal error 14: "Error processing Resync.glb"']], ['stopped 14 - - - x1 i1:1']],
  [
    'another Fatal',
    [[IMPORT, FATAL_7, FINISHED]],
    ['stopped 7 1999-06-17T22:10:04 06/17/99 22:10:04 3.2a x1 i1:2'],
  ],
  [
    'the last import ended well, an earlier one did not',
    [[IMPORT, FATAL_14, LATER, FINISHED]],
    [
      'finished - 1999-06-18T22:10:01 06/18/99 22:10:01 3.5 x1 i1:3',
      'stopped 14 1999-06-17T22:10:04 06/17/99 22:10:04 3.2a x1 i1:2',
    ],
  ],
  [
    'two logs, the newest first',
    [
      [IMPORT, FATAL_14],
      [LATER, FINISHED, IMPORT],
    ],
    ['stopped 14 1999-06-17T22:10:04 06/17/99 22:10:04 3.2a x1 i1:2'],
  ],
  [
    'years without a banner',
    [[STOP_98, STOP_99, STOP_2001]],
    ['stopped 14 2001-01-03T02:10:44 01/03/101 02:10:44 - x3 i1:3'],
  ],
  [
    'a stop years after the last banner, and a success between them in another log',
    [
      ['01/03/98 02:10:40 | Status       Microsoft (R) Mail Import V3.5', STOP_98, STOP_2001],
      [LATER, FINISHED],
    ],
    [
      'stopped 14 2001-01-03T02:10:44 01/03/101 02:10:44 - x2 i1:3',
      'finished - 1999-06-18T22:10:01 06/18/99 22:10:01 3.5 x1 i2:1',
    ],
  ],
  ['no import', [['06/17/99 22:10:04 | Status       Requestor updates received: 0']], []],
])('%s', (_, logs, expected) => expect(history(...logs).map(short)).toEqual(expected));
