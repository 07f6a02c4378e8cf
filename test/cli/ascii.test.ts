/** Plain ASCII on the screen: where it was asked for, and where a terminal shows nothing else. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMANDS, optionsOf } from '../../src/cli/command-table.js';
import { command, folderWith, type Surroundings } from './support.js';

const LISTING = `Microsoft Mail for the PC v3.2, ListDS v3.2.0.2
Examining RÉSEAU/ZÜRICH Requestor Configuration Record

Dir-Sync Server: NET1/SERVER
ReqSync = 12, SrvSync = 71
`;
const MAIL = `From: a@b.example
Subject: s
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: text/plain; name="listds.txt"
Content-Disposition: attachment; filename="listds.txt"
Content-Transfer-Encoding: base64

${Buffer.from(LISTING).toString('base64')}
--x--
`;
const root = folderWith({
  'in/ticket.eml': MAIL,
  'rules/own.json': JSON.stringify({
    ...{ id: 'own-rule', title: 'Größe', severity: 'note', code: null, confidence: 'assumed' },
    ...{ why: 'W', scope: 'requestor', when: { known: 'header.IMPSEQ' }, message: 'Schön 📬.' },
    ...{ articles: [], remedies: [] },
  }),
});
const IN = [`${root}/in`, '--header', 'IMPSEQ=9,SRVSEQ=99,REQSEQ=99', '--rules', `${root}/rules`];

const IS_ASCII = /^[\x00-\x7e]*$/;

test.each<[what: string, args: string[]]>([
  ['the screen', []],
  ['everything', ['--full']],
  ['the answer', ['-q']],
  ['the request', ['--ask']],
  ['JSON', ['-f', 'json']],
  ['Markdown', ['-f', 'markdown', '--redact', 'none']],
  ['HTML', ['-f', 'html', '--redact', 'none']],
])('%s has no other character with --ascii, and some without', async (_, more) => {
  const [usual, plain] = [
    await command([...IN, ...more]),
    await command([...IN, ...more, '--ascii']),
  ];
  expect(IS_ASCII.test(usual.out)).toBe(false);
  expect([plain.status, IS_ASCII.test(plain.out), IS_ASCII.test(plain.err)]).toEqual([
    usual.status,
    true,
    true,
  ]);
});

test('names keep what tells them apart, lines keep their width, parts their sign', async () => {
  const { out } = await command([...IN, '--full', '--ascii']);
  expect(out).toContain('R<U+00C9>SEAU/Z<U+00DC>RICH');
  expect(out).toContain('ticket.eml > listds.txt');
  expect(out.split('\n').filter((line) => line.length > 80 && !line.includes('/in/'))).toEqual([]);
});

test('JSON says the same, apart from the command line', async () => {
  const [usual, plain] = [
    await command([...IN, '-f', 'json', '--no-ascii']),
    await command([...IN, '-f', 'json', '--ascii']),
  ].map(({ out }) => ({ ...(JSON.parse(out) as object), command: null }));
  expect(plain).toEqual(usual);
});

test.each<[what: string, args: string[]]>([
  ['inspect', ['inspect', `${root}/in`]],
  ['inspect as JSON', ['inspect', `${root}/in`, '-f', 'json']],
  ['rules', ['rules', '--rules', `${root}/rules`]],
  ['rules as JSON', ['rules', '--rules', `${root}/rules`, '-f', 'json']],
])('%s', async (_, args) => {
  const [usual, plain] = [await command(args), await command([...args, '--ascii'])];
  expect([IS_ASCII.test(usual.out), IS_ASCII.test(plain.out)]).toEqual([false, true]);
  if (args.includes('json')) expect(JSON.parse(plain.out)).toEqual(JSON.parse(usual.out));
});

test('render and diff', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'resync-check-'));
  const [a, b] = [join(folder, 'a.json'), join(folder, 'b.json')];
  await command([...IN, '-o', a, '--redact', 'none', '--ascii']);
  await command([`${root}/in`, '-o', b, '--redact', 'none']);
  // A file is in UTF-8, whatever the screen shows.
  expect(readFileSync(a, 'utf8')).toContain('ZÜRICH');
  for (const args of [
    ['render', a],
    ['diff', a, b],
    ['diff', a, b, '-f', 'json'],
  ]) {
    const [usual, plain] = [await command(args), await command([...args, '--ascii'])];
    expect([args, IS_ASCII.test(usual.out), IS_ASCII.test(plain.out)]).toEqual([args, false, true]);
  }
});

test('errors', async () => {
  const { err } = await command(['ZÜRICH', '--ascii']);
  expect(err).toBe('resync-check: no such file: Z<U+00DC>RICH\n  check the name\n');
});

const TERMINAL: Surroundings = { isTerminal: true, env: { NO_COLOR: '1' } };
const withLocale = (locale: Record<string, string>): Surroundings => ({
  ...TERMINAL,
  env: { NO_COLOR: '1', ...locale },
});
test.each<[what: string, given: Surroundings, args: string[], isAscii: boolean]>([
  ['a console of Windows', { ...TERMINAL, platform: 'win32' }, [], true],
  ['one that was told otherwise', { ...TERMINAL, platform: 'win32' }, ['--no-ascii'], false],
  ['a file or pipe on Windows', { platform: 'win32' }, [], false],
  ['a terminal that says nothing', TERMINAL, [], false],
  ['LANG=C', withLocale({ LANG: 'C' }), [], true],
  ['LANG=POSIX', withLocale({ LANG: 'POSIX' }), [], true],
  ['LANG=de_DE.ISO-8859-1', withLocale({ LANG: 'de_DE.ISO-8859-1' }), [], true],
  ['LANG=C.UTF-8', withLocale({ LANG: 'C.UTF-8' }), [], false],
  ['LANG=en_US.utf8', withLocale({ LANG: 'en_US.utf8' }), [], false],
  ['LC_ALL before LANG', withLocale({ LANG: 'en_US.UTF-8', LC_ALL: 'C' }), [], true],
  ['LC_CTYPE before LANG', withLocale({ LANG: 'C', LC_CTYPE: 'C.UTF-8' }), [], false],
  ['an empty LC_ALL says nothing', withLocale({ LANG: 'C.UTF-8', LC_ALL: '' }), [], false],
  ['a pipe under LANG=C', { env: { LANG: 'C' } }, [], false],
  ['a pipe that was told', { env: { LANG: 'C' } }, ['--ascii'], true],
  ['the last word counts', TERMINAL, ['--ascii', '--no-ascii'], false],
])('%s', async (_, given, args, isAscii) => {
  const { out } = await command([...IN, ...args], given);
  expect(IS_ASCII.test(out)).toBe(isAscii);
});

test('our own words are ASCII: help, the welcome, explain, the answers to all samples', async () => {
  for (const args of [
    [],
    ['--help'],
    ['explain'],
    ['explain', 'IMPORT'],
    ['rules'],
    ['demo', '--full'],
  ]) {
    const { out, err } = await command(args);
    expect([args, IS_ASCII.test(out + err)]).toEqual([args, true]);
  }
});

test('every command that shows what files hold takes it', () => {
  const without = Object.entries(COMMANDS).flatMap(([name, each]) =>
    optionsOf(each).some((option) => option.name === 'ascii') ? [] : [name],
  );
  expect(without).toEqual(['explain', 'completion']);
});
