/** How each remedy that is tried changes a case, for judging it again; the others change nothing. */
import type { TriedRemedyId } from '../../generated/advice.js';
import { isAtLeast, NEW_FILE, type Changes } from '../changes.js';
import { collect } from './collect.js';
import type { Try } from './trial-types.js';
import { globalMaximum, listMore, installServicePack } from './trials-of-exchange.js';
import { regenerate, restoredServer } from './trials-of-mail.js';
import { changing, PLAN_TRIALS } from './trials-of-plan.js';

const RESET: Changes = { 'requestor.ReqSync': 0, 'requestor.SrvSync': 0 };
const RESET_WHOLLY: Changes = { ...RESET, 'requestor.ImportSync': null };

export const TRIALS: Readonly<Record<TriedRemedyId, Try>> = {
  ...PLAN_TRIALS,
  collect,
  'import-now': (_model, helped) =>
    helped.some(({ case: { facts } }) => facts['folder.resyncPresent'].value === false)
      ? { args: { isAbsent: true } }
      : {},
  // Each of these ends with a file that is generated anew; its numbers are not known yet.
  'recreate-groups': changing({ ...NEW_FILE, 'transactions.noMailbox': 0 }),
  'correct-at-origin': changing({ ...NEW_FILE, 'transactions.modifyMalformed': 0 }),
  'give-whole-file': changing(NEW_FILE),
  regenerate,
  'restored-server': restoredServer,
  'list-more-requestors': listMore,
  'global-maximum': globalMaximum,
  'install-service-pack': installServicePack,
  // LISTDS -R -Z sets ReqSync and SrvSync to 0 (Q96060, Q257740); that it clears ImportSync is not
  // stated anywhere. Where the header passes the old ImportSync, it passes either way.
  'reset-then-import': () => ({
    change: (facts) =>
      isAtLeast(facts, 'header.IMPSEQ', 'requestor.ImportSync')
        ? { ...RESET, 'requestor.ImportSync': facts['requestor.ImportSync'].value }
        : RESET_WHOLLY,
  }),
  // Both sides begin anew by mail; no file is imported, so none can be judged.
  'local-reset': changing({ ...NEW_FILE, ...RESET }),
  // The mail takes the place of the file; what the file's header says no longer matters.
  'full-import-by-mail': changing(NEW_FILE),
  // The numbers at hand are the server's own; those of the requestor that it goes to are not known.
  'move-to-requestor': changing({
    'requestor.isDirectoryServer': null,
    'requestor.ImportSync': null,
    'requestor.SrvSync': null,
    'requestor.ReqSync': null,
  }),
};
