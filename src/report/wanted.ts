/** What is still to be asked for, as data: the evidence that would decide, in the order of asking. */
import type { NumberRow, Report } from '../model/report-types.js';
import { isOwnFact } from '../model/sync-number.js';
import { NUMBERS, type FactName, type HeaderNumber, type OwnNumber } from '../model/types.js';
import { isUnopened } from '../model/unopened.js';
import { isResyncName } from '../model/input-name.js';
import { objectKey } from '../model/names.js';
import { nearest } from '../model/nearest.js';
import { onceForEach } from '../model/once-for-each.js';
import {
  hasResync,
  isSimulated,
  missingFacts,
  rivalFiles,
  rowsOf,
  unlistedFile,
  type Rival,
} from './answer.js';

/** Why a number that was given must be looked up again. */
type Again = 'rises' | 'said-more' | 'may-be-reset' | 'stopped' | 'moved' | 'old';

export type Wanted =
  /** Files that lie there and were not read, of which the answer may hang. */
  | { what: 'make-readable'; files: readonly string[]; names: readonly string[] }
  /** The file itself, or its listing. */
  | { what: 'resync' }
  /** Which of several files that were given IMPORT will read. */
  | { what: 'which-file'; files: readonly Rival[] }
  /** The listing of a file that cannot be read, once more and without it: nothing shows that one is of it. */
  | { what: 'listing-alone'; file: string }
  /** The listing of a file that was given; `isEndOpen`: only where a number of its header ends is open. */
  | { what: 'listing'; isEndOpen: boolean }
  /** The file that was only simulated: not all of its numbers can be predicted. */
  | { what: 'new-file' }
  /** The build of Dxa.exe, which alone says whom the file that was simulated would cover. */
  | { what: 'dxa-version' }
  /** A requestor that is listed and that no record of the server is of; the name that is closest to it. */
  | { what: 'listed-name'; name: string; meant: string | null }
  /** LISTDS -R of the requestor. */
  | { what: 'listds-r'; numbers: ('SrvSync' | 'ReqSync')[] }
  /** The same numbers again: they were given, and have risen since or may rise before the import. */
  | { what: 'list-again'; numbers: OwnNumber[]; why: Again }
  /** The newest ReqTx subject, which alone shows ImportSync; `cutAt` is where one without it stands. */
  | { what: 'reqtx'; cutAt: { input: string; at: string } | null; isConfirmation: boolean }
  /** Whether the postoffice is the directory server. */
  | { what: 'is-server' }
  /** Which kind of server made the file. */
  | { what: 'server-kind' }
  /** Anything else. */
  | { what: 'fact'; fact: FactName };

/** What decides for a requestor and is not known. Empty where nothing is missing. */
export function wantedFor(report: Report, requestor: string): Wanted[] {
  const facts = new Set(missingFacts(report, requestor));
  const take = (is: (fact: FactName) => boolean): FactName[] => {
    const taken = [...facts].filter(is);
    for (const fact of taken) facts.delete(fact);
    return taken;
  };
  const wanted: Wanted[] = [];
  const locked = lockedFiles(report, facts);
  if (locked.length > 0) {
    wanted.push({
      what: 'make-readable',
      files: locked.map(({ id }) => id),
      names: locked.map(({ name }) => name),
    });
    const isFile = locked.some(({ name }) => isResyncName(name));
    const isOther = locked.some(({ name }) => !isResyncName(name));
    take((fact) => (isFile && fact.startsWith('header.')) || (isOther && isOwnFact(fact)));
  }
  if (take((fact) => fact.startsWith('header.')).length > 0)
    wanted.push(headerWanted(report, requestor));
  const rows = rowsOf(report, requestor);
  const given = NUMBERS.filter(({ header }) => rows.some((row) => isGiven(row, header)));
  const again = take((fact) => given.some(({ own }) => fact === `requestor.${own}`));
  // Beside a header that is not known yet, a number that was given is enough for now.
  const moving = given.filter(
    ({ header, own }) =>
      again.includes(`requestor.${own}`) &&
      rows.some((row) => row.number === header && row.header !== null),
  );
  const listed = take((fact) => /^requestor\.(?:SrvSync|ReqSync)$/.test(fact));
  if (listed.length > 0)
    wanted.push({
      what: 'listds-r',
      numbers: listed.map((fact) => (fact === 'requestor.SrvSync' ? 'SrvSync' : 'ReqSync')),
    });
  if (moving.length > 0)
    wanted.push({
      what: 'list-again',
      numbers: moving.map(({ own }) => own),
      why: whyAgain(report, requestor),
    });
  const isOpen = take((fact) => fact === 'requestor.ImportSync').length > 0;
  if (isOpen || passesByCount(report, requestor))
    wanted.push({
      what: 'reqtx',
      cutAt: cutSubject(report, requestor),
      isConfirmation: !isOpen,
    });
  if (take((fact) => fact === 'requestor.isDirectoryServer').length > 0)
    wanted.push({ what: 'is-server' });
  for (const fact of facts) wanted.push({ what: 'fact', fact });
  if (
    report.choice.some(
      (each) => each.requestor === requestor && each.question?.asks === 'server-kind',
    )
  )
    wanted.push({ what: 'server-kind' });
  return wanted;
}

