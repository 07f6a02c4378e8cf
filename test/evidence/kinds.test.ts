import { messageOf } from '../../src/report/words/issues.js';
import { layoutOf, writeQueue } from '../../scripts/lib/queue-writer.mjs';
import type { Kind } from '../../src/model/types.js';
import { identify, readerOf } from '../../src/evidence/kinds.js';
import { bytesOf } from '../support/read.js';

/** Bytes given as characters, filled up with zeros. */
const raw = (start: string, size = start.length): Uint8Array =>
  Uint8Array.from({ length: size }, (_, i) => (i < start.length ? start.charCodeAt(i) : 0));
const utf16 = (text: string, isBig = false): Uint8Array => {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2));
  [...`\ufeff${text}`].forEach((char, i) => view.setUint16(2 * i, char.charCodeAt(0), !isBig));
  return new Uint8Array(view.buffer);
};
const unmarked = (text: string, isBig = false): Uint8Array => utf16(text, isBig).subarray(2);
/** Deep in a text: behind this stands what is looked for. */
const LONG = 'Nothing of note happened on this day.\n'.repeat(3000);
const asked = (name: string, head: Uint8Array) => identify(name, head, true);

const LISTDS = `Examining POLYNOMIAL/OCTOBER Requestor Configuration Record

Dir-Sync Server: POLYNOMIAL/MONTGOMERY
ReqSync = 17, SrvSync = 80
`;
const SUBJECT = 'Subject: ReqTx R=17 (was 17), S=80, I=2, 0 sent\n';
const LISTQ =
  'Item   Sync No.   Transaction\n1      0000000001 # Dummy record installed by PODIAG.<00>\n';
const BITMAP = `BM\x46\x01\0\0\0\0\0\0\x36\0\0\0\x28`;

