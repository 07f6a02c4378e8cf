/** What the mails tell beside the numbers: when the newest was written, and which do not fit. */
import type { FactName } from '../model/facts.js';
import type { Standings } from './mail-standing.js';
import type { Testimony } from './reconcile.js';
import type { Fact } from '../model/report-types.js';
import { OWN_FACTS } from '../model/types.js';

type Said = Readonly<Partial<Record<FactName, readonly Testimony[]>>>;
type Told = (readonly [FactName, Testimony])[];

/** The newest mail of its own that speaks of now, by the clock face that it shows. */
export function written(said: Said, standings: Standings): Told {
  const mails = OWN_FACTS.flatMap((fact) => said[fact] ?? []).flatMap((witness) => {
    const { mail } = witness;
    const isOfNow =
      mail?.kind === 'ReqTx' && ['alone', 'fits', 'newer'].includes(standings.of.get(mail)!);
    return isOfNow && mail.face !== null ? [{ witness, at: mail.face }] : [];
  });
  const newest = mails.sort((a, b) => b.at - a.at)[0];
  return newest ? [['requestor.wroteAt', { ...newest.witness, value: newest.at }]] : [];
}

/** Mails that were not used, where nothing better shows ImportSync: the report says what is wanted. */
export function misfits(
  facts: Readonly<Record<(typeof OWN_FACTS)[number], Fact>>,
  said: Said,
  standings: Standings,
): Told {
  const { value, standIn } = facts['requestor.ImportSync'];
  if (value !== null && standIn === undefined) return [];
  const found = OWN_FACTS.flatMap((fact) => said[fact] ?? []).filter(
    ({ mail }) =>
      mail &&
      (['older', 'newer', 'elsewhere', 'reset'].includes(standings.of.get(mail)!) ||
        standings.unplaced.has(mail)),
  );
  const [first] = found;
  if (!first?.mail) return [];
  const { kind, ReqSync, SrvSync } = first.mail;
  const which = `${kind} R=${ReqSync.to ?? '?'}, S=${SrvSync.to ?? '?'}`;
  return [['subjects.doNotFit', { ...first, value: true, which }]];
}
