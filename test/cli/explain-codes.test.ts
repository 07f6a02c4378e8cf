import { command } from './support.js';

const explain = (...asked: string[]) => command(['explain', ...asked]);

test.each([
  [['44'], 'Code 44: Gateway not installed'],
  [[' 44 '], 'Code 44: Gateway not installed'],
  [['error 44'], 'Code 44: Gateway not installed'],
  [['error', '44'], 'Code 44: Gateway not installed'],
  [['error-44'], 'Code 44: Gateway not installed'],
  [['ERROR 44'], 'Code 44: Gateway not installed'],
  [['code 44'], 'Code 44: Gateway not installed'],
  [['[ 44]'], 'Code 44: Gateway not installed'],
  [['[44]'], 'Code 44: Gateway not installed'],
  [['Error [ 44]'], 'Code 44: Gateway not installed'],
  [['Error', '[', '44]'], 'Code 44: Gateway not installed'],
  [['Warning[ 27]'], 'Code 27: Alias already exists'],
  [['fatal 91'], 'Code 91: The database is locked by another process'],
  [['fatal error [54]'], 'Code 54: No Server name has been set'],
  [['Error [ 081]'], 'Code 81: No mailbox name'],
  [['Error Message #81'], 'Code 81: No mailbox name'],
  [['code -1'], 'Code -1: free text'],
  [['[ -1]'], 'Code -1: free text'],
  [['--', '-1'], 'Code -1: free text'],
  [['249'], 'Code 249: Not enough free file handles'],
  [['0'], 'Code 0: not documented'],
  [['145'], 'Code 145: not documented'],
  [['error 248'], 'Code 248: not documented'],
])('%j is found', async (asked, title) => {
  const { status, out, err } = await explain(...asked);
  expect([status, err]).toEqual([0, '']);
  expect(out.split('\n').slice(0, 2)).toEqual([title, '='.repeat(title.length)]);
});

test.each([
  '14',
  'error 14',
  'error-14',
  'fatal 14',
  '[ 14]',
  'Fatal [ 14]',
  'fatal error 14',
  'code 14',
])('%s has a written page, and only that', async (asked) => {
  const { out } = await explain(asked);
  expect(out).toMatch(/^Error 14: Error processing RESYNC\.GLB\n=+\n/);
  expect(out).not.toContain('Code 14:');
});

test.each([
  ['44', ['Printed as: Error [ 44]\n', 'What it means\n', 'What to do\n', 'Q96002, Q122751']],
  ['2', ['Printed as: Warning[  2]; also met as Fatal\n']],
  ['31', ['Printed as: never seen in a published log\n']],
  ['90', ['Printed as: never seen in a published log; called Warning elsewhere\n']],
  ['171', ['Printed as: Status, without the number (coded logs: 1 171)\n']],
  ['0', ['DIRSYNC.TXT', 'Q96001, Q96002, Q96003, Q96004']],
])('the page of %s', async (asked, parts) => {
  const { out } = await explain(asked);
  for (const part of parts) expect(out).toContain(part);
  expect(out.replace(/\s+/g, ' ')).toContain("ADMIN's Notice numbers and PODIAG's error numbers");
  expect(out.split('\n').filter((line) => line.length > 78)).toEqual([]);
});

test('a page without anything to do has no such heading', async () => {
  const { out } = await explain('60');
  expect(out).not.toContain('What to do');
});

test.each(['300', '250', 'error 999', '-- -1 44', '44]', '[44', '44 45', 'code'])(
  '%s is no code',
  async (asked) => {
    const { status, out, err } = await explain(...asked.split(' '));
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^resync-check: nothing to explain under /);
  },
);

test('the list names the codes in one line', async () => {
  const { out } = await explain();
  const line = 'Codes: -1 to 249, for instance 44, "fatal 91", "code -1"';
  expect(out.split('\n').filter((each) => /^Codes:/.test(each))).toEqual([line]);
});

test.each([
  ['Q122751', /^ {2}code 44 +Gateway not installed$/m],
  ['119240', /^ {2}code 46 +No fullname$/m],
  ['Q149271', /^ {2}code -1 +free text$/m],
  ['Q130449', /^ {2}code 113 +Failure to send mail to$/m],
])('%s: codes that cite it', async (article, row) => {
  const { status, out } = await explain(article);
  expect(status).toBe(0);
  expect(out).toMatch(row);
  expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test.each([
  ['dirsync.log', 'DIRSYNC.LOG, DSSERVER.LOG and CENTRAL.LOG'],
  ['coded-log', 'DIRSYNC.LOG, DSSERVER.LOG and CENTRAL.LOG'],
  ['sync-state', 'A sync-state file'],
  ['sync state', 'A sync-state file'],
  ['import', 'The command line of IMPORT'],
  ['errorlevel', 'The command line of IMPORT'],
])('the page about %s', async (asked, title) => {
  expect((await explain(asked)).out.split('\n')[0]).toBe(title);
});

test.each<[string, string | null]>([
  ['220', 'Event 220 of MSExchangeDX is something else: Dir-Sync messages were lost'],
  ['168', 'Event 168 of MSExchangeDX is something else: the server could not store'],
  ['136', 'Event 136 of MSExchangeDX is something else: a message came from a requestor'],
  ['145', null],
  ['44', null],
])('an event of the number %s is told beside the code', async (code, words) => {
  const { out } = await explain(code);
  expect(out.includes('MSExchangeDX')).toBe(words !== null);
  if (words !== null) expect(out.replace(/\s+/g, ' ')).toContain(words);
});
