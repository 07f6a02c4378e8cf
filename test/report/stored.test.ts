/** Stored reports are read back whole, or refused for a reason. */
import { renderJson } from '../../src/report/json.js';
import { storedReport } from '../../src/report/stored.js';
import { OCTOBER, judged, report } from './reports.js';

const REPORT = report({ verdict: judged([OCTOBER, 'will-fail', 14]) });
const withVersion = (schemaVersion: unknown): string =>
  JSON.stringify({ ...REPORT, schemaVersion });

test('what was stored comes back as it was', () =>
  expect(storedReport(`\uFEFF${renderJson(REPORT)}`)).toEqual(JSON.parse(JSON.stringify(REPORT))));

test.each<[string, string, object]>([
  ['no JSON', '{"schemaVersion": ', { code: 'not-json' }],
  ['JSON of something else', '[]', { code: 'not-a-report' }],
  ['a version of something else', '{"schemaVersion":"1.0"}', { code: 'not-a-report' }],
  ['a newer one', withVersion('1.99'), { code: 'other-version', version: '1.99', isNewer: true }],
  ['a much newer one', withVersion('2.0'), { code: 'other-version', isNewer: true }],
  ['an older one', withVersion('0.9'), { code: 'other-version', isNewer: false }],
  ['one that is no version', withVersion(null), { code: 'other-version' }],
  [
    'a part is missing',
    JSON.stringify({ ...REPORT, numbers: undefined }),
    { code: 'does-not-fit' },
  ],
  [
    'a part is of another type',
    JSON.stringify({ ...REPORT, findings: 3 }),
    { code: 'does-not-fit', at: '/findings' },
  ],
])('%s is refused', (_, text, fault) => expect(storedReport(text)).toMatchObject(fault));
