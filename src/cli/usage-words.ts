/** What the library cannot carry out, in the command's own words: its options and what to do. */
import { few } from '../model/few.js';
import { nearest } from '../model/nearest.js';
import type { UsageArgs, UsageCode, UsageError } from '../model/usage-error.js';
import { CommandError } from './usage.js';

/** The command makes the arguments itself: if one is wrong, that is a bug and no use. */
type Told = Exclude<UsageCode, `argument-${string}`>;
/** What is wrong, where, and what to do. */
type Words = [what: string, where: string, todo: string];

const WORDS: { [Code in Told]: (args: UsageArgs[Code]) => Words } = {
  'no-evidence': ({ name, problem, more }) => [
    problem,
    more > 0 ? `${name} (and ${more} more that are no evidence either)` : name,
    'give the RESYNC.GLB from the GLB folder and LISTDS -R text of the requestor',
  ],
  'no-evidence-in-folder': ({ name }) => [
    'no evidence in this folder',
    name,
    'name the files or another folder',
  ],
  'input-broken': ({ name, problem }) => [
    problem,
    name,
    'correct the file and run the command again',
  ],
  'several-resync-files': ({ folder, names }) => [
    `${names.length === 2 ? 'two' : names.length} RESYNC.GLB with different numbers`,
    `${folder} (${few(names)})`,
    'name one of them, or put each into a folder with the files of its requestor',
  ],
  'postoffice-without-listing': ({ name }) => [
    'a postoffice is known by what lies in its folder',
    name,
    'name the folder',
  ],
  'server-records-missing': () => [
    'no record of the directory server',
    'the evidence',
    'give LISTDS -S text, an LDIF or CSV export, raw attributes or a sync-state file',
  ],
  'listed-missing': () => [
    'which requestors to simulate is not known',
    'the command line',
    'give --listed NAME once for each, or --global-max with --dxa-version 5.5.2524 or later',
  ],
  'own-needs-one-requestor': ({ judged }) => [
    `these need exactly one requestor, and there are ${judged.length}`,
    '--impseq, --srvseq, --reqseq',
    `name one with -r NET/PO: ${few(judged)}`,
  ],
  'too-many-requestors': ({ judged, most }) => [
    `more than ${most} requestors to judge at once`,
    `the evidence names ${judged}`,
    'name those that you ask about with -r NET/PO',
  ],
  'requestor-foreign': ({ requestor }) => [
    `${requestor} is a foreign requestor, which runs no IMPORT -Q`,
    '--requestor',
    'name a Mail postoffice; RESYNC.GLB is not for this one (inferred from Q118298, Q108067)',
  ],
  'requestor-unknown': (args) => [
    `no requestor ${args.requestor} in the evidence`,
    '--requestor',
    instead(args),
  ],
  'import-version-unreadable': ({ problem }) => [
    problem,
    '--import-version',
    'write it as 3.2a, 3.2.9 or 3.5.30',
  ],
  'import-exe-unknown': ({ name, problem }) => [
    `${name}: ${problem}`,
    '--import-exe',
    'give --import-version instead',
  ],
  'import-versions-differ': () => [
    'two different versions of IMPORT',
    '--import-version, --import-exe',
    'give the one that will be run',
  ],
  'command-unreadable': ({ problem }) => [
    problem,
    '--command',
    'write it as "import admin -p... -q -y -dM"',
  ],
  'after-unreadable': ({ name, problem }) => [
    `${name}: ${problem}`,
    '--after',
    'give the DIRSYNC.LOG of the import, or LISTDS -R made after it',
  ],
  'after-in-simulation': () => [
    'a simulated file was never imported',
    '--after',
    'use it with check',
  ],
  'saved-case-not-alone': ({ name, other }) => [
    'a saved case is checked alone',
    name,
    `leave out ${other === 'by-hand' ? 'numbers and programs given by hand' : other}`,
  ],
};

/** The requestor that was meant, or those that there are. */
function instead({ requestor, named, hasUnlinked }: UsageArgs['requestor-unknown']): string {
  const ends = named.filter((name) => name.toUpperCase().endsWith(`/${requestor.toUpperCase()}`));
  const parts = requestor.includes('/') ? [] : named.map((name) => name.split('/').at(-1)!);
  const [guess] = nearest(requestor, [...named, ...parts]);
  const those =
    ends.length > 1
      ? `several end in it, write one in full: ${few(ends)}`
      : guess !== undefined
        ? `did you mean ${guess}?`
        : `the evidence names ${few(named) || 'nobody that could be judged'}`;
  return hasUnlinked
    ? `${those}; for a directory object of another name: --link NAME=${requestor}`
    : those;
}

/** Null for what only a bug of the command can bring about. */
export function usageWords({ code, args }: UsageError): CommandError | null {
  if (!Object.hasOwn(WORDS, code)) return null;
  return new CommandError(...(WORDS[code as Told] as (args: unknown) => Words)(args));
}
