/** The registry values of a remedy as a REGEDIT4 file, ready for Regedit on the Exchange server. */
import { EXCHANGE_KEY, GLOBAL_MAX, LISTED } from '../model/exchange-key.js';
import { few } from '../model/few.js';
import type { Report } from '../model/report-types.js';
import { safe } from '../report/safe.js';
import type { Outputs } from './outputs.js';
import { usageError } from './usage.js';

/** Regedit itself breaks long values so that lines stay near 80 characters. */
const BYTES_IN_LINE = 24;
/** The first line begins with the name of the value. */
const BYTES_IN_FIRST_LINE = 16;

type Values = Pick<NonNullable<Report['remedies'][number]['registry']>, 'globalMax' | 'listed'>;

/** Each name ends with a zero byte, and one more ends the list (REG_MULTI_SZ in REGEDIT4). */
function multiString(names: readonly string[]): string {
  const bytes = [...names.map((name) => `${name}\0`).join(''), '\0'].map((char) =>
    char.charCodeAt(0).toString(16).padStart(2, '0'),
  );
  const lines = [bytes.splice(0, BYTES_IN_FIRST_LINE).join(',')];
  for (let at = 0; at < bytes.length; at += BYTES_IN_LINE)
    lines.push(bytes.slice(at, at + BYTES_IN_LINE).join(','));
  return lines.join(',\\\r\n  ');
}

/** The text of the file; `\r\n` ends its lines, as Regedit writes them. */
export function regText({ globalMax, listed }: Values): string {
  const lines = [
    'REGEDIT4',
    '',
    '; Made by resync-check. Back up the registry before you merge this file (Q215505).',
    '; Restart the Microsoft Exchange Directory Synchronization service afterwards.',
    `; The service removes ${LISTED} again once it has made the file (Q150976).`,
    ...(globalMax === null ? [] : [`; ${GLOBAL_MAX} needs Dxa.exe 5.5.2524 or later (Q215505).`]),
    '',
    `[${EXCHANGE_KEY}]`,
    ...(globalMax === null ? [] : [`"${GLOBAL_MAX}"=dword:00000001`]),
    ...(listed.length === 0 ? [] : [`"${LISTED}"=hex(7):${multiString(listed)}`]),
    '',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

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
  if (chosen?.question)
    return nothing(
      'the kind of directory server is not known, and with it the way out',
      'give --dss exchange or --dss msmail',
    );
  if (!way?.registry)
    return nothing(
      way
        ? `the recommended way (${way.title}) sets no registry values`
        : 'there is no way out that sets registry values',
      "give the server's records (LDIF, CSV, raw attributes or sync-state), or leave it out",
    );
  const { globalMax, listed, further } = way.registry;
  const odd = listed.find((name) => /[^\x20-\x7e\xa0-\xff]/.test(name));
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
