/** The rules on what lies in a postoffice folder. */
import type { FactName } from '../../../src/model/facts.js';
import type { Values } from '../../support/cases.js';
import type { Row } from './row.js';

const READ: Values = { 'folder.read': true };
const NOON = 829_396_800;

/** Rules on a fact that is yes or no, and the answer with which they fire. */
const ANSWERED: [rule: string, fact: FactName, fires: boolean][] = [
  ['sortlock-left', 'folder.sortlock', true],
  ['messages-missing', 'folder.messagesMissing', true],
  ['admin-names-empty', 'folder.adminNamesEmpty', true],
  ['schedule-damaged', 'process.sizeIsSound', false],
  ['no-resync-file', 'folder.resyncPresent', false],
];
const answered = ANSWERED.flatMap(([rule, fact, fires]): Row[] => [
  [rule, 'fires', { ...READ, [fact]: fires }],
  [rule, 'near miss', { ...READ, [fact]: !fires }],
  [rule, 'undecided', READ],
  [rule, 'not applicable', {}],
  [rule, 'not applicable', { [fact]: fires }],
]);

/** As above, of files that need not be there, or whose state a copy may not show. */
const WHERE_KNOWN: [rule: string, fact: FactName, fires: boolean][] = [
  ['flag-read-only', 'folder.flagReadOnly', true],
  ['reqconf-missing', 'reqconf.isMissing', true],
  ['srvconf-damaged', 'srvconf.sizeIsSound', false],
  ['system-mailbag-damaged', 'systemBag.sizeIsSound', false],
];
const whereKnown = WHERE_KNOWN.flatMap(([rule, fact, fires]): Row[] => [
  [rule, 'fires', { ...READ, [fact]: fires }],
  [rule, 'near miss', { ...READ, [fact]: !fires }],
  [rule, 'not applicable', READ],
  [rule, 'not applicable', { [fact]: fires }],
]);

/** Rules that fire from the first such file, or byte, on. */
const COUNTED: [rule: string, fact: FactName][] = [
  ['srvtrans-not-empty', 'srvtrans.bytes'],
  ['sort-queues-not-empty', 'folder.fullSortQueues'],
  ['import-leftovers', 'folder.leftovers'],
  ['wrong-sizes', 'folder.wrongSizes'],
  ['files-read-only', 'folder.readOnly'],
  ['import-temporaries-left', 'folder.importTemporaries'],
  ['rebuild-unfinished', 'folder.rebuildTemporaries'],
  ['gateway-names-empty', 'folder.emptyGatewayNames'],
];
const counted = COUNTED.flatMap(([rule, fact]): Row[] => [
  [rule, 'fires', { ...READ, [fact]: 1 }],
  [rule, 'fires', { ...READ, [fact]: 5 }],
  [rule, 'near miss', { ...READ, [fact]: 0 }],
  [rule, 'undecided', READ],
  [rule, 'not applicable', { [fact]: 1 }],
]);

const dated = (file: number | null, cycle: number | null): Values => ({
  ...READ,
  'log.read': true,
  'resync.modified': file,
  'log.lastCycle': cycle,
});

export const rows: Row[] = [
  ...answered,
  ...whereKnown,
  ...counted,

  ['reqconf-damaged', 'fires', { ...READ, 'reqconf.bytes': 511 }],
  ['reqconf-damaged', 'fires', { ...READ, 'reqconf.bytes': 1024 }],
  ['reqconf-damaged', 'fires', { ...READ, 'reqconf.bytes': 0 }],
  ['reqconf-damaged', 'near miss', { ...READ, 'reqconf.bytes': 512 }],
  // Without the file there is no size; reqconf-missing speaks of that.
  ['reqconf-damaged', 'not applicable', { ...READ, 'reqconf.isMissing': true }],
  ['reqconf-damaged', 'not applicable', { 'reqconf.bytes': 100 }],

  ['system-mailbag-crowded', 'fires', { ...READ, 'systemBag.records': 101 }],
  ['system-mailbag-crowded', 'near miss', { ...READ, 'systemBag.records': 100 }],
  ['system-mailbag-crowded', 'not applicable', READ],

  ['resync-older-than-cycle', 'fires', dated(NOON - 1, NOON)],
  ['resync-older-than-cycle', 'near miss', dated(NOON, NOON)],
  ['resync-older-than-cycle', 'near miss', dated(NOON + 1, NOON)],
  ['resync-older-than-cycle', 'undecided', dated(NOON, null)],
  ['resync-older-than-cycle', 'not applicable', dated(null, NOON)],
  // Where the log shows that it failed, resync-failed-already says so.
  [
    'resync-older-than-cycle',
    'not applicable',
    { ...dated(NOON - 1, NOON), 'log.lastImportFailed14': true },
  ],
  [
    'resync-older-than-cycle',
    'fires',
    { ...dated(NOON - 1, NOON), 'log.lastImportFailed14': false },
  ],
  ['resync-older-than-cycle', 'not applicable', { ...dated(NOON - 1, NOON), 'log.read': null }],
  ['resync-older-than-cycle', 'not applicable', { ...dated(NOON - 1, NOON), 'folder.read': null }],

  // On a directory server no RESYNC.GLB should lie.
  [
    'no-resync-file',
    'not applicable',
    { ...READ, 'folder.resyncPresent': false, 'requestor.isDirectoryServer': true },
  ],
  [
    'no-resync-file',
    'fires',
    { ...READ, 'folder.resyncPresent': false, 'requestor.isDirectoryServer': false },
  ],
];
