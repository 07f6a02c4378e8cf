/** How remedies for the folder, the programs and the command line change a case. */
import type { TriedRemedyId } from '../../generated/advice.js';
import { versionNumber } from '../../model/version.js';
import type { Changes } from '../changes.js';
import type { Try } from './trial-types.js';

/** The newest build of IMPORT that an article names (Q191907, Q192158). */
const NEWEST_IMPORT = versionNumber('3.5.34');

/** The same change to every case. */
export const changing = (changes: Changes) => () => ({ change: () => changes });

export const PLAN_TRIALS = {
  'clean-folder': changing({
    'folder.leftovers': 0,
    'folder.sortlock': false,
    'folder.fullSortQueues': 0,
    'folder.importTemporaries': 0,
    'srvtrans.bytes': 0,
  }),
  'free-files': changing({
    'folder.readOnly': 0,
    'folder.flagReadOnly': false,
    'folder.masterReadOnly': false,
  }),
  // What a restored REQCONF.GLB holds has to be looked up again.
  'restore-reqconf': changing({
    'reqconf.bytes': 512,
    'reqconf.isMissing': false,
    'requestor.ImportSync': null,
    'requestor.SrvSync': null,
    'requestor.ReqSync': null,
  }),
  'register-server': changing({ 'requestor.isRegistered': true }),
  'update-import': changing({ 'import.version': NEWEST_IMPORT }),
  // The newest builds that articles name (Q191907, Q148770, Q134673, Q132059).
  'update-server-programs': changing({
    'srvmain.version': versionNumber('3.5.34'),
    'mailAdmin.version': versionNumber('3.5.22'),
    'listds.version': versionNumber('3.5'),
    'external.version': versionNumber('3.5'),
  }),
  'correct-command': changing({ 'command.ignoresQueue': false, 'command.importsQueue': true }),
} satisfies Partial<Record<TriedRemedyId, Try>>;
