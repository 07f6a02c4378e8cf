/** Mails and archives, opened: what comes out of them, what does not, and what it leads to. */
import { messageOf as wordsOf } from '../src/report/words/issues.js';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { check, openContainers, type Evidence, type Report } from '../src/index.js';
import { mailOf, messageOf, multipartOf, partOf, zipOf } from './support/containers.js';
import { bytesOf } from './support/read.js';

const FOLDER = fileURLToPath(new URL('../samples/unlisted-requestor/', import.meta.url));
const file = (name: string): Uint8Array => new Uint8Array(readFileSync(FOLDER + name));
const NAMES = readdirSync(FOLDER).filter((name) => !/^readme/i.test(name));
const FILES = NAMES.map((name) => ({ name, content: file(name) }));
const ATTACHED = FILES.map((each) => partOf(each));
const RESYNC = file('RESYNC.GLB');

const given = (name: string, content: Uint8Array | string, more: Partial<Evidence> = {}) => ({
  name,
  chunks: [typeof content === 'string' ? bytesOf(content) : content],
  ...more,
});
const open = (name: string, content: Uint8Array | string): Promise<Evidence[]> =>
  openContainers([given(name, content)]);
const report = async (...evidence: Evidence[]): Promise<Report> =>
  check(await openContainers(evidence), { now: new Date(0) });

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const latin = (content: string): Uint8Array => new Uint8Array(Buffer.from(content, 'latin1'));
const contentOf = ({ chunks }: Evidence): string => text(Buffer.concat([...chunks]));
const partsOf = (all: readonly Evidence[]): Record<string, string> =>
  Object.fromEntries(
    all.flatMap((each) => (each.container ? [] : [[each.name, contentOf(each).trimEnd()]])),
  );
const issuesOf = (all: readonly Evidence[]): string[] =>
  all.flatMap(({ container }) =>
    (container?.issues ?? []).map((each) => `${each.level}: ${wordsOf(each)}`),
  );

const HEAD =
  'From: User One <user1@example.com>\r\nTo: support@example.com\r\n' +
  'Date: Fri, 18 Jun 1999 02:11:09 +0000\r\nSubject: import fails\r\n\r\n';
/** As uuencode writes it. */
const UUENCODED = 'begin 644 C.TXT\n#0V%T\n \nend\n';
const LATIN = new Uint8Array([0x42, 0x81, 0x72, 0x6f]);

