/**
 * Queues of known truth in any record layout, made from a seed. No layout was ever published, so
 * none is preferred here; a wish narrows what is drawn. `scripts/measure-queue.mjs` and the
 * properties measure the reader with them.
 */
import type { HeaderNumber } from '../../src/model/types.js';

export type Endian = 'little' | 'big';
export type Counts = 'text' | 'text+nul' | 'record' | 'padded';
export type NumberForm = 'u32' | 'u16' | 'ten';
export type DateForm = 'unix' | 'dos-time-first' | 'dos-date-first';
type FieldSpec =
  | { name: 'checksum'; bytes: 2 }
  | { name: 'date'; form: DateForm; bytes: 4 }
  | { name: 'number'; form: NumberForm; bytes: number }
  | { name: 'length'; counts: Counts; bytes: 1 | 2 | 4 };
export type MadeField = FieldSpec & { offset: number };

export interface MadeLayout {
  side: 'before' | 'after';
  fixed: number;
  nul: boolean;
  pad: 1 | 2 | 4;
  endian: Endian;
  filler: 'noise' | 'zero' | 'ascii';
  fields: MadeField[];
}

/** What a made file should be like; the rest is drawn. */
export interface Wish {
  records?: [least: number, most: number];
  side?: MadeLayout['side'];
  fixed?: number;
  nul?: boolean;
  length?: Counts | null;
  lengthBytes?: 1 | 2 | 4;
  number?: NumberForm;
  pad?: 1 | 2 | 4;
  endian?: Endian;
  filler?: MadeLayout['filler'];
  /** Fields in this order, without room between them, from the first byte on. */
  packed?: FieldSpec['name'][];
  /** The first sync number, and that of a header of its own. */
  firstNumber?: number;
  ownHeader?: boolean;
  role?: 'resync' | 'reqtrans';
  headerForm?: number;
}

export interface MadeRecord {
  start: number;
  textStart: number;
  textEnd: number;
  end: number;
  number: number;
  date: number;
}

export interface MadeQueue {
  bytes: Uint8Array;
  layout: MadeLayout;
  records: MadeRecord[];
  header: Record<HeaderNumber, number> | null;
}

/** A seeded generator of numbers below 1: a linear congruence of 48 bits, as in POSIX drand48. */
export interface Dice {
  (): number;
  below(limit: number): number;
  pick<T>(choices: readonly T[]): T;
}

export function diceOf(seed: number): Dice {
  let state = (BigInt(seed >>> 0) << 16n) | 0x330en;
  const roll = (): number => {
    state = (state * 0x5deece66dn + 0xbn) & 0xffffffffffffn;
    return Number(state >> 16n) / 4294967296;
  };
  for (let i = 0; i < 4; i += 1) roll();
  const below = (limit: number): number => Math.floor(roll() * limit);
  return Object.assign(roll, {
    below,
    pick: <T>(choices: readonly T[]): T => choices[below(choices.length)] as T,
  });
}

const NAMES: readonly Record<HeaderNumber, string>[] = [
  { IMPSEQ: 'IMPSEQ', SRVSEQ: 'SRVSEQ', REQSEQ: 'REQSEQ' },
  { IMPSEQ: 'ImportSync', SRVSEQ: 'SrvSync', REQSEQ: 'ReqSync' },
  { IMPSEQ: 'impseq', SRVSEQ: 'srvseq', REQSEQ: 'reqseq' },
];
const NUMBERS: readonly HeaderNumber[] = ['IMPSEQ', 'SRVSEQ', 'REQSEQ'];

function headerOf(dice: Dice): { numbers: Record<HeaderNumber, number>; text: string } {
  const any = (): number => dice.pick([dice.below(100), dice.below(5000), dice.below(200_000)]);
  const numbers = { IMPSEQ: dice.below(6), SRVSEQ: any(), REQSEQ: any() };
  const names = dice.pick(NAMES);
  const order = [...NUMBERS].sort(() => dice() - 0.5);
  const equals = dice.pick(['=', '=', '=', ' = ', ':', ': ', ' ']);
  const between = dice.pick([' ', ' ', ', ', '; ', '\t', '\r\n']);
  const width = dice.pick([0, 0, 0, 6, 10]);
  const front = dice.pick(['', '', '', '# ', 'R ', '[DIRSYNC]\r\n']);
  const parts = order.map((n) => names[n] + equals + String(numbers[n]).padStart(width, '0'));
  return { numbers, text: front + parts.join(between) };
}

const FIRST = ['Anna', 'Bert', 'Carla', 'Dieter', 'Eva', 'J\u0081rgen', 'Ren\u0082', 'Zo\u0089'];
const LAST = ['Adams', 'Baker', 'M\u0094ller', 'Nu\u00a4ez', 'Olsen', 'Smith', 'A Team', 'T Desk'];
const LISTS = ['PCM:NET1/PO1', 'PCM:POLYNOMIAL/NOVEMBER', 'CSI:NET1/PO2', 'SNADS:GATE/NODE'];

