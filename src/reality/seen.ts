/**
 * What became of a RESYNC.GLB, as far as a log of the import and a listing made after it show it. The
 * log is nobody's evidence for the prediction: it is what the prediction is measured by.
 */
import type { Comparison, OpenReason } from '../model/after-types.js';
import type { LoggedImport, LoggedImports } from '../model/log-types.js';
import { isSameName } from '../model/names.js';
import type { Case } from '../model/report-types.js';
import { NUMBERS, type OwnNumber, type Reading } from '../model/types.js';

/** An input that was given to be compared with. */
export interface AfterInput {
  id: string;
  reading: Reading;
}

/** What is seen of one requestor. */
export interface Seen extends Pick<Comparison, 'logged' | 'outcome' | 'shownBy'> {
  reason: OpenReason | null;
  /** The log shows a stop, and a listing that the file was accepted. */
  isDisputed?: true;
}

type Found = LoggedImports & { input: string };

/** Looks for the import of one requestor; `isAlone`: nobody else is judged. */
export function seenOf(one: Case, inputs: readonly AfterInput[], isAlone: boolean): Seen {
  const { requestor, facts } = one;
  const accepted = hasHeaderNumbers(one, inputs, isAlone);
  const shown = accepted ? ({ outcome: 'accepted', shownBy: 'numbers' } as const) : NOTHING;
  const all = inputs.flatMap(({ id, reading }) =>
    (reading.imports ?? []).map((found) => ({ ...found, input: id })),
  );
  const mine = foundFor(requestor, all, isAlone);
  if (typeof mine === 'string') {
    const isListingAlone = all.length === 0 && ownNumbers(requestor, inputs, isAlone).size > 0;
    const why = isListingAlone ? 'listing-silent' : mine;
    return { logged: null, ...shown, reason: accepted ? null : why };
  }
  const since = evidenceEnd(facts);
  const isLater = ({ time }: LoggedImport): boolean =>
    since === null || time === null || time > since;
  const { last, stopped, input } = mine;
  const at = (run: LoggedImport): Seen['logged'] => ({ ...run, input });
  if (!last || !isLater(last))
    return { logged: null, ...shown, reason: accepted ? null : 'before-evidence' };
  if (stopped && isLater(stopped)) {
    const isLast = stopped.line === last.line;
    // Whoever knows when the evidence ends knows that the stop came after it.
    if (isLast || since !== null)
      return {
        ...{ logged: at(stopped), outcome: 'stopped', shownBy: 'fatal-14', reason: null },
        ...(accepted && { isDisputed: true }),
      };
    if (!accepted) return { logged: at(last), ...NOTHING, reason: 'later-finished' };
  }
  const reason = accepted ? null : whyOpen(last);
  return { logged: at(last), ...shown, reason };
}

/**
 * The newest moment that the evidence shows: an import before it met another file, or other numbers. The
 * last cycle of its log, the stamp of the header, and the requestor's newest mail; null where it has no date.
 */
function evidenceEnd(facts: Case['facts']): number | null {
  const times = ENDS.flatMap((fact) => {
    const { value } = facts[fact];
    return typeof value === 'number' ? value : [];
  });
  return times.length > 0 ? Math.max(...times) : null;
}
const ENDS = ['log.lastCycle', 'resync.stamped', 'requestor.wroteAt'] as const;

const NOTHING = { outcome: null, shownBy: null } as const;

function whyOpen({ fatal, isFinished }: LoggedImport): OpenReason {
  if (fatal) return 'other-stop';
  return isFinished ? 'not-shown' : 'breaks-off';
}

/** The imports of the requestor: by name, else those of a log without a name where nobody else is judged. */
function foundFor(requestor: string, all: readonly Found[], isAlone: boolean): Found | OpenReason {
  const named = all.filter(({ postoffice }) => postoffice !== null);
  const mine = named.filter(({ postoffice }) => isSameName(postoffice!, requestor));
  if (mine.length > 0) return newest(mine);
  const unnamed = all.filter(({ postoffice }) => postoffice === null);
  // Beside reports with a name, what has none is the directory server's own.
  if (named.length > 0 || unnamed.length === 0) return 'no-import';
  return isAlone ? newest(unnamed) : 'whose-log';
}

/** Of several logs the one whose last import is the newest; without dates the last one that was given. */
const newest = (all: readonly Found[]): Found =>
  all.reduce((best, each) => ((each.last?.time ?? 0) >= (best.last?.time ?? 0) ? each : best));

/**
 * IMPORT writes the header's numbers into REQCONF.GLB (Q119452). They show that it did where a listing
 * made afterwards has all of them, and at least one was another before.
 */
function hasHeaderNumbers(
  { requestor, facts }: Case,
  inputs: readonly AfterInput[],
  isAlone: boolean,
): boolean {
  const own = ownNumbers(requestor, inputs, isAlone);
  const known = NUMBERS.filter((each) => own.has(each.own));
  const isHeader = known.every(
    (each) => own.get(each.own) === facts[`header.${each.header}`].value,
  );
  return (
    isHeader &&
    known.some((each) => {
      const { value } = facts[`requestor.${each.own}`];
      return typeof value === 'number' && value !== own.get(each.own);
    })
  );
}

/** Its own numbers by listings made afterwards; a number on which two of them differ is null. */
function ownNumbers(
  requestor: string,
  inputs: readonly AfterInput[],
  isAlone: boolean,
): Map<OwnNumber, number | null> {
  const own = new Map<OwnNumber, number | null>();
  const seen = inputs.flatMap(({ reading }) => reading.observations);
  for (const { of, fact, value, source } of seen) {
    const number = NUMBERS.find((each) => fact === `requestor.${each.own}`)?.own;
    if (number === undefined || source !== 'reqconf' || typeof value !== 'number') continue;
    if (of.kind !== 'requestor') continue;
    if (of.name === null ? !isAlone : !isSameName(of.name, requestor)) continue;
    own.set(number, own.has(number) && own.get(number) !== value ? null : value);
  }
  return own;
}