/** Each is named for what it is, so that nobody looks for the fault in it. */
test.each<[string, Uint8Array, string | RegExp]>([
  ['model.glb', raw('glTF\x02\0\0\0', 40), /glTF/],
  ['RESYNC.GLB', raw('glTF\x02\0\0\0', 40), /glTF/],
  ['RESYNC.GLB', raw('PK\x03\x04\x14', 60), /ZIP archive/],
  ['empty.zip', raw('PK\x05\x06', 22), /empty ZIP/],
  ['RESYNC.GLB', raw('\x1f\x8b\x08\0', 30), /gzip/],
  ['t.tar', raw(`RESYNC.GLB${'\0'.repeat(247)}ustar`, 512), /tar archive: unpack/],
  ['x.lzh', raw('\x1c\x80-lh5-\0', 60), /LZH archive/],
  ['x.arj', raw('\x60\xea\x1e\0\x1e\x06\x01\0\x10\0\x02', 60), /ARJ archive/],
  ['x.exe', raw(`MZ${'\0'.repeat(100)}PK\x03\x04\x14`, 200), /unpacks itself/],
  ['a.7z', raw('7z\xbc\xaf\x27\x1c', 40), /7-Zip/],
  ['a.rar', raw('Rar!\x1a\x07', 40), /RAR/],
  ['a.cab', raw('MSCF\0\0\0\0', 60), /cabinet/],
  ['listq.ex_', raw('SZDD\x88\xf0\x27\x33A', 60), /COMPRESS\.EXE/],
  ['listds.exe', raw('MZ\x90\0\x03\0\0\0\x04', 200), /program/],
  ['ticket.pdf', raw('%PDF-1.4\n%\xe2\xe3'), /PDF/],
  ['screen.png', raw('\x89PNG\r\n\x1a\n', 60), /PNG/],
  ['screen.jpg', raw('\xff\xd8\xff\xe0', 60), /JPEG/],
  ['screen.gif', raw('GIF89a\x01', 60), /GIF/],
  ['screen.bmp', raw(BITMAP, 100), /BMP/],
  ['mail.msg', raw('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 600), /Outlook/],
  ['notes.txt', raw(''), /empty \(0 bytes\)/],
  ['', raw(''), /empty \(0 bytes\)/],
  ['RESYNC.GLB', raw('\x01\x02\x03'), /too short.*3 bytes/],
  ['REQCONF.GLB', raw('\x01\x02\x03', 512), /LISTDS -R/],
  ['srvconf.glb', raw('\x01\x02\x03', 512), /LISTDS -S/],
  ['MASTER.GLB', raw('\x01\x02\x03', 512), /not needed/],
  ['page.htm', bytesOf('\n<!DOCTYPE html><html></html>'), /HTML/],
  ['RESYNC.GLB', bytesOf('<html><body>404</body></html>'), /HTML/],
  ['a.xml', bytesOf('<?xml version="1.0"?><a/>'), /XML/],
  ['OTHER.LOG', bytesOf('03/22/94 15:43:50 | mail is moving\r\n'), /log of another program/],
  ['a.json', bytesOf('[1, 2]'), /JSON/],
  ['notes.txt', bytesOf('The import stopped with error 14.'), /plain text/],
  ['notes.txt', utf16('The import stopped.'), /plain UTF-16 text/],
  ['notes.txt', unmarked('The import stopped.'), /plain UTF-16 text/],
  ['notes.GLB', bytesOf('The import stopped with error 14.'), /plain text/],
  ['RESYNC.GLB', bytesOf('<?xml version="1.0"?><a/>'), /XML/],
  ['RESYNC.GLB', bytesOf('{"a": 1}'), /JSON/],
])('no evidence: %s %#', (name, head, what) => {
  const { kinds, issue } = asked(name, head);
  expect(kinds).toEqual([]);
  expect(issue?.level).toBe('error');
  expect(messageOf(issue!)).toMatch(what);
});

test('a report of ours is no evidence, and nothing is wrong with it', () => {
  const head = bytesOf('{"schemaVersion":"1.0","tool":{"name":"resync-check"}}');
  const { kinds, issue } = asked('out.json', head);
  expect([kinds, issue?.level]).toEqual([[], 'warning']);
  expect(messageOf(issue!)).toMatch(/report of this tool/);
});

/** Whether a reader takes it or not: it is known for what it is. */
test.each<[string, Uint8Array, RegExp]>([
  ['dxa.reg', bytesOf('REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\X]\r\n'), /^registry|registry export/],
  [
    'dxa.reg',
    utf16('Windows Registry Editor Version 5.00\r\n'),
    /^registry|registry export.*UTF-16/,
  ],
  ['dump.ldf', bytesOf('dn: cn=OCTOBER,cn=Recipients\nDXA-Req-Seq: 17\n'), /ldif/i],
  ['dump.csv', bytesOf('Obj-Class,Common-Name\nRemote-DXA,OCTOBER\n'), /csv/i],
])('exports of the directory server: %s %#', (name, head, what) => {
  const { kinds, issue } = asked(name, head);
  expect(kinds[0] ?? messageOf(issue!)).toMatch(what);
});

test.each<[string, Uint8Array, Kind[]]>([
  ['listds.txt', bytesOf(LISTDS), ['listds-requestor']],
  ['listds.txt', utf16(LISTDS), ['listds-requestor']],
  ['listds.txt', utf16(LISTDS, true), ['listds-requestor']],
  ['listds.txt', bytesOf(`${LISTDS}\x1a`), ['listds-requestor']],
  ['s.txt', bytesOf('Examining A/B Server Configuration Record\n'), ['listds-server']],
  ['q.txt', bytesOf(LISTQ), ['listq']],
  ['m.txt', bytesOf('[DIRSYNC]\nTASK=EXPORT\nSRVSEQ=5\n'), ['dirsync-message']],
  ['subject.txt', bytesOf(SUBJECT), ['subjects']],
  [
    'ldp.txt',
    bytesOf('>> Dn: CN=A,DC=ORG\n\t2> objectClass: top; x; \n\t1> cn: A; \n\t1> dXAReqSeq: 18; \n'),
    ['raw-attributes'],
  ],
  [
    'mail.txt',
    bytesOf(`${SUBJECT}\n${LISTDS.replace(/^/gm, '> ')}`),
    ['listds-requestor', 'subjects'],
  ],
  // Behind the first 64 KiB.
  ['mail.txt', bytesOf(LONG + SUBJECT), ['subjects']],
  ['mail.txt', bytesOf(LISTDS + LONG + SUBJECT), ['listds-requestor', 'subjects']],
  ['mail.txt', bytesOf(`\u00fc${LONG}${SUBJECT}`), ['subjects']],
  // A captured screen.
  ['screen.txt', bytesOf(`${LISTDS}\x07`), ['listds-requestor']],
  ['unnamed.bin', raw(`\x01${'R PCM:POLYNOMIAL/OCTOBER '.repeat(9)}`), ['queue']],
  // UTF-16 without a mark.
  ['listds.txt', unmarked(LISTDS), ['listds-requestor']],
  ['listds.txt', unmarked(LISTDS, true), ['listds-requestor']],
  ['RESYNC.GLB', raw('A\0B\0C\0D\0E\0F\0G\0H\0\x01', 60), ['queue']],
  // Characters all through, by accident; the name decides.
  ['RESYNC.GLB', bytesOf('@@@@~~~~ IMPSEQ=1 SRVSEQ=80 REQSEQ=22 '), ['queue']],
  ['usrtrans.glb', raw('AAAABBBBA User\x81Number 1PCM:A/B/user1'), ['queue']],
  ['RESYNC.GLB', raw('\xe9\xe8@@\n[DIRSYNC]\nIMPSEQ=1\nSRVSEQ=80'), ['queue']],
  ['mail.txt', raw('\xe9\xe8@@\n[DIRSYNC]\nIMPSEQ=1\nSRVSEQ=80'), ['dirsync-message']],
  ['names.txt', bytesOf('A User Number 1\tPCM:NET1/PO1/user1\r\n'), ['import-file']],
  ['RESYNC.GLB', raw('A User\x81\tPCM:A/B/c\r\n'), ['queue']],
  [
    'key.txt',
    bytesOf(
      'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeDX\n    Start\tREG_DWORD\t0x2\n',
    ),
    ['registry'],
  ],
  [
    'tmptrans.txt',
    bytesOf('[DIRSYNC-TRANSACTIONS]\n0000000645 User 1 PCM:A/B/c\n'),
    ['dirsync-message'],
  ],
  ['state.json', bytesOf('{ "kind": "sync-state", "version": 1 }'), ['sync-state']],
  // An export that lacks the key or the attributes is still what it is.
  ['dxa.reg', bytesOf('REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\X]\r\n'), ['registry']],
  ['dxa.reg', utf16('Windows Registry Editor Version 5.00\r\n'), ['registry']],
  ['dump.ldf', bytesOf('version: 1\ndn: cn=OCTOBER,o=ORG\nDXA-Req-Seq: 17\n'), ['ldif']],
  ['dump.ldf', bytesOf('dn: cn=OCTOBER,o=ORG\ncn: OCTOBER\n'), ['ldif']],
  ['dump.csv', bytesOf('Obj-Class,Common-Name\nRemote-DXA,OCTOBER\n'), ['directory-csv']],
  ['dump.csv', bytesOf('DN,dXAReqSeq\n"cn=OCTOBER,o=ORG",17\n'), ['directory-csv']],
  ['raw.txt', bytesOf('Common name: OCTOBER\nDXA-Req-Seq   0000000017\n'), ['raw-attributes']],
  ['raw.txt', bytesOf('dn: cn=OCTOBER\ndXAReqSeq = 17\n'), ['raw-attributes']],
  ['mail.txt', bytesOf(`${SUBJECT}\nDXA-Svr-Seq: 80\n`), ['subjects', 'raw-attributes']],
  // Nothing in it, but its name says what should be.
  ['RESYNC.GLB', raw(''), ['queue']],
  ['reqtrans.glb', raw(''), ['queue']],
  ['RESYNC.GLB', raw('', 5), ['queue']],
  ['RESYNC.GLB', raw('', 900), ['queue']],
  ['unnamed.bin', raw('\x01\x02\x03', 49), ['queue']],
  // Two letters prove nothing: a checksum may look like them.
  ['RESYNC.GLB', raw('BM\x12\x34\x56\x78\x01', 49), ['queue']],
])('evidence: %s %#', (name, head, kinds) => {
  expect(asked(name, head)).toEqual({ kinds, issue: null });
});

test.each([
  [bytesOf(LISTDS), 'this is text,'],
  [utf16(LISTDS), 'this is UTF-16 text,'],
])('a text that is called RESYNC.GLB gets a warning %#', (head, words) => {
  const { kinds, issue } = asked('Resync.glb', head);
  expect(kinds).toEqual(['listds-requestor']);
  expect(issue?.level).toBe('warning');
  expect(messageOf(issue!)).toContain(words);
});

test('a beginning that is not all may go on: only a whole file is too short', () =>
  expect(identify('x', raw('\x01\x02\x03'), false).kinds).toEqual(['queue']));

test.each(['MZ', 'BM', '\x1f\x8b'])('a queue whose checksum reads %j is a queue', (letters) => {
  const layout = layoutOf({
    ...{ fixedPart: 'before', fixedBytes: 24, nul: true, filler: 'zero' },
    fields: [
      { name: 'checksum', form: 'made-up' },
      { name: 'date', form: 'unix' },
      { name: 'number', form: 'binary' },
    ],
  });
  const texts = ['IMPSEQ=1 SRVSEQ=80 REQSEQ=22', 'R PCM:POLYNOMIAL/OCTOBER'];
  const queue = writeQueue(
    texts.map((text, i) => ({ number: 17 + i, date: 765_000_000 + i, text })),
    layout,
  );
  const at = layout.fields.find(({ name }) => name === 'checksum')!.offset;
  const marked = queue.slice(at);
  marked.set(raw(letters));
  expect(asked('RESYNC.GLB', marked)).toEqual({ kinds: ['queue'], issue: null });
});

test('every kind has its reader', () => {
  const kinds: Kind[] = [
    ...(['queue', 'listq', 'listds-requestor', 'listds-server'] as const),
    ...(['subjects', 'dirsync-message', 'sync-state'] as const),
  ];
  expect(new Set(kinds.map(readerOf)).size).toBe(kinds.length);
});

const LOG =
  '03/04/96 10:00:01 | Status [  0] REQMAIN\r\n03/04/96 10:00 | Fatal [ 14] Bad sync number\r\n';
const PAD = '\0'.repeat(300);
test.each<[string, string, Kind]>([
  ['in front', PAD + LOG, 'dirsync-log'],
  ['at its end', LOG + PAD, 'dirsync-log'],
  ['on both sides', PAD + LOG + PAD, 'dirsync-log'],
  ['in its middle', LOG + PAD + LOG, 'queue'],
  ['around a text that is no log', PAD + LONG.slice(0, 100) + PAD, 'queue'],
])('NUL bytes of a log %s', (_, text, kind) =>
  expect(asked('DIRSYNC.LOG', raw(text)).kinds).toEqual([kind]),
);