describe('the parts of a mail', () => {
  test.each<[string, Uint8Array, Record<string, string>]>([
    ['text alone', mailOf({ parts: [{ content: 'Hi' }] }), { 't.eml » text': `${HEAD}Hi` }],
    [
      'an attachment',
      mailOf({ parts: [{ content: 'Hi' }, { name: 'RESYNC.GLB', content: RESYNC }] }),
      { 't.eml » text': `${HEAD}Hi`, 't.eml » RESYNC.GLB': text(RESYNC) },
    ],
    [
      'text attached inline keeps its name and bytes',
      mailOf({
        parts: [
          { content: 'Hi' },
          {
            name: 'a.txt',
            content: LATIN,
            type: 'text/plain; charset=ibm850',
            disposition: 'inline',
          },
        ],
      }),
      { 't.eml » text': `${HEAD}Hi`, 't.eml » a.txt': text(LATIN) },
    ],
    [
      'quoted-printable',
      mailOf({ parts: [{ content: 'R=1 \x96 '.repeat(30), encoding: 'quoted-printable' }] }),
      { 't.eml » text': HEAD + Buffer.from('R=1 \x96 '.repeat(30)).toString('latin1') },
    ],
    [
      'the same name twice',
      mailOf({
        parts: [
          { content: 'Hi' },
          { name: 'a.txt', content: '1' },
          { name: 'A.TXT', content: '2' },
        ],
      }),
      { 't.eml » text': `${HEAD}Hi`, 't.eml » a.txt': '1', 't.eml » part 3 » A.TXT': '2' },
    ],
    [
      'a name with folders, and one in encoded words',
      mailOf({
        parts: [
          { content: 'Hi' },
          { name: 'C:\\\\MAILDATA\\\\GLB\\\\a.txt', content: '1' },
          { name: '=?iso-8859-1?Q?B=FCro.txt?=', content: '2' },
        ],
      }),
      { 't.eml » text': `${HEAD}Hi`, 't.eml » a.txt': '1', 't.eml » Büro.txt': '2' },
    ],
    [
      'text and its HTML form',
      mailOf({
        multipart: 'alternative',
        parts: [{ content: 'Hi' }, { content: '<p>Hi', type: 'text/html' }],
      }),
      { 't.eml » text': `${HEAD}Hi` },
    ],
    [
      'HTML alone',
      mailOf({
        parts: [
          {
            type: 'text/html',
            content:
              '<html><style>p {x: 1}</style><!-- no --><body><p>ReqSync\r\n= 140<br>A &lt; B&nbsp;&amp;&#65;&#x42;' +
              '<pre>a  b\nc</pre>d  <b>e</b> 1 < 2',
          },
        ],
      }),
      {
        't.eml » text': `${HEAD} ReqSync = 140\nA < B &AB\na  b\nc\nd e 1 < 2`.replace(
          '\r\n\r\n ',
          '\r\n\r\n',
        ),
      },
    ],
    [
      'a forwarded message with its attachment',
      mailOf({
        parts: [
          { content: 'see below' },
          messageOf(mailOf({ parts: [{ content: 'Hi' }, { name: 'a.txt', content: '1' }] })),
        ],
      }),
      {
        't.eml » text': `${HEAD}see below`,
        't.eml » message » text': `${HEAD}Hi`,
        't.eml » message » a.txt': '1',
      },
    ],
    [
      'an archive, and a message in a file',
      mailOf({
        parts: [
          { content: 'Hi' },
          { name: 'a.zip', content: zipOf([{ name: 'b/c.txt', content: '1' }]) },
          { name: 'm.eml', content: mailOf({ parts: [{ content: 'Hi' }] }) },
        ],
      }),
      {
        't.eml » text': `${HEAD}Hi`,
        't.eml » a.zip » b/c.txt': '1',
        't.eml » m.eml » text': `${HEAD}Hi`,
      },
    ],
    [
      'a file written into the text',
      mailOf({ parts: [{ content: `Hi\n${UUENCODED}` }] }),
      {
        't.eml » text': `${HEAD}Hi\n${UUENCODED}`,
        't.eml » C.TXT': 'Cat',
      },
    ],
  ])('%s', async (_, mail, parts) => {
    const opened = partsOf(await open('t.eml', mail));
    for (const [name, content] of Object.entries(parts))
      expect(opened[name]?.trimEnd()).toBe(content.trimEnd());
    expect(Object.keys(opened)).toEqual(Object.keys(parts));
  });
});

