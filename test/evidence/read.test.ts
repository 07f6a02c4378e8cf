import type { Kind } from '../../src/model/types.js';
import { read } from '../../src/evidence/read.js';
import { bytesOf, issues } from '../support/read.js';

const SUBJECT = 'Subject: ReqTx R=17 (was 17), S=80, I=2, 0 sent\n';
const LISTQ =
  'Examining POLYNOMIAL/OCTOBER Dirsync transaction file: SRVTRANS\n' +
  'Sync#      Transaction\n0000000001 A User Number 1\n';
const line = 'Nothing of note happened on this day, and nothing will on the next.\n';
const MORE_THAN_1_MIB = line.repeat(Math.ceil(2 ** 20 / line.length));
const NOTHING = 'error @-: nothing of this kind was found in it';
const LOOKS_LIKE = (told: string, seen: string): string =>
  `error @-: read as ${told}, as told, though it looks like ${seen}: leave the kind out if that is wrong`;
const [AS_SUBJECTS, AS_LISTQ] = ['text with ReqTx or SrvTx subjects', 'LISTQ listing'];
const NOT_SEARCHED = 'warning @-: only the first 1 MiB was searched for further kinds of evidence';

test.each<[Kind, string, string, string[]]>([
  ['subjects', 'of another kind', LISTQ, [LOOKS_LIKE(AS_SUBJECTS, AS_LISTQ)]],
  ['listq', 'of another kind', SUBJECT, [LOOKS_LIKE(AS_LISTQ, AS_SUBJECTS)]],
  ['listds-requestor', 'empty', '', [NOTHING]],
  ['listds-server', 'of another kind', SUBJECT, [LOOKS_LIKE('LISTDS -S listing', AS_SUBJECTS)]],
  ['dirsync-message', 'of another kind', SUBJECT, [LOOKS_LIKE('[DIRSYNC] message', AS_SUBJECTS)]],
  ['subjects', 'of this kind', SUBJECT, []],
  ['listq', 'of this kind, though no rule needs it', LISTQ, []],
])('a text read as %s, %s', (kind, _, text, expected) => {
  const { reading } = read('a.txt', [bytesOf(text)], { kind });
  expect(issues(reading)).toEqual(expected);
});

test.each<[string, string, number, string[]]>([
  ['behind the first 64 KiB', line.repeat(2000) + SUBJECT, 4, []],
  ['before more than 1 MiB', SUBJECT + MORE_THAN_1_MIB, 4, [NOT_SEARCHED]],
  [
    'before and behind 1 MiB: a reader that is opened reads it all',
    SUBJECT + MORE_THAN_1_MIB + SUBJECT,
    8,
    [NOT_SEARCHED],
  ],
  [
    'behind 1 MiB only',
    MORE_THAN_1_MIB + SUBJECT,
    0,
    [
      'error @-: this is plain text in which no known evidence was found; only its first 1 MiB was searched',
    ],
  ],
])('a subject %s', (_, text, observations, expected) => {
  const bytes = bytesOf(text);
  const chunks = [bytes.subarray(0, 1000), bytes.subarray(1000, 2_000_000)];
  const { reading } = read('a.txt', chunks);
  expect(reading.observations).toHaveLength(observations);
  expect(issues(reading)).toEqual(expected);
});

test('UTF-16 without a mark is recognised and read', () => {
  const units = Uint16Array.from(SUBJECT, (char) => char.charCodeAt(0));
  const { kind, reading } = read('a.txt', [new Uint8Array(units.buffer)]);
  expect(kind).toBe('subjects');
  expect(reading.observations.map(({ value }) => value)).toEqual([17, 80, 2, false]);
});

describe('a page that was saved from a browser', () => {
  const LISTDS =
    'Examining NET/PO Requestor Configuration Record\n\nDir-Sync Server: NET/PO1\nReqSync = 17, SrvSync = 80';
  const page = (inner: string): string => `<!DOCTYPE html>\n<html><body>${inner}</body></html>`;
  const paragraphs = LISTDS.replace(/.+/g, '<p>$&</p>')
    .replaceAll(' ', '&nbsp;')
    .replaceAll('\n', '');
  const seen = (text: string): unknown[] => {
    const { kind, reading, bytes } = read('t.htm', [bytesOf(text)]);
    const numbers = reading.observations.flatMap(({ fact, value }) =>
      /Sync$/.test(fact) ? value : [],
    );
    return [
      kind,
      ...numbers,
      bytes === bytesOf(text).length,
      ...reading.issues.map(({ code }) => code),
    ];
  };
  test.each<[string, string, unknown[]]>([
    ['paragraphs', paragraphs, ['listds-requestor', 17, 80, true, 'page-as-shown']],
    [
      'line breaks',
      LISTDS.replaceAll('\n', '<br>'),
      ['listds-requestor', 17, 80, true, 'page-as-shown'],
    ],
    ['lines as they are', `<pre>\n${LISTDS}\n</pre>`, ['listds-requestor', 17, 80, true]],
    ['nothing of ours', '<p>404</p>', ['unknown', true, 'foreign-text']],
  ])('%s', (_, inner, expected) => expect(seen(page(inner))).toEqual(expected));
});
