// Other ways to read the records of a queue, beside which the command is measured; each is run in a
// process of its own. They know the layout, and prove much less than a check does.
//   node bench/contenders.mjs NAME FILE
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** The layout of the made files: 24 bytes, a length of text and NUL at 16, the text, a NUL. */
const [FIXED, NUMBER, LENGTH] = [24, 10, 16];
const CHUNK = 1 << 20;
/** A polynomial to make work with: which one the checksum of a queue has is not known. */
const POLYNOMIAL = 0x1021;

/** Tables of a CRC-16: `tables[k][b]` is byte b with k zero bytes behind it. */
function crcTables(count) {
  const tables = Array.from({ length: count }, () => new Uint16Array(256));
  for (let byte = 0; byte < 256; byte += 1) {
    let crc = byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000 ? (crc << 1) ^ POLYNOMIAL : crc << 1;
    tables[0][byte] = crc;
  }
  for (let k = 1; k < count; k += 1)
    for (let byte = 0; byte < 256; byte += 1) {
      const before = tables[k - 1][byte];
      tables[k][byte] = (before << 8) ^ tables[0][before >> 8];
    }
  return tables;
}

/** Calls with each chunk of the file, in one buffer; what it does not take in comes again in front. */
function eachChunk(file, take) {
  const buffer = new Uint8Array(2 * CHUNK);
  const descriptor = openSync(file, 'r');
  let kept = 0;
  for (;;) {
    const size = readSync(descriptor, buffer, kept, CHUNK, null);
    if (size === 0) break;
    const end = kept + size;
    const taken = take(buffer, end);
    buffer.copyWithin(0, taken, end);
    kept = end - taken;
  }
  closeSync(descriptor);
}

/** Reads only. */
function read(file) {
  let bytes = 0;
  eachChunk(file, (_, end) => ((bytes += end), end));
  return bytes;
}

/** F: reads, follows the lengths, and makes a CRC-16 of each text, eight bytes at a time. */
function lengthChain(file) {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = crcTables(8);
  let [records, sum] = [0, 0];
  eachChunk(file, (bytes, end) => {
    let at = 0;
    while (at + FIXED < end) {
      const to = at + FIXED + (bytes[at + LENGTH] | (bytes[at + LENGTH + 1] << 8));
      if (to > end) break;
      let crc = 0;
      let i = at + FIXED;
      for (; i + 8 < to; i += 8)
        crc =
          t7[bytes[i] ^ (crc >> 8)] ^
          t6[bytes[i + 1] ^ (crc & 255)] ^
          t5[bytes[i + 2]] ^
          t4[bytes[i + 3]] ^
          t3[bytes[i + 4]] ^
          t2[bytes[i + 5]] ^
          t1[bytes[i + 6]] ^
          t0[bytes[i + 7]];
      for (; i < to - 1; i += 1) crc = ((crc << 8) & 0xffff) ^ t0[(crc >> 8) ^ bytes[i]];
      sum = (sum + crc) | 0;
      records += 1;
      at = to;
    }
    return at;
  });
  return `${records} ${sum}`;
}

/** A CRC-16 of the whole file as textbooks have it: one table, byte by byte. */
function byteTable(file) {
  const [table] = crcTables(1);
  let crc = 0;
  eachChunk(file, (bytes, end) => {
    for (let i = 0; i < end; i += 1) crc = ((crc << 8) & 0xffff) ^ table[(crc >> 8) ^ bytes[i]];
    return end;
  });
  return crc;
}

/** What one would write first: each record a string, taken apart with split and expressions. */
function plain(file) {
  const lists = new Map();
  const names = new Set();
  const problems = new Map();
  const note = (problem) => problems.set(problem, (problems.get(problem) ?? 0) + 1);
  let [records, last] = [0, 0];
  eachChunk(file, (chunk, end) => {
    const bytes = Buffer.from(chunk.buffer, 0, end);
    let at = 0;
    while (at + FIXED < end) {
      const to = at + FIXED + bytes.readUInt16LE(at + LENGTH);
      if (to > end) break;
      const number = bytes.readUInt32LE(at + NUMBER);
      if (number <= last) note('order');
      last = number;
      records += 1;
      const text = bytes.toString('latin1', at + FIXED, to - 1);
      at = to;
      const [, code, rest] = /^([ADMRT-]) ?(.*)$/.exec(text) ?? [];
      if (code === undefined) {
        note('code');
        continue;
      }
      if (code === '-' || code === 'T') continue;
      const [name, address] = rest.includes('\t')
        ? rest.split('\t')
        : [rest.slice(0, 31), rest.slice(31)];
      const [type, value] = (code === 'R' ? name : address).split(/:(.*)/);
      const [network, postoffice, mailbox] = value.split('/');
      const list = type === 'PCM' ? `${network}/${postoffice}` : `${type}:`;
      lists.set(list, (lists.get(list) ?? 0) + 1);
      if (code === 'R') continue;
      if (name.trimEnd().length > 30) note('name');
      if (type === 'PCM' && [network, postoffice, mailbox].some((part) => part.length > 10))
        note('part');
      if (type === 'PCM' && !/^[A-Za-z0-9]+$/.test(mailbox)) note('mailbox');
      const key = `${list}|${name.trimEnd().toUpperCase()}`;
      // As many names as the command remembers: more would not fit into its memory either.
      if (names.size < 196_608) {
        if (names.has(key)) note('duplicate');
        names.add(key);
      }
    }
    return at;
  });
  return `${records} ${lists.size} ${JSON.stringify([...problems])}`;
}

/** kaitai-struct: a class that its compiler makes of bench/queue.mjs, run on one record after another. */
async function kaitai(file) {
  const { KaitaiRecord, KaitaiStream } = await import('./queue.mjs').then((m) => m.kaitaiRecord());
  let [records, characters] = [0, 0];
  eachChunk(file, (bytes, end) => {
    let at = 0;
    while (at + FIXED < end) {
      const to = at + FIXED + (bytes[at + LENGTH] | (bytes[at + LENGTH + 1] << 8));
      if (to > end) break;
      const record = new KaitaiRecord(new KaitaiStream(bytes.buffer.slice(at, to)));
      records += 1;
      characters += record.text.length;
      at = to;
    }
    return at;
  });
  return `${records} ${characters}`;
}

const totals = (all) => `${all.length} ${all.reduce((sum, { text }) => sum + text.length, 0)}`;

/** binary-parser: an array of records until the end of the file, as its documents show it. */
async function binaryParser(file) {
  const { wholeFile } = await import('./queue.mjs').then((m) => m.binaryParser());
  return totals(wholeFile.parse(readFileSync(file)).records);
}

/** restructure: an array of records until the end of the file. */
async function restructure(file) {
  const { wholeFile } = await import('./queue.mjs').then((m) => m.restructure());
  return totals(wholeFile(readFileSync(file)));
}

const CONTENDERS = { read, lengthChain, byteTable, plain, kaitai, binaryParser, restructure };
const [name, file] = process.argv.slice(2);
console.log(await CONTENDERS[name](file));
