/** The sentences of the one screen: each cause in short, for one postoffice and for several; what is needed. */
import type { Cause, Report } from '../../../src/model/report-types.js';
import { cause, needs } from '../../../src/report/text/screen-words.js';
import { report, row } from '../reports.js';

const OF_NOBODY: Report['header'] = Object.fromEntries(
  ['IMPSEQ', 'SRVSEQ', 'REQSEQ'].map((name) => [
    name,
    { value: null, from: null, at: null, reason: 'not in the evidence' },
  ]),
) as Report['header'];
const listed = { server: { listed: ['NOVEMBER'] } as unknown as Report['server'] };

test.each<[string, Partial<Report>, string, string]>([
  ['not-listed', listed, 'A', 'the file was made for NOVEMBER only; A was not listed (Q1).'],
  ['not-listed', listed, 'A, B', 'the file was made for NOVEMBER only; A, B were not listed (Q1).'],
  [
    'not-covered',
    {},
    'A',
    "the server's record of A is above the header: the file was made without it, or before its record rose (Q1).",
  ],
  [
    'not-covered',
    {},
    'A, B',
    "the server's records of A, B are above the header: the file was made without them, or before their records rose (Q1).",
  ],
  [
    'stale-file',
    {},
    'A',
    'the file is older than the last cycle, or was made otherwise (inferred, Q119449).',
  ],
  [
    'server-lagging',
    {},
    'A',
    "SRVSEQ is the server postoffice's own SrvSync, 80, which is low (inferred, Q119449).",
  ],
  [
    'server-lagging',
    { header: OF_NOBODY },
    'A',
    "SRVSEQ is the server postoffice's own SrvSync, which is low (inferred, Q119449).",
  ],
  [
    'server-behind',
    {},
    'A',
    "the server's record of A is too low: the server was restored or moved, or the last cycles did not reach it (inferred, Q96060).",
  ],
  [
    'header-zero',
    {},
    'A',
    "all numbers of the header are 0: the server's records were zeroed or created anew (inferred, Q99961).",
  ],
  [
    'record-recreated',
    {},
    'A',
    "the server's record of A is 0: created anew, reset or moved (inferred, Q99961).",
  ],
  [
    'other-server',
    {},
    'A',
    'the header is above all records of this server: it comes from another one, or the server was restored (inferred).',
  ],
  ['of-its-own', {}, 'A', 'In its own words.'],
])('%s, %j, %s', (id, given, po, expected) => {
  const told = { id, message: 'In its own words.', articles: ['Q1'] } as unknown as Cause;
  expect(cause(report(given), told, po)).toBe(expected);
});

test.each<[string, (number | null)[], string | null]>([
  ['all', [2, 140, 22], '2, 140 and 22'],
  ['some, by their names', [2, null, 22], 'IMPSEQ 2 and REQSEQ 22'],
  ['one', [null, null, 22], 'REQSEQ 22'],
  ['none', [null, null, null], null],
])('what a new header needs: %s', (_, [imp, srv, req], expected) => {
  const rows = [row('IMPSEQ', 1, imp!), row('SRVSEQ', 1, srv!), row('REQSEQ', 1, req!)];
  expect(needs(rows)).toBe(expected);
});
