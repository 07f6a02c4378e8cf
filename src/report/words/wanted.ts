/** What is asked for, in words to whoever has it: for the mail, and for the pages. */
import { few } from '../../model/few.js';
import { FACT_TABLE } from '../../model/facts.js';
import type { Report } from '../../model/report-types.js';
import type { FactName } from '../../model/types.js';
import type { Wanted } from '../wanted.js';
import { LISTDS_R, LISTQ_RESYNC as LISTQ } from './steps.js';

export interface Request {
  what: string;
  /** To be typed there as it stands; null where none is needed. */
  command: string | null;
  note: string | null;
}

const request = (
  what: string,
  command: string | null = null,
  note: string | null = null,
): Request => ({ what, command, note });

const AGAIN = {
  'said-more': 'disagrees about',
  'may-be-reset': 'disagrees about',
  stopped: 'may be from before the import that stopped, as to',
  moved: 'is from before the last cycle in the log, as to',
  old: 'is from days before RESYNC.GLB was made, as to',
} as const;

/** Numbers that came already, and may have changed since. */
function again({ numbers, why }: Wanted & { what: 'list-again' }, po: string): Request {
  const first =
    why === 'rises'
      ? `RESYNC.GLB must not lie in the GLB folder of ${po} now. Please let T3 run there, and then send `
      : `What came from ${po} ${AGAIN[why]} ${numbers.join(' and ')}. Please send as it is now `;
  const subject = 'its newest ReqTx subject (ImportSync is the number after I=)';
  const isListed = numbers.some((each) => each !== 'ImportSync');
  if (!isListed) return request(`${first}${subject}.`);
  const note = numbers.includes('ImportSync') ? `Please send as well ${subject}.` : null;
  return request(`${first}this listing:`, LISTDS_R, note);
}

/** `po` is what the postoffice is called. */
export function requestOf(wanted: Wanted, po: string): Request {
  switch (wanted.what) {
    case 'make-readable':
      return request(
        `A copy that can be read of what could not: for want of right, as a link, or packed: ${few(wanted.names)}.`,
      );
    case 'resync':
      return request(
        `RESYNC.GLB from the GLB folder of ${po}, zipped. If it cannot be sent, its listing:`,
        LISTQ,
      );
    case 'which-file':
      return request(
        `Which RESYNC.GLB lies in the GLB folder of ${po}? Several were given, and they differ. Its size and date, or its listing:`,
        LISTQ,
      );
    case 'listing-alone':
      return request(
        `RESYNC.GLB from the GLB folder of ${po} once more, copied in binary mode and zipped; the one that came cannot be read, and nothing shows that the listing is of it. If it cannot be sent, its listing as it lies there now:`,
        LISTQ,
        'Please say that it is of the file that would be imported.',
      );
    case 'listing':
      return request(
        wanted.isEndOpen
          ? 'The listing of that RESYNC.GLB; the file itself does not show where its numbers end:'
          : `RESYNC.GLB from the GLB folder of ${po} once more, copied in binary mode and zipped; the one that came is damaged or not whole. If it cannot be sent, its listing:`,
        LISTQ,
      );
    case 'list-again':
      return again(wanted, po);
    case 'new-file':
      return request('The new RESYNC.GLB, zipped, once it has been made.');
    case 'dxa-version':
      return request(
        'The version of Dxa.exe on the Exchange server, with its build, as its properties show it ' +
          '(as 5.5.2650.12). From 5.5.2524 on it honours GlobalMaxSeqInResync (Q215505).',
      );
    case 'listed-name':
      return request(
        `The directory name of the requestor that is listed as ${wanted.name}. No record of the server has that name${wanted.meant === null ? '' : `; is it ${wanted.meant}?`}`,
      );
    case 'listds-r':
      return request(
        `On ${po}:`,
        LISTDS_R,
        'The line "Examining ..." in it must name that postoffice.',
      );
    case 'reqtx':
      return request(
        `The subject line of the newest ReqTx mail from ${po} to the directory server, whole ` +
          '(with R=, S= and I=), its date and its sender.' +
          (wanted.cutAt
            ? ' The one that came shows no I= that can be read; open the mail and copy it there.'
            : '') +
          (wanted.isConfirmation
            ? " So far only the directory server's count of imports is known, which may differ (Q152231)."
            : ''),
      );
    case 'is-server':
      return request(
        `Is ${po} the directory server itself? If the file is for another postoffice, the listing of that one, by its own drive letter:`,
        LISTDS_R,
      );
    case 'server-kind':
      return request(
        'Which server made the file: Exchange (which version of Dxa.exe), or a Mail postoffice? ' +
          'From Exchange: an LDIF export of its Remote Dirsync Requestors, and of the registry ' +
          'key MSExchangeDX. From a Mail postoffice:',
        'listds admin -pPASSWORD -dM -s > listds-s.txt',
      );
    case 'fact':
      return request(
        `${FACT_TABLE[wanted.fact].words}. ${FACT_TABLE[wanted.fact].howToGet.replace(/`/g, '')}`,
      );
  }
}

/** Not needed for the answer, but worth having: what the import would cost. By what it shows. */
const BESIDES: readonly (readonly [FactName, (po: string) => Request])[] = [
  [
    'pending.lost',
    (po) => request(`REQTRANS.GLB from the GLB folder of ${po}, zipped (what waits there).`),
  ],
  [
    'import.version',
    () =>
      request(
        'DIRSYNC.LOG of that postoffice, from its LOG folder (it shows the version of IMPORT).',
      ),
  ],
];
export const SHOWN_BESIDES: readonly FactName[] = BESIDES.map(([fact]) => fact);

/** `po` is what the postoffice is called. */
export function besidesOf({ undecided }: Report, requestor: string, po: string): Request[] {
  const facts = new Set(
    undecided.filter((each) => each.requestor === requestor).flatMap(({ missing }) => missing),
  );
  return BESIDES.flatMap(([fact, words]) => (facts.has(fact) ? [words(po)] : []));
}