describe('the files of an archive', () => {
  test.each<[string, Uint8Array, Record<string, string>]>([
    [
      'packed',
      zipOf([{ name: 'a.txt', content: '1'.repeat(999) }]),
      { 't.zip » a.txt': '1'.repeat(999) },
    ],
    ['stored', zipOf([{ name: 'a.txt', content: '1', method: 0 }]), { 't.zip » a.txt': '1' }],
    ['empty files', zipOf([{ name: 'a.txt', content: '' }]), { 't.zip » a.txt': '' }],
    [
      'with folders of either slash',
      zipOf([
        { name: 'x/', content: '', method: 0 },
        { name: 'x/a.txt', content: '1' },
        { name: '.\\y\\a.txt', content: '2' },
      ]),
      { 't.zip » x/a.txt': '1', 't.zip » y/a.txt': '2' },
    ],
    [
      'names of DOS and of Unicode',
      zipOf([
        { name: 'B\x81ro.txt', content: '1', flags: 0, isLatin: true },
        { name: 'Büro 2.txt', content: '2' },
      ]),
      { 't.zip » Büro.txt': '1', 't.zip » Büro 2.txt': '2' },
    ],
    [
      'what systems add is passed over',
      zipOf([
        { name: 'a.txt', content: '1' },
        { name: '__MACOSX/._a.txt', content: 'x' },
        { name: '.DS_Store', content: 'x' },
        { name: 'x/Thumbs.db', content: 'x' },
      ]),
      { 't.zip » a.txt': '1' },
    ],
    [
      'an archive in it, and a mail in that',
      zipOf([
        {
          name: 'b.zip',
          content: zipOf([{ name: 'm.eml', content: mailOf({ parts: [{ content: 'Hi' }] }) }]),
        },
      ]),
      { 't.zip » b.zip » m.eml » text': `${HEAD}Hi` },
    ],
  ])('%s', async (_, zip, parts) => {
    const all = await open('t.zip', zip);
    expect(partsOf(all)).toEqual(parts);
    expect(issuesOf(all).filter((issue) => !issue.startsWith('note'))).toEqual([]);
  });

  test('a mailbox: each message is opened', async () => {
    const mails = ['1', '2', '3'].map((content) => text(mailOf({ parts: [{ content }] })));
    const mbox = mails.map(
      (mail) => `From user1@example.com Fri Jun 18 02:11:09 1999\r\n${mail}\r\n`,
    );
    expect(partsOf(await open('t.mbox', latin(mbox.join(''))))).toEqual(
      Object.fromEntries(
        ['1', '2', '3'].map((n) => [`t.mbox » message ${n} » text`, `${HEAD}${n}`]),
      ),
    );
    expect(Object.keys(partsOf(await open('t.txt', latin(mbox[0]!))))).toEqual(['t.txt » text']);
  });
});

const SUBJECT = 'ReqTx R=140 (was 139), S = 140, I = 2 1 sent\r\n';
test.each([
  ['words alone', 'About this folder.', ['a.txt']],
  ['evidence', SUBJECT, ['a.txt', 'x/Readme.txt']],
])('a readme in an archive is read as on a disk: %s', async (_, content, read) => {
  const zip = zipOf([
    { name: 'a.txt', content: SUBJECT },
    { name: 'x/Readme.txt', content },
  ]);
  const { inputs } = await report(given('t.zip', zip));
  expect(inputs.map(({ name }) => name)).toEqual(['t.zip', ...read.map((one) => `t.zip » ${one}`)]);
});

describe('files that were written into a text', () => {
  const base64 = (content: string | Uint8Array): string =>
    Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n');
  const LONG = 'Dir-Sync Server: NET1/PO1\r\nReqSync = 1\r\n'.repeat(6);
  test.each<[string, string, Record<string, string>]>([
    ['uuencode', UUENCODED, { 'x.txt » text': UUENCODED.trimEnd(), 'x.txt » C.TXT': 'Cat' }],
    [
      'uuencode below words',
      `Here it is:\n\n${UUENCODED}`,
      { 'x.txt » text': `Here it is:\n\n${UUENCODED}`.trimEnd(), 'x.txt » C.TXT': 'Cat' },
    ],
    ['base64 of a text', base64(LONG), { 'x.txt » base64': LONG.trimEnd() }],
    ['base64 of a queue', base64(RESYNC), { 'x.txt » base64': text(RESYNC).trimEnd() }],
    [
      'base64 below words',
      `Here it is:\r\n\r\n${base64(LONG)}\r\n`,
      {
        'x.txt » text': `Here it is:\r\n\r\n${base64(LONG)}`,
        'x.txt » text in base64': LONG.trimEnd(),
      },
    ],
  ])('%s', async (_, content, expected) => {
    expect(partsOf(await open('x.txt', content))).toEqual(expected);
  });

  test('what is called RESYNC.GLB stays as IMPORT would find it', async () => {
    expect(await open('RESYNC.GLB', base64(RESYNC))).toHaveLength(1);
  });

  test('they are evidence', async () => {
    const { verdict } = await report(
      given('resync.txt', base64(RESYNC)),
      given(
        'own.txt',
        base64(
          'Examining N/P Requestor Configuration Record\r\n\r\nReqSync = 999999, SrvSync = 999999\r\n',
        ),
      ),
    );
    expect(verdict.outcome).toBe('will-fail');
  });
});

