import type { Values } from '../../support/cases.js';

/** How a rule can turn out. */
export type Way = 'fires' | 'near miss' | 'undecided' | 'not applicable';

/** One way in which one built-in rule can turn out, and the facts that make it so. */
export type Row = [rule: string, way: Way, values: Values];