/** Most transactions are users of one postoffice, as in a real address list. */
function transactionOf(dice: Dice, list: string): string {
  const mailbox = `user${1 + dice.below(900)}`;
  const name = `${dice.pick(FIRST)} ${dice.pick(LAST)}${dice() < 0.3 ? ` ${dice.below(99)}` : ''}`;
  const where = dice() < 0.85 ? list : dice.pick(LISTS);
  const entry = (dice() < 0.7 ? `${name}\t` : name.padEnd(31)) + `${where}/${mailbox}`;
  const sort = dice();
  if (sort < 0.7) return `A ${entry}`;
  if (sort < 0.78) return `D ${entry}`;
  if (sort < 0.84) return `R ${dice.pick([...LISTS, 'SNADS:', 'X400:', 'SMTP:'])}`;
  if (sort < 0.9) return `M ${entry}\r\n  ${entry}`;
  if (sort < 0.94) return `- Phone:/(206) 635-${1000 + dice.below(9000)}`;
  if (sort < 0.96) return `-Phone:/${1000 + dice.below(9000)}`;
  if (sort < 0.98) return 'T SNADS:GATE/NODE';
  return `# Remark ${dice.below(99)}`;
}

function fieldsOf(dice: Dice, wish: Wish, nul: boolean, pad: number): FieldSpec[] {
  const forms: Counts[] = ['text', 'record'];
  if (nul) forms.push('text+nul');
  if (pad > 1) forms.push('padded');
  const drawn = dice() < 0.75 ? dice.pick(forms) : null;
  const counts = wish.length === undefined ? drawn : wish.length;
  const form = wish.number ?? dice.pick<NumberForm>(['u32', 'u32', 'u32', 'ten', 'u16']);
  const fields: FieldSpec[] = [
    { name: 'number', form, bytes: { u32: 4, u16: 2, ten: 10 }[form] },
    { name: 'date', form: dice.pick(['unix', 'dos-time-first', 'dos-date-first']), bytes: 4 },
    { name: 'checksum', bytes: 2 },
  ];
  // Drawn in any case: the rest of a file is the same whatever is wished of its length.
  if (counts) {
    const bytes = dice.pick([2, 4] as const);
    fields.unshift({ name: 'length', counts, bytes: wish.lengthBytes ?? bytes });
  }
  return fields;
}

/** Draws a layout; fields that the fixed part has no room for are left out, the last ones first. */
export function layoutOf(dice: Dice, wish: Wish = {}): MadeLayout {
  const nul = wish.nul ?? dice() < 0.6;
  const pad = wish.pad ?? (dice() < 0.12 ? dice.pick([2, 4]) : 1);
  const fixed = wish.fixed ?? (dice() < 0.4 ? 24 + dice.below(2) : 8 + dice.below(57));
  let room = fixed;
  const kept = fieldsOf(dice, wish, nul, pad).filter(({ bytes }) => {
    if (bytes > room) return false;
    room -= bytes;
    return true;
  });
  const order = wish.packed
    ? kept.sort((a, b) => placeIn(wish.packed!, a.name) - placeIn(wish.packed!, b.name))
    : kept.sort(() => dice() - 0.5);
  let offset = 0;
  const fields = order.map((field): MadeField => {
    const gap = wish.packed ? 0 : dice.below(Math.min(room, dice.pick([0, 2, 12])) + 1);
    room -= gap;
    offset += gap;
    const placed = { ...field, offset };
    offset += field.bytes;
    return placed;
  });
  return {
    side: wish.side ?? (dice() < 0.7 ? 'before' : 'after'),
    ...{ fixed, nul, pad, fields },
    endian: wish.endian ?? (dice() < 0.1 ? 'big' : 'little'),
    filler: wish.filler ?? dice.pick(['noise', 'noise', 'zero', 'zero', 'ascii']),
  };
}

const placeIn = (order: readonly string[], name: string): number => {
  const place = order.indexOf(name);
  return place < 0 ? order.length : place;
};

const latin = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

function dosWords(seconds: number): { date: number; time: number } {
  const at = new Date(seconds * 1000);
  const [hours, minutes] = [at.getUTCHours(), at.getUTCMinutes()];
  return {
    time: (hours << 11) | (minutes << 5) | (at.getUTCSeconds() >> 1),
    date: ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  };
}

interface Facts {
  number: number;
  date: number;
  text: Uint8Array;
  /** Size of the record without and with its padding. */
  size: number;
  padded: number;
}

