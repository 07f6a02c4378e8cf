/** Sentences of what to do that every format shares. */

export const SERVER_KIND = { exchange: 'Exchange', msmail: 'Mail postoffice' } as const;

/** That what did not get through stays there, and that the next T3 takes it up again, is inferred. */
export const TAKE_OUT = 'Take RESYNC.GLB out of the GLB folder (Q122750), or T3 may try it again.';
export const CHECK_NEW = 'Check the new file with this command before you import it.';

/** Literal commands of more than one screen. */
export const IMPORT_Q = 'import admin -pPASSWORD -q -y -dM';
export const REBUILD = 'rebuild -f -dM';
export const LISTDS_R = 'listds admin -pPASSWORD -dM -r > listds-r.txt';
export const LISTQ_RESYNC = 'listq admin -pPASSWORD -dM -fresync > resync.txt';

/** Where the postoffice may be the directory server itself, steps that are right whether it is or not. */
export const IS_SERVER = (po: string, requestor: string): [string, string, string] => [
  `${po} may be the directory server itself: never import there (Q96060). Which postoffice is the file for?`,
  `List that one, by its own drive letter: \`${LISTDS_R}\``,
  `Check the file with that listing. If ${po} is meant, and is no server: \`-r ${requestor}\`, without what treats it as one.`,
];
