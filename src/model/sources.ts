/**
 * The kinds of witnesses of a fact, one row each: how early its word is believed (the lowest
 * rank that speaks is used, all are named), how well it knows a requestor's own
 * number, and its name in reports.
 */
import type { Confidence } from './scales.js';

interface SourceRow {
  rank: number;
  basis: Confidence;
  words: string;
}

const TABLE = {
  // An option of the command.
  'by-hand': { rank: 0, basis: 'documented', words: 'given by hand' },
  // The file itself, for the header's numbers; then its listing.
  queue: { rank: 1, basis: 'documented', words: 'binary queue' },
  listq: { rank: 2, basis: 'documented', words: 'LISTQ listing' },
  // Text made from REQCONF.GLB: LISTDS -R, sync-state.
  reqconf: { rank: 3, basis: 'documented', words: 'from its REQCONF.GLB' },
  // That the dummy record holds the acknowledged number is documented; which bytes hold it is not.
  reqtrans: { rank: 4, basis: 'inferred', words: 'dummy record of REQTRANS.GLB' },
  // What REQCONF.GLB held when the requestor sent (Q96060).
  reqtx: { rank: 5, basis: 'documented', words: 'ReqTx subject' },
  // What REQCONF.GLB holds once the reply has been processed, if it has been (Q96060).
  srvtx: { rank: 5, basis: 'inferred', words: 'SrvTx subject' },
  message: { rank: 5, basis: 'inferred', words: '[DIRSYNC] message' },
  // LISTDS -S, DXA-*-Seq: it stands in for a number that may have moved on since.
  'server-copy': { rank: 6, basis: 'assumed', words: "the directory server's copy" },
  // DIRSYNC.LOG and its kin; a program file, known by its size and date, goes before its banner.
  log: { rank: 8, basis: 'inferred', words: 'Dir-Sync log' },
  program: { rank: 7, basis: 'inferred', words: 'size and date of the program' },
  folder: { rank: 9, basis: 'documented', words: 'postoffice folder' },
} as const satisfies Record<string, SourceRow>;

export type Source = keyof typeof TABLE;
export const SOURCE_TABLE: Readonly<Record<Source, SourceRow>> = TABLE;
export const SOURCES = Object.keys(TABLE) as readonly Source[];
