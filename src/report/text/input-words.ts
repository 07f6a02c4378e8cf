/** What an input is, in a few words. */
import type { ReportInput } from '../../model/report-types.js';
import type { Kind, QueueRole } from '../../model/types.js';
import { plural } from './words.js';

export const KIND: Record<Kind | 'unknown', string> = {
  queue: 'binary Dir-Sync queue',
  listq: 'LISTQ listing',
  'listds-requestor': 'LISTDS -R listing',
  'listds-server': 'LISTDS -S listing',
  subjects: 'text with ReqTx or SrvTx subjects',
  'dirsync-message': '[DIRSYNC] message',
  'dirsync-log': 'Dir-Sync log (text form)',
  'coded-log': 'Dir-Sync log (coded form)',
  'dispatch-log': 'DISPATCH.LOG',
  'podiag-log': 'log of PODIAG',
  dssched: 'DSSCHED listing of PROCESS.GLB',
  'event-text': 'events of the Exchange directory synchronization service',
  registry: 'registry export of MSExchangeDX',
  ldif: 'LDIF export',
  'directory-csv': 'directory export (CSV)',
  'raw-attributes': 'raw directory attributes',
  'import-file': 'text import file',
  'sync-state': 'sync-state JSON',
  'saved-case': 'saved case',
  postoffice: 'postoffice folder',
  mail: 'mail',
  archive: 'ZIP archive',
  unknown: 'not understood',
};

export const ROLE: Record<QueueRole, string> = {
  resync: 'RESYNC.GLB',
  reqtrans: 'REQTRANS.GLB',
  srvtrans: 'SRVTRANS.GLB',
  msttrans: 'MSTTRANS.GLB',
  other: 'another queue',
};

/** What a text import file is, and how much was found in it by severity. */
export const importFile = ({ name, transactions }: ReportInput, found: readonly string[]): string =>
  `${name} is a text import file with ${plural(transactions?.count ?? 0, 'transaction')}; ` +
  `found: ${found.length > 0 ? found.join(', ') : 'nothing wrong'}. ` +
  'It says nothing about a RESYNC.GLB.';
