/** The address of an entry and what is wrong with it, told by its bytes. */
import { GATEWAY_TYPES, PROBLEMS, type Problem } from '../../model/transaction-types.js';
import { bytesOfLatin1 } from '../text/bytes.js';
import { hasParts, mayHaveTemplate, MADE_UP, RESERVED } from './address.js';
import { FOLD, PART_BYTE, viewOf } from './bytes.js';

/** One object is used again for all entries. */
export interface Entry {
  /** What is wrong, as bits in the order of PROBLEMS. */
  problems: number;
  nameFrom: number;
  nameTo: number;
  hasAddress: boolean;
  /** In capitals, PCM where none is written. */
  type: string;
  mayHaveData: boolean;
  /** Where its list is named, in the text itself or, for want of a type there, in `spelt`. */
  key: Uint8Array;
  keyView: DataView;
  keyFrom: number;
  /** No list can be told where this is no more than `keyFrom`. */
  keyTo: number;
  spelt: Uint8Array;
  speltView: DataView;
}

interface AddressType {
  name: string;
  letters: Uint8Array;
  form: 'parts' | 'text' | 'none';
  mayHaveData: boolean;
}

const [BLANK, DOLLAR, SLASH, COLON, TILDE, DEL] = [0x20, 0x24, 0x2f, 0x3a, 0x7e, 0x7f];
const [ZERO, NINE, COMMA, HYPHEN] = [0x30, 0x39, 0x2c, 0x2d];
const [LONGEST_PART, LONGEST_TYPE] = [10, 16];
const [FAX_NAME, FAX_PHONE] = [30, 22];
const PCM = 'PCM:';

/** What a byte is in an address: letters and digits are plain, and accented letters (see address.ts). */
const [PLAIN, IS_SLASH, OTHER, CONTROL] = [0, 1, 2, 3];
const KIND = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte < BLANK || byte === DEL) return CONTROL;
  if (byte === SLASH) return IS_SLASH;
  const isPlain = PART_BYTE[byte] === 1 || byte >= 0x80;
  return isPlain ? PLAIN : OTHER;
});

/** A problem as one bit. */
export const bit = (problem: Problem): number => 1 << PROBLEMS.indexOf(problem);
const ARTEFACT = bit('exchangeArtefacts');
const ADDRESS_MISSING = bit('addressMissing');
const INCOMPLETE = bit('networkIncomplete');
const MAILBOX_MISSING = bit('mailboxMissing');
const NO_MAILBOX = bit('noMailbox');
const TOO_LONG = bit('elementTooLong');
const BAD_CHARACTER = bit('badCharacter');
const RESERVED_GATEWAY = bit('reservedGateway');
const UNKNOWN_TYPE = bit('unknownType');
const EXCHANGE_TYPE = bit('exchangeType');
const FAX_TOO_LONG = bit('faxTooLong');
const FAX_BAD_PHONE = bit('faxPhone');

const TYPES: readonly AddressType[] = ['PCM', 'CSI', ...GATEWAY_TYPES, 'MS'].map((name) => ({
  name,
  letters: bytesOfLatin1(name),
  form: hasParts(name) ? 'parts' : name === 'MS' ? 'none' : 'text',
  mayHaveData: mayHaveTemplate(name),
}));
const NO_TYPE = TYPES[0]!;
const RESERVED_LETTERS = RESERVED.map(bytesOfLatin1);
const MADE_UP_LETTERS = MADE_UP.map(bytesOfLatin1);

export function newEntry(): Entry {
  const spelt = new Uint8Array(64);
  spelt.set(bytesOfLatin1(PCM));
  return {
    ...{ problems: 0, nameFrom: 0, nameTo: 0, hasAddress: false, type: '', mayHaveData: true },
    ...{
      key: spelt,
      keyView: viewOf(spelt),
      keyFrom: 0,
      keyTo: 0,
      spelt,
      speltView: viewOf(spelt),
    },
  };
}

/** Fills in what the address says, without blanks around it; false where it takes a closer look. */
export function readAddress(
  bytes: Uint8Array,
  view: DataView,
  from: number,
  to: number,
  found: Entry,
): boolean {
  let colon = from;
  while (colon < to && bytes[colon] !== COLON && bytes[colon] !== SLASH) colon += 1;
  const isTyped = colon < to && bytes[colon] === COLON && colon > from;
  const type = isTyped ? typeAt(bytes, from, colon) : NO_TYPE;
  if (type === null) return false;
  const rest = isTyped ? colon + 1 : from;
  if (bytes[rest] === BLANK && rest < to) return false;
  found.type = type.name;
  found.mayHaveData = type.mayHaveData;
  found.key = bytes;
  found.keyView = view;
  if (type.form === 'parts') return readParts(bytes, from, rest, to, type, found);
  for (let at = rest; at < to; at += 1) if (KIND[bytes[at]!] === CONTROL) return false;
  if (type.form === 'none') {
    found.problems |= type.name === 'MS' ? EXCHANGE_TYPE : UNKNOWN_TYPE;
    return true;
  }
  found.keyFrom = from;
  found.keyTo = rest;
  if (rest === to) found.problems |= ADDRESS_MISSING;
  if (type.name === 'FAX') found.problems |= faxProblems(bytes, rest, to);
  return true;
}

