/** A report into files and out of them: formats by ending, redaction, render. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, folderWith, oneLine } from './support.js';

const ROOT = join(import.meta.dirname, '..', '..');
const SAMPLE = join(ROOT, 'samples', 'unlisted-requestor');
const out = folderWith({ 'ticket/x.txt': 'ReqTx' });
const at = (name: string): string => join(out, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');
const files = (...names: string[]): string[] => names.flatMap((name) => ['-o', at(name)]);

test('one run writes every format, with the same verdict and no folder of mine', async () => {
  const names = ['t.md', 't.html', 't.json', 't.txt'];
  const { status, out: screen, err } = await command([SAMPLE, ...files(...names)]);
  expect([status, screen.split('\n')[0]]).toEqual([
    1,
    'POLYNOMIAL/OCTOBER: IMPORT -Q will stop with Fatal error 14.',
  ]);
  expect(err.match(/wrote /g)).toHaveLength(names.length);
  for (const name of names) {
    expect(read(name)).toContain(
      'will stop with Fatal error 14'.slice(0, name === 't.json' ? 0 : 99),
    );
    expect(read(name)).not.toContain(ROOT);
  }
  const { verdict, redaction } = JSON.parse(read('t.json')) as Record<
    string,
    { profile?: string; code?: number }
  >;
  expect([verdict?.code, redaction?.profile]).toEqual([14, 'names']);
});

const DIGEST = createHash('sha256')
  .update(readFileSync(join(SAMPLE, 'RESYNC.GLB')))
  .digest('hex');

test.each([
  ['a JSON file', [], 'd.json'],
  ['a Markdown file', [], 'd.md'],
  ['an HTML file', ['-f', 'text'], 'd.html'],
  ['JSON on the screen', ['-f', 'json'], null],
])('%s names each input by its digest', async (_what, args, file) => {
  const { out: screen } = await command([SAMPLE, ...args, ...(file === null ? [] : files(file))]);
  expect(file === null ? screen : read(file)).toContain(DIGEST);
});

test.each([
  ['html', 't.html'],
  ['markdown', 't.md'],
  ['json', 't.json'],
  ['text', 't.txt'],
])('render -f %s gives what the first run wrote', async (format, name) => {
  const { status, out: screen } = await command(['render', at('t.json'), '-f', format]);
  expect([status, screen === read(name)]).toEqual([0, true]);
});

test('render writes files as well, and hides more where it is asked to', async () => {
  const { status } = await command(['render', at('t.json'), '--redact', 'all', ...files('all.md')]);
  expect([status, /POLYNOMIAL|OCTOBER/.test(read('all.md'))]).toEqual([0, false]);
});

test('the map tells what each token stands for, and is the only file that does', async () => {
  await command([SAMPLE, '--redact', 'all', ...files('m.json'), '--redact-map', at('map.json')]);
  const { profile, tokens } = JSON.parse(read('map.json')) as {
    profile: string;
    tokens: Record<string, string>;
  };
  expect([profile, tokens['network-1']]).toEqual(['all', 'POLYNOMIAL']);
  expect(read('m.json')).not.toMatch(/POLYNOMIAL|OCTOBER/);
});

test.each<[string, string[], RegExp]>([
  [
    'an ending that names no format',
    [SAMPLE, '-o', at('t.doc')],
    /^the ending names no format: --output .*t\.doc; end the name in/,
  ],
  ['no ending', [SAMPLE, '-o', at('ticket')], /^the ending names no format/],
  [
    'a name that is given twice',
    [SAMPLE, ...files('two.md', 'two.md')],
    /is the file of --output as well/,
  ],
  ['an input', [SAMPLE, '-o', join(SAMPLE, 'README.md')], /is an input|is there already/],
  ['the report itself', ['render', at('t.json'), ...files('t.json')], /is an input/],
  ['a map of nothing', [SAMPLE, '--redact-map', at('no.json')], /^nothing is redacted/],
  ['a profile of another name', [SAMPLE, '--redact', 'some'], /give one of none, names, all/],
  ['no report', ['render'], /^render takes one report/],
  ['two reports', ['render', at('t.json'), at('m.json')], /^render takes one report/],
  ['what is no report', ['render', at('ticket/x.txt')], /^not JSON/],
])('refused: %s', async (_, words, message) => {
  const { status, out: screen, err } = await command(words);
  expect([status, screen]).toEqual([2, '']);
  expect(oneLine(err.replace(/resync-check: note: .*\n/g, ''))).toMatch(message);
});

test('a stored report of a newer version is refused in one line', async () => {
  const newer = at('newer.json');
  writeFileSync(
    newer,
    read('t.json').replace(/"schemaVersion": "[\d.]+"/, '"schemaVersion": "9.1"'),
  );
  const { status, err } = await command(['render', newer, '-f', 'html']);
  expect([status, oneLine(err)]).toEqual([2, expect.stringMatching(/^made by a newer version/)]);
});

test('what was given no name is written nowhere', async () => {
  const { err } = await command([SAMPLE]);
  expect(err).toBe('');
});

describe('a report as shells write it', () => {
  const utf16 = (text: string, order: 'LE' | 'BE', mark: string): Buffer => {
    const bytes = Buffer.from(mark + text, 'utf16le');
    return order === 'LE' ? bytes : bytes.swap16();
  };
  test.each<[string, (text: string) => Buffer]>([
    ["UTF-16, PowerShell's >", (text) => utf16(text, 'LE', '\ufeff')],
    ['the other byte order', (text) => utf16(text, 'BE', '\ufeff')],
    ['UTF-16 without its mark', (text) => utf16(text, 'LE', '')],
    ['UTF-8 with a mark', (text) => Buffer.from(`\ufeff${text}`)],
    ['lines that end with CR LF', (text) => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ])('%s', async (_, encoded) => {
    const { out: json } = await command(['check', SAMPLE, '-f', 'json']);
    writeFileSync(at('plain.json'), json);
    writeFileSync(at('shell.json'), encoded(json));
    expect(await command(['render', at('shell.json')])).toEqual(
      await command(['render', at('plain.json')]),
    );
    const { status, err } = await command(['diff', at('plain.json'), at('shell.json')]);
    expect([status, err]).toEqual([0, '']);
  });
});
