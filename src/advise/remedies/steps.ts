/** Steps that several ways out share, so that each has the same words everywhere. */

export const IMPORT = '`import admin -p<password> -q -y -d<drive>`';
export const REBUILD = '`rebuild -f -d<drive>`';
/** REBUILD belongs behind every import by hand; T3 runs it by itself (Q96060). */
export const THEN_REBUILD = `Then, with nobody in Mail: ${REBUILD}`;

/** Stands before every way out of error 14: what IMPORT did not process stays where it is. */
export const TAKE_OUT =
  'Take RESYNC.GLB out of the GLB folder of the requestor, if it is there: the next T3 would try ' +
  'it again (inferred from Q122750).';

export { EXCHANGE_KEY as KEY } from '../../model/exchange-key.js';
export const RESTART = 'Restart the Microsoft Exchange Directory Synchronization service.';
export const TAKE_FROM_EXCHANGE =
  'Take the new Resync.glb from Exchsrvr\\Dxadata and check it with this tool.';
export const IMPORT_IT = `Copy it into the GLB folder of the requestor; there: ${IMPORT}`;

/** How a file that Exchange has made gets into the requestor. */
export const FROM_EXCHANGE: readonly string[] = [
  RESTART,
  TAKE_FROM_EXCHANGE,
  IMPORT_IT,
  THEN_REBUILD,
];