describe('what is no mail or archive stays as it is', () => {
  test.each<[string, string]>([
    ['pasted headers', 'From: NET1/PO1/$SYSTEM\r\nSubject: ReqTx R=1, S=2, I=3 0 sent\r\n'],
    ['an LDIF export', 'dn: cn=NOVEMBER\r\nobjectclass: top\r\n'],
    ['a listing', 'Dir-Sync Server: NET1/PO1\r\nReqSync = 1'],
    ['headers in the middle', 'see below\r\nFrom: a\r\nMIME-Version: 1.0\r\n\r\nx'],
    ['no header block', 'From: a\r\nMIME-Version: 1.0\r\nthis is no header\r\n\r\nx'],
    ['a beginning without an end', 'begin 644 C.TXT\n#0V%T\n'],
    ['letters in a row', `Name\r\n${'A'.repeat(70)}\r\nnext`],
    ['nothing', ''],
  ])('%s', async (_, content) => {
    const evidence = given('x.txt', content);
    expect(await openContainers([evidence])).toEqual([evidence]);
  });

  test('a kind that is forced is believed', async () => {
    const zip = zipOf([{ name: 'a.txt', content: '1' }]);
    expect(await openContainers([given('x', zip, { kind: 'queue' })])).toHaveLength(1);
    const mail = given('x', 'Subject: a\r\n\r\nb', { kind: 'mail' });
    expect(partsOf(await openContainers([mail]))).toEqual({ 'x » text': 'Subject: a\r\n\r\nb' });
  });
});

/** Messages in messages, so many around the innermost. */
const nested = (levels: number): Uint8Array => {
  let mail = mailOf({ parts: [{ name: 'a.txt', content: '1' }] });
  for (let level = 0; level < levels; level += 1) mail = mailOf({ parts: [messageOf(mail)] });
  return mail;
};
const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
const MULTIPARTS = many(500, (n) => n).reduce(
  (inner) => multipartOf([inner]),
  partOf({ content: 'x' }),
);
const A = { name: 'a.txt', content: '1' };

