/** Listings of LISTDS and LISTQ in the form that Q96060 shows, in small. */
import { MONTGOMERY } from './cases.js';

/** A number, or what stands in its place. */
type Written = number | string;

/** LISTDS -R of a requestor that is registered with `server`. */
export const listdsR = (name: string, server: string, ReqSync: Written, SrvSync: Written): string =>
  `Examining ${name} Requestor Configuration Record\n\nDir-Sync Server: ${server}\n` +
  `ReqSync = ${ReqSync}, SrvSync = ${SrvSync}\n`;

/** LISTDS -S of a directory server. */
export const listdsS = (
  server: string,
  records: readonly (readonly [name: string, ReqSync: Written, SrvSync: Written])[],
): string =>
  `Examining ${server} Server Configuration Record\nHighest SrvSync is 900, Current Dirsync Cycle is 11\n\n` +
  records
    .map(
      ([name, ReqSync, SrvSync], at) =>
        `     Server Requestor Record #${at + 1}\nRequestor name: PCM:${name}\n` +
        `ReqSync = ${ReqSync}, SrvSync = ${SrvSync}, Last Cycle = 11\n`,
    )
    .join('\n');

/** LISTQ of a RESYNC.GLB that holds one address list besides. */
export const resync = (IMPSEQ: Written, SRVSEQ: Written, REQSEQ: Written): string =>
  `Examining ${MONTGOMERY} Dirsync transaction file: RESYNC\n\nDate stamp               Sync#  Transaction\n` +
  `Thu Apr 07 12:13:52 1994 000001 IMPSEQ=${IMPSEQ} SRVSEQ=${SRVSEQ} REQSEQ=${REQSEQ}\n` +
  `Thu Apr 07 12:13:52 1994 000002 R PCM:${MONTGOMERY}\n`;
