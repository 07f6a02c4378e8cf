import type { HeaderNumber, Observation, Place, Source } from '../case/types.js';

/**
 * The header transaction's text was never published; only its numbers are named: IMPSEQ, REQSEQ
 * and SRVSEQ (Q119449), which other articles call Import sync, ReqSync and SrvSync (Q96060,
 * Q99961, Q119452). So any order, separator, padding, case and spelling is accepted, and whatever
 * else stands in the text is passed over.
 */
const NAMES: readonly [HeaderNumber, string][] = [
  ['IMPSEQ', 'IMP(?:ORT)?[ _-]?S(?:EQ|YNC)'],
  ['SRVSEQ', '(?:SRV|SVR)[ _-]?S(?:EQ|YNC)'],
  ['REQSEQ', 'REQ[ _-]?S(?:EQ|YNC)'],
];
const ANY_NAME = NAMES.map(([, name]) => name).join('|');
// One letter may be glued in front: a code letter, or a byte that the layout left there.
const START = '(?:(?<![A-Z0-9])|(?<=^[A-Z0-9]))(?:DXA-)?';
const MENTION = new RegExp(`${START}(?:${ANY_NAME})(?![A-Z])`, 'i');
/**
 * A number as it is written. A comma or narrow blank before further digits belongs to it: `1,700`
 * is no number, and never 1.
 */
export const WRITTEN_NUMBER = '(?:[^\\s,;|]|,(?=\\d)|[\\u00a0\\u2009\\u202f](?=\\d{3}(?!\\d)))*';
const FIELD = new RegExp(
  `${START}(${ANY_NAME})(?:(?=\\d)|(?![A-Z0-9]))[ \\t]*[=:]?[ \\t]*((?!(?:DXA-)?(?:${ANY_NAME}))${WRITTEN_NUMBER})`,
  'gi',
);
const WHICH = NAMES.map(([number, name]) => [number, new RegExp(`^${name}$`, 'i')] as const);

/** Ten digits hold every 32-bit number; the mail form of the numbers is ten digits wide (Q118298). */
export const LARGEST_NUMBER = 4294967295;

/** What a header transaction says. `index` is the character at which the number's name begins. */
export interface HeaderText {
  numbers: Partial<Record<HeaderNumber, { value: number; index: number }>>;
  /** Plain sentences on what is wrong with it; empty for a well-formed header. */
  problems: string[];
  /** Numbers that are named, but of which more digits may follow than the text shows. */
  unsure: HeaderNumber[];
}

/** True when the text names one of the three numbers at all. Cheap enough for every odd record. */
export const mentionsHeaderNumber = (text: string): boolean => MENTION.test(text);

/**
 * How well it is known where the text ends. sure: a length field or a line of text says so; likely:
 * a NUL, or the layout as it was inferred; open: nothing does.
 */
export type TextEnd = 'sure' | 'likely' | 'open';

/**
 * Reads a header transaction; null when the text names none of the three numbers. Never throws.
 * Unless the text's end is sure, what touches it may belong to something else: the last number is
 * then believed only when it is clean digits up to a likely end, or has the full width of ten.
 */
export function parseHeader(text: string, end: TextEnd = 'sure'): HeaderText | null {
  const header: HeaderText = { numbers: {}, problems: [], unsure: [] };
  let named = false;
  for (const match of text.matchAll(FIELD)) {
    const number = WHICH.find(([, pattern]) => pattern.test(match[1] ?? ''))?.[0];
    if (number === undefined) continue;
    named = true;
    const written = match[2] ?? '';
    const reachesEnd = match.index + match[0].length === text.length;
    const digits = end === 'sure' ? written : believed(written, end, reachesEnd);
    if (digits === null) {
      header.unsure.push(number);
      continue;
    }
    const value = /^\d+$/.test(digits) ? Number(digits) : null;
    const earlier = header.numbers[number];
    if (value === null) header.problems.push(`${number} is followed by no number`);
    else if (value > LARGEST_NUMBER) header.problems.push(`${number} ${written} is not plausible`);
    else if (earlier && earlier.value !== value)
      header.problems.push(`${number} is given twice, as ${earlier.value} and as ${value}`);
    else if (!earlier) header.numbers[number] = { value, index: match.index };
  }
  if (!named) return null;
  for (const [number] of NAMES)
    if (
      !header.numbers[number] &&
      !header.unsure.includes(number) &&
      !header.problems.some((p) => p.startsWith(number))
    )
      header.problems.push(`${number} is missing`);
  // Two different values for one number: neither can be believed.
  for (const [number] of NAMES)
    if (header.problems.some((p) => p.startsWith(`${number} is given twice`)))
      delete header.numbers[number];
  return header;
}

/** What is wrong with a header or not certain about it, in plain sentences. */
export const headerTroubles = (header: HeaderText): string[] => [
  ...header.unsure.map((number) => `where the digits of ${number} end cannot be told`),
  ...header.problems,
];

/** What is believed of a number in a text whose end is not sure; null when its end is unsure. */
function believed(written: string, end: TextEnd, reachesEnd: boolean): string | null {
  if (/^\d{1,10}$/.test(written) && (!reachesEnd || end === 'likely')) return written;
  if (/^\d{10}(?!\d)/.test(written)) return written.slice(0, 10);
  // Something is glued to the digits, or they may go on: bytes of the layout, or a broken header.
  return reachesEnd || (end === 'open' && /^\d/.test(written)) ? null : written;
}

/** The observations that a header gives; `at` is where its text begins. */
export function headerObservations(
  header: HeaderText,
  source: Source,
  at: Place,
  isFirst: boolean,
): Observation[] {
  const of = { kind: 'header' } as const;
  const found: Observation[] = [{ of, fact: 'header.present', value: true, source, at }];
  const isSound = isFirst && header.problems.length === 0;
  if (!isSound || header.unsure.length === 0)
    found.push({ of, fact: 'header.wellFormed', value: isSound, source, at });
  for (const [number] of NAMES) {
    const read = header.numbers[number];
    if (read) found.push({ of, fact: `header.${number}`, value: read.value, source, at });
  }
  return found;
}
