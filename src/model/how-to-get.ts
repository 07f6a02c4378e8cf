/** How a person learns the facts that are missing: literal commands, with their articles. */

export const HEADER =
  'Give the RESYNC.GLB, or its listing: `listq admin -pPASSWORD -dM -fresync > ' +
  'resync.txt` (Q96060), or type the numbers: `--header IMPSEQ=N,SRVSEQ=N,REQSEQ=N`.';
export const WHOLE_FILE =
  'Give the whole RESYNC.GLB, or its whole listing: `listq admin -pPASSWORD -dM -fresync ' +
  '> resync.txt` (Q96060).';
export const listds = (option: string): string =>
  'On the requestor: `listds admin -pPASSWORD -dM -r > listds-r.txt` (Q96060), then add ' +
  `that file, or give \`${option}\`.`;
export const AFTER_T3 =
  'List the requestor just before the import: `listds admin -pPASSWORD -dM -r` (Q96060).';
export const REQTRANS =
  'Give REQTRANS.GLB of the requestor, or its listing: ' +
  '`listq admin -pPASSWORD -dM -freqtrans > reqtrans.txt` (Q96060).';
export const FOLDER =
  "Give the requestor's whole postoffice folder: the one that holds GLB, KEY, MBG and NME.";
export const GATEWAYS =
  'Give the postoffice folder, or name the gateways: `--gateways SNADS,X400` (`--gateways none` ' +
  'where there is none), or `gateways` in a sync-state file.';
export const SYNC_STATE = 'Write it into a sync-state file (`resync-check explain sync-state`).';
export const LOG = 'Give DIRSYNC.LOG of the requestor (in its LOG folder).';
export const SERVER_LOG = 'Give DIRSYNC.LOG or CENTRAL.LOG of the directory server.';
export const IMPORT_VERSION =
  'IMPORT prints its version when it starts and in DIRSYNC.LOG: give that log, or ' +
  '`--import-version V`, or `--import-exe FILE`.';
export const COMMAND = 'Give the planned command line: `--command "import admin -p... -q -y -dm"`.';
