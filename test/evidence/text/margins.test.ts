/** What stands around the lines of a pasted text, and what only looks like it. */
import { openMargins } from '../../../src/evidence/text/margins.js';

const plain = (...lines: string[]): string[] => lines.map(openMargins());
const NUMBERS = 'ReqSync = 150, SrvSync = 150';
const EXAMINING = 'Examining NET/PO Requestor Configuration Record';

describe('a margin before and around one line', () => {
  test.each([
    ...['> ', '>', '> > ', '>>', '» ', '| ', '||', '> > | ', '│ ', '|> '],
    ...['BM> ', 'JS>', 'A.B> ', '> BM> ', ': ', '* ', '% ', '• ', '- ', '> * '],
    ...['[10:15] ', '[10:15:22] ', '10:15 ', '10:15:22 AM ', '(10:15) ', '[10.15] '],
    ...['[1998-03-10 10:15] ', '10:15 Bob: ', '[10:15] <bob> ', '[10:15] Bob Smith: ', '<bob> '],
    ...['  7  ', '7: ', '7. ', '7) ', '7| ', '0007  ', '[7] ', '12\t'],
  ])('%j', (margin) => {
    expect(plain(margin + NUMBERS)).toEqual([NUMBERS]);
    expect(plain(margin + EXAMINING)).toEqual([EXAMINING]);
  });
  test.each([
    ['**', '**'],
    ['*', '*'],
    ['_', '_'],
    ['`', '`'],
    ['|', '|'],
    ['| ', ' |'],
    ['||', '||'],
  ])('%j and %j', (before, behind) => expect(plain(before + NUMBERS + behind)).toEqual([NUMBERS]));
  test.each(['*From:* NET/PO/$SYSTEM', '**From**: NET/PO/$SYSTEM', '- **From:** NET/PO/$SYSTEM'])(
    '%s',
    (line) => expect(plain(line)).toEqual(['From: NET/PO/$SYSTEM']),
  );
});

describe('the lines below one with a margin have it as well', () => {
  test.each([
    ['BM> ', 'BM> '],
    ['* ', '* '],
    ['[10:15] ', '[10:16] '],
    ['  9  ', ' 10  '],
  ])('%j, then %j', (first, next) => {
    expect(plain(first + EXAMINING, next.trimEnd(), `${next}Dir-Sync`, `${next}  more`)).toEqual([
      EXAMINING,
      '',
      'Dir-Sync',
      '  more',
    ]);
  });
  test('but not behind a line without it', () =>
    expect(plain(`* ${EXAMINING}`, '', '* one of a list')).toEqual([
      EXAMINING,
      '',
      '* one of a list',
    ]));
});

describe('what is no margin stays', () => {
  test.each([
    '',
    'a > b',
    'But ReqSync = 150',
    'Server: ReqSync = 150',
    'was: ReqSync = 150',
    '* ReqSync is low',
    '- Phone://(206) 635-7022',
    '#A comment',
    '# 03/10/98 22:09:34 | Fatal [ 14] Error processing RESYNC.GLB',
    '12 people say so',
    '12AB Thu Apr 07 12:13:52 1994 0000000012 A User Number 1',
    '     7 0000000012 A User Number 1',
    '03/10/98 22:09:34 | Fatal [ 14] Error processing RESYNC.GLB',
    ' [ 14] Error processing RESYNC.GLB',
    '1998-03-09 18:02 ReqTx R=100 (was 100), S=100, I=2, 0 sent',
    '18:02 NET/PO/$SYSTEM ReqTx R=100 (was 100), S=100, I=2, 0 sent',
    '"ReqSync"=dword:00000001',
    '[DIRSYNC]',
    'C:\\>listds admin -r',
    'From: "Bob" <bob@example.org>',
  ])('%j', (line) => expect(plain(line)).toEqual([line]));
  test('an indented quotation keeps its indent', () => expect(plain('>  a')).toEqual([' a']));
});

test.each([' ', '\t', '* ', '> ', '| ', '1 ', '[', '10:15 ', 'a>', '_', '1:'])(
  'a long line of %j takes no longer than a line',
  (piece) => {
    const text = piece.repeat(65_536 / piece.length);
    for (const line of [text, `${text}x`, `| ${text}x`, `*From:${text}`])
      expect(plain(line)[0]!.length).toBeLessThanOrEqual(line.length);
  },
);
