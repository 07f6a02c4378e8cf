/**
 * Which way goes first. What keeps IMPORT from running at all goes before the numbers; then the way
 * that is proven on the model and has the smallest side effect; then the way of the kind of server.
 * What zeroes, deletes or resets never goes before a way that does not and helps as well.
 */
import type { Outcome } from '../../model/types.js';
import { honoursGlobalMax } from '../../model/dxa-version.js';
import type { ServerModel } from '../server.js';
import type { Trial } from './trial-types.js';

interface Tried {
  id: string;
  trial: Trial;
  expected: Outcome | null;
}

type Row = readonly [id: string, is?: (tried: Tried, model: ServerModel) => boolean];

const isProven = ({ expected }: Tried): boolean => expected === 'will-import';

/** The first row that fits tells the place. */
const PLACES: readonly Row[] = [
  ['list-more-requestors', (tried) => isProven(tried) && tried.trial.borrows !== true],
  // How a Mail server chooses IMPSEQ is stated nowhere, so this is never proven outright (Q119449).
  ['regenerate', (tried) => isProven(tried) || tried.trial.isAsFarAsKnown === true],
  ['restored-server'],
  [
    'global-maximum',
    (tried, { dxaVersion }) => isProven(tried) && honoursGlobalMax(dxaVersion) === true,
  ],
  ['list-more-requestors', isProven],
  ['global-maximum', isProven],
  ['install-service-pack', isProven],
  // While the kind of server is open, its own way may do less harm, and one question tells which.
  ['reset-then-import', (tried, { kind }) => isProven(tried) && kind !== null],
  ['list-more-requestors'],
  ['regenerate'],
  ['global-maximum'],
  ['install-service-pack'],
  ['full-import-by-mail'],
  ['reset-then-import'],
  ['local-reset'],
];

/** The place of a way among those for the numbers; all others stand before them. */
export function placeOf(tried: Tried, model: ServerModel): number {
  return PLACES.findIndex(([id, is]) => id === tried.id && (is?.(tried, model) ?? true));
}
