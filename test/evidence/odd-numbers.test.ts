/**
 * What stands in the place of a number and is none, in every text that has numbers: it is unknown and
 * named, or the file is refused. It is never another number, and never a pass.
 */
import { check, UsageError, type CheckOptions, type Report } from '../../src/index.js';
import * as listings from '../support/listings.js';
import { bytesOf } from '../support/read.js';

const HIGH = 4_294_967_000;
const HEADER: Partial<CheckOptions> = { header: { IMPSEQ: HIGH, SRVSEQ: HIGH, REQSEQ: HIGH } };
const OWN: Partial<CheckOptions> = {
  requestors: ['NET1/PO1'],
  own: { ImportSync: 0, SrvSync: 0, ReqSync: 0 },
};

const listdsR = (ReqSync: string, SrvSync: string): string =>
  listings.listdsR('NET1/PO1', 'NET1/PO2', ReqSync, SrvSync);
const listdsS = (ReqSync: string, SrvSync: string): string =>
  listings.listdsS('NET1/PO2', [['NET1/PO1', ReqSync, SrvSync]]);
const subject = (R: string, S: string, I: string): string =>
  `From: NET1/PO1/$SYSTEM\nSubject: ReqTx R=${R} S=${S}, I=${I}, 0 sent\n`;
const listq = (IMPSEQ: string, REQSEQ: string): string =>
  'Examining NET1/PO1 Dirsync transaction file: RESYNC\n\nDate stamp               Sync#  Transaction\n' +
  `Thu Apr 07 12:13:52 1994 000001 IMPSEQ=${IMPSEQ} SRVSEQ=80 REQSEQ=${REQSEQ}\n` +
  'Thu Apr 07 12:13:52 1994 000002 R PCM:NET1/PO2\n';
const attributes = (req: string): string =>
  `cn: PO1\nDXA-Req-Seq: ${req}\nDXA-Svr-Seq: 140\nDXA-Imp-Seq: 2\n`;
const quoted = (text: string): string =>
  /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const csv = (req: string): string =>
  `Obj-Class,Directory Name,DXA-Req-Seq,DXA-Svr-Seq,DXA-Imp-Seq\nRemote-DXA,PO1,${quoted(req)},140,2\n`;
const state = (ReqSync: string): string =>
  `{"kind":"sync-state","version":1,"requestors":[{"name":"NET1/PO1","ReqSync":${ReqSync},"SrvSync":140,"ImportSync":2}]}`;

type Number = 'IMPSEQ' | 'SRVSEQ' | 'REQSEQ';
/** A text with one place for a number, which number that is, and on which side it stands. */
const PLACES: [where: string, text: (written: string) => string, Number, 'own' | 'header'][] = [
  ['LISTDS -R, ReqSync', (n) => listdsR(n, '140'), 'REQSEQ', 'own'],
  ['LISTDS -R, SrvSync', (n) => listdsR('140', n), 'SRVSEQ', 'own'],
  ['LISTDS -S, ReqSync', (n) => listdsS(n, '80'), 'REQSEQ', 'own'],
  ['LISTDS -S, SrvSync', (n) => listdsS('17', n), 'SRVSEQ', 'own'],
  ['a subject, was', (n) => subject(`17 (was ${n})`, '80', '2'), 'REQSEQ', 'own'],
  ['a subject, S', (n) => subject('17 (was 17)', n, '2'), 'SRVSEQ', 'own'],
  ['a subject, I', (n) => subject('17 (was 17)', '80', n), 'IMPSEQ', 'own'],
  ['LISTQ, IMPSEQ', (n) => listq(n, '18'), 'IMPSEQ', 'header'],
  ['LISTQ, REQSEQ', (n) => listq('2', n), 'REQSEQ', 'header'],
  ['LDIF', (n) => `dn: cn=PO1,cn=DXASERVER,o=ORG\n${attributes(n)}`, 'REQSEQ', 'own'],
  ['CSV', csv, 'REQSEQ', 'own'],
  ['raw attributes', attributes, 'REQSEQ', 'own'],
  ['sync-state', state, 'REQSEQ', 'own'],
  ['sync-state, as text', (n) => state(JSON.stringify(n)), 'REQSEQ', 'own'],
];

