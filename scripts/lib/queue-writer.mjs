/**
 * Writes binary Dir-Sync queues for samples and tests.
 *
 * No record layout of a queue was ever published; known are only about 24 bytes of fields per
 * record, which hold a 16-bit checksum, a date stamp and a sync number, and a text in a DOS code
 * page (Q96060, Q110496, Q133428). So this writer takes the layout as data and writes any that is
 * compatible with what is known. A reader that copes with all of them assumes none.
 */

/** A small seeded generator (mulberry32): the same seed gives the same file for ever. */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Code page 437 from 0x80 on; what lies below is ASCII. */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** Text as the DOS programs would store it. A character outside of the code page is an error. */
export function encodeCp437(text) {
  return Uint8Array.from(text, (character) => {
    const code = character.codePointAt(0);
    if (code < 0x80) return code;
    const index = CP437.indexOf(character);
    if (index < 0) throw new Error(`not in code page 437: ${JSON.stringify(character)}`);
    return 0x80 + index;
  });
}

/** The forms that a field can take, with their width; a length of 0 bytes may be 2 or 4. */
export const FORMS = {
  checksum: { 'made-up': 2 },
  date: { unix: 4, 'dos-time-first': 4, 'dos-date-first': 4 },
  number: { binary: 4, digits: 10 },
  length: { text: 0, 'text+nul': 0, record: 0 },
  noise: { noise: 0 },
  zero: { zero: 0 },
};

/**
 * A made-up 16-bit hash of the text. The real algorithm is unknown, and this is not an attempt at
 * it: to a reader these two bytes must be as good as noise.
 */
function madeUpChecksum(bytes) {
  let hash = 0x1d0f;
  for (const byte of bytes) hash = (Math.imul(hash, 31) + byte + (hash >>> 7)) & 0xffff;
  return hash;
}

/** Seconds since 1970 as the two words of a DOS stamp, which counts in steps of two seconds. */
function dosWords(seconds) {
  const when = new Date(Math.max(seconds, 315532800) * 1000); // DOS time begins in 1980.
  return {
    time: (when.getUTCHours() << 11) | (when.getUTCMinutes() << 5) | (when.getUTCSeconds() >> 1),
    date:
      ((when.getUTCFullYear() - 1980) << 9) | ((when.getUTCMonth() + 1) << 5) | when.getUTCDate(),
  };
}

function writeField(view, field, record, text, layout, random) {
  const { offset, bytes } = field;
  const little = true;
  switch (`${field.name} ${field.form}`) {
    case 'checksum made-up':
      return view.setUint16(offset, madeUpChecksum(text), little);
    case 'date unix':
      return view.setUint32(offset, record.date, little);
    case 'date dos-time-first':
    case 'date dos-date-first': {
      const { time, date } = dosWords(record.date);
      const timeFirst = field.form === 'dos-time-first';
      view.setUint16(offset, timeFirst ? time : date, little);
      return view.setUint16(offset + 2, timeFirst ? date : time, little);
    }
    case 'number binary':
      return view.setUint32(offset, record.number, little);
    case 'number digits': {
      const digits = String(record.number).padStart(10, '0');
      for (let i = 0; i < 10; i += 1) view.setUint8(offset + i, digits.charCodeAt(i));
      return undefined;
    }
    case 'length text':
    case 'length text+nul':
    case 'length record': {
      const whole = layout.fixedBytes + text.length + (layout.nul ? 1 : 0);
      const counted =
        field.form === 'record' ? whole : text.length + (field.form === 'text+nul' ? 1 : 0);
      if (bytes === 2 && counted > 0xffff) throw new Error('text too long for a 2-byte length');
      return bytes === 2
        ? view.setUint16(offset, counted, little)
        : view.setUint32(offset, counted, little);
    }
    case 'noise noise':
    case 'zero zero':
      for (let i = 0; i < bytes; i += 1)
        view.setUint8(offset + i, field.name === 'noise' ? Math.floor(random() * 256) : 0);
      return undefined;
    default:
      throw new Error(`no such field: ${field.name} ${field.form}`);
  }
}

