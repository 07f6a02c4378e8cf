/** What is still to be asked for, as data: the evidence that would decide, in the order of asking. */
import type { Report } from '../model/report-types.js';
import type { FactName } from '../model/types.js';
import { isSimulated, missingFacts } from './answer.js';

export type Wanted =
  /** The file itself, or its listing. */
  | { what: 'resync' }
  /** The file that was only simulated: not all of its numbers can be predicted. */
  | { what: 'new-file' }
  /** LISTDS -R of the requestor. */
  | { what: 'listds-r'; numbers: ('SrvSync' | 'ReqSync')[] }
  /** The newest ReqTx subject, which alone shows ImportSync. */
  | { what: 'reqtx' }
  /** Whether the postoffice is the directory server. */
  | { what: 'is-server' }
  /** Which kind of server made the file. */
  | { what: 'server-kind' }
  /** Anything else. */
  | { what: 'fact'; fact: FactName };

/** What decides for a requestor and is not known. Empty where nothing is missing. */
export function wantedFor(report: Report, requestor: string): Wanted[] {
  const facts = new Set(missingFacts(report, requestor));
  const take = (is: (fact: FactName) => boolean): FactName[] => {
    const taken = [...facts].filter(is);
    for (const fact of taken) facts.delete(fact);
    return taken;
  };
  const wanted: Wanted[] = [];
  if (take((fact) => fact.startsWith('header.')).length > 0)
    wanted.push({ what: isSimulated(report) ? 'new-file' : 'resync' });
  const listed = take((fact) => /^requestor\.(?:SrvSync|ReqSync)$/.test(fact));
  if (listed.length > 0)
    wanted.push({
      what: 'listds-r',
      numbers: listed.map((fact) => (fact === 'requestor.SrvSync' ? 'SrvSync' : 'ReqSync')),
    });
  if (take((fact) => fact === 'requestor.ImportSync').length > 0) wanted.push({ what: 'reqtx' });
  if (take((fact) => fact === 'requestor.isDirectoryServer').length > 0)
    wanted.push({ what: 'is-server' });
  for (const fact of facts) wanted.push({ what: 'fact', fact });
  if (report.choice.some((each) => each.requestor === requestor && each.question))
    wanted.push({ what: 'server-kind' });
  return wanted;
}
