/** The pictures: the numbers to scale, and the bytes of the header's record. */
import { headerPicture } from '../../../src/report/html/header-picture.js';
import { numbersPicture } from '../../../src/report/html/numbers-picture.js';
import { runsPicture } from '../../../src/report/html/runs-picture.js';
import type { LoggedRun } from '../../../src/model/report-types.js';
import { row } from '../reports.js';

const all = (svg: string, pattern: RegExp): number[] =>
  [...svg.matchAll(pattern)].map(([, value]) => Number(value));
const bars = (svg: string) => all(svg, /<rect x="([\d.]+)"/g);
const rings = (svg: string) => all(svg, /<circle cx="([\d.]+)"/g);

test.each([
  ['too low', 22, 140, '118 short', 'gap low'],
  ['by one, far from zero', 99_999, 100_000, '1 short', 'gap low'],
  ['higher', 140, 22, 'reaches it', 'gap'],
  ['equal', 140, 140, 'equal', ''],
  ['zero', 0, 0, 'equal', ''],
  ['the largest', 0, 4294967295, '4294967295 short', 'gap low'],
])('%s', (_name, header, own, words, gap) => {
  const svg = numbersPicture([row('REQSEQ', header, own)], 'At OCTOBER', 'alt');
  const [bar, ring] = [bars(svg)[0]! + 2, rings(svg)[0]!];
  expect(svg).toContain(`>${words}</text>`);
  expect(Math.sign(ring - bar)).toBe(Math.sign(own - header));
  expect(/class="(gap[^"]*)"/.exec(svg)?.[1] ?? '').toBe(gap);
  for (const x of [bar, ring]) {
    expect(x).toBeGreaterThanOrEqual(66);
    expect(x).toBeLessThanOrEqual(316);
  }
});

test('places are to scale from zero', () => {
  const svg = numbersPicture([row('REQSEQ', 25, 100)], 'At OCTOBER', 'alt');
  const zero = bars(numbersPicture([row('REQSEQ', 0, 100)], 'At OCTOBER', 'alt'))[0]! + 2;
  const [bar, ring] = [bars(svg)[0]! + 2 - zero, rings(svg)[0]! - zero];
  expect(bar / ring).toBeCloseTo(0.25, 2);
});

test('what is not known is not drawn', () => {
  const svg = numbersPicture([row('IMPSEQ', 1, null)], 'At OCTOBER', 'alt');
  expect([bars(svg), rings(svg)]).toEqual([[], []]);
  expect(svg).toContain('not known');
});

test('bytes stand in rows of sixteen, with the name of each part under its first byte', () => {
  const svg = headerPicture(
    {
      ...{
        byte: 0,
        length: 20,
        hex: `${'00'.repeat(4)}${Buffer.from('IMPSEQ=1 SRVSEQ').toString('hex')}00`,
      },
      spans: [
        { name: 'number', offset: 0, bytes: 4, value: 0 },
        { name: 'text', offset: 4, bytes: 15, value: null },
        { name: 'nul', offset: 19, bytes: 1, value: null },
      ],
    },
    'alt',
  );
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
  expect(texts).toEqual([
    'sync number',
    'text',
    'NUL',
    '0000',
    '00 00 00 00 49 4d 50 53 45 51 3d 31 20 53 52 56',
    '....IMPSEQ=1 SRV',
    '0010',
    '53 45 51 00',
    'SEQ.',
  ]);
  // Each part has a mark behind its bytes and one behind its letters, and a part that goes on in the
  // next row has them there as well.
  expect([...svg.matchAll(/class="part (\w+)"/g)].map(([, name]) => name)).toEqual([
    ...['number', 'number', 'text', 'text', 'text', 'text', 'nul', 'nul'],
  ]);
});

test('runs stand in lanes of their programs, each with the mark of how it went', () => {
  const run = (given: Partial<LoggedRun>): LoggedRun => ({
    ...{ input: 'i1', line: 1, before: 0, postoffice: null, program: 'IMPORT', version: null },
    ...{ step: 'T3', time: '1999-06-17T22:10:04', written: null, event: 'finished' },
    ...{ severity: null, code: null, troubles: 0, received: null, sent: null, ...given },
  });
  const svg = runsPicture(
    [
      run({ program: 'REQMAIN' }),
      run({ event: 'stopped' }),
      run({ event: 'open', before: 7, time: null }),
    ],
    '<alt>',
  );
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
  expect(texts).toEqual(['REQMAIN', 'IMPORT', '1999-06-17']);
  expect(svg).toContain('aria-label="&lt;alt&gt;"');
  const marks = [...svg.matchAll(/class="(finished|open|trouble|stopped|left-out)"/g)];
  expect(marks.map(([, name]) => name)).toEqual([
    ...['finished', 'stopped', 'left-out', 'open'],
    ...['finished', 'stopped', 'open'], // the legend
  ]);
  const [reqmain, open] = all(svg, /<circle cx="[\d.]+" cy="([\d.]+)"/g);
  expect(open! - reqmain!).toBe(24);
});
