/**
 * Which way goes first. What keeps IMPORT from running at all goes before the numbers; then the way
 * that is proven on the model and has the smallest side effect; then the way of the kind of server.
 * What zeroes, deletes or resets never goes before a way that does not and helps as well. Where the
 * kind of server is open and each kind has a way of its own, one question goes before all of them; so
 * does the one whether the postoffice is the directory server itself.
 */
import type { Choice, ChoiceReason, OtherReason } from '../../model/choice.js';
import { honoursGlobalMax } from '../../model/dxa-version.js';
import { SEVERITIES, type Outcome } from '../../model/types.js';
import type { ServerModel } from '../server.js';
import type { Trial } from './trial-types.js';

/** A way that was tried on one requestor. */
export interface Tried {
  id: string;
  trial: Trial;
  /** What judging again predicts for the requestor; null for a way that imports no file. */
  expected: Outcome | null;
  dss: 'exchange' | 'msmail' | null;
  /** How grave what it is for is, by the place in SEVERITIES; the import itself is 1.75. */
  rank: number;
  /** It is for what the answer names: a rule with the code of the verdict. */
  isForAnswer?: boolean;
}

type ModelOf = Pick<ServerModel, 'kind' | 'dxaVersion'>;
interface Row {
  id: string;
  /** Why it is recommended where it comes first, and why not where it does not. */
  first: ChoiceReason;
  other: OtherReason;
  is?: (tried: Pick<Tried, 'trial' | 'expected'>, model: ModelOf) => boolean;
}

const row = (id: string, first: ChoiceReason, other: OtherReason, is?: Row['is']): Row => ({
  ...{ id, first, other },
  ...(is && { is }),
});

const isProven = ({ expected }: Pick<Tried, 'expected'>): boolean => expected === 'will-import';
const isKnown = ({ dxaVersion }: ModelOf): boolean => honoursGlobalMax(dxaVersion) === true;

/** The ways for the numbers. The first row that fits says the place of a way and its reasons. */
const ROWS: readonly Row[] = [
  row(
    'list-more-requestors',
    'own-record-reaches',
    'also-helps',
    (tried) => isProven(tried) && tried.trial.borrows !== true,
  ),
  // How a Mail server chooses IMPSEQ is stated nowhere, so this is never proven outright (Q119449).
  row(
    'regenerate',
    'after-cycle',
    'also-helps',
    (tried) => isProven(tried) || tried.trial.isAsFarAsKnown === true,
  ),
  row('restored-server', 'server-behind', 'not-proven'),
  row(
    'global-maximum',
    'switch-known',
    'numbers-leap',
    (tried, model) => isProven(tried) && isKnown(model),
  ),
  row('list-more-requestors', 'fewest-others', 'numbers-leap', isProven),
  row('global-maximum', 'switch-if-new', 'version-unknown', isProven),
  row('install-service-pack', 'service-pack', 'service-pack', isProven),
  // While the kind of server is open, its own way may do less harm, and one question says which.
  row(
    'reset-then-import',
    'reset-is-enough',
    'resets',
    (tried, { kind }) => isProven(tried) && kind !== null,
  ),
  row('list-more-requestors', 'not-proven', 'not-proven'),
  row('regenerate', 'not-proven', 'not-proven'),
  row('global-maximum', 'not-proven', 'numbers-leap', (_, model) => isKnown(model)),
  row('global-maximum', 'not-proven', 'version-unknown'),
  row('install-service-pack', 'service-pack', 'service-pack'),
  row('full-import-by-mail', 'no-record-reaches', 'by-mail'),
  row('reset-then-import', 'no-record-reaches', 'resets'),
  row('local-reset', 'no-record-reaches', 'deletes'),
];

/** Not before another way that is for the same thing, proven or not. */
const NEVER_FIRST = new Set(['update-import']);

/** The place of a way among those for the numbers; all others stand before them, at -1. */
export const placeOf = (
  { id, trial, expected }: Pick<Tried, 'id' | 'trial' | 'expected'>,
  model: ModelOf,
) => ROWS.findIndex((each) => each.id === id && (each.is?.({ trial, expected }, model) ?? true));

/** Whose way is chosen. `mayBeServer`: whether it is the directory server itself is not known. */
interface About {
  requestor: string;
  outcome: Outcome;
  mayBeServer?: boolean;
}