/**
 * Writes a queue. `records` are `{ number, date, text }` with `date` in seconds since 1970 and
 * `text` as bytes or as a string of code page 437. Bytes of the fixed part that no field covers
 * are noise or zero as `layout.filler` says.
 */
export function writeQueue(records, layout) {
  checkLayout(layout);
  const random = seededRandom(layout.seed ^ 0x5eed);
  const pieces = records.map((record) => {
    const text = typeof record.text === 'string' ? encodeCp437(record.text) : record.text;
    const fixed = new Uint8Array(layout.fixedBytes);
    const view = new DataView(fixed.buffer);
    for (let i = 0; i < fixed.length; i += 1)
      fixed[i] = layout.filler === 'noise' ? Math.floor(random() * 256) : 0;
    for (const field of layout.fields) writeField(view, field, record, text, layout, random);
    const body = layout.nul ? [text, Uint8Array.of(0)] : [text];
    return layout.fixedPart === 'before' ? [fixed, ...body] : [...body, fixed];
  });
  return concatenate(pieces.flat());
}

function concatenate(pieces) {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Throws a plain sentence when fields overlap, stick out or contradict the layout. */
export function checkLayout(layout) {
  const { fixedBytes, fields, nul } = layout;
  if (fixedBytes < 8 || fixedBytes > 64) throw new Error(`fixed part of ${fixedBytes} bytes`);
  let free = 0;
  for (const field of [...fields].sort((a, b) => a.offset - b.offset)) {
    if (field.offset < free) throw new Error(`${field.name} overlaps the field before it`);
    free = field.offset + field.bytes;
    if (field.form === 'text+nul' && !nul) throw new Error('a length counts a NUL that is absent');
  }
  if (free > fixedBytes) throw new Error(`the fields need ${free} bytes of ${fixedBytes}`);
}

/**
 * Packs fields, in the order given, into a fixed part: `{ name, form, bytes? }` without offsets.
 * Spare bytes go to seeded places between them; `{ gap: 0 }` on a field glues it to the last one.
 */
export function layoutOf({ fixedPart, fixedBytes, fields, nul, filler = 'noise', seed = 1 }) {
  const random = seededRandom(seed);
  const widths = fields.map((field) => field.bytes || FORMS[field.name][field.form] || 2);
  let spare = fixedBytes - widths.reduce((sum, width) => sum + width, 0);
  if (spare < 0) throw new Error(`the fields need ${-spare} bytes more than ${fixedBytes}`);
  let offset = 0;
  const placed = fields.map(({ name, form, gap }, i) => {
    const before = gap ?? Math.floor(random() * (spare + 1) * (random() < 0.5 ? 0.3 : 1));
    spare -= before;
    offset += before;
    const field = { name, form, offset, bytes: widths[i] };
    offset += widths[i];
    return field;
  });
  const layout = { fixedPart, fixedBytes, nul, filler, seed, fields: placed };
  checkLayout(layout);
  return layout;
}

/** Draws any legal layout. Where the fixed part is too small, some fields are left out. */
export function randomLayout(seed) {
  const random = seededRandom(seed);
  const pick = (choices) => choices[Math.floor(random() * choices.length)];
  const fixedBytes = random() < 0.4 ? 24 : 8 + Math.floor(random() * 57);
  const nul = random() < 0.6;
  const wanted = [
    { name: 'checksum', form: 'made-up' },
    { name: 'date', form: pick(Object.keys(FORMS.date)) },
    { name: 'number', form: pick(Object.keys(FORMS.number)) },
  ];
  if (random() < 0.75)
    wanted.push({
      name: 'length',
      form: pick(nul ? ['text', 'text+nul', 'record'] : ['text', 'record']),
      bytes: pick([2, 4]),
    });
  const shuffled = wanted
    .map((field) => ({ field, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ field }) => field);
  let room = fixedBytes;
  const fields = shuffled.filter((field) => {
    const width = field.bytes ?? FORMS[field.name][field.form];
    if (width > room) return false;
    room -= width;
    return true;
  });
  const fixedPart = random() < 0.75 ? 'before' : 'after';
  const filler = random() < 0.5 ? 'noise' : 'zero';
  return layoutOf({ fixedPart, fixedBytes, fields, nul, filler, seed });
}
