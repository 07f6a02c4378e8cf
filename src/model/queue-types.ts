/** What is read of a binary queue beside its transactions: the layout, and the header's record. */
import type { Marked } from './marked.js';
import type { Confidence } from './scales.js';

/** A field of the fixed part of a queue record, as inferred. Offsets count inside the fixed part. */
export interface LayoutField {
  name: 'length' | 'number' | 'date' | 'unexplained';
  offset: number;
  bytes: number;
  /** For instance `32-bit little-endian`, `ten decimal digits`, `Unix time`, `counts text and NUL`. */
  form: string;
}

export interface QueueLayout {
  /** inferred: one layout explains the file; contested: several do; assumed: too little to test. */
  confidence: Confidence;
  fixedBytes: number;
  fixedPart: 'before' | 'after';
  nul: boolean;
  fields: LayoutField[];
  /**
   * Plain sentences: the evidence for the layout, and what stayed ambiguous. In a report the first one
   * is made of `shownBy`, where that is there.
   */
  because: string[];
  /** Of a queue with too few records: others in the same evidence that have this layout. */
  shownBy?: { queue: Marked<'path'>; records: number }[];
}

export interface QueueSummary {
  records: number;
  unreadBytes: number;
  layout: QueueLayout | null;
  /** Left out where no record is known to be the header transaction. */
  headerRecord?: HeaderRecord;
}

/**
 * The record of the header transaction, as it lies in the file. Its bytes are foreign: the text may
 * hold more than the three numbers.
 */
export interface HeaderRecord {
  /** Where it begins in the file. */
  byte: number;
  /** Its size in bytes. */
  length: number;
  /** At most its first 128 bytes, two hexadecimal digits each. */
  hex: string;
  /** Its parts in their order, without gaps; offsets count from its first byte. */
  spans: RecordSpan[];
}

/** A part of a record, as sure as the layout is. */
export interface RecordSpan {
  name: LayoutField['name'] | 'text' | 'nul';
  offset: number;
  bytes: number;
  /** What a length, number or date says; a date is in seconds since 1970 by the queue's own clock. */
  value: number | null;
}