/** The recommended way of one requestor, out of all that were tried and would help. */
export function choose(
  { requestor, outcome, mayBeServer = false }: About,
  tried: readonly Tried[],
  model: ModelOf,
): Choice {
  const none = { requestor, remedy: null, question: null };
  if (outcome === 'will-import') return onPass(none, tried);
  if (outcome === 'cannot-tell') {
    const first = tried.find(({ id }) => id === 'collect');
    const others = tried.filter((each) => each !== first);
    return {
      ...{ ...none, remedy: first?.id ?? null, reason: 'facts-missing' },
      others: others.map(({ id }) => ({ remedy: id, reason: 'after' })),
    };
  }
  if (mayBeServer)
    return {
      ...{ ...none, reason: 'server-itself', question: { asks: 'is-server', answers: [] } },
      others: tried.map(({ id }) => ({ remedy: id, reason: 'server-itself' })),
    };
  const places = new Map(tried.map((each) => [each, placeOf(each, model)]));
  const place = (each: Tried): number => places.get(each)!;
  const unproven = (each: Tried): number =>
    place(each) >= 0 ? 0 : NEVER_FIRST.has(each.id) ? 2 : isProven(each) ? 0 : 1;
  const sorted = [...tried].sort(
    (a, b) =>
      a.rank - b.rank ||
      Math.min(place(a), 0) - Math.min(place(b), 0) ||
      // The steps mend what the answer names, where they mend one thing of several.
      Number(b.isForAnswer ?? false) - Number(a.isForAnswer ?? false) ||
      unproven(a) - unproven(b) ||
      place(a) - place(b),
  );
  const [first, ...rest] = sorted;
  if (!first) return { ...none, reason: 'none-helps', others: [] };
  if (place(first) < 0)
    return {
      ...{ ...none, remedy: first.id, reason: outcome === 'will-fail' ? 'other-stop' : 'risk' },
      others: rest.map((each) => ({ remedy: each.id, reason: beside(first, each) })),
    };
  const answers = model.kind === null && first.dss !== null ? waysOfKinds(sorted) : [];
  if (answers.length > 1) {
    const asked = new Set(answers.map(({ remedy }) => remedy));
    return {
      ...{ ...none, reason: 'kind-unknown', question: { asks: 'server-kind', answers } },
      others: sorted
        .filter(({ id }) => !asked.has(id))
        .map((each) => ({ remedy: each.id, reason: otherOf(each, place(each)) })),
    };
  }
  return {
    ...{ ...none, remedy: first.id, reason: ROWS[place(first)]!.first },
    others: rest.map((each) => ({ remedy: each.id, reason: otherOf(each, place(each)) })),
  };
}

/** The import itself; what is to be put right before it goes before it, the rest may follow. */
function onPass(
  none: Pick<Choice, 'requestor' | 'remedy' | 'question'>,
  tried: readonly Tried[],
): Choice {
  const at = tried.findIndex(({ id }) => id === 'import-now');
  const own = tried[at];
  return {
    ...{ ...none, remedy: own?.id ?? null, reason: own ? 'accepted' : 'no-file-yet' },
    others: tried
      .filter((each) => each !== own)
      .map(({ id, rank }) => ({
        remedy: id,
        reason: NEVER_FIRST.has(id) ? 'newer-program' : own && rank < own.rank ? 'before' : 'after',
      })),
  };
}

/** The first way of each kind of server, in the order of the ways. */
function waysOfKinds(sorted: readonly Tried[]): NonNullable<Choice['question']>['answers'] {
  const kinds = new Map<'exchange' | 'msmail', string>();
  for (const { id, dss } of sorted) if (dss !== null && !kinds.has(dss)) kinds.set(dss, id);
  return [...kinds].map(([dss, remedy]) => ({ dss, remedy }));
}

/** Beside a way that is not about the numbers: it comes in addition, or only if that one fails. */
function beside(first: Tried, each: Tried): OtherReason {
  if (first.id === 'give-whole-file') return 'fallback';
  if (NEVER_FIRST.has(each.id) && each.rank === first.rank) return 'newer-program';
  return isProven(first) && isProven(each) && first.rank === each.rank
    ? 'also-helps'
    : each.rank === first.rank && isProven(first)
      ? 'not-proven'
      : 'after';
}

const NUMBERS_RANK = SEVERITIES.indexOf('fatal');

/** Behind a way for the numbers, which is for what is gravest of all. */
const otherOf = ({ rank }: Tried, place: number): OtherReason =>
  place < 0 || rank > NUMBERS_RANK ? 'after' : ROWS[place]!.other;
