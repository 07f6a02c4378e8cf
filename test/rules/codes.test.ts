import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { codePage, printed, undocumentedCodePage } from '../../src/explain/code-page.js';
import { CODES, NOT_DOCUMENTED } from '../../src/generated/codes.js';
import type { CodeEntry } from '../../src/generated/codes.js';
import { BUILT_IN_RULES } from '../../src/generated/rules.js';

const RULES = new URL('../../rules/', import.meta.url);
const json = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(name, RULES), 'utf8')) as Record<string, unknown>;

const catalogue = json('codes.json');
const fits = new Ajv2020({ strict: true, allErrors: true }).compile(json('codes.schema.json'));
const numbers = CODES.map(({ code }) => code);
const undocumented = NOT_DOCUMENTED.flatMap(([from, to]) =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at),
);
const entry = (code: number): CodeEntry => CODES.find((each) => each.code === code)!;

describe('the catalogue', () => {
  test('fits its schema, and is what the code has', () => {
    expect([fits(catalogue), fits.errors]).toEqual([true, null]);
    expect([catalogue['codes'], catalogue['notDocumented']]).toEqual([CODES, NOT_DOCUMENTED]);
  });

  test('has each number once, rising', () => {
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(undocumented).toEqual([...new Set(undocumented)].sort((a, b) => a - b));
  });

  test('knows of every number from -1 to 249 whether it is documented, and of no other', () => {
    const all = Array.from({ length: 251 }, (_, at) => at - 1);
    expect([...numbers, ...undocumented].sort((a, b) => a - b)).toEqual(all);
  });

  test('has every code that a rule predicts', () => {
    const predicted = BUILT_IN_RULES.flatMap(({ code }) => (code === null ? [] : [code]));
    expect(numbers).toEqual(expect.arrayContaining(predicted));
    expect(predicted).toContain(14);
  });

  test('names no source but articles', () => {
    const words = /dossier|issue|session|helper|task #/i;
    expect(CODES.filter((each) => words.test(`${each.meaning} ${each.wayOut ?? ''}`))).toEqual([]);
  });
});

describe.each(CODES.map((each) => [each.code, each] as const))('code %i', (code, each) => {
  test('is told in whole sentences', () => {
    expect(each.meaning).toMatch(/^\S.*\.$/);
    if (each.wayOut !== null) expect(each.wayOut).toMatch(/^\S.*\.$/);
    for (const told of [each.meaning, each.wayOut ?? '', each.text ?? ''])
      expect(told).not.toMatch(/ {2}|\n|\t/);
  });
  test('has articles, and those that its words name are among them', () => {
    expect(each.articles.length).toBeGreaterThan(0);
    for (const article of each.articles) expect(article).toMatch(/^Q\d{5,6}$/);
    const named = `${each.meaning} ${each.wayOut ?? ''}`.match(/\bQ\d{5,6}\b/g) ?? [];
    expect(each.articles).toEqual(expect.arrayContaining(named));
  });
  test('says where its severity is from, and does not repeat it', () => {
    expect(each.severity === null).toBe(each.severityFrom === null);
    expect(each.other).not.toContain(each.severity);
  });
  test('has a page that fits', () => {
    const lines = codePage(each, BUILT_IN_RULES).split('\n');
    const title = lines
      .slice(
        0,
        lines.findIndex((line) => /^=+$/.test(line)),
      )
      .join(' ');
    expect(title).toBe(`Code ${code}: ${each.text ?? 'free text'}`);
    expect(lines.filter((line) => line.length > 78)).toEqual([]);
    expect(lines.join(' ')).not.toMatch(/undefined|null\b/);
  });
});

describe('severities and words as they were published', () => {
  test.each([
    [2, 'W', 'log', ['F'], 'Error opening file'],
    [14, 'F', 'prose', [], 'Error processing Resync.glb'],
    [20, 'E', 'log', [], 'Address element is too long'],
    [27, 'W', 'log', ['F'], 'Alias already exists'],
    [44, 'E', 'log', [], 'Gateway not installed'],
    [49, 'F', 'prose', [], 'Fatal error creating network'],
    [73, null, null, [], 'Template option not set, template information will be ignored'],
    [90, 'W', 'prose', [], 'Transaction not processed'],
    [91, 'F', 'log', [], 'The database is locked by another process'],
    [138, 'E', 'log', ['F'], 'Server sync does not exist anymore'],
    [171, 'S', 'log', [], 'No requestor updates to send'],
  ])('%i', (code, severity, severityFrom, other, text) =>
    expect(entry(code)).toMatchObject({ severity, severityFrom, other, text }),
  );

  test.each([
    ['E', 44, 'Error [ 44]'],
    ['W', 27, 'Warning[ 27]'],
    ['F', 7, 'Fatal [  7]'],
    ['F', 150, 'Fatal [150]'],
  ] as const)('%s %i is printed as %s', (severity, code, text) =>
    expect(printed(severity, code)).toBe(text),
  );

  test('14 has both readings', () => {
    expect(entry(14).meaning).toMatch(/IMPORT -Q.*IMPORT -S.*3\.0/);
    expect(entry(14).articles).toEqual(['Q215505', 'Q96001']);
  });
});

describe('the schema refuses', () => {
  const sample = structuredClone(entry(44));
  test.each<[string, Record<string, unknown>]>([
    ['a number that is none', { code: 250 }],
    ['a fraction', { code: 1.5 }],
    ['a number as text', { code: '44' }],
    ['another severity', { severity: 'N' }],
    ['a severity from nowhere', { severityFrom: null }],
    ['an origin without a severity', { severity: null }],
    ['other severities beside none', { severity: null, severityFrom: null, other: ['F'] }],
    ['the same severity twice', { other: ['F', 'F'] }],
    ['half a sentence', { meaning: 'A gateway' }],
    ['an empty way out', { wayOut: '' }],
    ['a text with the colon of its argument', { text: 'Gateway not installed:' }],
    ['no article', { articles: [] }],
    ['an article without its Q', { articles: ['96002'] }],
    ['anything else', { note: 'more' }],
  ])('%s', (_, change) => {
    expect(fits({ notDocumented: [], codes: [sample] })).toBe(true);
    expect(fits({ notDocumented: [], codes: [{ ...sample, ...change }] })).toBe(false);
  });
  test.each([[[[0]]], [[[0, 1, 2]]], [[[0, 250]]], [[0]]])('the ranges %j', (notDocumented) =>
    expect(fits({ notDocumented, codes: [sample] })).toBe(false),
  );
});

test.each(undocumented)('the page of %i says that nothing documents it', (code) => {
  const lines = undocumentedCodePage(code).split('\n');
  expect(lines[0]).toBe(`Code ${code}: not documented`);
  expect(lines.filter((line) => line.length > 78)).toEqual([]);
});
