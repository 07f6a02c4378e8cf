/**
 * What the values of the key MSExchangeDX mean: GlobalMaxSeqInResync (REG_DWORD, Q215505) and
 * ResyncConnectionRDNs (REG_MULTI_SZ, Q150976). A value that is missing is not one of 0.
 */
import {
  EXCHANGE_KEY_SHORT,
  EXCHANGE_SERVICE,
  GLOBAL_MAX,
  LISTED,
} from '../../model/exchange-key.js';
import type { DecodedPart, Reading, ServerSettings } from '../../model/types.js';
import { u32 } from '../text/bytes.js';
import { multiText, parseRegData } from './reg-data.js';

export interface RegValue {
  name: string;
  /** As the export writes it, wrapped lines put together. */
  data: string;
  line: number;
  /** How the file writes texts as bytes; null when it does not begin as an export does. */
  isWide: boolean | null;
  /** Read already, from a listing that shows names instead of bytes. */
  names?: string[];
}

/** The key as an export, `reg query` and a listing spell it; the group is the control set. */
export const HIVE = String.raw`(?:HKEY_LOCAL_MACHINE|HKLM)\\`;
export const SERVICE_KEY = String.raw`(CurrentControlSet|ControlSet\d{3})\\Services\\${EXCHANGE_SERVICE}`;

/** The key MSExchangeDX in one control set. */
export interface Section {
  set: string;
  line: number;
  /** By their names in capitals. */
  values: Map<string, RegValue>;
  /** It deletes values, which no export does. */
  isScript: boolean;
  /** `reg query` may have been asked for one value only. */
  isQueried?: boolean;
}

/** Names, in capitals, that say nothing of whether the key was shown as a whole. */
const OURS: readonly string[] = [GLOBAL_MAX.toUpperCase(), LISTED.toUpperCase(), '(DEFAULT)'];

/** Says what the running control set's key holds; the first one found stands in for it. */
export function tellSettings(sections: readonly Section[], into: Reading): void {
  const say = (level: 'warning' | 'note', message: string, line: number): void =>
    void into.issues.push({ level, message, at: { line } });
  const section = sections.find(({ set }) => set === 'CURRENTCONTROLSET') ?? sections[0];
  if (!section) {
    into.issues.push({
      level: 'warning',
      message: `the key ${EXCHANGE_KEY_SHORT} does not occur in it`,
    });
    return;
  }
  for (const { set, line } of sections)
    if (set !== section.set)
      say('note', `the key of ${set} is not used, that of ${section.set} is`, line);
  // Regedit exports whole keys; what deletes values was written by hand and may leave others out.
  const others = [...section.values.keys()].filter((name) => !OURS.includes(name));
  const isWhole = !section.isScript && (!section.isQueried || others.length > 0);
  const settings: ServerSettings = { isWholeKey: isWhole };
  into.serverKind = 'exchange';
  into.serverSettings = settings;

  const maximum = section.values.get(GLOBAL_MAX.toUpperCase());
  if (maximum) {
    const value = dwordOf(maximum);
    settings.globalMax = { value: typeof value === 'number' ? value : null, at: placeOf(maximum) };
    if (typeof value === 'string') say('warning', `${GLOBAL_MAX} ${value}`, maximum.line);
  }
  const listed = section.values.get(LISTED.toUpperCase());
  if (listed) {
    const names = namesOf(listed);
    if (typeof names === 'string') say('warning', `${LISTED} ${names}`, listed.line);
    else settings.listed = { names, at: placeOf(listed) };
  } else if (settings.isWholeKey)
    say(
      'note',
      `${LISTED} is not there; the service removes it once it has made the file (Q150976), so this proves nothing`,
      section.line,
    );
}

/** All values of the key in one control set, as a person reads them. */
export function partOfKey({ set, line, values }: Section): DecodedPart {
  const name = set.replace(
    /^(CURRENT)?CONTROLSET/,
    (_, current) => `${current ? 'Current' : ''}ControlSet`,
  );
  return {
    title: `${EXCHANGE_KEY_SHORT.replace('CurrentControlSet', name)}`,
    at: { line },
    fields: [...values.values()].map((value) => ({ name: value.name, value: shownValue(value) })),
  };
}

/** Numbers in decimal, texts as texts; of bytes only how many there are. */
function shownValue({ data, isWide, names }: RegValue): string {
  if (names) return `${names.join(', ') || 'empty'} (REG_MULTI_SZ)`;
  if (data.startsWith('"'))
    return data.replace(/^"|"[ \t]*$/g, '').replace(/\\(["\\])/g, '$1') || 'empty';
  const { type, bytes } = parseRegData(data);
  if (!bytes) return `${data.slice(0, 40)} (${type}, not understood)`;
  if (type === 'REG_DWORD') return `${u32(bytes, 0)} (${type})`;
  if (!/_SZ$/.test(type)) return `${bytes.length} bytes (${type})`;
  const wide = isWide ?? (bytes.length % 2 === 0 && bytes[1] === 0 && bytes[3] === 0);
  return `${multiText(bytes, wide).join(', ') || 'empty'} (${type})`;
}

const placeOf = ({ line }: RegValue): { line: number } => ({ line });

/** The number, or what is wrong with it. */
function dwordOf({ data }: RegValue): number | string {
  const { type, bytes } = parseRegData(data);
  if (type !== 'REG_DWORD') return `is of ${type}; only REG_DWORD is documented (Q215505)`;
  return bytes?.length === 4 ? u32(bytes, 0) : 'is no REG_DWORD of eight hexadecimal digits';
}

/** The names, or why they are not taken. */
function namesOf({ data, isWide, names }: RegValue): string[] | string {
  if (names) return names;
  const { type, bytes } = parseRegData(data);
  if (type !== 'REG_MULTI_SZ')
    return `is of ${type}; the service needs REG_MULTI_SZ (Q150976), so its names are not taken`;
  if (!bytes) return 'has data that are no bytes, so its names are not taken';
  // Without the first line of an export: a zero behind each character tells the wide form.
  const wide = isWide ?? (bytes.length % 2 === 0 && bytes[1] === 0 && bytes[3] === 0);
  if (wide && bytes.length % 2 !== 0) return 'has half a character, so its names are not taken';
  return multiText(bytes, wide);
}
