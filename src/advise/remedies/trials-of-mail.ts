/** The ways with a Mail postoffice as directory server, tried on the model of it. */
import type { WordArgs } from '../../model/advice-types.js';
import { NUMBERS, type HeaderNumber } from '../../model/types.js';
import { newHeader, NEW_FILE } from '../changes.js';
import { highest, simulateHeader, type ServerModel, type SimulatedHeader } from '../server.js';
import { needsOf, type Needs } from './needs.js';
import type { Try } from './trial-types.js';

/**
 * Highest SrvSync: as LISTDS -S shows it, else the highest of all records, which cannot be above it
 * (Q96060). Null while a record's is unknown.
 */
export const highestSrvSync = ({ highestSrvSync: stated, records }: ServerModel): number | null => {
  const { value } = highest(records, []).SRVSEQ;
  return stated === null || value === null ? (stated ?? value) : Math.max(stated, value);
};

/**
 * The server after one whole cycle: its own requestor half has taken part as any other, so its
 * SrvSync is the highest (inferred from Q119449 and Q96060).
 */
function afterCycle(model: ServerModel): ServerModel {
  const most = highestSrvSync(model);
  if (most === null) return model;
  return {
    ...model,
    records: model.records.map((record) =>
      record.isServer ? { ...record, numbers: { ...record.numbers, SrvSync: most } } : record,
    ),
  };
}

/** What the whole server is behind in: numbers that none of its records has reached. */
export function wholeServerBehind(
  model: ServerModel,
  needs: Needs,
): NonNullable<WordArgs['behind']> {
  if (model.kind !== 'msmail') return [];
  const most = highest(model.records, []);
  const reached = { SrvSync: highestSrvSync(model), ReqSync: most.REQSEQ.value };
  return (['SrvSync', 'ReqSync'] as const).flatMap((number) => {
    const [value, needed] = [reached[number], needs[number]];
    const isBehind = value !== null && needed !== null && value < needed;
    return isBehind ? [{ number, highest: value, needed }] : [];
  });
}

/** Tried after its own first step, the cycle. */
export const regenerate: Try = (model, helped) => {
  if (model.kind !== 'msmail' || model.records.length === 0)
    return { change: () => NEW_FILE, makesFile: true };
  const header = simulateHeader(afterCycle(model));
  const hopeless = new Map(
    helped.flatMap(({ case: one }) => {
      const behind = wholeServerBehind(model, needsOf(one));
      const why = { reason: 'server-behind', args: { behind } } as const;
      return behind.length === 0 ? [] : [[one.requestor, why] as const];
    }),
  );
  const changes = newHeader(header);
  const isKnown = NUMBERS.every(
    ({ header: number }) => number === 'IMPSEQ' || header[number].value !== null,
  );
  return {
    ...{ hopeless, makesFile: true, isAsFarAsKnown: isKnown },
    header: valuesOf(header),
    change: () => changes,
    ...(isKnown && { args: { isLifted: true } }),
  };
};

const valuesOf = (header: SimulatedHeader): Record<HeaderNumber, number | null> => ({
  IMPSEQ: header.IMPSEQ.value,
  SRVSEQ: header.SRVSEQ.value,
  REQSEQ: header.REQSEQ.value,
});

const UNCHANGED = {};

/** The way of Q96060, problem 9: only where the records show that the whole server is behind. */
export const restoredServer: Try = (model, helped) => {
  const behind = helped.filter(
    ({ case: one }) => wholeServerBehind(model, needsOf(one)).length > 0,
  );
  if (behind.length === 0) return { isNotMeant: true };
  const names = new Set(behind.map(({ case: one }) => one.requestor));
  return {
    // How far the exports lift the numbers depends on how much there is to send.
    change: (_facts, requestor) => (names.has(requestor) ? NEW_FILE : UNCHANGED),
    makesFile: true,
  };
};
