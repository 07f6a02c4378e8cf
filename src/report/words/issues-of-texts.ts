/** The words of issues: LISTDS listings, Dir-Sync mail, logs and other texts. */
import type { Step } from '../../model/issue-args.js';
import { LARGEST_NUMBER } from '../../model/sync-number.js';
import type { IssueWords } from './issue-words.js';

const STEPS: Record<NonNullable<Step>, string> = {
  T1: 'T1 (REQMAIN sends)',
  T2: 'T2 (SRVMAIN)',
  T3: 'T3 (REQMAIN, IMPORT and REBUILD)',
};
const stepText = (step: Step): string => (step === null ? 'a step of the cycle' : STEPS[step]);

const repeated = (message: string, { times }: { times: number }): string =>
  times > 1 ? `${message} (${times} times, the last one here)` : message;

const recordText = (record: number | null): string =>
  record === null ? 'a record' : `record #${record}`;

export const TEXT_WORDS = {
  'listds-number-missing': ({ record, numbers }) =>
    `${recordText(record)} shows no ${numbers.join(' and no ')}`,
  'listds-no-server': () => 'no directory server is registered (codes 54 and 55, Q96002)',
  'listds-server-not-named': () => 'the directory server is not named as NET/PO',
  'listds-record-not-named': ({ record }) => `${recordText(record)} names no requestor`,
  'listds-highest-not-a-number': ({ written }) =>
    `Highest SrvSync ${written.text} is no sync number`,
  'listds-numbers-of-nobody': () =>
    'further numbers without a listing around them: whose they are is not known',

  'subject-cut': ({ name }) =>
    `the subject is cut at ${name}, whose digits may go on; what is there is a lower bound`,
  'subject-may-go-on': ({ name }) =>
    `no count follows ${name}, so that its digits may go on; what is there is a lower bound`,
  'subject-number-too-large': ({ name }) => `${name} is larger than ${LARGEST_NUMBER}; not used`,
  'subject-number-not-plain': ({ name, written }) =>
    written.text === ''
      ? `nothing is written behind ${name}=`
      : `${name} is written as ${written.text}, which is no plain number; not used`,
  'subject-sum-wrong': ({ R, was, sent }) =>
    `R=${R} is not the sum of was ${was} and ${sent} sent (Q133428)`,
  'mail-of-exchange': () =>
    'a numbered SYSTEM mailbox is that of an Exchange server (Q150828): it takes RESYNC.GLB in its ' +
    'Dxadata folder and runs no IMPORT (Q156124), so that the numbers of this mail are not used',
  'dirsync-numbers-of-nobody': () =>
    'the message names no NET/PO: whose its numbers are is not known, and they are not used',
  'dirsync-name-incomplete': ({ keyword }) =>
    `${keyword}= names no NET/PO; the directory server answers with code 158 (Q99268)`,
  'dirsync-task-unknown': ({ task }) =>
    `TASK=${task.text} is none of the published tasks; an unknown one gives code 155 (Q96004)`,
  'dirsync-mark-missing': ({ mark }) => `the mark ${mark} is missing (code 124, Q96004)`,
  'dirsync-number-too-large': () =>
    `the number of a transaction is larger than ${LARGEST_NUMBER} and is not used`,
  'dirsync-line-without-number': () => 'a line among the transactions has no number',

  'log-too-many-postoffices': ({ most }) =>
    `more than ${most} postoffices are named; those from here on are not read`,
  'dispatch-step-failed': (args) =>
    repeated(
      `${stepText(args.step)} did not complete (exit code 65, Q148705): DIRSYNC.LOG of that postoffice has more`,
      args,
    ),
  'dispatch-step-not-found': (args) =>
    repeated(
      `${stepText(args.step)} did not run: its program files were not found (exit code 2, Q132731)`,
      args,
    ),
  'dispatch-step-exit-code': (args) =>
    repeated(`${stepText(args.step)} ended with exit code ${args.exitCode}`, args),
  'dispatch-step-missed': (args) =>
    repeated(
      `${stepText(args.step)} missed its run window and did not take part in that cycle (Q148718)`,
      args,
    ),
  'dispatch-process-table': (args) =>
    repeated(
      'PROCESS.GLB of a postoffice could not be read; an Exchange requestor has none (Q149451)',
      args,
    ),
  'podiag-file-missing': (args) =>
    repeated(`${args.file.text} was missing when PODIAG ran (Q110496)`, args),
  'podiag-wrong-value': (args) =>
    repeated(
      `PODIAG found a wrong value in ${args.file.text} and offered to reset it to its default (Q110100)`,
      args,
    ),
  'podiag-reqtrans-made': (args) =>
    repeated(
      'PODIAG made a new REQTRANS.GLB, whose one record has the number of ReqSync; run Config, Dir-Sync, Requestor, Export (Q110496), since what waited in the missing file is gone (inferred)',
      args,
    ),
  'dssched-t3': (args) =>
    repeated(
      'T3 tries a RESYNC.GLB that lies in the GLB folder by itself at these times (Q96060)',
      args,
    ),
  'event-numbers-not-stored': (args) =>
    repeated(
      'the server could not store the numbers of a requestor (events 143 and 168, Q192484, Q241117): ' +
        'DXA-Req-Seq, DXA-Svr-Seq and DXA-Imp-Seq may be older than what was sent, and with them the ' +
        'header of a RESYNC.GLB (inferred)',
      args,
    ),
  'event-requestor-unknown': (args) =>
    repeated(
      'a message came from a requestor that the server does not know (event 136, Q147084)',
      args,
    ),
  'event-messages-lost': (args) =>
    repeated('Dir-Sync messages were lost or delayed (event 220, Q175588)', args),
  'event-full-export': (args) =>
    repeated('the server will send a full export with its next reply (event 221, Q175588)', args),
} satisfies Partial<IssueWords>;
