import type { HistoryEntry, Report } from '../../../src/model/report-types.js';
import { stopped, stopsOfAll } from '../../../src/report/text/history.js';

const STOP: HistoryEntry = {
  ...{ requestor: 'NET1/PO1', event: 'stopped', program: 'IMPORT', version: '3.2a' },
  ...{ severity: 'Fatal', code: 14, text: 'Error processing RESYNC.GLB', times: 1 },
  ...{ time: '1999-06-17T22:10:04', written: '06/17/99 22:10:04', input: 'i1', line: 10 },
};
const DID = 'The log shows that IMPORT -Q did stop with Fatal error 14';
const AGAIN =
  'Each T3 tries that RESYNC.GLB again while it lies in the GLB folder (inferred from Q122750).';
const said = (
  history: HistoryEntry[],
  outcome: Report['verdict']['outcome'] = 'cannot-tell',
): string => stopped({ history }, { requestor: 'NET1/PO1', outcome }).join(' ');

test.each<[string, HistoryEntry[], string]>([
  ['a stop', [STOP], `${DID} on 1999-06-17 22:10:04 (IMPORT 3.2a). ${AGAIN}`],
  ['no banner', [{ ...STOP, version: null }], `${DID} on 1999-06-17 22:10:04. ${AGAIN}`],
  [
    'no date',
    [{ ...STOP, time: null, written: null }],
    `${DID} at a time that it does not show (IMPORT 3.2a). ${AGAIN}`,
  ],
  [
    'the year 2000',
    [{ ...STOP, time: '2000-01-03T02:10:44', written: '01/03/100 02:10:44' }],
    `${DID} on 2000-01-03 02:10:44 (IMPORT 3.2a; the log writes 01/03/100). ${AGAIN}`,
  ],
  [
    'cycle after cycle',
    [{ ...STOP, times: 3 }],
    `${DID} on 1999-06-17 22:10:04 (IMPORT 3.2a), the last of 3 times. ${AGAIN}`,
  ],
  ['another code', [{ ...STOP, code: 7 }], ''],
  ['an import that ended well since then', [{ ...STOP, event: 'finished', code: null }, STOP], ''],
  ['of another requestor', [{ ...STOP, requestor: 'NET1/PO2' }], ''],
  ['no log', [], ''],
])('%s', (_, history, expected) => expect(said(history)).toBe(expected));

test('beside a pass it is a warning', () =>
  expect(said([STOP], 'will-import')).toMatch(/^Careful: The log shows/));

test('of several each with its name, without what T3 does', () =>
  expect(
    stopsOfAll(
      () => ({ history: [STOP] }),
      [
        { requestor: 'NET1/PO1', outcome: 'cannot-tell' },
        { requestor: 'NET1/PO2', outcome: 'will-fail' },
      ],
    )
      .join(' ')
      .replace(/\s+/g, ' '),
  ).toBe(`NET1/PO1: ${DID} on 1999-06-17 22:10:04 (IMPORT 3.2a).`));
