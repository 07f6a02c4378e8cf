/** What the page cannot carry out, in its own words: what is wrong, and what to do. */
import { few } from '../model/few.js';
import { UsageError, type UsageArgs, type UsageCode } from '../model/usage-error.js';
import type { Refusal } from './protocol.js';

export class Refused extends Error {
  constructor(
    readonly what: string,
    readonly todo: string,
    /** The file that it is about, where it is one. */
    readonly path: string | null = null,
  ) {
    super(what);
  }
}

/** The page makes the arguments itself: if one is wrong, that is a bug and no use. */
type Told = Exclude<UsageCode, `argument-${string}`>;

/** Sentences without their full stop; names that they begin with stay as they are. */
const WORDS: { [Code in Told]: (args: UsageArgs[Code]) => [what: string, todo: string] } = {
  'no-evidence': ({ name, problem, more }) => [
    `${name}: ${problem}${more > 0 ? ` (and ${more} more that are no evidence either)` : ''}`,
    'Add the RESYNC.GLB from the GLB folder and LISTDS -R text of the requestor.',
  ],
  'no-evidence-in-folder': ({ name }) => [
    `No evidence in this folder: ${name}`,
    'Choose the files, or another folder.',
  ],
  'input-broken': ({ name, problem }) => [
    `${name}: ${problem}`,
    'Correct the file and add it again.',
  ],
  'several-resync-files': ({ folder, names }) => [
    `${names.length} RESYNC.GLB with different numbers: ${folder} (${few(names)})`,
    'Remove all but one of them, or add folders, one for each requestor.',
  ],
  'postoffice-without-listing': ({ name }) => [
    `A postoffice is known by what lies in its folder: ${name}`,
    'Choose the folder.',
  ],
  'server-records-missing': () => [
    'No record of the directory server is in the evidence, so its header cannot be simulated',
    'Add LISTDS -S text, an LDIF or CSV export, raw attributes or a sync-state file.',
  ],
  'listed-missing': () => [
    'Which requestors to simulate is not known',
    'Choose the listed requestors, or GlobalMaxSeqInResync with a Dxa.exe of 5.5.2524 or later.',
  ],
  'own-needs-one-requestor': ({ judged }) => [
    `Own numbers by hand need exactly one requestor, and there are ${judged.length}`,
    `Pick one: ${few(judged)}.`,
  ],
  'requestor-foreign': ({ requestor }) => [
    `${requestor} is a foreign requestor, which runs no IMPORT -Q`,
    'Pick a Mail postoffice; RESYNC.GLB is not for this one (inferred from Q118298, Q108067).',
  ],
  'requestor-unknown': ({ requestor, named, hasUnlinked }) => [
    `The evidence names no requestor ${requestor}; it names ${few(named) || 'nobody that could be judged'}`,
    hasUnlinked
      ? 'Pick one of them, or say under "Directory server" which object stands for it.'
      : 'Pick one of them, or add evidence of this one.',
  ],
  'import-version-unreadable': ({ problem }) => [
    `The version of IMPORT: ${problem}`,
    'Write it as 3.2a, 3.2.9 or 3.5.30.',
  ],
  'import-exe-unknown': ({ name, problem }) => [`${name}: ${problem}`, 'Give the version instead.'],
  'import-versions-differ': () => ['Two different versions of IMPORT', 'Give the one that is run.'],
  'command-unreadable': ({ problem }) => [
    `The planned command line: ${problem}`,
    'Write it as import admin -ppassword -q.',
  ],
  'after-unreadable': ({ name, problem }) => [`${name}: ${problem}`, 'Leave it out.'],
  'after-in-simulation': () => ['A simulated file was never imported', 'Leave out the log.'],
  'saved-case-not-alone': ({ name, other }) => [
    `A saved case is judged alone: ${name}`,
    other === 'by-hand' ? 'Leave out what is told by hand.' : `Remove ${other}.`,
  ],
};

/** A refusal in the page's words; null for what is none, which is a bug. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refused) return { what: error.what, todo: error.todo };
  if (!(error instanceof UsageError) || !(error.code in WORDS)) return null;
  const [what, todo] = (WORDS[error.code as Told] as (args: unknown) => [string, string])(
    error.args,
  );
  return { what, todo };
}
