/** The registry values of a remedy as a REGEDIT4 file, ready for Regedit on the Exchange server. */
import type { Report } from '../case/report-types.js';
import type { Outputs } from './outputs.js';
import { usageError } from './usage.js';

const KEY = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeDX';
/** Regedit itself breaks long values so that lines stay near 80 characters. */
const BYTES_IN_LINE = 24;
/** The first line begins with the name of the value. */
const BYTES_IN_FIRST_LINE = 16;

type Values = { globalMax: 1 | null; listed: readonly string[] };

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
    '; The service removes ResyncConnectionRDNs again once it has made the file (Q150976).',
    ...(globalMax === null
      ? []
      : ['; GlobalMaxSeqInResync needs Dxa.exe 5.5.2524 or later (Q215505).']),
    '',
    `[${KEY}]`,
    ...(globalMax === null ? [] : ['"GlobalMaxSeqInResync"=dword:00000001']),
    ...(listed.length === 0 ? [] : [`"ResyncConnectionRDNs"=hex(7):${multiString(listed)}`]),
    '',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** Writes the values of the switch where it would help, else of the listing. */
export function addReg(path: string, report: Report, outputs: Outputs): void {
  const remedy =
    report.remedies.find(({ id, registry }) => id === 'global-maximum' && registry) ??
    report.remedies.find(({ registry }) => registry);
  if (!remedy?.registry)
    throw usageError(
      'no remedy sets registry values here',
      '--reg',
      "give the server's records (LDIF, CSV, raw attributes or sync-state), or leave it out",
    );
  const { listed } = remedy.registry;
  const odd = listed.find((name) => /[^\x20-\x7e\xa0-\xff]/.test(name));
  if (odd !== undefined)
    throw usageError(
      `${odd} cannot be written in a REGEDIT4 file`,
      '--reg',
      'type the names in Regedt32',
    );
  outputs.add(path, Buffer.from(regText(remedy.registry), 'latin1'), '--reg');
}
