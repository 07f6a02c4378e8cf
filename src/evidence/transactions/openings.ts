/** What the first characters of a record tell. */
import { FOLD } from './bytes.js';

export const [HASH, DASH, AND] = [0x23, 0x2d, 0x26];
export const [LETTER_A, LETTER_D, LETTER_M, LETTER_R, LETTER_T] = [0x41, 0x44, 0x4d, 0x52, 0x54];
const LETTER_Z = 0x5a;

const oneOf = (characters: string): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) =>
    characters.includes(String.fromCharCode(byte)) ? 1 : 0,
  );

/** 1 for what the first byte of a record may be: code letters, what goes on, comments, line ends. */
export const KNOWN_START = oneOf('ADMRT-# \t\r\n');

/** 1 for the code letters of which no text is counted on its bytes that has a control character. */
export const IS_ENTRY = oneOf('ADMRT');

export const isLetter = (byte: number): boolean =>
  byte >= 0x80 || (FOLD[byte]! >= LETTER_A && FOLD[byte]! <= LETTER_Z);

/** Begins as a line should (Q96001): a code letter with a blank, template data, a line that goes on. */
export const ORDERLY = /^(?:[ADMRT][ \t]|[-# \t])/;
