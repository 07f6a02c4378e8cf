/** Many witnesses of one fact -> one value, by a fixed order; conflicts kept. */
import type { Fact, Witness } from '../model/report-types.js';
import type { FactName } from '../model/facts.js';
import { SOURCE_TABLE, SOURCES } from '../model/sources.js';
import type { MailMoment } from '../model/mail-types.js';
import { HEADER_FACTS, type Mail, type Source } from '../model/types.js';

/** A witness before it is ranked. `time` is seconds since 1970, where the evidence has it. */
export interface Testimony extends Omit<Witness, 'used'> {
  time?: number;
  /** The mail that says so; see own-numbers.ts. */
  mail?: Mail;
  /** It names no postoffice, and lies in the folder of none: it need not be this requestor's. */
  isOfNobody?: true;
  /** The number is no less than that, and may be any above; see Observation. */
  isLeast?: true;
  /** The date of the mail that the evidence came with: it is no younger. */
  sentAt?: MailMoment;
}

/** A witness whose word was not taken. Written out, since a rest of properties takes ten times as long. */
export const unused = (said: Testimony): Witness => {
  const { input, at, value, source, which, examples, logged } = said;
  const witness: Witness = { input, at, value, source, used: false };
  if (which !== undefined) witness.which = which;
  if (examples !== undefined) witness.examples = examples;
  if (logged !== undefined) witness.logged = logged;
  return witness;
};

const rankOf = (source: Source): number => SOURCE_TABLE[source].rank;
const orderOf = (source: Source): number => SOURCES.indexOf(source);

/** Joins all testimony about one fact. Every witness is kept, one is used, conflicts are marked. */
export function reconcile(fact: FactName, testimony: readonly Testimony[]): Fact {
  if (testimony.length === 0) return { value: null, witnesses: [], conflict: false };
  if (testimony.length === 1) {
    const [alone] = testimony as [Testimony];
    return { value: alone.value, witnesses: [{ ...unused(alone), used: true }], conflict: false };
  }
  // Of one rank in the order of the table, so that the order of the inputs decides nothing.
  const sorted = [...testimony].sort(
    (a, b) => rankOf(a.source) - rankOf(b.source) || orderOf(a.source) - orderOf(b.source),
  );
  const top = sorted.filter((t) => weighsAs(fact, t.source, sorted[0]!.source));
  const conflict = sorted.some(({ value }) => value !== sorted[0]!.value);
  // Who says that a postoffice is a directory server and who denies it weigh the same: a wrong pass
  // would be an import there (Q96060).
  const isSplit = fact === 'requestor.isDirectoryServer' && conflict;
  const used = isSplit ? null : chosen(fact, top);
  const witnesses = sorted.map(unused);
  const values = top.flatMap(({ value }) => (typeof value === 'number' ? value : []));
  if (!used)
    return {
      value: null,
      witnesses,
      conflict,
      // Whichever of them holds, it lies between them.
      ...(values.length > 0 && { atLeast: Math.min(...values), atMost: Math.max(...values) }),
      reason: `the evidence disagrees: ${[...new Set((isSplit ? sorted : top).map(({ value }) => String(value)))].join(' and ')}`,
    };
  witnesses[sorted.indexOf(used)]!.used = true;
  return { value: used.value, witnesses, conflict };
}

/**
 * A listing may be of another file than the one that lies there, and nobody can say which of them
 * IMPORT will read; only what was typed by hand settles a number of the header.
 */
const weighsAs = (fact: FactName, source: Source, first: Source): boolean =>
  rankOf(source) === rankOf(first) ||
  (OF_EACH_FILE.has(fact) && first !== 'by-hand' && source !== 'by-hand');

/** LISTQ knows the checksum, and a reading of the bytes knows where they end. */
const OF_EACH_FILE = new Set<FactName>([...HEADER_FACTS, 'transactions.damaged']);

/** The witness that is used among those of equal rank, or null when none can be preferred. */
function chosen(fact: FactName, equals: readonly Testimony[]): Testimony | null {
  const first = equals[0]!;
  if (equals.every(({ value }) => value === first.value)) return first;
  // Two files with different headers: only the user knows which of them is to be imported.
  if (fact.startsWith('header.')) return null;
  // Newest first where every witness is dated.
  const isDated = equals.every(({ time }) => time !== undefined);
  const newest = isDated ? Math.max(...equals.map(({ time }) => time!)) : undefined;
  // Undated, the highest: the numbers only rise between resets (Q96060), so it is the newest, and it is
  // the one that errs towards caution, as yes does: the facts are about what is wrong.
  return equals
    .filter(({ time }) => !isDated || time === newest)
    .reduce((best, t) => (Number(t.value) > Number(best.value) ? t : best));
}
