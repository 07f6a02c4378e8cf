/** The registry values of a remedy as a REGEDIT4 file, ready for Regedit on the Exchange server. */
import { EXCHANGE_KEY, GLOBAL_MAX, LISTED } from '../model/exchange-key.js';
import type { Report } from '../model/report-types.js';

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

/** A name that the code page of a REGEDIT4 file cannot hold, or nothing. */
export const unwritable = ({ listed }: Values): string | undefined =>
  listed.find((name) => /[^\x20-\x7e\xa0-\xff]/.test(name));
