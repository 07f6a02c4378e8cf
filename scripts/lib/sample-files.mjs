/** Makes the bytes of one sample file from its recipe. What a recipe may say is listed in MAKERS. */
import { Buffer } from 'node:buffer';
import { encodeCp437, layoutOf, seededRandom, writeQueue } from './queue-writer.mjs';

/** A list in which `@name` stands for a shared list of the recipes. */
const spliced = (items, shared) =>
  items.flatMap((item) =>
    typeof item === 'string' && item.startsWith('@') ? shared[item.slice(1)] : [item],
  );

/** Lines of text. DOS programs end lines with CR LF, so that is what a sample has unless told. */
function makeLines({ lines, encoding = 'cp437', newline = '\r\n' }, { texts }) {
  const text = spliced(lines, texts).join(newline) + newline;
  if (encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  return encodeCp437(text);
}

/**
 * A queue. `transactions` are texts or `{ text, number, seconds }`. Numbers rise by 1 and dates by
 * a few seconds where nothing else is said.
 */
function makeQueue({ queue }, recipes) {
  const { layout, transactions, firstNumber = 1, from = '1998-03-09T17:00:00Z' } = queue;
  const random = seededRandom(firstNumber);
  let number = firstNumber - 1;
  let date = Date.parse(from) / 1000;
  const records = spliced(transactions, recipes.transactions).map((item) => {
    const { text, ...told } = typeof item === 'string' ? { text: item } : item;
    number = told.number ?? number + 1;
    date += told.seconds ?? Math.floor(random() * 3);
    return { number, date, text };
  });
  return writeQueue(records, layoutOf(recipes.layouts[layout]));
}

/** A binary glTF 2.0 model (its file names end in .glb too) without any mesh in it. */
function makeModel({ model }) {
  const json = JSON.stringify(model);
  const chunk = Buffer.from(json.padEnd(Math.ceil(json.length / 4) * 4), 'latin1');
  const head = Buffer.alloc(20);
  head.write('glTF', 0, 'latin1');
  head.writeUInt32LE(2, 4);
  head.writeUInt32LE(head.length + chunk.length, 8);
  head.writeUInt32LE(chunk.length, 12);
  head.write('JSON', 16, 'latin1');
  return Buffer.concat([head, chunk]);
}

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A ZIP archive that stores one file without compression. */
function makeArchive({ archive }, recipes) {
  const name = Buffer.from(archive.name, 'latin1');
  const body = Buffer.from(makeFile(archive.file, recipes));
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(0x2469, 8); // 1998-03-09, see the same word in DOS stamps
  common.writeUInt32LE(crc32(body), 10);
  common.writeUInt32LE(body.length, 14);
  common.writeUInt32LE(body.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, body]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    common,
    Buffer.alloc(14),
    name,
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

const MAKERS = {
  lines: makeLines,
  queue: makeQueue,
  model: makeModel,
  archive: makeArchive,
  zeros: ({ zeros }) => new Uint8Array(zeros),
};

/** Damage: `cutTo` bytes are kept; `noiseAt: [offset, length]` is overwritten. */
function damage(bytes, { cutTo, noiseAt }) {
  const damaged = Uint8Array.from(bytes);
  if (noiseAt) {
    const [offset, length] = noiseAt;
    const random = seededRandom(offset);
    for (let i = 0; i < length; i += 1) damaged[offset + i] = Math.floor(random() * 256);
  }
  return cutTo === undefined ? damaged : damaged.subarray(0, cutTo);
}

/** The bytes of a file. Throws a plain sentence on a recipe that says nothing known. */
export function makeFile(recipe, recipes) {
  const kind = Object.keys(MAKERS).find((name) => name in recipe);
  if (!kind) throw new Error(`a recipe names none of ${Object.keys(MAKERS).join(', ')}`);
  return damage(MAKERS[kind](recipe, recipes), recipe);
}
