/** What a requestor needs of a new header: its own numbers. One that is not known may be anything. */
import { rangeOf } from '../../model/range.js';
import type { Case } from '../../model/report-types.js';
import type { OwnNumber } from '../../model/types.js';

/** Own numbers that a header must reach; null is unknown. */
export type Needs = Readonly<Record<OwnNumber, number | null>>;

export const needsOf = ({ facts }: Pick<Case, 'facts'>): Needs =>
  eachOwn((own) => {
    // What may rise before the import needs as much as it may rise to.
    const { high } = rangeOf(facts[`requestor.${own}`]);
    return Number.isFinite(high) ? high : null;
  });

/** What several need together; unknown of all is unknown, else the highest that is known. */
export const highestNeeds = (all: readonly Needs[]): Needs =>
  eachOwn((own) => {
    const known = all.flatMap((needs) => needs[own] ?? []);
    return known.length > 0 ? known.reduce((most, value) => Math.max(most, value), 0) : null;
  });

export const eachOwn = <Value>(value: (own: OwnNumber) => Value): Record<OwnNumber, Value> => ({
  ImportSync: value('ImportSync'),
  SrvSync: value('SrvSync'),
  ReqSync: value('ReqSync'),
});

/**
 * A postoffice of which there is any sign that it is a directory server, denied or not: what resets
 * it there cannot be undone (Q96060).
 */
export const mayBeServer = ({ facts }: Pick<Case, 'facts'>): boolean =>
  (['requestor.isDirectoryServer', 'requestor.isNamedAsServer'] as const).some(
    (fact) =>
      facts[fact].value === true ||
      (facts[fact].value === null && facts[fact].witnesses.some(({ value }) => value === true)),
  );
