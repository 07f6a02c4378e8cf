/** `--reg`: the registry values of the recommended way, written as a file. */
import { GLOBAL_MAX } from '../model/exchange-key.js';
import { few } from '../model/few.js';
import type { Report } from '../model/report-types.js';
import { regText, unwritable } from '../report/reg.js';
import { safe } from '../report/safe.js';
import { linkOption, unnamedIn } from '../report/ways.js';
import type { Outputs } from './outputs.js';
import { usageError } from './usage.js';

/** What came of `--reg`: a line on what is written, or the complaint that there is nothing to write. */
export interface RegResult {
  told: string;
  nothing: Error | null;
}

/**
 * Adds the values of the way that is recommended to the worst requestor to the outputs, and says which.
 * Another way that would set values is not taken in its place. Where there is nothing to write, the
 * complaint is given back, so that the report is told first.
 */
export function addReg(path: string, report: Report, outputs: Outputs): RegResult {
  const nothing = (why: string, todo: string): RegResult => ({
    told: '',
    nothing: usageError(`${path} was not written`, why, todo),
  });
  const [chosen] = report.choice;
  const way = report.remedies.find(({ id }) => id === chosen?.remedy);
  if (chosen?.question?.asks === 'is-server')
    return nothing(
      'the postoffice may be the directory server itself, and no way out is chosen',
      'find that out first, as the report says',
    );
  if (chosen?.question)
    return nothing(
      'the kind of directory server is not known, and with it the way out',
      'give --dss exchange or --dss msmail',
    );
  const open = way ? unnamedIn(report, way) : { of: [], unlinked: [] };
  const [whose] = open.of;
  if (!way?.registry && whose !== undefined)
    return nothing(
      `the name of ${whose === chosen?.requestor ? 'its' : 'an'} object in Exchange's directory is not known: ${few(open.of)}`,
      open.unlinked.length > 0
        ? `say which object it is, for instance ${linkOption(open.unlinked[0]!, whose)}`
        : "give the server's records (LDIF, CSV, raw attributes or sync-state), or leave it out",
    );
  if (!way?.registry)
    return nothing(
      way
        ? `the recommended way (${way.title}) sets no registry values`
        : 'there is no way out that sets registry values',
      way?.dss === 'exchange'
        ? "give the server's records (LDIF, CSV, raw attributes or sync-state), or leave it out"
        : 'leave it out',
    );
  const { globalMax, listed, further } = way.registry;
  const odd = unwritable(way.registry);
  if (odd !== undefined)
    return nothing(`${odd} cannot be written in a REGEDIT4 file`, 'type the names in Regedt32');
  outputs.add(path, Buffer.from(regText(way.registry), 'latin1'), '--reg');
  const values = `${globalMax === null ? '' : `${GLOBAL_MAX} 1, `}list ${listed.join(', ')}`;
  const rest =
    further.length === 0
      ? ''
      : `; ${further.length} more to be made after it, one at a time: ${few(
          further.map((names) => names.join(' and ')),
          MOST_FURTHER,
        )}`;
  const told = `resync-check: wrote ${safe(`${path} (${way.title}: ${values}${rest})`)}\n`;
  return { told, nothing: null };
}

/** So many further files are named. */
const MOST_FURTHER = 3;
