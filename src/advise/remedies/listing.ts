/**
 * Which requestors to list in ResyncConnectionRDNs so that every target passes, in how many files.
 * A target is always listed. Where its own record reaches its numbers it is listed alone: no number
 * leaps, and nobody shares the file. Otherwise the fewest holders of what is missing join it. Follows
 * from "highest among the listed" (Q215505); inferred.
 */
import { grouped } from '../../model/grouped.js';
import { isPostofficeName } from '../../model/names.js';
import { NUMBERS, type HeaderNumber, type OwnNumber } from '../../model/types.js';
import { highest, type ModelRecord } from '../server.js';
import { fewestHolders } from './fewest.js';
import type { WhyNot } from './trial-types.js';
import { eachOwn, highestNeeds, type Needs } from './needs.js';

/** A requestor for which a file is to be made, with its record on the server, where it is known. */
export interface Target {
  requestor: string;
  record: ModelRecord | null;
  needs: Needs;
}

/** One RESYNC.GLB to be made. */
export interface PlannedFile {
  targets: readonly Target[];
  /** Others that are listed for the numbers that the targets' own records do not reach. */
  holders: readonly { record: ModelRecord; numbers: readonly OwnNumber[] }[];
  /** The numbers that its header has at least; null where no record that is listed is known to reach. */
  header: Readonly<Record<HeaderNumber, number | null>>;
}

export interface Plan {
  files: PlannedFile[];
  /** Targets that no choice of requestors can help, each with the reason. */
  hopeless: Map<string, WhyNot>;
}

export function planFiles(records: readonly ModelRecord[], targets: readonly Target[]): Plan {
  const hopeless = new Map(
    targets.flatMap(({ requestor, needs }) => {
      const why = outOfReach(records, needs);
      return why === null ? [] : [[requestor, why] as const];
    }),
  );
  const files = sharing(targets.filter(({ requestor }) => !hopeless.has(requestor)));
  return { files: files.map((group) => fileFor(records, group)), hopeless };
}

/** Only requestors whose export settings are known to be alike share a file (Q156063). */
const sharing = (targets: readonly Target[]): Target[][] => [
  ...grouped(targets, ({ record, requestor }) => {
    const exports = record?.exports ?? null;
    return exports === null ? `alone ${requestor}` : `alike ${exports}`;
  }).values(),
];

function fileFor(records: readonly ModelRecord[], targets: readonly Target[]): PlannedFile {
  const own = targets.flatMap(({ record }) => record ?? []);
  const needs = highestNeeds(targets.map((target) => target.needs));
  const holders = fewestHolders(records, own, needs);
  const listed = [...own, ...holders.map(({ record }) => record)];
  return { targets, holders, header: headerOf(highestKnown(listed), needs) };
}

type Highest = Readonly<Record<OwnNumber, number | null>>;

/** The highest known number of the listed; of who is not known a higher one only helps. */
export const highestKnown = (listed: readonly ModelRecord[]): Highest =>
  eachOwn((own) =>
    listed.reduce<number | null>((most, { numbers: { [own]: value } }) => {
      if (most === null || value === null) return most ?? value;
      return Math.max(most, value);
    }, null),
  );

/** The header with the highest numbers; one that does not reach what is needed is not known. */
export function headerOf(most: Highest, needs: Partial<Needs> = {}): PlannedFile['header'] {
  const value = (own: OwnNumber): number | null =>
    most[own] === null || most[own] < (needs[own] ?? 0) ? null : most[own];
  return { IMPSEQ: value('ImportSync'), SRVSEQ: value('SrvSync'), REQSEQ: value('ReqSync') };
}

/** Why no choice of requestors can help; null where one may. */
export function outOfReach(records: readonly ModelRecord[], needs: Needs): WhyNot | null {
  if (records.length === 0) return null;
  const short = NUMBERS.flatMap(({ header, own }) => {
    const need = needs[own];
    const { value: most } = highest(records, [])[header];
    if (need === null || most === null || most >= need) return [];
    return [{ own, needed: need, number: header, highest: most }];
  });
  return short.length > 0 ? { reason: 'out-of-reach', args: { outOfReach: short } } : null;
}

/**
 * What Exchange looks for in ResyncConnectionRDNs: display name, common name or RDN of the object,
 * never NET/PO (Q150976). Null where only that is known.
 */
export const listingName = ({ names }: Pick<ModelRecord, 'names'>): string | null =>
  names.find((name) => name.trim() !== '' && !isPostofficeName(name) && !isWholePath(name)) ?? null;

/** A distinguished name: `/o=ORG/ou=SITE/cn=NAME`, `cn=NAME,ou=SITE`. */
const isWholePath = (name: string): boolean => /^\s*\/|^[a-z]+=[^,]*,\s*[a-z]+=/i.test(name);
