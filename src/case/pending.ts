/** How many waiting transactions an import would make obsolete. */
import type { Fact } from '../model/report-types.js';
import type { FactName, NumberRun, PendingQueue } from '../model/types.js';

/** The parts of the runs that lie in (above, upTo]. */
export const runsWithin = (
  runs: readonly NumberRun[],
  above: number,
  upTo: number,
): readonly NumberRun[] =>
  runs.flatMap(([from, to]) => {
    const [low, high] = [Math.max(from, above + 1), Math.min(to, upTo)];
    return low <= high ? [[low, high] as const] : [];
  });

/**
 * The runs that an import with that header makes obsolete. A number that stands behind a greater one
 * was given after the count was set back: being low, it was not acknowledged either (inferred), and
 * nothing not above ReqSync is sent (Q133428, Q96060).
 */
export function runsLost(
  runs: readonly NumberRun[],
  own: number,
  header: number,
): readonly NumberRun[] {
  let highest = -1;
  return runs.flatMap(([from, to]) => {
    const above = from < highest ? Math.min(own, 0) : own;
    highest = Math.max(highest, to);
    return runsWithin([[from, to]], above, header);
  });
}

const countLost = (runs: readonly NumberRun[], own: number, header: number): number =>
  runsLost(runs, own, header).reduce((sum, [from, to]) => sum + to - from + 1, 0);

const unknown = (reason: string): Fact => ({
  value: null,
  witnesses: [],
  conflict: false,
  reason,
});

const NOT_GIVEN = unknown('no REQTRANS.GLB, and no LISTQ listing of it, was given');

/**
 * How many waiting transactions a successful import would make obsolete: those numbered above the
 * requestor's ReqSync and not above the header's REQSEQ. Lower ones are ignored after the import
 * (Q119450, Q119452), and so is an equal one: only numbers above ReqSync are sent (Q133428, Q96060).
 */
export function pendingLost(
  facts: Readonly<Record<FactName, Fact>>,
  found: { queue: PendingQueue; input: string } | null,
): Fact {
  if (!found) return NOT_GIVEN;
  const { queue, input } = found;
  const header = facts['header.REQSEQ'].value;
  const own = facts['requestor.ReqSync'].value;
  if (typeof header !== 'number') return unknown("the header's REQSEQ is unknown");
  const most = countLost(queue.runs, -1, header);
  const count = typeof own === 'number' ? countLost(queue.runs, own, header) : most;
  // Without ReqSync those already acknowledged cannot be told from those that wait.
  if (typeof own !== 'number' && most > 0) return unknown("the requestor's ReqSync is unknown");
  if (!queue.complete)
    return unknown(
      `REQTRANS.GLB is known only in part; at least ${count} waiting transactions would be lost`,
    );
  return {
    value: count,
    witnesses: [{ input, at: queue.at, value: count, source: 'reqtrans', used: true }],
    conflict: false,
  };
}