describe('what is refused is said in one line, and the rest is still there', () => {
  test.each<[string, Uint8Array, string[], RegExp]>([
    [
      '10,000 parts',
      mailOf({ parts: many(10_000, () => ({ content: 'x' })) }),
      [],
      /more than 1000 parts/,
    ],
    [
      '500 multiparts in each other',
      mailOf({ parts: [MULTIPARTS, partOf(A)] }),
      [],
      /more than 32 deep/,
    ],
    ['8 messages in each other', nested(8), ['a.txt'], /^$/],
    ['9 messages in each other', nested(9), [], /message: mails lie more than 8 deep/],
    ['1,000 messages in each other', nested(1000), [], /message: mails lie more than 8 deep/],
    [
      '2,000 messages in a mailbox',
      latin('From a@b Fri Jun 18 02:11:09 1999\nFrom: a\nTo: b\n\nx\n\n'.repeat(2000)),
      [],
      /more than 1000 messages/,
    ],
    [
      '10,000 files',
      zipOf(many(10_000, (n) => ({ name: `${n}.txt`, content: '' }))),
      [],
      /holds 10000 files, more than 1000/,
    ],
    [
      'a bomb',
      zipOf([A, { name: 'b', content: new Uint8Array(20 << 20) }]),
      ['a.txt'],
      /b: it would unpack from 20 KiB to 20 MiB/,
    ],
    [
      'a size that is too small',
      zipOf([A, { name: 'b', content: '12345', size: 2 }]),
      ['a.txt'],
      /b: it is damaged/,
    ],
    [
      'a size that is too large',
      zipOf([A, { name: 'b', content: '12345', size: 9 }]),
      ['a.txt'],
      /b: it is damaged/,
    ],
    [
      'another checksum',
      zipOf([A, { name: 'b', content: '12345', crc: 1 }]),
      ['a.txt'],
      /b: it is damaged/,
    ],
    [
      'files over each other',
      zipOf([A, { ...A, name: 'b', sharesDataOf: 0 }]),
      [],
      /files lie over each other/,
    ],
    [
      'encrypted',
      zipOf([A, { name: 'RESYNC.GLB', content: 'x', flags: 1 }]),
      ['a.txt'],
      /RESYNC\.GLB: it is encrypted/,
    ],
    [
      'another method',
      zipOf([A, { name: 'b', content: 'x', method: 6 }]),
      ['a.txt'],
      /b: it is packed by method 6/,
    ],
    ['ZIP64', zipOf([A], { zip64: true }), [], /ZIP64/],
    [
      'a file of ZIP64',
      zipOf([A, { name: 'b', content: 'x', size: 0xffffffff }]),
      ['a.txt'],
      /b: .*ZIP64/,
    ],
    [
      'a path upwards',
      zipOf([A, { name: '../b', content: 'x' }]),
      ['a.txt'],
      /\.\.\/b, whose path leads out/,
    ],
    [
      'a path upwards with the other slash',
      zipOf([A, { name: 'x\\..\\b', content: 'x' }]),
      ['a.txt'],
      /whose path leads out/,
    ],
    [
      'a path from the root',
      zipOf([A, { name: '/etc/b', content: 'x' }]),
      ['a.txt'],
      /whose path leads out/,
    ],
    [
      'a path from a drive',
      zipOf([A, { name: 'C:\\b', content: 'x' }]),
      ['a.txt'],
      /whose path leads out/,
    ],
    [
      'a symbolic link',
      zipOf([A, { name: 'b', content: '/etc/passwd', mode: 0o120777 }]),
      ['a.txt'],
      /b: it is a symbolic link/,
    ],
    ['cut off', zipOf([A]).subarray(0, 60), [], /cut off or damaged/],
    ['a list that is too long', zipOf([A], { count: 2 }), [], /list of contents .* is damaged/],
    ['nothing in it', zipOf([]), [], /an empty ZIP archive/],
    [
      'an archive three deep',
      zipOf([A, { name: 'b.zip', content: zipOf([{ name: 'c.zip', content: zipOf([A]) }]) }]),
      ['a.txt'],
      /c\.zip: it is an archive in an archive in an archive/,
    ],
    [
      'a Word document',
      zipOf([{ name: '[Content_Types].xml', content: 'x' }, A]),
      [],
      /an Office document/,
    ],
  ])('%s', async (_, container, files, message) => {
    const all = await open('t', container);
    expect(
      Object.keys(partsOf(all))
        .filter((name) => !name.endsWith(' » text'))
        .map((name) => name.split(' » ').at(-1)),
    ).toEqual(files);
    expect(issuesOf(all)).toHaveLength(message.test('') ? 0 : 1);
    expect(issuesOf(all).join()).toMatch(message);
    expect(issuesOf(all).join()).toMatch(message.test('') ? /^$/ : /^error: .*[;:] /);
  });

  test.each<[string, Uint8Array, RegExp]>([
    ['lines without end', latin(`${HEAD}${'\n'.repeat(1_300_000)}`), /more than 1200000 lines/],
    [
      'HTML without end',
      mailOf({ parts: [{ type: 'text/html', content: '<br>'.repeat(1_200_000) }] }),
      /HTML text of more than 4 MiB/,
    ],
  ])('%s', async (_, mail, message) =>
    expect(issuesOf(await open('t.eml', mail))).toEqual([expect.stringMatching(message)]),
  );

  test('a mail that is too large is not read whole', async () => {
    let read = 0;
    const chunks = {
      *[Symbol.iterator]() {
        for (read = 0; read < 200; read += 1)
          yield read === 0 ? bytesOf(HEAD + HEAD) : new Uint8Array(1 << 20);
      },
    };
    const [mail, ...rest] = await openContainers([{ name: 't.eml', chunks }]);
    expect(rest).toEqual([]);
    expect(issuesOf([mail!])).toEqual([
      expect.stringMatching(/^error: .*mail of more than 64 MiB/),
    ]);
    expect(read).toBeLessThan(70);
  });
});

