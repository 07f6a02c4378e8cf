/**
 * Data of registry values as regedit writes them: `dword:00000001`, `"text"`, `hex(7):4e,00,...`.
 * Numbers are hexadecimal throughout.
 */
import { decode } from '../text/codepage.js';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['0', 'REG_NONE'],
  ['1', 'REG_SZ'],
  ['2', 'REG_EXPAND_SZ'],
  ['3', 'REG_BINARY'],
  ['4', 'REG_DWORD'],
  ['7', 'REG_MULTI_SZ'],
  ['b', 'REG_QWORD'],
]);

export interface RegData {
  type: string;
  /** Null where the data is not of the form that its type asks for, or is a text. */
  bytes: Uint8Array | null;
}

const HEX = /^hex(?:\(([0-9a-f]{1,8})\))?:/i;
const DWORD = /^dword:[ \t]*([0-9a-f]{1,8})$/i;

/** True for data that may go on in the next line. */
export const isHex = (data: string): boolean => HEX.test(data);

export function parseRegData(written: string): RegData {
  if (written.startsWith('"')) return { type: 'REG_SZ', bytes: null };
  const data = written.split(';', 1)[0]!.trim();
  if (/^dword:/i.test(data)) {
    const digits = DWORD.exec(data)?.[1];
    const value = digits === undefined ? null : Number.parseInt(digits, 16);
    const bytes = value === null ? null : [0, 8, 16, 24].map((bits) => (value >>> bits) & 0xff);
    return { type: 'REG_DWORD', bytes: bytes && Uint8Array.from(bytes) };
  }
  const hex = HEX.exec(data);
  if (!hex) return { type: 'an unknown type', bytes: null };
  const number = (hex[1] ?? '3').replace(/^0+(?=.)/, '').toLowerCase();
  const pairs = data.slice(hex[0].length).replace(/(?<![\s,])[\s,]+$/, '');
  const parts = pairs === '' ? [] : pairs.split(',').map((pair) => pair.trim());
  const isSound = parts.every((pair) => /^[0-9a-f]{1,2}$/i.test(pair));
  return {
    type: TYPES.get(number) ?? `type ${number}`,
    bytes: isSound ? Uint8Array.from(parts, (pair) => Number.parseInt(pair, 16)) : null,
  };
}

/** The texts of a REG_MULTI_SZ, each ended by a zero; an empty one ends the list. */
export function multiText(bytes: Uint8Array, isWide: boolean): string[] {
  const text = isWide ? new TextDecoder('utf-16le').decode(bytes) : decode(bytes, 'windows-1252');
  const all = text.split('\0');
  const end = all.indexOf('');
  return (end < 0 ? all : all.slice(0, end)).map((one) => one.trim()).filter(Boolean);
}
