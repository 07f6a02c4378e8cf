/** What cmd.exe and PowerShell do to a command line, and what people type who know other programs. */
import { command, folderWith, oneLine } from './support.js';

const OWN = (
  po: string,
  numbers: string,
): string => `Microsoft Mail for the PC v3.2, ListDS v3.2.0.2
Examining ${po} Requestor Configuration Record

Dir-Sync Server: NET1/SERVER
${numbers}
`;
const root = folderWith({
  'evid/denver.txt': OWN('CONTOSO/DENVER', 'ReqSync = 12, SrvSync = 71'),
  'evid/austin.txt': OWN('CONTOSO/AUSTIN', 'ReqSync = 12, SrvSync = 71'),
  'evid/boise.txt': OWN('NORTH/BOISE', 'ReqSync = 12, SrvSync = 71'),
  'evid/boise2.txt': OWN('SOUTH/BOISE', 'ReqSync = 12, SrvSync = 71'),
  'evid/desktop.ini': '[.ShellClassInfo]',
  'evid/Thumbs.db': 'x',
  't 1/denver.txt': OWN('CONTOSO/DENVER', 'ReqSync = 12, SrvSync = 71'),
  'told/readme.txt': OWN('CONTOSO/DENVER', 'ReqSync = 12, SrvSync = 71'),
  X400: '',
});
const LOW = ['--header', 'IMPSEQ=1,SRVSEQ=1,REQSEQ=1'];

/** Who was judged, without their numbers. */
async function judged(...args: string[]): Promise<string[]> {
  const { out, err } = await command([...args, ...LOW, '-f', 'json']);
  if (out === '') return [oneLine(err)];
  const report = JSON.parse(out) as { verdict: { byRequestor: { requestor: string }[] } };
  return report.verdict.byRequestor.map(({ requestor }) => requestor).sort();
}
const ALL = ['CONTOSO/AUSTIN', 'CONTOSO/DENVER', 'NORTH/BOISE', 'SOUTH/BOISE'];

test.each<[string, string[], string[]]>([
  ['the postoffice part is enough', ['evid', '-r', 'DENVER'], ['CONTOSO/DENVER']],
  ['in any case', ['evid', '-r', 'denver'], ['CONTOSO/DENVER']],
  ['the other slash', ['evid', '-r', 'CONTOSO\\DENVER'], ['CONTOSO/DENVER']],
  ['a pattern that no shell expanded', ['evid/*.txt'], ALL],
  ['*.* passes over what Windows leaves', ['evid/*.*'], ALL],
  ['a question mark', ['evid/???ver.txt'], ['CONTOSO/DENVER']],
  ['a pattern in a quoted name', ['t 1/*.txt"'], ['CONTOSO/DENVER']],
  ['a quote that a backslash kept', ['t 1\\"'], ['CONTOSO/DENVER']],
  ['a quote alone', ['t 1"'], ['CONTOSO/DENVER']],
  ['desktop.ini and Thumbs.db of a folder', ['evid'], ALL],
  ['a readme that holds a listing', ['told'], ['CONTOSO/DENVER']],
])('understood: %s', async (_what, [path, ...rest], requestors) => {
  expect(await judged(`${root}/${path}`, ...rest)).toEqual(requestors);
});

test('nothing is said of what Windows leaves in a folder', async () => {
  const { err } = await command([`${root}/evid`, ...LOW, '-q']);
  expect(err).toBe('');
});

