/** JSON that knows at which line each value stands. */

/** A place in a JSON text, both from 1. */
export interface JsonPlace {
  line: number;
  column: number;
}

/**
 * Parsed JSON that can say where each value stands, or what is wrong and where. `notDigits` is the
 * pointer of the first number that is not written in digits alone: JSON.parse makes 7 of 6.9999999999999999
 * and 0 of 1e-400, which the text does not show.
 */
export type PlacedJson =
  | {
      value: unknown;
      placeOf: (pointer: string) => JsonPlace | undefined;
      notDigits: string | null;
    }
  | { problem: string; place: JsonPlace };

/** Deeper nesting is refused; nothing of ours is deeper than five. */
const DEEPEST = 64;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const DIGITS = /^\d+$/;
const LITERAL = /true|false|null/y;
const BLANKS = /[ \t\r\n]*/y;

/** What ends the scan early; caught in `parseJson` and never seen outside. */
type Stop = Error & { at: number };
const isStop = (thrown: unknown): thrown is Stop => thrown instanceof Error && 'at' in thrown;

/**
 * Records where the value of each JSON pointer begins; gives the pointer of the first number that is not
 * digits alone. Throws a Stop at the first error.
 */
function scan(text: string, offsets: Map<string, number>): string | null {
  let at = 0;
  let notDigits: string | null = null;

  const stop = (problem: string, where = at): never => {
    throw Object.assign(new Error(problem), { at: where }) satisfies Stop;
  };
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const next = (): string => {
    skip(BLANKS);
    return text.charAt(at);
  };
  const expect = (mark: string): void => {
    if (next() !== mark) stop(at >= text.length ? 'the text ends too early' : `expected ${mark}`);
    at += 1;
  };

  const string = (): string => {
    const from = at;
    for (at += 1; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit === 0x22) {
        at += 1;
        try {
          return JSON.parse(text.slice(from, at)) as string;
        } catch {
          return stop('bad escape in a string', from);
        }
      }
      if (unit === 0x5c) at += 1;
      else if (unit < 0x20) stop('a string is not closed');
    }
    return stop('a string is not closed', from);
  };

  const members = (pointer: string, depth: number): void => {
    at += 1;
    if (next() === '}') {
      at += 1;
      return;
    }
    for (;;) {
      if (next() !== '"')
        stop(at >= text.length ? 'the text ends too early' : 'expected a key in "');
      const from = at;
      const key = string();
      const place = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      // JSON.parse takes the last one, and does not say so.
      if (offsets.has(place)) stop('a key stands there twice', from);
      expect(':');
      value(place, depth);
      if (next() !== ',') return expect('}');
      at += 1;
    }
  };

  const items = (pointer: string, depth: number): void => {
    at += 1;
    if (next() === ']') {
      at += 1;
      return;
    }
    for (let index = 0; ; index += 1) {
      value(`${pointer}/${index}`, depth);
      if (next() !== ',') return expect(']');
      at += 1;
    }
  };

  const value = (pointer: string, depth: number): void => {
    if (depth > DEEPEST) stop('nested too deeply');
    const first = next();
    offsets.set(pointer, at);
    if (first === '{') members(pointer, depth + 1);
    else if (first === '[') items(pointer, depth + 1);
    else if (first === '"') string();
    else if (skip(NUMBER)) {
      if (!DIGITS.test(text.slice(offsets.get(pointer), at))) notDigits ??= pointer;
    } else if (!skip(LITERAL))
      stop(at >= text.length ? 'the text ends too early' : 'expected a value');
  };

  value('', 0);
  if (next() !== '') stop('something follows the end of the JSON');
  return notDigits;
}

/** Finds the line and column of an offset; the line starts are looked up once. */
function placesIn(text: string): (at: number) => JsonPlace {
  const starts = [0];
  for (const end of text.matchAll(/\r\n?|\n/g)) starts.push(end.index + end[0].length);
  return (at) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= at) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: at - starts[low]! + 1 };
  };
}

/** Parses JSON. Never throws. */
export function parseJson(text: string): PlacedJson {
  const offsets = new Map<string, number>();
  const placeAt = placesIn(text);
  try {
    const notDigits = scan(text, offsets);
    return {
      notDigits,
      value: JSON.parse(text) as unknown,
      placeOf: (pointer) => {
        const at = offsets.get(pointer);
        return at === undefined ? undefined : placeAt(at);
      },
    };
  } catch (thrown) {
    return isStop(thrown)
      ? { problem: thrown.message, place: placeAt(thrown.at) }
      : { problem: 'is not JSON', place: { line: 1, column: 1 } };
  }
}
