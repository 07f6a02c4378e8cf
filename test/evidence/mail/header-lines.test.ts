import { headerLines } from '../../../src/evidence/mail/header-lines.js';
import { looksLikeSubjects, openSubjects } from '../../../src/evidence/mail/subjects.js';
import { checkAnyInput } from '../../support/chunking.js';
import { readText } from '../../support/read.js';

/** The lines that come out, each with the number of its first line. */
function shown(text: string): string[] {
  const lines: string[] = [];
  const reader = headerLines((line, first) => void lines.push(`${first} ${line}`));
  text.split('\n').forEach((line, at) => reader.line(line, at + 1));
  reader.end();
  return lines;
}

/** `ReqSync SrvSync ImportSync`, a dash for each one that the text does not tell. */
const triple = (text: string): string => {
  const { observations } = readText(openSubjects, text);
  return ['ReqSync', 'SrvSync', 'ImportSync']
    .map((number) => observations.find(({ fact }) => fact === `requestor.${number}`)?.value ?? '-')
    .join(' ');
};

const SUBJECT = 'ReqTx R=140 (was 140), S=655, I=3, 0 sent';
const BASE64 = Buffer.from(SUBJECT).toString('base64');
const Q = (text: string) => `=?iso-8859-1?Q?${text}?=`;

describe('one subject, as mail programs save it', () => {
  test.each<[string, string]>([
    ['as it is shown', `Subject: ${SUBJECT}`],
    ['folded behind =', 'Subject: ReqTx R=140 (was 140), S=655, I=\n 3, 0 sent'],
    ['folded by a tab', 'Subject: ReqTx R=140 (was 140),\n\tS=655, I=3, 0 sent'],
    ['folded twice', 'Subject:\n ReqTx R=140\n (was 140), S=655, I=3, 0 sent'],
    ['folded and quoted', '> Subject: ReqTx R=140 (was 140),\n>  S=655, I=3, 0 sent'],
    ['quoted-printable', 'Subject: ReqTx R=3D140 (was 140), S=3D655, I=3D3, 0 sent'],
    ['a soft line break', 'Subject: ReqTx R=3D140 (was 140), S=3D65=\n5, I=3D3, 0 sent'],
    ['no Subject: before it', 'FW: ReqTx R=3D140 (was 140), S=3D655, I=3D=\n3, 0 sent'],
    [
      'an encoded word',
      `Subject: ${Q('ReqTx_R=3D140_=28was_140=29=2C_S=3D655=2C_I=3D3=2C_0_sent')}`,
    ],
    [
      'two, folded in a number',
      `Subject: ${Q('ReqTx_R=3D140_(was_140),_S=3D65')}\n ${Q('5,_I=3D3,_0_sent')}`,
    ],
    ['two on a line', `Subject: ${Q('ReqTx_R=3D140_(was_140),_S=3D65')} ${Q('5,_I=3D3,_0_sent')}`],
    ['small letters', `subject: =?UTF-8?q?ReqTx_R=3d140_(was_140),_S=3d655,_I=3d3,_0_sent?=`],
    ['base64', `Subject: =?utf-8?B?${BASE64}?=`],
    ['a language behind the charset', `Subject: =?us-ascii*en?B?${BASE64}?=`],
    ['a charset nobody knows', `Subject: =?x-none?B?${BASE64}?=`],
    ['a reply', `Subject: RE: ${Q('ReqTx_R=3D140_(was_140),_S=3D655,_I=3D3,_0_sent')}`],
    [
      'text around it',
      `see\n\nSubject: =?utf-8?B?${BASE64}?=\nDate: Thu, 17 Jun 1999 22:10:00 +0000`,
    ],
  ])('%s', (_, text) => {
    expect(looksLikeSubjects(text)).toBe(true);
    expect(triple(text)).toBe('140 655 3');
  });
});

describe('what stays open', () => {
  test.each<[string, string, string]>([
    ['a number broken by a fold', 'Subject: ReqTx R=140 (was 140), S=65\n 5, I=3', '140 - -'],
    ['the same in a third line', 'Subject: ReqTx R=140 (was 140),\n S=65\n 5, I=3', '140 - -'],
    ['the next header', 'Subject: SrvTx R=18, S=81, I=\n Date: 3', '18 81 -'],
    ['a line that is not indented', 'Subject: SrvTx R=18, S=81, I=\n3', '18 81 -'],
    ['no subject', 'SrvTx R=18, S=81, I=\n 3', '18 81 -'],
    [
      'a word that is no base64',
      'Subject: =?utf-8?B?%%%?= SrvTx R=18, S=81, I=3 0 sent',
      '18 81 3',
    ],
  ])('%s', (_, text, expected) => expect(triple(text)).toBe(expected));
});

test('lines keep the number of their first line, and other text is let alone', () => {
  expect(
    shown(
      [
        'Subject: a',
        ' b',
        `From: ${Q('Am=E9lie')} <NET1/PO1/$SYSTEM>`,
        'x =',
        ' indented',
        'S=3D5 is no subject',
        'Subject: c',
      ].join('\n'),
    ),
  ).toEqual([
    '1 Subject: a b',
    '3 From: Amélie <NET1/PO1/$SYSTEM>',
    '4 x =',
    '5  indented',
    '6 S=3D5 is no subject',
    '7 Subject: c',
  ]);
});

test('no more folds than a header has', () => {
  const text = `Subject: a${'\n b'.repeat(1000)}`;
  expect(shown(text)[0]).toBe(`1 Subject: a${' b'.repeat(8)}`);
  expect(shown(text)).toHaveLength(1 + 1000 - 8);
});

test('any input, any chunks', () =>
  checkAnyInput(openSubjects, [
    'Subject: ReqTx R=140,',
    ' S=65',
    ' Date: x',
    'ReqTx R=3D1=',
    Q('SrvTx_R=3D1_S=3D2'),
  ]));
