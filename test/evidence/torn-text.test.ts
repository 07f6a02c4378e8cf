/** Text with NUL or control characters in it is named as what it was, and is never taken for a queue. */
import fc from 'fast-check';
import { writeQueue } from '../../scripts/lib/queue-writer.mjs';
import { identify } from '../../src/evidence/kinds.js';
import { read } from '../../src/evidence/read.js';
import { OCTOBER, MONTGOMERY } from '../support/cases.js';
import { listdsR } from '../support/listings.js';
import { layoutArb, recordsArb } from '../support/queues.js';
import { bytesOf } from '../support/read.js';
import { runs } from '../support/runs.js';

const LDIF = [
  'version: 1',
  '',
  'dn: cn=NOVEMBER,cn=DXASERVER,cn=Connections,cn=Configuration,ou=SITE,o=ORG',
  'cn: NOVEMBER',
  'DXA-Req-Seq: 0000000022',
  'DXA-Svr-Seq: 0000000080',
  'DXA-Imp-Seq: 1',
  '',
].join('\r\n');
const LISTING = listdsR(OCTOBER, MONTGOMERY, 18, 80);
const LOG =
  '03/22/94 15:43:25 | Status       Microsoft (R) Mail Import V3.2\r\n' +
  '03/22/94 15:43:26 | Fatal [ 14] Error processing RESYNC.GLB\r\n'.repeat(3);

const seen = (name: string, text: string | Uint8Array): string => {
  const bytes = typeof text === 'string' ? bytesOf(text) : text;
  const { kinds, issue } = identify(name, bytes, true);
  const is = issue?.code === 'text-torn' ? `torn ${issue.args.kind}` : (issue?.code ?? '');
  return [...kinds, is].filter(Boolean).join(' ');
};

test.each<[string, string, string]>([
  ['sound', LDIF, 'ldif'],
  ['a NUL at its end', `${LDIF}\0`, 'torn ldif'],
  ['a NUL in a value', LDIF.replace('cn: NOV', 'cn: NOV\0'), 'torn ldif'],
  ['many control characters', `${LDIF}${'\x01\x02'.repeat(6)}`, 'torn ldif'],
  ['NUL bytes of a disk around it', `${'\0'.repeat(900)}${LDIF}${'\0'.repeat(900)}`, 'torn ldif'],
  [
    'a listing with a NUL in a name',
    LISTING.replace('OCTOBER', 'OCT\0BER'),
    'torn listds-requestor',
  ],
  ['a log with a NUL in it', LOG.replace('Fatal', 'Fa\0tal'), 'torn dirsync-log'],
  ['a log between NUL bytes is read, as before', `\0\0${LOG}\0\0`, 'dirsync-log'],
  ['words that are no evidence', `one\r\ntwo\0\r\nthree\r\nfour\r\n`, 'queue'],
  [
    'the header of a queue in three lines',
    'ReqSync=0\r\nSrvSync=0\r\nImportSync=0\r\n\0D User Number 1\tPCM:NET/PO/user1\0',
    'queue',
  ],
  ['more binary than text', `${LDIF}${'\x01\x02\x03'.repeat(60)}`, 'queue'],
])('%s', (_, text, expected) => expect(seen('export.txt', text)).toBe(expected));

test('what is called a queue stays one', () => {
  expect(seen('RESYNC.GLB', `${LDIF}\0`)).toBe('queue');
});

test('no queue is taken for text, whatever it is called', () =>
  fc.assert(
    fc.property(layoutArb, recordsArb, (layout, { records }) => {
      expect(seen('copy.dat', writeQueue(records, layout))).not.toContain('torn');
    }),
    runs(100),
  ));

describe('its numbers are there, and unknown', () => {
  const open = (name: string, text: string): string[] => {
    const { reading, isUnderstood } = read(name, [bytesOf(text)]);
    const all = (reading.unread ?? []).map(
      ({ number, source, written }) => `${source} ${number}${written === null ? '' : ' written'}`,
    );
    return isUnderstood ? ['understood'] : all;
  };
  const LISTED = ['reqconf ReqSync', 'reqconf SrvSync'];
  const SUBJECT =
    'From: A/B/$SYSTEM\nTo: A/C/$SYSTEM\nSubject: ReqTx R=1 (was 1), S=1, I=2, 0 sent\n';
  test.each<[string, string, string, string[]]>([
    ['LISTDS -R', 'a.txt', `${LISTING}\0`, LISTED.map((each) => `${each} written`)],
    [
      'subjects',
      'a.txt',
      `${SUBJECT}\0`,
      ['ReqSync', 'SrvSync', 'ImportSync'].map((each) => `reqtx ${each} written`),
    ],
    ['another kind', 'a.txt', `${LDIF}\0`, []],
    ['a picture by its name', 'LISTDS-R.PNG', '\x89PNG', LISTED],
    ['a page by its name', 'my listds.html', '<html><body>login</body></html>', LISTED],
    ['a picture of the server', 'listds-s.png', '\x89PNG', []],
    ['a picture of anything', 'screen.png', '\x89PNG', []],
    ['the same, sound', 'listds-r.txt', LISTING, ['understood']],
  ])('%s', (_, name, text, expected) => expect(open(name, text)).toEqual(expected));
});
