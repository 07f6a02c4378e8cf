import { renderJson, toJson } from '../../src/report/json.js';
import { report } from './reports.js';

test.each([
  ['C1', '\x9b', '"\\u009b"'],
  ['DEL', '\x7f', '"\\u007f"'],
  ['a bidirectional mark', '\u202e', '"\\u202e"'],
  ['a line separator', '\u2028', '"\\u2028"'],
  ['a tag character, as its two halves', '\u{e0041}', '"\\udb40\\udc41"'],
  ['C0, as JSON has it', '\x1b', '"\\u001b"'],
  ['a line break', 'a\nb', '"a\\nb"'],
])('%s is escaped and reads back as it was', (_name, given, written) => {
  expect(toJson(given)).toBe(`${written}\n`);
  expect(JSON.parse(toJson(given))).toBe(given);
});

test('the parts stand in one order, whatever order they came in', () => {
  const given = report({});
  const turned = Object.fromEntries(Object.entries(given).reverse()) as unknown as typeof given;
  expect(renderJson(turned)).toBe(renderJson(given));
  expect(Object.keys(JSON.parse(renderJson(turned)) as object).slice(0, 5)).toEqual([
    'schemaVersion',
    'tool',
    'generatedAt',
    'command',
    'inputs',
  ]);
});

test('two blanks, a newline at the end', () => {
  expect(toJson({ a: 1 })).toBe('{\n  "a": 1\n}\n');
});
