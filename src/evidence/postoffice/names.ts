/** Which names in a postoffice folder are its own data, and which may be evidence. */

/** Folders of a postoffice that hold its own data and nothing to judge by. */
const DATA_FOLDER =
  /^(?:glb|usr|nme|inf|tpl|mbg|key|att|mai|xtn|grp|mem|log|cal|hlp|mmf|folders|ini|p1)$/i;
/** Folders that are listed by names, sizes and dates, in this order; all GLB files come first. */
const LISTED = ['glb', 'key', 'mbg', 'nme', 'usr', 'inf', 'tpl', 'xtn', 'grp', 'mem', 'log'];
/** Files of a postoffice that are no evidence, by their endings (Q77926, Q135868). */
const DATA_FILE = /\.(?:glb|usr|nme|inf|tpl|mbg|key|att|mai|xtn|grp|mem|cal|hlp|mmf|mdm|scr|msm)$/i;
/** What IMPORT sorts in; it may lack its ending (Q122750). */
const SORT_FILE = /^sort\d{1,4}$/i;
const QUEUE = /^(?:resync|reqtrans|srvtrans|msttrans)\.glb$/i;
const RESYNC = /^resync\.glb$/i;
/** What people save from a screen, a mail or Regedit. */
const TEXT = /\.(?:txt|log|json|lst|lis|out|prn|eml|msg|reg|ldf|ldif|csv)$/i;
/** Logs of Dir-Sync; the others in the folder are of programs that move mail. */
const LOG = /^(?:dirsync|dsserver|central)[^.]*\.log$/i;

/** What a system or a viewer leaves in a folder; a document that is open has a `~$` beside it. */
const OF_THE_SYSTEM = /^(?:(?:eh)?thumbs\.db|desktop\.ini|~\$.*)$/i;
/** Mostly words about the folder; it may hold a listing as well. */
const README = /^(?:read[_ -]?me|liesmich)(?:\.[a-z0-9]{1,8})?$/i;

export const isOfTheSystem = (name: string): boolean => OF_THE_SYSTEM.test(name);
export const isReadme = (name: string): boolean => README.test(name);
export const isDataFolder = (name: string): boolean => DATA_FOLDER.test(name);
export const isDataFile = (name: string): boolean => DATA_FILE.test(name) || SORT_FILE.test(name);
export const isQueue = (name: string): boolean => QUEUE.test(name);
export const isDirsyncLog = (name: string): boolean => LOG.test(name);
/** Where a folder stands among those that are listed, from 0; -1 for one that is not. */
export const listedPlace = (name: string): number => LISTED.indexOf(name.toLowerCase());

/** In GLB: the four queues, and texts that were saved there. */
export const isWantedInGlb = (name: string): boolean => QUEUE.test(name) || TEXT.test(name);
/** Beside GLB: everything but the postoffice's own files; a RESYNC.GLB on its way is wanted. */
export const isWantedBeside = (name: string): boolean => RESYNC.test(name) || !DATA_FILE.test(name);
