/** The rules on the header, the requestor's numbers and what waits. */
import { numbers, type Three, type Values } from '../../support/cases.js';
import type { Row } from './row.js';

const OWN: Three = [2, 80, 22];
const LARGEST = 4294967295;
const headerOnly: Values = numbers([2, 80, 22], [null, null, null]);
/** IMPORT does not process the file there at all, so nothing in it matters. */
const ON_SERVER: Values = { 'requestor.isDirectoryServer': true };
/** The evidence leaves it open: a LISTDS -R listing that names its own postoffice. */
const PERHAPS: Values = { 'requestor.isNamedAsServer': true };
/** Something is under way; the header is at 2, 80 and 22. */
const RISES: Values = { ...headerOnly, 'requestor.mayRise': true };
const SAID: Values = { ...headerOnly, 'requestor.saidMore': true };
const OWN_KNOWN: Values = numbers([2, 80, 22], OWN);
const ELSEWHERE: Values = { 'requestor.isDirectoryServer': false };

export const rows: Row[] = [
  ['header-missing', 'fires', { 'header.present': false }],
  ['header-missing', 'near miss', { 'header.present': true, 'header.wellFormed': false }],
  ['header-missing', 'undecided', {}],
  ['header-missing', 'fires', { ...PERHAPS, 'header.present': false }],
  ['header-missing', 'fires', { ...ELSEWHERE, 'header.present': false }],
  ['header-missing', 'not applicable', { ...ON_SERVER, 'header.present': false }],
  ['header-missing', 'not applicable', ON_SERVER],

  ['header-malformed', 'fires', { 'header.present': true, 'header.wellFormed': false }],
  ['header-malformed', 'near miss', { 'header.present': true, 'header.wellFormed': true }],
  ['header-malformed', 'undecided', { 'header.present': true }],
  ['header-malformed', 'undecided', {}],
  // A malformed what? Whether there is a header at all comes first.
  ['header-malformed', 'undecided', { 'header.wellFormed': false }],
  ['header-malformed', 'not applicable', { 'header.present': false }],
  [
    'header-malformed',
    'not applicable',
    { ...ON_SERVER, 'header.present': true, 'header.wellFormed': false },
  ],
  ['header-malformed', 'not applicable', ON_SERVER],

  ['impseq-too-low', 'fires', numbers([1, 80, 22], OWN)],
  ['impseq-too-low', 'fires', numbers([1, null, null], [2, null, null])],
  ['impseq-too-low', 'fires', numbers([LARGEST - 1, 0, 0], [LARGEST, 0, 0])],
  ['impseq-too-low', 'near miss', numbers([2, 0, 0], OWN)],
  ['impseq-too-low', 'near miss', numbers([3, 0, 0], OWN)],
  // Compared as numbers, not as text.
  ['impseq-too-low', 'near miss', numbers([10, 0, 0], [9, 0, 0])],
  ['impseq-too-low', 'undecided', headerOnly],
  ['impseq-too-low', 'undecided', numbers([null, 0, 0], OWN)],
  ['impseq-too-low', 'undecided', {}],
  ['impseq-too-low', 'not applicable', { ...numbers([1, 0, 0], OWN), 'header.present': false }],
  ['impseq-too-low', 'not applicable', { ...numbers([1, 0, 0], OWN), ...ON_SERVER }],
  ['impseq-too-low', 'fires', { ...numbers([1, 0, 0], OWN), ...PERHAPS }],
  ['impseq-too-low', 'fires', { ...numbers([1, 0, 0], OWN), ...ELSEWHERE }],

  ['srvseq-too-low', 'fires', numbers([2, 79, 22], OWN)],
  ['srvseq-too-low', 'near miss', numbers([0, 80, 0], OWN)],
  ['srvseq-too-low', 'near miss', numbers([0, 81, 0], OWN)],
  ['srvseq-too-low', 'undecided', headerOnly],
  ['srvseq-too-low', 'not applicable', { ...numbers([2, 79, 22], OWN), 'header.present': false }],
  ['srvseq-too-low', 'not applicable', { ...numbers([2, 79, 22], OWN), ...ON_SERVER }],
  ['srvseq-too-low', 'fires', { ...numbers([2, 79, 22], OWN), ...PERHAPS }],
  ['srvseq-too-low', 'fires', { ...numbers([2, 79, 22], OWN), ...ELSEWHERE }],

  ['reqseq-too-low', 'fires', numbers([2, 80, 21], OWN)],
  ['reqseq-too-low', 'near miss', numbers([0, 0, 22], OWN)],
  ['reqseq-too-low', 'near miss', numbers([0, 0, 23], OWN)],
  // Fresh, or after LISTDS -R -Z: any header passes.
  ['reqseq-too-low', 'near miss', numbers([0, 0, 0], [0, 0, 0])],
  ['reqseq-too-low', 'undecided', headerOnly],
  ['reqseq-too-low', 'not applicable', { ...numbers([2, 80, 21], OWN), 'header.present': false }],
  ['reqseq-too-low', 'not applicable', { ...numbers([2, 80, 21], OWN), ...ON_SERVER }],
  ['reqseq-too-low', 'fires', { ...numbers([2, 80, 21], OWN), ...PERHAPS }],
  ['reqseq-too-low', 'fires', { ...numbers([2, 80, 21], OWN), ...ELSEWHERE }],

  ['on-directory-server', 'fires', { 'requestor.isDirectoryServer': true }],
  ['on-directory-server', 'near miss', { 'requestor.isDirectoryServer': false }],
  ['on-directory-server', 'undecided', { 'requestor.isNamedAsServer': true }],
  ['on-directory-server', 'not applicable', numbers([2, 80, 22], OWN)],

  ['update-under-way', 'fires', { ...RISES, 'underWay.ReqSync': 23 }],
  ['update-under-way', 'fires', { ...RISES, 'underWay.SrvSync': 81 }],
  ['update-under-way', 'fires', { ...RISES, 'underWay.ImportSync': 3 }],
  ['update-under-way', 'near miss', { ...RISES, 'underWay.ReqSync': 22 }],
  [
    'update-under-way',
    'undecided',
    { 'requestor.mayRise': true, 'underWay.ReqSync': 23, 'header.SRVSEQ': 80 },
  ],
  ['update-under-way', 'not applicable', { ...headerOnly, 'underWay.ReqSync': 23 }],

  ['own-words-above', 'fires', { ...SAID, 'said.SrvSync': 81 }],
  ['own-words-above', 'fires', { ...SAID, 'said.ReqSync': 23, 'said.SrvSync': 80 }],
  ['own-words-above', 'fires', { ...SAID, 'said.ImportSync': 3 }],
  ['own-words-above', 'near miss', { ...SAID, 'said.SrvSync': 80 }],
  ['own-words-above', 'undecided', { 'requestor.saidMore': true, 'said.ImportSync': 3 }],
  ['own-words-above', 'not applicable', headerOnly],

  ['subject-does-not-fit', 'fires', { ...OWN_KNOWN, 'subjects.doNotFit': true }],
  ['subject-does-not-fit', 'near miss', { ...OWN_KNOWN, 'subjects.doNotFit': false }],
  ['subject-does-not-fit', 'not applicable', headerOnly],

  ['registered-elsewhere', 'fires', { 'requestor.isRegisteredElsewhere': true }],
  ['registered-elsewhere', 'near miss', { 'requestor.isRegisteredElsewhere': false }],
  ['registered-elsewhere', 'not applicable', headerOnly],

  ['pending-transactions-lost', 'fires', { ...headerOnly, 'pending.lost': 1 }],
  ['pending-transactions-lost', 'near miss', { ...headerOnly, 'pending.lost': 0 }],
  ['pending-transactions-lost', 'undecided', headerOnly],

  ['srvseq-above-server', 'fires', { ...headerOnly, 'server.highestSrvSync': 79 }],
  ['srvseq-above-server', 'near miss', { ...headerOnly, 'server.highestSrvSync': 80 }],
  ['srvseq-above-server', 'undecided', { 'header.present': true, 'server.highestSrvSync': 80 }],
  ['srvseq-above-server', 'not applicable', headerOnly],
];
