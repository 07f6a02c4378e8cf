/** A length in the records of which the reading does not know, and what it says of the first one. */
import { wholeNumber, type Endian } from '../text/bytes.js';
import { fixedStart, padded, type Framing, type Span } from './framing.js';

/** So many records behind the first are asked. */
const MOST_ASKED = 40;
/** At least so many of them have to say the same, and this share of all. */
const [LEAST_SAYING, SHARE_SAYING] = [2, 0.75];

export interface HiddenLength {
  /** The first record is not as long as its length says: bytes of it are lost or added. */
  isDenied: boolean;
  /** The last byte of the texts belongs to the length. */
  isInText: boolean;
}

/**
 * Damage in one record may make a reading with a length dearer than one that knows of none. The
 * length still is where it was, so it shows by the other records.
 */
export function hiddenLength(
  sample: Uint8Array,
  { framing, spans }: { framing: Framing; spans: readonly Span[] },
): HiddenLength {
  const found = { isDenied: false, isInText: false };
  const [first, ...others] = spans.slice(0, MOST_ASKED + 1);
  if (framing.length || !first || others.length < LEAST_SAYING) return found;
  // Behind the text the last one, or two, of its bytes may be what the length begins with.
  const from = framing.side === 'after' ? -2 - (framing.nul ? 1 : 0) : 0;
  for (let offset = from; offset + 2 <= framing.fixed; offset += 1)
    for (const endian of ENDIANS) {
      const isInText = offset + (framing.nul ? 1 : 0) < 0;
      const says = (span: Span): readonly boolean[] => {
        const value = wholeNumber(sample, fixedStart(span, framing) + offset, 2, endian);
        const text =
          span.textEnd - span.textStart + (isInText ? offset + (framing.nul ? 1 : 0) : 0);
        const record = span.end - span.start;
        return [
          value === record,
          value === text,
          value === text + 1,
          padded(value, 2) === record || padded(value, 4) === record,
        ];
      };
      let isExact = false;
      const [mine, rest] = [says(first), others.map(says)];
      for (let i = 0; i < mine.length; i += 1) {
        const saying = rest.filter((each) => each[i]).length;
        if (saying < LEAST_SAYING || saying < SHARE_SAYING * others.length) continue;
        found.isInText ||= isInText;
        // Rounded up it does not show the loss of a byte, unless it is the record's size in all.
        found.isDenied ||= i === ROUNDED ? !isExact : !mine[i];
        isExact ||= i !== ROUNDED;
      }
    }
  return found;
}
const ROUNDED = 3;
const ENDIANS: readonly Endian[] = ['little', 'big'];
