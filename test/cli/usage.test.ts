import { parseHeader } from '../../src/evidence/text/header.js';
import { CAUSES, REMEDIES } from '../../src/generated/advice.js';
import { OUTCOMES } from '../../src/model/types.js';
import { BUILT_IN_RULES } from '../../src/generated/rules.js';
import { VERSION } from '../../src/generated/version.js';
import { header, wantsColor } from '../../src/cli/usage.js';
import { command, failing, folderWith, oneLine } from './support.js';

const LISTDS = `Microsoft Mail for the PC v3.2, LISTDS v3.2.0.1
`;
const LISTDS_R = `Microsoft Mail for the PC v3.2, ListDS v3.2.0.2
Examining POLYNOMIAL/OCTOBER Requestor Configuration Record

Dir-Sync Server: POLYNOMIAL/MONTGOMERY
ReqSync = 12, SrvSync = 71
`;
const OBJECT = (name: string, numbers: number[]): string => `dn: cn=${name},cn=Connections,o=ORG
objectClass: dXServerConn
DXA-Imp-Seq: ${numbers[0]}
DXA-Svr-Seq: ${numbers[1]}
DXA-Req-Seq: ${numbers[2]}
`;
const MIXED = {
  id: 'mixed',
  title: 'Mixed',
  severity: 'note',
  code: null,
  confidence: 'assumed',
  why: 'A test.',
  scope: 'requestor',
  when: { any: [{ known: 'header.IMPSEQ' }, { not: { eq: ['requestor.ReqSync', true] } }] },
  message: 'Mixed.',
  articles: [],
  remedies: [],
};
const root = folderWith({
  'rules/empty/': '',
  'rules/broken/x.json': '{',
  'rules/wrong/x.json': '{"id":"x"}',
  'rules/mixed/x.json': JSON.stringify(MIXED),
  'x.txt': LISTDS,
  'listds-r.txt': LISTDS_R,
  'server.ldif': `${OBJECT('NOVEMBER', [2, 80, 18])}\n${OBJECT('OCTOBER', [1, 71, 12])}`,
});