describe('the same files give the same, however they come', () => {
  const plain = (said: Report) => {
    const { verdict, numbers, findings, header, remedies } = said;
    const cell = ({ value }: { value: number | null }) => value;
    return {
      verdict,
      numbers: numbers.map(({ ownFrom: _o, headerFrom: _h, headerAlso: _a, ...rest }) => rest),
      header: Object.values(header).map(cell),
      findings: findings.map(({ rule, message }) => `${rule}: ${message}`),
      remedies: remedies.map(({ id }) => id),
    };
  };
  const MAIL = mailOf({ parts: [{ content: 'see the files' }, ...ATTACHED] });
  const ZIP = zipOf(FILES);
  test.each<[string, Evidence[]]>([
    ['attached', [given('t.eml', MAIL)]],
    ['attached, the mail saved as text', [given('t.txt', MAIL)]],
    ['zipped', [given('t.zip', ZIP)]],
    ['zipped, called RESYNC.GLB', [given('RESYNC.GLB', ZIP)]],
    [
      'zipped and attached',
      [given('t.eml', mailOf({ parts: [{ content: 'Hi' }, { name: 'a.zip', content: ZIP }] }))],
    ],
    ['the mail zipped', [given('t.zip', zipOf([{ name: 't.eml', content: MAIL }]))]],
    ['zipped twice', [given('t.zip', zipOf([{ name: 'u.zip', content: ZIP }]))]],
    ['forwarded', [given('t.eml', mailOf({ parts: [{ content: 'FYI' }, messageOf(MAIL)] }))]],
    ['in a mailbox', [given('t.mbox', latin(`From a@b Fri Jun 18 02:11:09 1999\n${text(MAIL)}`))]],
    [
      'each in a mail of its own',
      FILES.map((each) => given(`${each.name}.eml`, mailOf({ parts: [{ content: 'Hi' }, each] }))),
    ],
    [
      'the listing in the text',
      [
        given(
          't.eml',
          mailOf({
            parts: [
              { content: text(file('listds-r.txt')), encoding: 'quoted-printable' },
              ...FILES.filter(({ name }) => name !== 'listds-r.txt'),
            ],
          }),
        ),
      ],
    ],
    [
      'the listing quoted in the text',
      [
        given(
          't.eml',
          mailOf({
            parts: [
              { content: text(file('listds-r.txt')).replace(/^/gm, '> ') },
              ...FILES.filter(({ name }) => name !== 'listds-r.txt'),
            ],
          }),
        ),
      ],
    ],
    [
      'the Dir-Sync mail itself',
      [
        given('RESYNC.GLB', RESYNC),
        given('listds-r.txt', file('listds-r.txt')),
        given(
          'reqtx.eml',
          mailOf({
            header: [
              'From: POLYNOMIAL/OCTOBER/$SYSTEM',
              'To: POLYNOMIAL/MONTGOMERY/$SYSTEM',
              'Date: Mon, 09 Mar 1998 18:02:11 +0000',
            ],
            subject:
              '=?us-ascii?Q?$SYSTEM_ReqTx_R=3D140_=28was_140=29=2C_S_=3D_140=2C_I_=3D_2_0_sent?=',
            parts: [{ content: '' }],
          }),
        ),
      ],
    ],
  ])('%s', async (_, evidence) => {
    const alone = await report(...FILES.map(({ name, content }) => given(name, content)));
    expect(alone.verdict.outcome).toBe('will-fail');
    expect(plain(await report(...evidence))).toEqual(plain(alone));
  });
});
