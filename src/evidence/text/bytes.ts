/** Bounds-safe looks at bytes. Reads past the end give NaN, which no comparison accepts. */

export const NUL = 0;

export const u16 = (bytes: Uint8Array, at: number): number =>
  at >= 0 && at + 2 <= bytes.length ? bytes[at]! | (bytes[at + 1]! << 8) : NaN;

export const u32 = (bytes: Uint8Array, at: number): number =>
  at >= 0 && at + 4 <= bytes.length
    ? (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0
    : NaN;

export type Endian = 'little' | 'big';

/** A whole number of 2 or 4 bytes in either order. */
export function wholeNumber(
  bytes: Uint8Array,
  at: number,
  size: 1 | 2 | 4,
  endian: Endian,
): number {
  if (size === 1) return bytes[at] ?? NaN;
  if (endian === 'little') return size === 2 ? u16(bytes, at) : u32(bytes, at);
  if (at < 0 || at + size > bytes.length) return NaN;
  const high = (bytes[at]! << 8) | bytes[at + 1]!;
  return size === 2 ? high : high * 65536 + ((bytes[at + 2]! << 8) | bytes[at + 3]!);
}

/** Ten decimal ASCII digits as a number, the form in which mail bodies write them (Q118298). */
export function tenDigits(bytes: Uint8Array, at: number): number {
  if (at < 0 || at + 10 > bytes.length) return NaN;
  let value = 0;
  for (let i = at; i < at + 10; i += 1) {
    const digit = bytes[i]! - 0x30;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * 1 for every byte that may stand in a transaction's text: DOS code pages use all of 0x20 to 0xFF
 * for characters, and a tab separates name and address (Q96060). Line ends are let through because
 * the header transaction's form is unknown.
 */
export const TEXT_BYTE: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte >= 0x20 && byte !== 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d ? 1 : 0,
);

/** The first position in [from, to) whose byte cannot stand in a text, or `to`. */
export function textRunEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && TEXT_BYTE[bytes[at]!] === 1) at += 1;
  return at;
}

const SHORT = 8;

/** ASCII view of bytes for patterns; bytes from 0x80 on become U+0080 to U+00FF. */
export function latin1(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  // The call below costs as much as a few characters.
  if (to - from <= SHORT) {
    for (let at = from; at < to; at += 1) text += String.fromCharCode(bytes[at]!);
    return text;
  }
  for (let at = from; at < to; at += 4096)
    // Six times as fast as the spread of an array that is typed.
    text += String.fromCharCode.apply(
      null,
      bytes.subarray(at, Math.min(to, at + 4096)) as unknown as number[],
    );
  return text;
}

/** The bytes that `latin1` shows: characters above U+00FF lose their higher bits. */
export const bytesOfLatin1 = (text: string): Uint8Array =>
  Uint8Array.from(text, (char) => char.charCodeAt(0));

/** What base64 holds; null where it is none. */
export function bytesOfBase64(text: string): Uint8Array | null {
  try {
    return bytesOfLatin1(atob(text));
  } catch {
    return null;
  }
}

/** Whether a byte is there and is an ASCII digit. */
export const isDigit = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** What stands between NUL bytes at both ends, as a disk leaves them around a text; null for NUL alone. */
export function withoutNulEnds(bytes: Uint8Array): Uint8Array | null {
  const from = bytes.findIndex((byte) => byte !== NUL);
  return from < 0 ? null : bytes.subarray(from, bytes.findLastIndex((byte) => byte !== NUL) + 1);
}

/** Whether all bytes in [from, to) are ASCII. */
export function isAscii(bytes: Uint8Array, from = 0, to = bytes.length): boolean {
  for (let at = from; at < to; at += 1) if (bytes[at]! >= 0x80) return false;
  return true;
}

/** Whether all bytes in [from, to) are well-formed UTF-8, as a decoder that is strict has it. */
export function isUtf8(bytes: Uint8Array, from = 0, to = bytes.length): boolean {
  const byteAt = (at: number): number => (at < to ? bytes[at]! : 0);
  for (let at = from; at < to;) {
    const first = bytes[at]!;
    at += 1;
    if (first < 0x80) continue;
    const more = first < 0xc2 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : 0;
    const second = byteAt(at);
    // Neither longer than need be, nor a surrogate, nor beyond the last character.
    const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    if (more === 0 || second < least || second > most) return false;
    for (let i = 1; i < more; i += 1) if ((byteAt(at + i) & 0xc0) !== 0x80) return false;
    at += more;
  }
  return true;
}

/** Pieces as one; a single piece is given back as it is. */
export function concat(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
