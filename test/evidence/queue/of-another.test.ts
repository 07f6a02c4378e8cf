/** Header numbers among the bytes of something else: without a layout they are of no header. */
import { read } from '../../../src/evidence/read.js';
import { bytesOf } from '../../support/read.js';

const around = (text: string): Uint8Array => bytesOf(`\x31\xbe\0\0\0\xab\0\0${text}\0\0\xff\xfe`);
const NUMBERS = 'ReqSync = 140, SrvSync = 140\r\n';

test.each<[name: string, text: string, isHeader: boolean]>([
  ['00000123.MAI', 'Subject: x\0[DIRSYNC]\r\nSRVSEQ=0000000100\r\n', false],
  ['00000123.MAI', '$SYSTEM ReqTx R=140\0SRVSEQ=0000000100\r\n', false],
  ['note.wri', `Examining POLYNOMIAL/OCTOBER\r\n${NUMBERS}`, false],
  ['m.txt', `Dir-Sync Server: POLYNOMIAL/MONTGOMERY\r\n${NUMBERS}`, false],
  ['m.txt', `E\0x\0a\0m\0i\0n\0i\0n\0g\0 \0P\0${NUMBERS}`, false],
  ['copy.bin', 'IMPSEQ=2 SRVSEQ=140 REQSEQ=140', true],
  ['RESYNC.GLB', 'IMPSEQ=2 SRVSEQ=140 REQSEQ=140', true],
])('%s: %j', (name, text, isHeader) => {
  const { reading } = read(name, [around(text)]);
  expect(reading.observations.some(({ of }) => of.kind === 'header')).toBe(isHeader);
});
