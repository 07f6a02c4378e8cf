/** Files that are no evidence, each named as what it is; a queue that begins like one is none of them. */
import { foreignBinary, foreignText, unreadableGlb } from '../../src/evidence/look-alikes.js';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
/** Bytes that lie at some places of a file, zeroes between them. */
const placed = (size: number, parts: Record<number, string>): Uint8Array => {
  const whole = new Uint8Array(size);
  for (const [at, text] of Object.entries(parts)) whole.set(bytes(text), Number(at));
  return whole;
};
const utf16 = (text: string): string => [...text].map((char) => `${char}\0`).join('');
const COMPOUND = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
/** A program: its last page, its pages, and the paragraphs of its header. */
const program = (page: string, pages: string, header: string, more: Record<number, string> = {}) =>
  placed(200, { 0: 'MZ', 2: page, 4: pages, 8: header, ...more });
const bitmap = (parts: Record<number, string> = {}) => placed(60, { 0: 'BM', 14: '(', ...parts });
const arj = (parts: Record<number, string> = {}) =>
  placed(60, { 0: '\x60\xea', 2: '\x28\x0a', 4: '\x1e', 10: '\x02', ...parts });

test.each<[what: string, content: Uint8Array, name: string, is: string | null]>([
  ['a model', bytes('glTF\x02\0\0\0'), 'RESYNC.GLB', 'gltf-model'],
  ['an archive', bytes('PK\x03\x04'), 'a.glb', 'zip-archive'],
  ['an archive of nothing', bytes('PK\x05\x06'), '', 'empty-zip-archive'],
  ['the beginning of one', bytes('PK\x03'), '', null],
  ['RAR', bytes('Rar!\x1a\x07'), '', 'rar-archive'],
  ['a picture', bytes('\x89PNG\r\n'), '', 'png-picture'],
  ['tar', placed(512, { 257: 'ustar' }), '', 'tar-archive'],
  ['LHA', placed(30, { 2: '-lh5-' }), '', 'lzh-archive'],
  ['LHA of a folder', placed(30, { 2: '-lhd-' }), '', 'lzh-archive'],
  ['LArc', placed(30, { 2: '-lzs-' }), '', 'lzh-archive'],
  ['neither', placed(30, { 2: '-lz1-' }), '', null],
  ['ARJ', arj(), '', 'arj-archive'],
  ['ARJ whose header is too large', arj({ 2: '\x29\x0a' }), '', null],
  ['the same by its name', arj({ 2: '\x29\x0a' }), 'a.ARJ', 'arj-archive'],
  ['ARJ whose fixed part is too small', arj({ 4: '\x1d' }), '', null],
  ['ARJ whose fixed part is largest', arj({ 4: '\x40' }), '', 'arj-archive'],
  ['ARJ whose fixed part is too large', arj({ 4: '\x41' }), '', null],
  ['ARJ of another kind', arj({ 10: '\x01' }), '', null],
  ['no ARJ, by its name alone', placed(60, {}), 'a.arj', null],
  ['a bitmap', bitmap(), '', 'bmp-picture'],
  ['text that begins with BM', bytes('BM'.padEnd(60, 'x')), '', null],
  ['BM and another header', bitmap({ 14: ')' }), '', null],
  ['BM with a byte that is reserved', bitmap({ 9: '\x01' }), '', null],
  ['BM that ends', bitmap().subarray(0, 26), '', null],
  ['a program', program('\xff\x01', '\x01', '\x02'), '', 'program'],
  ['MZ and a page that is too long', program('\0\x02', '\x01', '\x02'), '', null],
  ['MZ without a page', program('\x10', '\0', '\x02'), '', null],
  ['MZ without a header', program('\x10', '\x01', '\x01'), '', null],
  [
    'a program that unpacks itself',
    program('\x10', '\x01', '\x02', { 90: 'MSCF\0\0\0\0' }),
    '',
    'self-extracting',
  ],
  [
    'the same behind a header that is none',
    program('\x10', '\0', '\0', { 90: '-lh5-' }),
    '',
    'self-extracting',
  ],
  [
    'an Outlook message',
    placed(200, { 0: COMPOUND, 100: utf16('__substg1.0_') }),
    'a.doc',
    'outlook-message',
  ],
  [
    'a Word document',
    placed(200, { 0: COMPOUND, 100: utf16('WordDocument') }),
    '',
    'word-document',
  ],
  [
    'an Excel workbook',
    placed(200, { 0: COMPOUND, 100: utf16('Workbook') }),
    'a.msg',
    'excel-workbook',
  ],
  ['an Outlook message by its name', placed(200, { 0: COMPOUND }), 'A.MSG', 'outlook-message'],
  ['a Word document by its name', placed(200, { 0: COMPOUND }), 'a.dot', 'word-document'],
  ['one of them', placed(200, { 0: COMPOUND }), 'RESYNC.GLB', 'office-document'],
  ['no bytes', new Uint8Array(0), '', null],
])('%s', (_, content, name, is) => expect(foreignBinary(content, name)).toBe(is));

test.each<[string, string]>([
  ['{"tool": {"name":"resync-check"', 'own-report'],
  ['{"tool": {"name":"another"', 'other-json'],
  [' [1]', 'other-json'],
  ['<!DOCTYPE HTML><html>', 'html-page'],
  ['<?xml version="1.0"?>', 'xml'],
  ['# 03/13/96  15:27:05 | Status', 'other-log'],
  ['a\n03/13/96 15:27 | x', 'other-log'],
  ['03/13/96 15:27 Status', 'plain'],
  ['A John Doe@Server\nD Jane Doe@Server\n\n', 'appletalk-names'],
  ['A John Doe@Server\nhello', 'plain'],
  ['IMPSEQ=1 SRVSEQ=80 REQSEQ=22', 'header-line'],
  ['IMPSEQ=1 SRVSEQ=80', 'plain'],
  ['', 'plain'],
])('the text %j is %s', (text, is) => expect(foreignText(text)).toBe(is));

test.each<[string, ReturnType<typeof unreadableGlb>]>([
  ['reqconf.glb', { instead: 'LISTDS -R' }],
  ['SRVCONF.GLB', { instead: 'LISTDS -S' }],
  ['MASTER.GLB', { instead: null }],
  ['DS_MSG.GLB', { instead: null }],
  ['RESYNC.GLB', null],
  ['XREQCONF.GLB', null],
  ['REQCONF.GLB.txt', null],
])('%s was never published: %j', (name, instead) => expect(unreadableGlb(name)).toEqual(instead));
