/** The rules on what a Dir-Sync log shows. */
import type { FactName } from '../../../src/model/types.js';
import type { Values } from '../../support/cases.js';
import type { Row } from './row.js';

const READ: Values = { 'log.read': true };
const toSend = (days: number | null, last: number | null, own: number | null): Values => ({
  ...READ,
  'log.nothingToSend': days,
  'reqtrans.lastNumber': last,
  'requestor.ReqSync': own,
});
const STOP = 946865444;
const stops = (times: number | null, last: boolean | null): Values => ({
  ...READ,
  'log.stopsWith14': times,
  'log.lastImportFailed14': last,
});
/** A RESYNC.GLB in the folder, written at a time, beside a log with a stop at STOP. */
const fileOf = (modified: number | null, last: boolean | null): Values => ({
  ...READ,
  'resync.modified': modified,
  'log.stoppedAt': STOP,
  'log.lastImportFailed14': last,
});
/** The rules on one code in the last run of a program. */
const CODES: readonly [string, FactName][] = [
  ['log-shows-44', 'log.gatewaysMissing'],
  ['log-shows-45', 'log.sortErrors'],
  ['log-shows-81', 'log.mailboxesMissing'],
  ['log-shows-91', 'log.databaseLocked'],
  ['log-shows-40', 'log.reqtransUnusable'],
  ['log-shows-203', 'log.galNotRebuilt'],
];

export const rows: Row[] = [
  ['updates-always-zero', 'fires', { ...READ, 'log.zeroUpdates': 5 }],
  ['updates-always-zero', 'fires', { ...READ, 'log.zeroUpdates': 60 }],
  ['updates-always-zero', 'near miss', { ...READ, 'log.zeroUpdates': 4 }],
  ['updates-always-zero', 'near miss', { ...READ, 'log.zeroUpdates': 0 }],
  ['updates-always-zero', 'undecided', READ],
  ['updates-always-zero', 'not applicable', { 'log.zeroUpdates': 5 }],

  ['nothing-to-send', 'fires', toSend(1, 17, 18)],
  ['nothing-to-send', 'near miss', toSend(0, 17, 18)],
  // A quiet day.
  ['nothing-to-send', 'near miss', toSend(9, 18, 18)],
  ['nothing-to-send', 'undecided', toSend(1, null, 18)],
  ['nothing-to-send', 'undecided', toSend(1, 17, null)],
  ['nothing-to-send', 'undecided', toSend(null, 17, 18)],
  ['nothing-to-send', 'not applicable', { ...toSend(1, 17, 18), 'log.read': null }],

  ['manual-import-required', 'fires', { ...READ, 'log.manualImportRequired': true }],
  ['manual-import-required', 'near miss', { ...READ, 'log.manualImportRequired': false }],
  // The requestor's own log does not show it.
  ['manual-import-required', 'not applicable', READ],

  ['failed-before-with-14', 'fires', { ...READ, 'log.lastImportFailed14': true }],
  ['failed-before-with-14', 'near miss', { ...READ, 'log.lastImportFailed14': false }],
  ['failed-before-with-14', 'undecided', READ],
  ['failed-before-with-14', 'not applicable', {}],

  ['stopped-with-14-earlier', 'fires', stops(1, false)],
  ['stopped-with-14-earlier', 'near miss', stops(0, false)],
  ['stopped-with-14-earlier', 'near miss', stops(2, true)],
  // The newest import breaks off.
  ['stopped-with-14-earlier', 'undecided', stops(1, null)],
  ['stopped-with-14-earlier', 'undecided', stops(null, false)],
  ['stopped-with-14-earlier', 'not applicable', { ...stops(1, false), 'log.read': null }],

  ['resync-failed-already', 'fires', fileOf(STOP - 1, true)],
  ['resync-failed-already', 'fires', fileOf(STOP, true)],
  ['resync-failed-already', 'near miss', fileOf(STOP + 1, true)],
  ['resync-failed-already', 'near miss', fileOf(STOP - 1, false)],
  ['resync-failed-already', 'undecided', fileOf(STOP - 1, null)],
  ['resync-failed-already', 'undecided', { ...fileOf(STOP - 1, true), 'log.stoppedAt': null }],
  ['resync-failed-already', 'not applicable', fileOf(null, true)],

  ...CODES.flatMap(([rule, fact]): Row[] => [
    [rule, 'fires', { ...READ, [fact]: 1 }],
    [rule, 'fires', { ...READ, [fact]: 40 }],
    [rule, 'near miss', { ...READ, [fact]: 0 }],
    [rule, 'undecided', READ],
    [rule, 'not applicable', { [fact]: 1 }],
  ]),

  ['server-lacks-updates', 'fires', { ...READ, 'log.updatesMissing': true }],
  ['server-lacks-updates', 'near miss', { ...READ, 'log.updatesMissing': false }],
  // The requestor's own log does not show it.
  ['server-lacks-updates', 'not applicable', READ],

  ['lists-not-written', 'fires', { ...READ, 'log.listsNotWritten': 1 }],
  ['lists-not-written', 'near miss', { ...READ, 'log.listsNotWritten': 0 }],
  ['lists-not-written', 'undecided', READ],
  ['lists-not-written', 'not applicable', {}],
];
