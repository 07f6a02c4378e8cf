/** A postoffice folder -> observations: what is there, what is missing, what has a wrong size. */
import { fewOf } from '../../model/marked.js';
import type { FactName } from '../../model/facts.js';
import type { FactValue, FolderEntry, Observation, Reading } from '../../model/types.js';
import { emptyGatewayNames, installationOf } from './gateways.js';
import * as left from './leftovers.js';
import { listingOf, type Listing } from './listing.js';
import { sizeOf } from './files.js';
import { complaintOf, wrongSizes, type Complaint } from './sizes.js';

const MOST_NAMES = 6;
const MOST_EXAMPLES = 10;
const LARGEST_VALUE = 0xffff_ffff;

/** Complaints as rules and reports show them. */
const shown = (found: readonly Complaint[]): Pick<Observation, 'which' | 'examples'> =>
  found.length === 0
    ? {}
    : {
        which: {
          names: found.slice(0, MOST_NAMES).map(({ name }) => name),
          more: Math.max(0, found.length - MOST_NAMES),
          isSentence: true,
        },
        examples: found
          .slice(0, MOST_EXAMPLES)
          .map(({ file, remark }) => ({ at: {}, number: null, kind: 'path', text: file, remark })),
      };

/** Whoever attaches a few files of a folder has not lost the others. */
const isWhole = (listing: Listing): boolean =>
  ['MASTER', 'CONTROL', 'NETWORK'].every((name) => listing.file(`GLB/${name}.GLB`)) &&
  ['KEY', 'MBG', 'NME', 'USR'].some((folder) => listing.saw(folder));

/** Reads the listing of a postoffice folder. Nothing in it makes it throw. */
export function readPostoffice(entries: readonly FolderEntry[]): Reading {
  const listing = listingOf(entries);
  const whole = isWhole(listing);
  const observations: Observation[] = [];
  const say = (fact: FactName, value: FactValue, found: readonly Complaint[] = []): void => {
    const of = { kind: 'requestor', name: null } as const;
    observations.push({ of, fact, value, source: 'folder', at: {}, ...shown(found) });
  };
  /** That there are none is known only where the folders were seen. */
  const count = (fact: FactName, found: readonly Complaint[], ...folders: string[]): void => {
    if (found.length > 0 || listing.saw(...folders)) say(fact, found.length, found);
  };
  const missing = (fact: FactName, path: string): void => {
    const isThere = listing.file(path) !== undefined;
    if (isThere || whole) say(fact, !isThere);
  };

  say('folder.read', true);
  say('folder.isWhole', whole);
  const isPresent = listing.file('GLB/RESYNC.GLB') !== undefined;
  if (isPresent || whole) say('folder.resyncPresent', isPresent);
  const modified = listing.file('GLB/RESYNC.GLB')?.modified ?? null;
  if (modified !== null) say('resync.modified', modified);

  missing('reqconf.isMissing', 'GLB/REQCONF.GLB');
  missing('reqtrans.isMissing', 'GLB/REQTRANS.GLB');
  missing('folder.messagesMissing', 'GLB/DS_MSG.GLB');
  saySizes(listing, say);

  count('folder.wrongSizes', wrongSizes(listing), 'GLB');
  count('folder.leftovers', left.leftovers(listing), 'GLB');
  count('folder.fullSortQueues', left.fullSortQueues(listing), 'GLB');
  count('folder.importTemporaries', left.importTemporaries(listing), 'USR', 'INF');
  count('folder.rebuildTemporaries', left.rebuildTemporaries(listing), 'GLB', 'NME');
  count('folder.emptyGatewayNames', emptyGatewayNames(listing), 'GLB', 'NME');
  if (listing.saw('GLB')) say('folder.sortlock', listing.file('GLB/SORTLOCK.GLB') !== undefined);
  const flag = listing.file('GLB/FLAG.GLB')?.isReadOnly ?? null;
  const master = listing.file('GLB/MASTER.GLB')?.isReadOnly ?? null;
  if (!left.isReadOnlyCopy(listing)) {
    count('folder.readOnly', left.readOnlyFiles(listing), 'GLB', 'USR', 'INF');
    if (flag !== null) say('folder.flagReadOnly', flag);
    if (master !== null) say('folder.masterReadOnly', master);
  }
  const names = listing.file('NME/ADMIN.NME')?.bytes ?? null;
  if (names !== null) say('folder.adminNamesEmpty', names === 0);
  // Only a directory server has them (Q132744, Q136487); that there are none proves nothing.
  const signs = ['SRVCONF.GLB', 'MSTTRANS.GLB'].filter((name) => listing.file(`GLB/${name}`));
  if (signs.length > 0)
    observations.push({
      ...{
        of: { kind: 'requestor', name: null },
        fact: 'requestor.isDirectoryServer',
        value: true,
      },
      ...{ source: 'folder', at: {} },
      which: { ...fewOf('path', signs), isSentence: true },
      examples: signs.map((name) => ({
        ...{ at: {}, number: null, kind: null },
        text: `${name} lies in GLB (Q136487, Q132744)`,
      })),
    });

  if (!whole) return { observations, issues: [] };
  return { observations, issues: [], installations: [installationOf(listing)] };
}

/** The files whose sizes are facts of their own. */
function saySizes(
  listing: Listing,
  say: (fact: FactName, value: FactValue, found?: readonly Complaint[]) => void,
): void {
  const check = (path: string) => {
    const file = listing.file(path);
    const complaint = file ? complaintOf(file) : null;
    return { bytes: file?.bytes ?? null, wrong: complaint ? [complaint] : [] };
  };
  const reqconf = check('GLB/REQCONF.GLB');
  if (reqconf.bytes !== null && reqconf.bytes <= LARGEST_VALUE)
    say('reqconf.bytes', reqconf.bytes, reqconf.wrong);
  const sound = (fact: FactName, ...all: ReturnType<typeof check>[]): void => {
    const wrong = all.flatMap((each) => each.wrong);
    if (wrong.length > 0 || all.every(({ bytes }) => bytes !== null))
      say(fact, wrong.length === 0, wrong);
  };
  sound('srvconf.sizeIsSound', check('GLB/SRVCONF.GLB'));
  sound('process.sizeIsSound', check('GLB/PROCESS.GLB'));
  const srvtrans = listing.file('GLB/SRVTRANS.GLB')?.bytes ?? null;
  if (srvtrans !== null && srvtrans <= LARGEST_VALUE) say('srvtrans.bytes', srvtrans);
  const mailbag = check('MBG/SYSTEM.MBG');
  sound('systemBag.sizeIsSound', check('KEY/SYSTEM.KEY'), mailbag);
  if (mailbag.bytes !== null) {
    const records = Math.floor(mailbag.bytes / sizeOf('MBG/SYSTEM.MBG')!.record);
    if (records <= LARGEST_VALUE) say('systemBag.records', records);
  }
}
