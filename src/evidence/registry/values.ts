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
import { issue, type Issue } from '../../model/issues.js';
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
  const section = sections.find(({ set }) => set === 'CURRENTCONTROLSET') ?? sections[0];
  if (!section) {
    into.issues.push(issue('registry-key-absent', {}));
    return;
  }
  for (const { set, line } of sections)
    if (set !== section.set)
      into.issues.push(issue('registry-set-not-used', { set, used: section.set }, { line }));
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
    if (typeof value !== 'number') into.issues.push(value);
  }
  const listed = section.values.get(LISTED.toUpperCase());
  if (listed) {
    const names = namesOf(listed);
    if (!Array.isArray(names)) into.issues.push(names);
    else settings.listed = { names, at: placeOf(listed) };
  } else if (settings.isWholeKey)
    into.issues.push(issue('registry-list-absent', {}, { line: section.line }));
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
function dwordOf({ data, line }: RegValue): number | Issue {
  const { type, bytes } = parseRegData(data);
  if (type !== 'REG_DWORD') return issue('registry-global-max-type', { type }, { line });
  return bytes?.length === 4 ? u32(bytes, 0) : issue('registry-global-max-digits', {}, { line });
}

/** The names, or why they are not taken. */
function namesOf({ data, line, isWide, names }: RegValue): string[] | Issue {
  if (names) return names;
  const { type, bytes } = parseRegData(data);
  if (type !== 'REG_MULTI_SZ') return issue('registry-list-type', { type }, { line });
  if (!bytes) return issue('registry-list-not-bytes', {}, { line });
  // Without the first line of an export: a zero behind each character tells the wide form.
  const wide = isWide ?? (bytes.length % 2 === 0 && bytes[1] === 0 && bytes[3] === 0);
  if (wide && bytes.length % 2 !== 0) return issue('registry-list-half-character', {}, { line });
  return multiText(bytes, wide);
}
