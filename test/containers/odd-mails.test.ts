/** Mails as they are saved, pasted and damaged: their parts are found all the same. */
import { openContainers } from '../../src/index.js';
import { read } from '../../src/evidence/read.js';

const listing = (number: number): string =>
  `Examining NET/PO Requestor Configuration Record\n\nDir-Sync Server: NET/DS\nReqSync = ${number}, SrvSync = ${number}\n`;
const HEAD = ['From: bob@example.org', 'To: a@example.org', 'Subject: t'];
const MIXED = 'Content-Type: multipart/mixed; boundary="BBB"';
const base64 = (text: string): string => btoa(text).replace(/.{1,76}/g, '$&\n');
const ATTACHED = [
  '--BBB',
  'Content-Type: text/plain',
  '',
  'hello',
  '--BBB',
  'Content-Type: text/plain; name="listds.txt"',
  'Content-Transfer-Encoding: base64',
  '',
  base64(listing(150)),
  '--BBB--',
  '',
];
const MAIL = [...HEAD, 'MIME-Version: 1.0', MIXED, '', ...ATTACHED].join('\n');
const alternative = (plain: string, html: string): string =>
  [
    ...HEAD,
    'Content-Type: multipart/alternative; boundary=B',
    ...['', '--B', 'Content-Type: text/plain', '', plain],
    ...['--B', 'Content-Type: text/html', '', html, '--B--', ''],
  ].join('\n');
const pre = (text: string): string => `<html><pre>${text}</pre></html>`;

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array =>
  Uint8Array.from(
    [...`\ufeff${text}`].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
  );

/** Every ReqSync that is read of it, and what is said of the mail. */
async function seen(content: string | Uint8Array, name = 'ticket.eml') {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  const all = await openContainers([{ name, chunks: [bytes] }]);
  const numbers = all
    .filter(({ container }) => container === undefined)
    .flatMap((each) => read(each.name, each.chunks).reading.observations)
    .filter(({ fact }) => fact === 'requestor.ReqSync')
    .map(({ value }) => value);
  const issues = all.flatMap(({ container }) => container?.issues.map(({ code }) => code) ?? []);
  return { numbers, issues };
}

test.each<[string, string | Uint8Array]>([
  ['as programs send it', MAIL],
  ['CR LF', MAIL.replaceAll('\n', '\r\n')],
  ['CR alone', MAIL.replaceAll('\n', '\r')],
  ['a blank line above', `\n${MAIL}`],
  ['many blank lines above', '\r\n'.repeat(12) + MAIL],
  ['a mark of UTF-8', `\ufeff${MAIL}`],
  ['a mark of UTF-8 before Content-Type', `\ufeff${MIXED}\n${MAIL.replace(`${MIXED}\n`, '')}`],
  ['UTF-16', utf16(MAIL)],
  ["Outlook's line above", `Microsoft Mail Internet Headers Version 2.0\n${MAIL}`],
  ['.emlx', `${MAIL.length}\n${MAIL}<?xml version="1.0"?><plist></plist>`],
  ['>From above', `>From bob Mon Mar  9 1998\n${MAIL}`],
  ['a remark above', `Ticket 4711, received by Bob:\n\n${MAIL}`],
  ['quoted as a whole', MAIL.replace(/^/gm, '> ')],
  ['every other line blank', MAIL.replaceAll('\n', '\n\n')],
  ['another boundary than announced', MAIL.replace('"BBB"', '"BBBX"')],
  ['a boundary that begins as the one announced', MAIL.replace('"BBB"', '"BB"')],
  ['no boundary announced', MAIL.replace('; boundary="BBB"', '')],
  [
    'text in UTF-16',
    [
      ...HEAD,
      'Content-Type: text/plain; charset=utf-16le',
      'Content-Transfer-Encoding: base64',
      '',
      base64(String.fromCharCode(...utf16(listing(150)).subarray(2))),
    ].join('\n'),
  ],
  [
    'base64 whose header was lost',
    [...HEAD, 'Message-ID: <1@x>', '', base64(listing(150))].join('\n'),
  ],
  ['HTML alone', [...HEAD, 'Content-Type: text/html', '', pre(listing(150))].join('\n')],
  ['the listing in the HTML form only', alternative('please see html', pre(listing(150)))],
])('%s: the listing is read', async (_, content) => {
  expect((await seen(content)).numbers).toEqual([150]);
});

test.each<[string, string, string, unknown[], string[]]>([
  ['the same in both', listing(150), pre(listing(150)), [150], ['html-not-used']],
  [
    'the same in other lines',
    listing(150).replace(/\n/g, '  \n'),
    `<p>${listing(150).replaceAll('\n', '<br>')}`,
    [150],
    ['html-not-used'],
  ],
  ['another number', listing(140), pre(listing(150)), [140, 150], []],
  ['a number that begins as the other', listing(140), pre(listing(14)), [140, 14], []],
  [
    'words alone are more',
    `${listing(150)}\nbye`,
    pre(`Dear all\n${listing(150)}`),
    [150],
    ['html-not-used'],
  ],
])('text and HTML: %s', async (_, plain, html, numbers, issues) => {
  expect(await seen(alternative(plain, html))).toEqual({ numbers, issues });
});

test.each<[string, string]>([
  ['no boundary anywhere', [...HEAD, MIXED, '', listing(150)].join('\n')],
])('%s: read as text, and said to be no mail', async (_, content) => {
  const { numbers, issues } = await seen(content);
  expect(numbers).toEqual([150]);
  expect(issues).toEqual(['mail-malformed']);
});

test.each([
  ['headers that a person pasted', `${HEAD.join('\n')}\n\n${listing(150)}`],
  ['a remark above such headers', `See below:\n\n${HEAD.join('\n')}\n\n${listing(150)}`],
  [
    'a mail whose text stands as it is, below a remark',
    `See:\n\n${HEAD.join('\n')}\nMessage-ID: <1@x>\n\n${listing(150)}`,
  ],
  ['words about a header', `The Content-Type: header was lost.\n\n${listing(150)}`],
])('%s: no mail, and read as one text', async (_, content) => {
  const all = await openContainers([{ name: 'note.txt', chunks: [utf8(content)] }]);
  expect(all.map(({ name }) => name)).toEqual(['note.txt']);
  expect((await seen(content, 'note.txt')).numbers).toEqual([150]);
});