/** What was not read and is named as evidence of something that is missing. */
function lockedFiles({ inputs }: Report, missing: ReadonlySet<FactName>): Report['inputs'] {
  const isMissing = (is: (fact: FactName) => boolean): boolean => [...missing].some(is);
  const isOwn = isMissing(isOwnFact);
  const isHeader = isMissing((fact) => fact.startsWith('header.'));
  return inputs.filter(({ name, issues }) => {
    const isLeft = issues.some(({ code, level }) => code === 'not-read' && level === 'error');
    return isResyncName(name) ? isHeader && isLeft : isOwn && (isLeft || issues.some(isUnopened));
  });
}

function headerWanted(report: Report, requestor: string): Wanted {
  if (isSimulated(report)) return trialWanted(report);
  const files = rivalFiles(report, requestor);
  const unlisted = unlistedFile(report, requestor);
  if (unlisted) return { what: 'listing-alone', file: unlisted.file.input };
  if (files.length > 1) return { what: 'which-file', files };
  return hasResync(report)
    ? { what: 'listing', isEndOpen: report.inputs.some(isEndOpen) }
    : { what: 'resync' };
}

/** What keeps a simulated header open: there is no file that could be asked for. */
function trialWanted(report: Report): Wanted {
  const { server, header, verdict, redaction } = report;
  const isAllOpen = Object.values(header).every(({ value }) => value === null);
  const known = [
    ...verdict.byRequestor.map(({ requestor }) => requestor),
    ...(server?.unlinked ?? []),
  ];
  const unknown = Object.values(header)
    .flatMap(({ simulated }) => simulated?.unknownOf?.of.names ?? [])
    .find(
      ({ text }) =>
        server?.listed?.includes(text) &&
        !known.some((name) => objectKey(name) === objectKey(text)),
    );
  if (unknown) {
    // Of names that are hidden none is close to another.
    const [meant = null] = redaction.profile === 'none' ? nearest(unknown.text, known) : [];
    return { what: 'listed-name', name: unknown.text, meant };
  }
  if (isAllOpen && server?.kind === 'exchange' && server.globalMax !== false)
    return server.globalMax === null
      ? { what: 'fact', fact: 'server.globalMax' }
      : { what: 'dxa-version' };
  return { what: 'new-file' };
}

const isEndOpen = ({ role, issues }: Report['inputs'][number]): boolean =>
  role === 'resync' &&
  issues.some(
    (each) => each.code === 'header-number-unreadable' && each.args.why.is === 'end-not-known',
  );

/** First-hand evidence shows the number, so that it is not asked for as if nothing did. */
const isGiven = ({ number, own, standIn }: NumberRow, header: HeaderNumber): boolean =>
  number === header && own !== null && !standIn;

/** What leaves a number open that was given: what the log or the file shows since, mail under way, or other words. */
function whyAgain(report: Report, requestor: string): Again {
  const rules = report.findings
    .filter((each) => each.requestor === requestor)
    .map(({ rule }) => rule);
  if (rules.includes('numbers-before-stop')) return 'stopped';
  if (rules.includes('numbers-before-cycle')) return 'moved';
  if (rules.includes('update-under-way')) return 'rises';
  if (rules.includes('numbers-before-file')) return 'old';
  return rules.includes('own-words-above') ? 'said-more' : 'may-be-reset';
}

/** A pass that rests on the directory server's count of imports, which may differ (Q152231). */
export const passesByCount = (report: Report, requestor: string): boolean =>
  !isSimulated(report) &&
  passing(report.verdict).has(requestor) &&
  rowsOf(report, requestor).some(({ number, standIn }) => number === 'IMPSEQ' && standIn);

/** True where a subject has something behind I=, and it is no sync number. */
export const isImportUnreadable = (
  { inputs }: Report,
  { input, at }: { input: string; at: string },
): boolean =>
  inputs.some(
    ({ id, issues }) =>
      id === input &&
      issues.some(
        (each) =>
          (each.code === 'subject-number-not-plain' || each.code === 'subject-number-too-large') &&
          each.args.name === 'I' &&
          each.at === at,
      ),
  );

const passing = onceForEach(
  ({ byRequestor }: Report['verdict']) =>
    new Set(
      byRequestor.flatMap(({ requestor, outcome }) => (outcome === 'will-import' ? requestor : [])),
    ),
);

/** A ReqTx subject of the requestor that shows R or S, and no I that can be read. */
export function cutSubject(
  report: Report,
  requestor: string,
): { input: string; at: string } | null {
  const rows = rowsOf(report, requestor);
  const placesOf = (isImport: boolean): { input: string; at: string }[] =>
    rows
      .filter(({ number }) => (number === 'IMPSEQ') === isImport)
      .flatMap(({ ownFrom }) => ownFrom.filter(({ source }) => source === 'reqtx'))
      .map(({ input, at }) => ({ input, at }));
  const whole = placesOf(true);
  return (
    placesOf(false).find(
      (each) => !whole.some(({ input, at }) => input === each.input && at === each.at),
    ) ?? null
  );
}