/** The type that stands before a colon; null where it takes a closer look. */
function typeAt(bytes: Uint8Array, from: number, colon: number): AddressType | null {
  const size = colon - from;
  for (const type of TYPES) if (isWord(bytes, from, colon, type.letters)) return type;
  if (isWord(bytes, from, colon, lastUnknown.letters)) return lastUnknown;
  if (size > LONGEST_TYPE) return null;
  for (let at = from; at < colon; at += 1)
    if (KIND[bytes[at]!] !== PLAIN || bytes[at]! >= 0x80) return null;
  const folded = bytes.subarray(from, colon).map((byte) => FOLD[byte]!);
  const name = String.fromCharCode(...folded);
  return (lastUnknown = { name, letters: folded, form: 'none', mayHaveData: true });
}
/** Where one entry has a type that does not exist, others have it too. */
let lastUnknown: AddressType = { ...NO_TYPE, letters: new Uint8Array(0) };

/** Whether the bytes are a word of capitals, in any case. */
function isWord(bytes: Uint8Array, from: number, to: number, word: Uint8Array): boolean {
  if (to - from !== word.length) return false;
  for (let i = 0; i < word.length; i += 1) if (FOLD[bytes[from + i]!] !== word[i]) return false;
  return true;
}

function readParts(
  bytes: Uint8Array,
  from: number,
  rest: number,
  to: number,
  type: AddressType,
  found: Entry,
): boolean {
  const isPostoffice = type.name === 'PCM' || type.name === 'CSI';
  let network = to;
  let postoffice = to;
  let isBad = false;
  for (let at = rest; at < to; at += 1) {
    const kind = KIND[bytes[at]!]!;
    if (kind === PLAIN) continue;
    if (kind === CONTROL) return false;
    if (kind === IS_SLASH && network === to) network = at;
    else if (kind === IS_SLASH && postoffice === to) postoffice = at;
    // The mailbox $SYSTEM is known (Q96060).
    else if (bytes[at] !== DOLLAR || at !== postoffice + 1) isBad = true;
  }
  const isComplete = network > rest && postoffice > network + 1;
  let problems = 0;
  if (!isComplete) problems |= INCOMPLETE;
  else if (postoffice === to) problems |= MAILBOX_MISSING;
  else if (postoffice + 1 === to) problems |= NO_MAILBOX;
  if (
    network - rest > LONGEST_PART ||
    postoffice - network - 1 > LONGEST_PART ||
    to - postoffice - 1 > LONGEST_PART
  )
    problems |= TOO_LONG;
  if (isPostoffice) {
    if (isBad) problems |= BAD_CHARACTER;
  } else {
    const isOne = (words: readonly Uint8Array[]): boolean =>
      words.some((word) => isWord(bytes, rest, network, word));
    if (type.name === 'SNADS' && isOne(RESERVED_LETTERS)) problems |= RESERVED_GATEWAY;
    if (isOne(MADE_UP_LETTERS)) problems |= ARTEFACT;
  }
  found.problems |= problems;
  if (!isComplete) return true;
  if (rest > from) {
    found.keyFrom = from;
    found.keyTo = postoffice;
    return true;
  }
  const size = postoffice - from;
  if (PCM.length + size > found.spelt.length) return false;
  for (let i = 0; i < size; i += 1) found.spelt[PCM.length + i] = bytes[from + i]!;
  found.key = found.spelt;
  found.keyView = found.speltView;
  found.keyTo = PCM.length + size;
  return true;
}

/** recipient~location~company~phone; what follows belongs to the phone. */
function faxProblems(bytes: Uint8Array, from: number, to: number): number {
  let problems = 0;
  let part = 0;
  let partFrom = from;
  let at = from;
  for (; at < to; at += 1) {
    const byte = bytes[at]!;
    if (part < 3) {
      if (byte !== TILDE) continue;
      if (at - partFrom > FAX_NAME) problems |= FAX_TOO_LONG;
      part += 1;
      partFrom = at + 1;
    } else if (!((byte >= ZERO && byte <= NINE) || isOfPhone(byte))) problems |= FAX_BAD_PHONE;
  }
  return at - partFrom > (part < 3 ? FAX_NAME : FAX_PHONE) ? problems | FAX_TOO_LONG : problems;
}

const isOfPhone = (byte: number): boolean => byte === BLANK || byte === COMMA || byte === HYPHEN;
