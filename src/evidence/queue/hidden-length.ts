/** A length in the records of which the reading does not know, and what it says of the first one. */
import { wholeNumber, type Endian } from '../text/bytes.js';
import { fixedStart, padded, type Framing, type Span } from './framing.js';

/** So many records behind the first are asked. */
const MOST_ASKED = 40;
/** So many of them have to say the same, and this share of all. */
const WHERE_SOUND = { least: 2, share: 0.75 };
/** Where a reading may be out of step itself, many records seem not to say what they do. */
const WHERE_AMISS = { least: 1, share: 0.25 };
/** There, one byte has to say it more often: some byte of a record is its length by chance. */
const ONE_BYTE_AMISS = { least: 3, share: 0.75 };

export interface HiddenLength {
  /** The first record is not as long as its length says: bytes of it are lost or added. */
  isDenied: boolean;
  /** The last byte of the texts belongs to the length. */
  isInText: boolean;
}

/**
 * Damage in one record may make a reading with a length dearer than one that knows of none. The
 * length still is where it was, so it shows by the other records. `isAmiss` says that something in
 * the file is not explained, or is explained in another way as well: then a few records will do.
 */
export function hiddenLength(
  sample: Uint8Array,
  { framing, spans }: { framing: Framing; spans: readonly Span[] },
  isAmiss = false,
): HiddenLength {
  const found = { isDenied: false, isInText: false };
  const [first, ...others] = spans.slice(0, MOST_ASKED + 1);
  const enough = isAmiss ? WHERE_AMISS : WHERE_SOUND;
  if (framing.length || !first || others.length < enough.least) return found;
  const isBare = framing.side === 'after' && !framing.nul;
  // Behind the text the last one, or two, of its bytes may be what the length begins with.
  const from = framing.side === 'after' ? -2 - (framing.nul ? 1 : 0) : 0;
  for (let offset = from; offset < framing.fixed; offset += 1)
    for (const { bytes, endian } of FORMS) {
      if (offset + bytes > framing.fixed || (bytes === 1 && offset < 0)) continue;
      const { least, share } = bytes === 1 && isAmiss ? ONE_BYTE_AMISS : enough;
      // What rounds a record up lies behind its fixed part: by so much that one begins sooner.
      const valueAt = (span: Span, by: number): number =>
        wholeNumber(sample, fixedStart(span, framing) + offset - (isBare ? by : 0), bytes, endian);
      const isInText = offset + (framing.nul ? 1 : 0) < 0;
      const says = (span: Span): readonly boolean[] => {
        const value = valueAt(span, 0);
        const text =
          span.textEnd - span.textStart + (isInText ? offset + (framing.nul ? 1 : 0) : 0);
        const record = span.end - span.start;
        const isRounded = (by: number): boolean => {
          const size = valueAt(span, by);
          return record - size === by && (padded(size, 2) === record || padded(size, 4) === record);
        };
        return [value === record, value === text, value === text + 1, SHIFTS.some(isRounded)];
      };
      let isExact = false;
      const [mine, rest] = [says(first), others.map(says)];
      for (let i = 0; i < mine.length; i += 1) {
        const saying = rest.filter((each) => each[i]).length;
        const isSaid = saying >= least && saying >= share * others.length;
        // What the first one says of itself counts where its own last digit is in question.
        const withMine = saying + (mine[i] ? 1 : 0);
        const isSaidWithMine =
          isAmiss && withMine >= least && withMine >= share * (others.length + 1);
        found.isInText ||= isInText && (isSaid || isSaidWithMine);
        if (!isSaid) continue;
        // Rounded up it does not show the loss of a byte, unless it is the record's size in all.
        found.isDenied ||= i === ROUNDED ? !isExact : !mine[i];
        isExact ||= i !== ROUNDED;
      }
    }
  return found;
}
const ROUNDED = 3;

/**
 * Whether the fixed part of a queue's only record holds what its length would be if a byte of its
 * text had been lost or doubled, or if its last digit and the NUL were the beginning of the next
 * record's length, where the file was cut: no other record shows what holds.
 */
export function lengthMisses(
  sample: Uint8Array,
  { framing, spans }: { framing: Framing; spans: readonly Span[] },
): boolean {
  const [only, another] = spans;
  if (framing.length || !framing.nul || !only || another) return false;
  const [text, record] = [only.textEnd - only.textStart, only.end - only.start];
  // One more than the text is its length with the NUL: a reading with a length explains that.
  const nearly = new Set([text - 1, text + 2, record - 2, record - 1, record + 1]);
  const fixed = fixedStart(only, framing);
  for (let offset = 0; offset + 2 <= framing.fixed; offset += 1)
    for (const endian of ENDIANS)
      if (nearly.has(wholeNumber(sample, fixed + offset, 2, endian))) return true;
  return false;
}
/** By so many bytes a record may be rounded up. */
const SHIFTS = [0, 1, 2, 3];
const ENDIANS: readonly Endian[] = ['little', 'big'];
const FORMS: readonly { bytes: 1 | 2; endian: Endian }[] = [
  ...ENDIANS.map((endian) => ({ bytes: 2 as const, endian })),
  { bytes: 1, endian: 'little' },
];
