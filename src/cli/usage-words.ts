/** What the library cannot carry out, in the command's own words: its options and what to do. */
import { few } from '../model/few.js';
import type { UsageArgs, UsageCode, UsageError } from '../model/usage-error.js';

/** The command makes the arguments itself: if one is wrong, that is a bug and no use. */
type Told = Exclude<UsageCode, `argument-${string}`>;

const WORDS: { [Code in Told]: (args: UsageArgs[Code]) => string } = {
  'no-evidence': ({ name, problem, more }) =>
    `${name}: ${problem}${more > 0 ? ` (and ${more} more that are none either)` : ''}; give the ` +
    'RESYNC.GLB from the GLB folder and LISTDS -R text of the requestor',
  'no-evidence-in-folder': ({ name }) =>
    `no evidence in this folder, ${name}; name the files or another folder`,
  'input-broken': ({ name, problem }) => `${name}: ${problem}; mend it and run the command again`,
  'postoffice-without-listing': ({ name }) =>
    `a postoffice is known by what lies in its folder, ${name}; name the folder`,
  'server-records-missing': () =>
    'no record of the directory server was found, in the evidence; give LISTDS -S text, an LDIF ' +
    'or CSV export, raw attributes or a sync-state file',
  'listed-missing': () =>
    'which requestors to simulate is not said, on the command line; give --listed NAME once for ' +
    'each, or --global-max with --dxa-version 5.5.2524 or later',
  'own-needs-one-requestor': ({ judged }) =>
    `--impseq, --srvseq and --reqseq need exactly one requestor, and there are ${judged.length} ` +
    `(${judged.slice(0, 3).join(', ')}); name it with -r NET/PO`,
  'requestor-foreign': ({ requestor }) =>
    `${requestor} is a foreign requestor, --requestor; no IMPORT -Q runs there, and RESYNC.GLB is ` +
    'not for it (inferred from Q118298 and Q108067); name a Mail postoffice',
  'requestor-unknown': ({ requestor, named, hasUnlinked }) =>
    `the evidence names no requestor ${requestor}, --requestor; it names ` +
    (few(named) || 'nobody that could be judged') +
    (hasUnlinked
      ? `; if a directory object of another name stands for it, say --link NAME=${requestor}`
      : ''),
  'import-version-unreadable': ({ problem }) =>
    `${problem}, --import-version; write it as 3.2a, 3.2.9 or 3.5.30`,
  'import-exe-unknown': ({ name, problem }) =>
    `${name}: ${problem}, --import-exe; give --import-version instead`,
  'import-versions-differ': () =>
    '--import-version and --import-exe name different versions; give the one that will be run',
  'command-unreadable': ({ problem }) =>
    `${problem}, --command; write it as "import admin -p... -q -y -dm"`,
};

/** One line; null for what only a bug of the command can bring about. */
export function usageWords({ code, args }: UsageError): string | null {
  if (!Object.hasOwn(WORDS, code)) return null;
  return (WORDS[code as Told] as (args: unknown) => string)(args);
}
