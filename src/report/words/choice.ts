/** Why a way is the recommended one, and why the others are not. */
import type { ChoiceReason } from '../../model/choice.js';

/** Why a way is the recommended one; for the full report. */
export const CHOSEN: Record<ChoiceReason, string> = {
  accepted: 'nothing known stops the import',
  'no-file-yet': 'there is no file yet that could be imported',
  'facts-missing': 'without these facts nothing else can be recommended',
  'other-stop': 'something else than the numbers stops IMPORT, and goes first',
  risk: 'it removes the risk',
  'own-record-reaches': "the server's own record of the requestor is high enough",
  'after-cycle': "the server's numbers are high enough after a cycle",
  'server-behind': "none of the server's records reaches the numbers",
  'switch-known': 'Dxa.exe is known to be new enough',
  'fewest-others': 'the fewest other requestors that have the missing numbers are listed',
  'switch-if-new': 'the highest numbers of all are enough, if Dxa.exe is new enough',
  'service-pack': 'no way without the service pack is known to be enough',
  'reset-is-enough': 'the numbers of the header are enough after a reset',
  'not-proven': 'it is the way of this kind of server; the new numbers are not known before',
  'server-itself': 'the postoffice may be the directory server itself: no file is imported there',
  'kind-unknown': 'which way is right depends on the kind of server',
  'no-record-reaches': "no record of the server is known to reach the requestor's numbers",
  'none-helps': 'no way is known that would help',
};

/** Why another way is not; for the full report. */
export const NOT_CHOSEN = {
  before: 'to be done before it',
  after: 'to be done after it',
  fallback: 'only if that does not help',
  'server-itself': 'the postoffice may be the directory server itself',
  'kind-unknown': 'the kind of server is not known',
  'numbers-leap': 'takes over numbers of other requestors, which may leap ahead',
  'version-unknown': 'the version of Dxa.exe is not known',
  'service-pack': 'needs a service pack first',
  'not-proven': 'not shown to be enough',
  resets: 'sets ReqSync and SrvSync to 0; address types may have to be entered again',
  deletes: 'deletes the requestor, and what waits in its REQTRANS.GLB',
  'by-mail': 'brings the whole list by mail, not by the file',
  'newer-program': 'needs a newer IMPORT.EXE, which is hard to come by',
  'also-helps': 'helps as well, with a greater side effect',
} as const;
