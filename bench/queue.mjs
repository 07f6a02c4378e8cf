// The layout of the made queues in the words of three libraries for binary formats.

/** A class for one record, made by the compiler of kaitai-struct. */
export async function kaitaiRecord() {
  const { default: compiler } = await import('kaitai-struct-compiler');
  const { default: KaitaiStream } = await import('kaitai-struct/KaitaiStream.js');
  const files = await compiler.compile('javascript', {
    meta: { id: 'kaitai_record', endian: 'le', encoding: 'IBM437' },
    seq: [
      { id: 'first', size: 4 },
      { id: 'date', type: 'u4' },
      { id: 'second', size: 2 },
      { id: 'number', type: 'u4' },
      { id: 'third', size: 2 },
      { id: 'length', type: 'u2' },
      { id: 'fourth', size: 6 },
      { id: 'text', type: 'str', size: 'length - 1', encoding: 'ISO-8859-1' },
      { id: 'nul', size: 1 },
    ],
  });
  const [source] = Object.values(files);
  const module = { exports: {} };
  new Function('module', 'exports', 'require', 'define', source)(
    module,
    module.exports,
    () => KaitaiStream,
    undefined,
  );
  const { KaitaiRecord } = module.exports;
  return { KaitaiRecord: KaitaiRecord.KaitaiRecord ?? KaitaiRecord, KaitaiStream };
}

/** A parser of whole files. */
export async function binaryParser() {
  const { Parser } = await import('binary-parser');
  const record = new Parser()
    .endianness('little')
    .buffer('first', { length: 4 })
    .uint32('date')
    .buffer('second', { length: 2 })
    .uint32('number')
    .buffer('third', { length: 2 })
    .uint16('length')
    .buffer('fourth', { length: 6 })
    .string('text', {
      length() {
        return this.length - 1;
      },
      encoding: 'latin1',
    })
    .uint8('nul');
  const wholeFile = new Parser()
    .endianness('little')
    .array('records', { type: record, readUntil: 'eof' });
  return { wholeFile };
}

/** A reader of whole files. */
export async function restructure() {
  const r = await import('restructure');
  const record = new r.Struct({
    first: new r.Buffer(4),
    date: r.uint32le,
    second: new r.Buffer(2),
    number: r.uint32le,
    third: new r.Buffer(2),
    length: r.uint16le,
    fourth: new r.Buffer(6),
    text: new r.String((parent) => parent.length - 1, 'latin1'),
    nul: r.uint8,
  });
  const all = new r.Array(record);
  return { wholeFile: (bytes) => all.decode(new r.DecodeStream(bytes)) };
}