function writeFixed(dice: Dice, layout: MadeLayout, facts: Facts): Uint8Array {
  const bytes = new Uint8Array(layout.fixed);
  const view = new DataView(bytes.buffer);
  const isLittle = layout.endian === 'little';
  if (layout.filler === 'noise')
    for (let i = 0; i < bytes.length; i += 1) bytes[i] = dice.below(256);
  if (layout.filler === 'ascii') bytes.set(latin('DXTRANS '.repeat(8)).subarray(0, layout.fixed));
  const whole = (at: number, size: number, value: number): void =>
    size === 1
      ? view.setUint8(at, value)
      : size === 2
        ? view.setUint16(at, value, isLittle)
        : view.setUint32(at, value, isLittle);
  for (const field of layout.fields) {
    const { offset } = field;
    if (field.name === 'checksum') view.setUint16(offset, dice.below(65536));
    else if (field.name === 'length') {
      const { text, size, padded } = facts;
      const value = { text: text.length, 'text+nul': text.length + 1, record: size, padded };
      whole(offset, field.bytes, value[field.counts]);
    } else if (field.name === 'number') {
      if (field.form === 'ten') bytes.set(latin(String(facts.number).padStart(10, '0')), offset);
      else whole(offset, field.bytes, facts.number);
    } else if (field.form === 'unix') whole(offset, 4, facts.date);
    else {
      const { date, time } = dosWords(facts.date);
      const isTimeFirst = field.form === 'dos-time-first';
      whole(offset, 2, isTimeFirst ? time : date);
      whole(offset + 2, 2, isTimeFirst ? date : time);
    }
  }
  return bytes;
}

/** Makes one file. The same seed and wish give the same file. */
export function makeQueue(seed: number, wish: Wish = {}): MadeQueue {
  const dice = diceOf(seed);
  const layout = layoutOf(dice, wish);
  const [least, most] = wish.records ?? [3, dice.pick([8, 40, 200])];
  const count = least + dice.below(most - least + 1);
  const header = wish.role === 'reqtrans' ? null : headerOf(dice);
  const list = dice.pick(LISTS);
  const hasOwn = wish.ownHeader ?? dice() < 0.3;
  const isSteady = dice() < 0.8;
  let number = wish.firstNumber ?? dice.pick([1, dice.below(100), dice.below(60_000 - 2 * count)]);
  let date = 694224000 + dice.below(410_000_000);
  const pieces: Uint8Array[] = [];
  const records: MadeRecord[] = [];
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    const text = latin(i === 0 && header ? header.text : transactionOf(dice, list));
    const size = layout.fixed + text.length + (layout.nul ? 1 : 0);
    const padded = Math.ceil(size / layout.pad) * layout.pad;
    const facts = { number, date, text, size, padded };
    const fixed = writeFixed(dice, layout, facts);
    const rest = new Uint8Array(layout.nul ? 1 : 0);
    const padding = new Uint8Array(padded - size);
    const isBefore = layout.side === 'before';
    pieces.push(...(isBefore ? [fixed, text, rest, padding] : [text, rest, fixed, padding]));
    const textStart = isBefore ? at + layout.fixed : at;
    const end = at + padded;
    records.push({ start: at, textStart, textEnd: textStart + text.length, end, number, date });
    at = end;
    number += i === 0 && hasOwn ? 1 + dice.below(3000) : 1;
    if (i === 0 && hasOwn && wish.firstNumber === undefined) number = 1 + dice.below(3);
    if (!isSteady && dice() < 0.1) number += dice.below(20);
    date += dice() < 0.85 ? dice.below(3) : dice.below(90_000);
  }
  const bytes = new Uint8Array(at);
  let to = 0;
  for (const piece of pieces) {
    bytes.set(piece, to);
    to += piece.length;
  }
  return { bytes, layout, records, header: header?.numbers ?? null };
}

export type Damage = 'byte' | 'lost' | 'doubled' | 'hole' | 'block' | 'cut' | 'zeroes' | 'noise';
export const DAMAGES: readonly Damage[] = [
  ...(['byte', 'lost', 'doubled', 'hole', 'block', 'cut', 'zeroes', 'noise'] as const),
];

/** One damage at a place; the bytes are a copy. */
export function damage(bytes: Uint8Array, how: Damage, at: number, dice: Dice): Uint8Array {
  const without = (from: number, to: number): Uint8Array =>
    Uint8Array.from([...bytes.subarray(0, from), ...bytes.subarray(to)]);
  const over = (from: number, size: number, byte: () => number): Uint8Array =>
    bytes.slice().map((old, i) => (i >= from && i < from + size ? byte() : old));
  switch (how) {
    case 'byte':
      return over(at, 1, () => (bytes[at]! + 1 + dice.below(255)) & 255);
    case 'lost':
      return without(at, at + 1);
    case 'doubled':
      return Uint8Array.from([...bytes.subarray(0, at + 1), ...bytes.subarray(at)]);
    case 'hole':
      return without(at, at + 1 + dice.below(90));
    case 'block':
      return without(at, at + 512);
    case 'cut':
      return bytes.slice(0, at);
    case 'zeroes':
      return over(at, 1 + dice.below(120), () => 0);
    default:
      return over(at, 1 + dice.below(120), () => dice.below(256));
  }
}
