/** Numbers of REQCONF.GLB outside of a listing: they are never a pass, and never anybody's. */
import { read } from '../../../src/evidence/read.js';
import { bytesOf } from '../../support/read.js';

const SUBJECT = 'ReqTx R=100 (was 100), S=100, I=2, 0 sent';
const LISTING = 'Examining NET/PO Requestor Configuration Record\n\nReqSync = 150, SrvSync = 150\n';
const open = (text: string): string[] =>
  (read('a.txt', [bytesOf(text)]).reading.unread ?? []).map(
    ({ number, requestor, at }) => `${requestor} ${number} @${at.line}`,
  );

test.each<[string, string, string[]]>([
  ['in a sentence', 'But LISTDS says ReqSync = 150 now.', ['null ReqSync @1']],
  [
    'both in a sentence',
    'it has ReqSync: 150 and SrvSync: 150',
    ['null ReqSync @1', 'null SrvSync @1'],
  ],
  ['one alone', 'ReqSync = 150', ['null ReqSync @1']],
  ['the row of a table', 'ReqSync\t150\nSrvSync\t150', ['null ReqSync @1', 'null SrvSync @2']],
  ['a row with bars', '| ReqSync | 150 |', ['null ReqSync @1']],
  [
    'below the head of a table',
    'Requestor\tReqSync\tSrvSync\nNET/PO\t150\t150',
    ['null ReqSync @2', 'null SrvSync @2'],
  ],
  ['below one with bars', '| PO | ReqSync | SrvSync |\n|---|---|---|\n| A | 150 | 150 |', []],
  [
    'cells of a page',
    '<table><tr><td>ReqSync</td><td>150</td></tr><tr><td>SrvSync</td><td>150</td></tr></table>',
    ['null ReqSync @1', 'null SrvSync @1'],
  ],
  [
    'a table of a page',
    '<tr><th>PO</th><th>ReqSync</th><th>SrvSync</th></tr><tr><td>A</td><td>150</td><td>150</td></tr>',
    ['null ReqSync @1', 'null SrvSync @1'],
  ],
  ['words without numbers', 'ReqSync and SrvSync are in REQCONF.GLB.\nSee 12 and 14.', []],
  ['a number that is none of theirs', 'The ReqSync of 150 postoffices', []],
  ['the keywords of a message', '[DIRSYNC]\nTASK=IMPORTREQ\nNAME=NET/PO\nREQSYNC=150', []],
  ["a header's numbers", 'IMPSEQ=1 SRVSEQ=2 REQSEQ=3', []],
  [
    'line ends that JSON has written',
    '{"comment":"Dir-Sync Server: A/B\\nReqSync = 150, SrvSync = 150\\n"}',
    ['null ReqSync @1', 'null SrvSync @1'],
  ],
  [
    'a remark behind',
    'ReqSync = 150, SrvSync = 150 (today)',
    ['null ReqSync @1', 'null SrvSync @1'],
  ],
  ['more than a listing has', `${LISTING}\nToday it is ReqSync = 160`, ['null ReqSync @5']],
  [
    'below the head of a table, more than a listing has',
    `${LISTING}\nPO\tReqSync\tSrvSync\nA\t140\t160`,
    ['null ReqSync @6', 'null SrvSync @6'],
  ],
  ['below the head of a table, no more', `${LISTING}\nPO\tReqSync\tSrvSync\nA\t140\t150`, []],
  ['beside a listing that has them', `${LISTING}\nso ReqSync = 150 it is`, []],
])('%s', (_, text, expected) => expect(open(`${text}\n\n${SUBJECT}`)).toEqual(expected));
