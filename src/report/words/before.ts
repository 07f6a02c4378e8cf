/** What is to be put right before an import that is predicted to succeed: one literal step a finding. */
import { IMPORT_Q } from './steps.js';

/** Several findings may speak against the command that is planned; it is corrected once. */
const COMMAND = 'Use the commands below in the place of the planned one (why: --full).';

/** By the rule; placeholders are those of the rule's own message. */
export const BEFORE: Readonly<Record<string, string>> = {
  'import-leftovers':
    'With no Dir-Sync program at work, delete from GLB: {folder.leftovers:which}.',
  'import-temporaries-left':
    'With no Dir-Sync program at work, delete: {folder.importTemporaries:which}.\n' +
    'Then take the read-only marks away: attrib -r m:\\usr\\*.usr',
  'master-read-only': 'Take the read-only mark away: attrib -r m:\\glb\\master.glb',
  'srvtrans-not-empty': `Updates wait in SRVTRANS.GLB. Import them first, with RESYNC.GLB out of GLB:\n${IMPORT_Q}`,
  'reqtrans-missing':
    'REQTRANS.GLB is missing from GLB, or from this copy of it: put it back, or go the way of\n' +
    'Q119014: resync-check explain reqtrans-missing',
  'log-shows-45':
    'The last import could not sort (error 45): delete SORTLOCK.GLB from GLB, if no IMPORT runs.',
  'log-shows-91':
    'The last import met Fatal 91: close ADMIN and any other IMPORT on the postoffice.',
  'lists-not-written':
    'The last import could not write all lists (Fatal 7). Take the read-only marks away:\n' +
    'attrib -r m:\\usr\\*.usr',
  'external-autocreate':
    'Stop EXTERNAL until the import is over: it may hold a file that IMPORT needs.',
  'command-names-nobody': COMMAND,
  'command-uses-errorlevel': COMMAND,
  'command-waits': COMMAND,
};
