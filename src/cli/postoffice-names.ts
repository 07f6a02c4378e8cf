/** Which names in a postoffice folder are its own data, and which may be evidence. */

/** Folders of a postoffice that hold its own data and nothing to judge by. */
const DATA_FOLDER =
  /^(?:glb|usr|nme|inf|tpl|mbg|key|att|mai|xtn|grp|mem|log|cal|hlp|mmf|folders|ini|p1)$/i;
/** Files of a postoffice that are no evidence, by their endings. */
const DATA_FILE = /\.(?:glb|usr|nme|inf|tpl|mbg|key|att|mai|xtn|grp|mem|cal|hlp|mmf)$/i;
const QUEUE = /^(?:resync|reqtrans|srvtrans|msttrans)\.glb$/i;
const RESYNC = /^resync\.glb$/i;
/** What people save from a screen, a mail or Regedit. */
const TEXT = /\.(?:txt|log|json|lst|lis|out|prn|eml|msg|reg|ldf|ldif|csv)$/i;
/** Only a directory server has these (Q136487, Q132744). */
const SERVER_SIGN = /^(?:srvconf|msttrans)\.glb$/i;

export const isDataFolder = (name: string): boolean => DATA_FOLDER.test(name);
export const isDataFile = (name: string): boolean => DATA_FILE.test(name);
export const isQueue = (name: string): boolean => QUEUE.test(name);
export const isServerSign = (name: string): boolean => SERVER_SIGN.test(name);

/** In GLB: the four queues, and texts that were saved there. */
export const isWantedInGlb = (name: string): boolean => QUEUE.test(name) || TEXT.test(name);
/** Beside GLB: everything but the postoffice's own files; a RESYNC.GLB on its way is wanted. */
export const isWantedBeside = (name: string): boolean => RESYNC.test(name) || !DATA_FILE.test(name);
