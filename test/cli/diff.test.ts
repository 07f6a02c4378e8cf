/** diff: two stored reports compared by the command, and what is refused. */
import { join } from 'node:path';
import { renderJson } from '../../src/report/json.js';
import { OCTOBER, judged, report } from '../report/reports.js';
import { command, folderWith, oneLine } from './support.js';

const folder = folderWith({
  'before.json': renderJson(report({ verdict: judged([OCTOBER, 'will-fail', 14]) })),
  'after.json': renderJson(report({ verdict: judged([OCTOBER, 'will-import']) })),
  'newer.json': '{"schemaVersion":"7.0","tool":{"name":"resync-check"}}',
  'other.json': '{}',
  'notes.txt': 'hello',
});
const [before, after, newer, other, text] = [
  'before.json',
  'after.json',
  'newer.json',
  'other.json',
  'notes.txt',
].map((name) => join(folder, name)) as [string, string, string, string, string];

test('tells what changed', async () => {
  const { status, out } = await command(['diff', before, after]);
  expect([status, out.split('\n')[0]]).toEqual([
    0,
    'The prediction changed: it was "will stop", it is "accepted".',
  ]);
});

test('as JSON', async () => {
  const { out } = await command(['diff', before, after, '-f', 'json']);
  expect(JSON.parse(out)).toMatchObject({
    before: { outcome: 'will-fail' },
    after: { outcome: 'will-import' },
  });
});

test.each<[string, string[], string]>([
  ['one report', [before], 'diff takes two reports, the older one first'],
  ['three', [before, after, after], 'diff takes two reports'],
  ['none', [], 'diff takes two reports'],
  ['one that is not there', [before, join(folder, 'nope.json')], 'no such file'],
  ['a folder', [before, folder], 'it is a folder'],
  ['a text', [before, text], 'not JSON'],
  ['JSON of something else', [other, after], 'not a report of resync-check'],
  ['a newer version', [before, newer], 'made by a newer version (schema 7.0'],
])('%s is refused', async (_, words, message) => {
  const { status, out, err } = await command(['diff', ...words]);
  expect([status, out]).toEqual([2, '']);
  expect(oneLine(err)).toMatch(new RegExp(`^${message.replace(/[()]/g, '\\$&')}.*: .*; .*$`));
});