const GOOD: [written: string, value: number][] = [
  ['7', 7],
  ['1007', 1007],
  ['4294967295', 4_294_967_295],
];
const PADDED: [written: string, value: number][] = [
  ['007', 7],
  ['0000000007', 7],
];
// prettier-ignore
const ODD = [
  '', '-7', '+7', '--7', '-0', '7-', '7+8', '7.0', '7.5', '7e0', '1e3', '0.7e1', '1e-400', '6.9999999999999999999',
  '0x7', '7h', '0b11', '7n', 'l7', '7O', 'NaN', 'Infinity', 'unknown', '#7', '$7', '7%', '7?', '7/8', '7:8', '7=8',
  '4294967296', '4294967303', '4294967295.00000001', '9007199254740993', '18446744073709551623',
  '1,007', '1.007', "1'007", '1_007', '1 007', '1\u00a0007', '1\u202f007', '1&nbsp;007', '1\t007',
  '7;8', '7|8', '7; 8', '7, 8', '7 8', '\u0667', '\uff17', '\u0966\u096d', '7\u00b2', '7\u0661', '\u06617',
  '7\u00ad8', '7\u200b8', '7\u200e8', '7\u00008',
];

/** The number as it was read, and whether the text was found fault with. */
function read(text: string, number: Number, side: 'own' | 'header') {
  let report: Report;
  try {
    const options = side === 'own' ? HEADER : OWN;
    report = check([{ name: 'e.txt', chunks: [bytesOf(text)] }], { now: new Date(0), ...options });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { value: null, issues: ['refused'], outcome: 'refused' };
  }
  const row = report.numbers.find((each) => each.number === number);
  const issues = report.inputs.flatMap((input) => input.issues.map(({ code }) => code));
  return { value: row?.[side] ?? null, issues, outcome: report.verdict.outcome };
}

describe.each(PLACES)('%s', (where, text, number, side) => {
  const isJson = where === 'sync-state';
  test('a plain number is read', () => {
    for (const [written, value] of isJson ? GOOD : [...GOOD, ...PADDED])
      expect([written, read(text(written), number, side).value]).toEqual([written, value]);
  });

  test('anything else is unknown, and named', () => {
    const usual = new Set(read(text('7'), number, side).issues);
    const wrong = ODD.flatMap((written) => {
      const { value, issues, outcome } = read(text(written), number, side);
      const isNamed = issues.some((code) => !usual.has(code));
      const isRight = value === null && isNamed && outcome !== 'will-import';
      return isRight ? [] : [[written, value, issues.join(' '), outcome].join(': ')];
    });
    expect(wrong).toEqual([]);
  });
});

// A REG_DWORD is written in eight hexadecimal digits, and only 1 means that the value is set.
test.each<[written: string, value: number | null]>([
  ['dword:00000001', 1],
  ['dword:1', 1],
  ['dword:100000001', null],
  ['dword:-1', null],
  ['dword:+1', null],
  ['dword:0x1', null],
  ['dword:1.0', null],
  ['dword:\u0661', null],
  ['dword:', null],
  ['dword:1 0', null],
  ['"1"', null],
])('GlobalMaxSeqInResync=%s is %s', (written, value) => {
  const text = `REGEDIT4\n\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeDX]\n"GlobalMaxSeqInResync"=${written}\n`;
  const report = check([{ name: 'dxa.reg', chunks: [bytesOf(text)] }], {
    now: new Date(0),
    ...HEADER,
  });
  const warnings = report.inputs[0]!.issues.filter(({ level }) => level === 'warning');
  expect(report.server?.globalMax ?? null).toBe(value === null ? null : value === 1);
  expect(warnings.length).toBe(value === null ? 1 : 0);
});