describe('wrong use is what, where and what to do, on standard error, and exit status 2', () => {
  test.each<[string[], RegExp]>([
    [['nosuch'], /^no such file: nosuch; check the name$/],
    [['inspct', 'x'], /^no such file or command: inspct; did you mean inspect\?$/],
    [['ldif=none/check.ldif'], /^no such file: none\/check\.ldif; /],
    [['-f', 'json', 'inspect'], /^no file given: inspect; /],
    [['x', '--impsq', '3'], /^unknown option: --impsq; did you mean --impseq\? /],
    [['x', '-z'], /^unknown option: -z; see resync-check check --help$/],
    [['x', '-qz'], /^unknown option: -z; see resync-check check --help$/],
    [['checck', 'a', '-_'], /^unknown option: -_; see resync-check --help$/],
    [['x', '----'], /^unknown option: ----; see resync-check --help$/],
    [['x', '----=y', '--', 'z'], /^unknown option: ----=y; see resync-check --help$/],
    [['x', '--_=5'], /^unknown option: --_=5; see resync-check --help$/],
    [['x', '-quiet'], /^unknown option: -quiet; did you mean --quiet\?$/],
    [['x', '--quite'], /^unknown option: --quite; did you mean --quiet\? /],
    [['x', '--no-such'], /^unknown option: --no-such; see resync-check check --help$/],
    [['x', '--no-colour'], /^unknown option: --no-colour; did you mean --no-color\? /],
    [['x', '--no-format'], /^unknown option: --no-format; did you mean --format\? /],
    [['x', '--constructor=1'], /^unknown option: --constructor; see resync-check check --help$/],
    [['x', '--toString'], /^unknown option: --toString; see /],
    [['x', '--hasOwnProperty=2'], /^unknown option: --hasOwnProperty; see /],
    [['rules', '--valueOf'], /^unknown option: --valueOf; see resync-check rules --help$/],
    [['x', '--__proto__', '--__proto__=1'], /^unknown option: --__proto__; see /],
    [['x', '--=1'], /^unknown option: --=1; see /],
    [
      ['inspect', '-q', 'x'],
      /^not an option of inspect: --quiet; it is one of: check, simulate, render, demo$/,
    ],
    [['x', '--quiet=maybe'], /^no value expected: --quiet=maybe; write --quiet alone$/],
    [['x', '-fxml'], /^unknown value: --format xml; /],
    [['x', '-r'], /^missing value: -r; write it behind the option$/],
    [['x', '-r', '/'], /^not NET\/PO: --requestor \/; write it as NET\/PO$/],
    [['x', '-r', 'A/'], /^not NET\/PO: --requestor A\/; /],
    [['x', '-r', '/B'], /^not NET\/PO: --requestor \/B; /],
    [['x', '-r', 'A/B/C'], /^not NET\/PO: --requestor A\/B\/C; /],
    [['x', '-r', 'A B/C'], /^not NET\/PO: --requestor A B\/C; /],
    [['x', '--link', 'A'], /^not understood: --link A; write it as RDN=NET\/PO$/],
    [['x', '--link', 'A=B'], /^not understood: --link A=B; /],
    [['x', '--link', '=A/B'], /^not understood: --link =A\/B; /],
    [['x', '--dxa-version', '5'], /^not a version: --dxa-version 5; write it as 5\.5\.2448\.0$/],
    [['x', '--dxa-version', 'SP3'], /^not a version: --dxa-version SP3; /],
    [['simulate'], /^no evidence given: simulate; name what shows the server's records/],
    [
      ['simulate', `${root}/listds-r.txt`],
      /^no record of the directory server: the evidence; give LISTDS -S text/,
    ],
    [
      ['simulate', `${root}/server.ldif`],
      /^which requestors to simulate is not known: the command line; give --listed NAME/,
    ],
    [['x', '--impseq'], /^missing value: --impseq; /],
    [['x', '--impseq', '--quiet'], /^missing value: --impseq; /],
    [['x', '--requestor='], /^missing value: --requestor; /],
    [['x', '--impseq', '12x'], /^not a number: --impseq 12x; give 0 to 4294967295 in digits only$/],
    [['x', '--impseq', '-5'], /^not a number: --impseq -5; /],
    [['x', '--reqseq', '4294967296'], /^not a number: --reqseq 4294967296; /],
    [['x', '--srvseq', '1', '--srvseq', '2'], /^given more than once: --srvseq; /],
    [
      ['x', '-r', 'A/B', '-r', 'C/D', '--impseq', '1'],
      /^numbers by hand need exactly one requestor: --requestor; it is given 2 times/,
    ],
    [['x', '--header', 'FOO=1'], /^no number understood: --header FOO=1; /],
    [['x', '--header', 'IMPSEQ=1,FOO=2'], /^not understood: --header IMPSEQ=1,FOO=2; /],
    [
      ['x', '--header', 'IMPSEQ=x'],
      /^IMPSEQ cannot be read: no number stands behind its name: --header IMPSEQ=x; /,
    ],
    [['x', '--dss', 'notes'], /^unknown value: --dss notes; give one of exchange, msmail$/],
    [['x', '--fail-on', 'note'], /^unknown value: --fail-on note; /],
    [['x', '-f', 'xml'], /^unknown value: --format xml; give one of text, json, markdown, html$/],
    [['x', '--max-examples', 'all'], /^not a number: --max-examples all; /],
    [['x', '--rules', `${root}/rules/empty`], /^no rule file \(\*\.json\) in this folder: /],
    [['x', '--rules', `${root}/none`], /^no such file: .*none; /],
    [
      ['x', '--rules', `${root}/rules/broken`],
      /^bad rule file: not JSON: .*: .*x\.json; correct it$/,
    ],
    [['x', '--rules', `${root}/rules/wrong`], /^bad rule file: .*: .*x\.json; correct it/],
    [['inspect'], /^no file given: inspect; /],
    [['inspect', 'nosuch'], /^no such file: nosuch; /],
    [['explain', 'impseqq'], /^nothing to explain under this name: impseqq; did you mean impseq/],
    [['explain', 'zzzzzz'], /^nothing to explain under this name: zzzzzz; /],
    [['explain', 'constructor'], /^nothing to explain under this name: constructor; /],
    [['explain', 'Q999999'], /^no page cites this article: Q999999; /],
    [['explain', '00014'], /^no page cites this article: Q00014; /],
    [
      ['x', '--rules', `${root}/rules/mixed`],
      /^bad rule file: eq compares requestor\.ReqSync \(number\) with true \(yes\/no\): .*x\.json; compare like with like$/,
    ],
    [['--', '-weird'], /^no such file: -weird; /],
  ])('%j', async (args, line) => {
    const { status, out, err } = await command(args);
    expect(err).toMatch(/^resync-check: [^\n]+\n(?: {2}[^\n]{1,78}\n)+$/);
    expect(oneLine(err)).toMatch(line);
    expect([status, out]).toEqual([2, '']);
  });

  test('a name cannot write to the terminal', async () => {
    const { err } = await command(['no\x1b[31m\nsuch']);
    expect(err).toBe('resync-check: no such file: no<1B>[31m<0A>such\n  check the name\n');
  });
});

describe('the header by hand', () => {
  test.each([
    ['IMPSEQ=1,SRVSEQ=2,REQSEQ=3', { IMPSEQ: 1, SRVSEQ: 2, REQSEQ: 3 }],
    ['reqseq:3 impseq=0001', { IMPSEQ: 1, REQSEQ: 3 }],
    ['ReqSync 4294967295', { REQSEQ: 4294967295 }],
  ])('%s', (given, numbers) => {
    expect(parseHeader(given)).not.toBeNull();
    expect(header({ header: given })).toEqual(numbers);
  });
});

describe('colour', () => {
  test.each<[boolean | undefined, Record<string, string>, boolean, boolean]>([
    [undefined, {}, true, true],
    [undefined, {}, false, false],
    [true, { NO_COLOR: '1' }, false, true],
    [false, { FORCE_COLOR: '1' }, true, false],
    [undefined, { NO_COLOR: '1' }, true, false],
    [undefined, { NO_COLOR: '' }, true, true],
    [undefined, { FORCE_COLOR: '1' }, false, true],
    [undefined, { FORCE_COLOR: '0' }, true, false],
    [undefined, { TERM: 'dumb' }, true, false],
  ])('asked %s, environment %j, terminal %s: %s', (asked, env, isTerminal, wanted) => {
    expect(wantsColor(asked, env, isTerminal)).toBe(wanted);
  });

  const byHand = ['--header', 'IMPSEQ=1,SRVSEQ=1,REQSEQ=1', '--impseq', '2'];
  test('changes no word', async () => {
    const plain = await command([...byHand, '--no-color'], { isTerminal: true });
    const styled = await command(byHand, { isTerminal: true });
    expect(styled.out).toContain('\x1b[');
    expect(styled.out.replace(/\x1b\[\d+m/g, '')).toBe(plain.out);
    expect((await command([...byHand, '-f', 'json', '--color'])).out).not.toContain('\x1b');
  });
});

describe('the run', () => {
  const low = ['--header', 'IMPSEQ=1,SRVSEQ=1,REQSEQ=1', '--impseq', '2'];

  test('needs no file where all is told by hand', async () => {
    const { status, out, err } = await command([...low, '-q']);
    expect(out).toMatch(/^This requestor: IMPORT -Q will stop with Fatal error 14\.\n/);
    expect([status, err]).toEqual([1, '']);
  });

  test('the exit status does not depend on the format', async () => {
    for (const format of ['text', 'json'])
      expect((await command([...low, '-f', format])).status).toBe(1);
  });

  test.each([
    ['-f', 'json'],
    ['-fjson'],
    ['-f=json'],
    ['-qfjson'],
    ['--format=json'],
    ['-f', 'JSON', '--no-global-max', '--quiet=false'],
  ])('getopt spellings are understood: %j %j', async (...words) => {
    const { status, out } = await command([...words, ...low, '-rPOLYNOMIAL/OCTOBER']);
    const report = JSON.parse(out) as { verdict: { byRequestor: { requestor: string }[] } };
    expect(status).toBe(1);
    expect(report.verdict.byRequestor[0]!.requestor).toBe('POLYNOMIAL/OCTOBER');
  });

  test('an object of the server may be named in one word', async () => {
    const { status, err } = await command(['-r', 'OCTOBER', ...low, '-q']);
    expect([status, err]).toEqual([1, '']);
  });

  test('a value may look like a command, and behind -- all are files', async () => {
    expect((await command(['--fail-on', 'rules', 'x'])).err).toContain(
      'unknown value: --fail-on rules',
    );
    expect((await command(['--', 'explain'])).err).toContain('no such file or command: explain');
  });

  test('a switch may be given twice', async () => {
    expect((await command([...low, '-q', '-q'])).out.split('\n')).toHaveLength(3);
  });

  test('--help and --version answer on standard output', async () => {
    const help = await command(['--help']);
    expect([help.status, help.err]).toEqual([0, '']);
    for (const line of help.out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect((await command(['--version'])).out).toBe(`${VERSION}\n`);
    expect((await command(['explain', '--help'])).out).toContain('resync-check explain [WORD]');
  });

  test('a bug of ours says so, and shows its stack only when asked', async () => {
    const broken = { fs: { statSync: () => failing('')() } as never };
    const { status, err } = await command(['x'], broken);
    expect(status).toBe(70);
    expect(err).toMatch(/^resync-check: a bug in resync-check itself: .*\n {2}.*issue tracker\n$/);
    const shown = await command(['x'], { ...broken, env: { RESYNC_CHECK_DEBUG: '1' } });
    expect(shown.err.split('\n').length).toBeGreaterThan(3);
  });
});

describe('rules and explain', () => {
  test('rules lists every rule with what it looks at', async () => {
    const { out } = await command(['rules']);
    expect(out).toMatch(/^Rule +Severity +Code +Confidence +Scope\n/);
    expect(out).toMatch(/impseq-too-low +fatal +14 +inferred +requestor\n/);
    expect(out).toMatch(/impseq-too-low[^]*?header.IMPSEQ, *\s*requestor.ImportSync/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    const { rules } = JSON.parse((await command(['rules', '-f', 'json'])).out) as {
      rules: { id: string; needs: string[] }[];
    };
    expect(rules.find(({ id }) => id === 'reqseq-too-low')!.needs).toContain('requestor.ReqSync');
  });

  test('explain finds ids, error codes, numbers, files and articles, however written', async () => {
    const first = async (id: string) => (await command(['explain', id])).out.split('\n')[0];
    expect(await first('14')).toMatch(/14/);
    expect(await first('reqtrans')).toBe(await first('ReqTrans.GLB'));
    expect(await first('215505')).toBe(await first('q215505'));
    expect(await first('ImportSync')).toBe(await first('impseq'));
    expect(await first('impseq-too-low')).toBe(
      'Severity fatal, error code 14, confidence inferred',
    );
  });

  test('explain finds every id that a report prints', async () => {
    const first = async (id: string) => (await command(['explain', id])).out.split('\n')[0];
    for (const { id, confidence } of CAUSES)
      expect([id, await first(id)]).toEqual([id, expect.stringMatching(`^Cause.*${confidence}`)]);
    for (const { id, confidence } of REMEDIES)
      expect([id, await first(id)]).toEqual([id, expect.stringMatching(`^Remedy.*${confidence}`)]);
    for (const id of OUTCOMES)
      expect([id, await first(id)]).toEqual([id, 'Outcomes and exit statuses']);
    expect(await first('netpo.glb')).toBe('Other files of the GLB folder');
  });

  test.each<[string[], RegExp]>([
    [['T3'], /^T3, Process Updates: The requestor takes the answer in\./],
    [['t1'], /^T1, Send Updates: /],
    [['inferred'], /^inferred: It follows from articles/],
    [['DSS'], /^directory server, DSS, DXS, /],
    [['cycle'], /^cycle, Dir-Sync cycle: T1, T2 and T3, /],
    [['dir-sync', 'cycle'], /^cycle, Dir-Sync cycle: /],
    [['glossary'], /^Words of Dir-Sync and of this program\n=+\n/],
    [['IMPORT -Q'], /^The command line of IMPORT\n/],
    [['IMPORT', '-Q'], /^The command line of IMPORT\n/],
    [['-q'], /^The command line of IMPORT\n/],
  ])('a word is explained: %j', async (words, text) => {
    const { status, out, err } = await command(['explain', ...words]);
    expect(out).toMatch(text);
    expect([status, err]).toEqual([0, '']);
  });

  test('an article without a page of its own: who cites it', async () => {
    const { status, out } = await command(['explain', 'Q96060']);
    expect(status).toBe(0);
    expect(out).toMatch(/^Q96060 has no page of its own; it is cited by:\n/);
    expect(out).toMatch(/^ {2}reqseq-too-low +REQSEQ is lower than/m);
    expect(out).toMatch(/^ {2}listds +LISTDS$/m);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect((await command(['explain', '96060'])).out).toBe(out);
  });

  test('every article of a rule or remedy is known', async () => {
    const printed = ['Q175588', 'Q96003', 'Q99268', 'Q269129', 'Q108067', 'Q243604'];
    const articles = [...BUILT_IN_RULES, ...REMEDIES].flatMap((each) => each.articles);
    articles.push(...printed);
    for (const article of new Set(articles))
      expect([article, (await command(['explain', article])).status]).toEqual([article, 0]);
  });

  test('explain without an id lists what there is', async () => {
    const { status, out } = await command(['explain']);
    expect(status).toBe(0);
    expect(out).toContain('impseq-too-low');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});