test.each<[string[], RegExp]>([
  [
    ['evid', '-r', 'CONTOSO/DENVR'],
    /^no requestor CONTOSO\/DENVR in the evidence: --requestor; did you mean CONTOSO\/DENVER\?$/,
  ],
  [['evid', '-r', 'DENVR'], /: --requestor; did you mean DENVER\?$/],
  [
    ['evid', '-r', 'BOISE'],
    /: --requestor; several end in it, write one in full: NORTH\/BOISE, SOUTH\/BOISE$/,
  ],
  [['evid', '-r', 'PARIS'], /: --requestor; the evidence names CONTOSO\/AUSTIN, .* and 1 more$/],
  [
    ['evid/*.reg'],
    /^no file of such a name: .*\/evid\/\*\.reg; check the name, or give the folder: /,
  ],
  [['none/*.txt'], /^no such file: .*\/none\/; check the name$/],
  [
    ['t 1" -r DENVER'],
    /^no such file: .*\/t 1" -r DENVER; a backslash before the closing quote keeps it: leave /,
  ],
])('explained: %j', async ([path, ...rest], line) => {
  const { status, out, err } = await command([`${root}/${path}`, ...LOW, ...rest]);
  expect(oneLine(err)).toMatch(line);
  expect([status, out]).toEqual([2, '']);
});

test.each<[string[], string]>([
  [
    ['--header', 'IMPSEQ=1', 'SRVSEQ=2', 'REQSEQ=3'],
    'a list that was split at its commas: --header; PowerShell does that. Write --header "IMPSEQ=1,SRVSEQ=2,REQSEQ=3"',
  ],
  [
    [...LOW, '--gateways', 'SNADS,', 'SMTP'],
    'a list that was split at its commas: --gateways; PowerShell does that. Write --gateways "SNADS,SMTP"',
  ],
  [['x', '--json'], 'unknown option: --json; did you mean --format json?'],
  [['x', '-v'], 'unknown option: -v; did you mean --version?'],
  [['x', '-V'], 'unknown option: -V; did you mean --version?'],
  [['x', '--silent'], 'unknown option: --silent; did you mean --quiet?'],
  [
    ['-q'],
    'no evidence given: the command line; name a folder, or a RESYNC.GLB and what shows the numbers of the requestor',
  ],
  [['rules', '--reg', 'x'], 'not an option of rules: --reg; it is one of: check, simulate'],
  [['demo', 'x'], 'demo takes no files: x; leave the word demo out to check it'],
])('what was meant is said: %j', async (args, line) => {
  const { status, out, err } = await command(args);
  expect([oneLine(err), status, out]).toEqual([line, 2, '']);
});

describe('help, however it is asked for', () => {
  test.each([['help'], ['/?'], ['-?'], ['-help'], ['-h'], ['--help']])('%s', async (word) => {
    const { status, out, err } = await command([word]);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^resync-check \[check\] \[options\] FILES AND FOLDERS\n/);
    expect(out).toContain('\nCommands\n');
  });

  test.each(['check', 'simulate', 'inspect', 'explain', 'rules', 'demo'])('of %s', async (name) => {
    const { out } = await command([name, '--help']);
    for (const asked of [
      [name, '/?'],
      [name, '-?'],
      [name, '-help'],
      [name, 'help'],
      ['help', name],
    ])
      expect((await command(asked)).out).toBe(out);
    expect(out.match(/^ {2}resync-check /gm)?.length).toBeGreaterThanOrEqual(2);
    expect(out).toMatch(/^Exit status: \S/m);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('has colour where colour is on, and the same words', async () => {
    const styled = await command(['check', '--help'], { isTerminal: true });
    expect(styled.out).toContain('\x1b[1mWhat you get\x1b[22m');
    const plain = await command(['check', '--help', '--no-color'], { isTerminal: true });
    expect(styled.out.replace(/\x1b\[\d+m/g, '')).toBe(plain.out);
  });
});

test.each([[[]], [['check']]])('nothing at all is answered with what to give: %j', async (args) => {
  const { status, out, err } = await command(args);
  expect([status, out]).toEqual([2, '']);
  expect(err).toMatch(/^resync-check: will IMPORT -Q accept this RESYNC\.GLB\?\n/);
  expect(err.split('\n').length).toBeLessThanOrEqual(24);
});

test('demo checks the sample in the package and says where it lies', async () => {
  const { status, out, err } = await command(['demo', '-q']);
  expect(out).toMatch(/^POLYNOMIAL\/OCTOBER: IMPORT -Q will stop with Fatal error 14\.\n/);
  expect(err).toMatch(/^resync-check: made-up files: .*unlisted-requestor\n$/);
  expect(status).toBe(1);
});
