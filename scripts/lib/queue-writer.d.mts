/** Types of queue-writer.mjs; the words are explained there. */

export type FieldName = 'checksum' | 'date' | 'number' | 'length' | 'noise' | 'zero';

export type FieldForm =
  | 'made-up'
  | 'unix'
  | 'dos-time-first'
  | 'dos-date-first'
  | 'binary'
  | 'digits'
  | 'text'
  | 'text+nul'
  | 'record'
  | 'noise'
  | 'zero';

export interface WrittenField {
  name: FieldName;
  form: FieldForm;
  /** Inside the fixed part. */
  offset: number;
  bytes: number;
}

export interface WrittenLayout {
  fixedPart: 'before' | 'after';
  fixedBytes: number;
  fields: WrittenField[];
  /** A NUL ends every text. */
  nul: boolean;
  /** What fills the bytes of the fixed part that no field covers. */
  filler: 'noise' | 'zero';
  seed: number;
}

export interface WrittenRecord {
  number: number;
  /** Seconds since 1970. */
  date: number;
  text: string | Uint8Array;
}

/** A layout without offsets: `layoutOf` finds them. */
export interface LayoutSpec {
  fixedPart: 'before' | 'after';
  fixedBytes: number;
  nul: boolean;
  filler?: 'noise' | 'zero';
  seed?: number;
  fields: { name: FieldName; form: FieldForm; bytes?: number; gap?: number }[];
}

export const FORMS: Readonly<Record<FieldName, Readonly<Record<string, number>>>>;
export function seededRandom(seed: number): () => number;
export function encodeCp437(text: string): Uint8Array;
export function writeQueue(records: readonly WrittenRecord[], layout: WrittenLayout): Uint8Array;
export function checkLayout(layout: WrittenLayout): void;
export function layoutOf(spec: LayoutSpec): WrittenLayout;
export function randomLayout(seed: number): WrittenLayout;
