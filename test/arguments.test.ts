/** What is handed to the library is checked, and each slip has a code, what it speaks of, and words. */
import { readFileSync } from 'node:fs';
import { usageWords } from '../src/cli/usage-words.js';
import {
  check,
  inspect,
  openContainers,
  simulate,
  UsageError,
  type CheckOptions,
  type Evidence,
  type UsageCode,
} from '../src/index.js';
import { oneLine } from './cli/support.js';
import { bytesOf } from './support/read.js';

const NOW = new Date('2002-06-01T00:00:00Z');
const SUBJECT: Evidence = {
  name: 'subject.txt',
  chunks: [bytesOf('From: NET1/PO1/$SYSTEM\nSubject: ReqTx R=17 (was 17), S=80, I=2, 0 sent\n')],
};
const BYTES = bytesOf('any');
/** Two queues of one folder, each with a header of its own. */
const RIVALS: Evidence[] = [
  ['RESYNC.GLB', 'unlisted-requestor'],
  ['RESYNC(1).GLB', 'only-impseq'],
].map(([name, sample]) => ({
  name: `in/${name}`,
  chunks: [readFileSync(new URL(`../samples/${sample}/RESYNC.GLB`, import.meta.url))],
}));

const SAVED: Evidence = {
  name: 'case.json',
  chunks: [
    bytesOf(
      '{"kind":"saved-case","version":"1.0","cases":[{"requestor":"A/B","facts":{},"pending":null}]}',
    ),
  ],
};

const listingOf = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) =>
      `Server Requestor Record #${at}\nRequestor name: N/P${at}\nReqSync = 1, SrvSync = 2\n`,
  ).join('');

function thrown(work: () => unknown): UsageError {
  try {
    work();
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const EVIDENCE: [string, unknown, UsageCode, string][] = [
  ['left out', undefined, 'argument-missing', 'evidence'],
  ['a path', 'RESYNC.GLB', 'argument-wrong', 'evidence'],
  ['bytes', BYTES, 'argument-wrong', 'evidence'],
  ['null', null, 'argument-wrong', 'evidence'],
  ['one piece without its list', SUBJECT, 'argument-wrong', 'evidence'],
  ['a promise', openContainers([SUBJECT]), 'argument-wrong', 'evidence'],
  ['a list of paths', ['RESYNC.GLB'], 'argument-wrong', 'evidence[0]'],
  ['a hole in the list', [SUBJECT, undefined], 'argument-missing', 'evidence[1]'],
  ['no name', [{ chunks: [BYTES] }], 'argument-missing', 'evidence[0].name'],
  ['an empty name', [{ name: '', chunks: [BYTES] }], 'argument-wrong', 'evidence[0].name'],
  ['no content', [{ name: 'RESYNC.GLB' }], 'argument-missing', 'evidence[0].chunks'],
  ['bytes for chunks', [{ name: 'a', chunks: BYTES }], 'argument-wrong', 'evidence[0].chunks'],
  ['text for chunks', [{ name: 'a', chunks: 'ReqTx' }], 'argument-wrong', 'evidence[0].chunks'],
  ['text in chunks', [{ name: 'a', chunks: ['R'] }], 'argument-wrong', 'evidence[0].chunks[0]'],
  [
    'a number behind bytes',
    [{ name: 'a', chunks: [BYTES, 7] }],
    'argument-wrong',
    'evidence[0].chunks[1]',
  ],
  ['no such kind', [{ ...SUBJECT, kind: 'subject' }], 'argument-wrong', 'evidence[0].kind'],
  ['no such field', [{ ...SUBJECT, ownr: 'a' }], 'argument-unknown', 'evidence[0].ownr'],
  [
    'a listing of names',
    [{ name: 'po1', kind: 'postoffice', chunks: [], listing: ['GLB/REQCONF.GLB'] }],
    'argument-wrong',
    'evidence[0].listing',
  ],
];
test.each(EVIDENCE)('evidence: %s', (_, evidence, code, argument) => {
  const given = evidence as Evidence[];
  const told = [
    thrown(() => check(given, { now: NOW })),
    thrown(() => simulate(given, { now: NOW })),
  ];
  for (const error of told) {
    expect(error).toMatchObject({ name: 'UsageError', code, args: { argument } });
    expect(error.message).toMatch(/^\S[^\n]*$/);
    expect(error.message).toContain(argument);
  }
});

const OPTIONS: [string, unknown, UsageCode, string][] = [
  ['left out', undefined, 'argument-missing', 'options'],
  ['a path', 'RESYNC.GLB', 'argument-wrong', 'options'],
  ['no clock', {}, 'argument-missing', 'options.now'],
  ['a clock of text', { now: '2002-06-01' }, 'argument-wrong', 'options.now'],
  ['a clock that stands nowhere', { now: new Date(NaN) }, 'argument-wrong', 'options.now'],
  ['no such option', { now: NOW, listd: ['A'] }, 'argument-unknown', 'options.listd'],
  ['a name of its prototype', { now: NOW, toString: 1 }, 'argument-unknown', 'options.toString'],
  ['one requestor without a list', { requestors: 'NET1/PO1' }, 'argument-wrong', 'requestors'],
  ['a number below zero', { own: { ReqSync: -1 } }, 'argument-wrong', 'own'],
  ['a number in digits', { own: { ReqSync: '17' } }, 'argument-wrong', 'own'],
  ['a number too large', { header: { IMPSEQ: 4294967296 } }, 'argument-wrong', 'header'],
  ["the header's name for an own number", { own: { REQSEQ: 1 } }, 'argument-wrong', 'own'],
  ['no such server', { dss: 'notes' }, 'argument-wrong', 'dss'],
  ['a switch of text', { globalMax: 'yes' }, 'argument-wrong', 'globalMax'],
  ['a version in words', { dxaVersion: 'SP2' }, 'argument-wrong', 'dxaVersion'],
  ['half a link', { links: [{ rdn: 'NOVEMBER' }] }, 'argument-wrong', 'links'],
  ['a path of a program', { importExe: 'IMPORT.EXE' }, 'argument-wrong', 'importExe'],
  ['a gateway in small letters', { gateways: ['snads'] }, 'argument-wrong', 'gateways'],
  ['a command in pieces', { command: ['import'] }, 'argument-wrong', 'command'],
  ['a folder of rules', { extraRules: 'my-rules' }, 'argument-wrong', 'extraRules'],
  ['the name of a hash', { sha256: 'sha256' }, 'argument-wrong', 'sha256'],
];
test.each(OPTIONS)('options: %s', (_, options, code, argument) => {
  const whole =
    typeof options === 'object' && !/^options/.test(argument) ? { now: NOW, ...options } : options;
  const name = argument.startsWith('options') ? argument : `options.${argument}`;
  const error = thrown(() => check([SUBJECT], whole as CheckOptions));
  expect(error).toMatchObject({ code, args: { argument: name } });
  expect(error.message).toMatch(/^\S[^\n]*$/);
});

test('a slip in the name of an option has a guess', () => {
  const options = { now: NOW, requestor: ['NET1/PO1'] };
  expect(thrown(() => check([SUBJECT], options)).message).toBe(
    'there is no options.requestor; did you mean requestors?',
  );
});

test('what was given is never quoted: it may be a secret', () => {
  const options = { now: NOW, command: ['import admin -pSECRET -q'] } as unknown as CheckOptions;
  const error = thrown(() => check([SUBJECT], options));
  expect(JSON.stringify([error.message, error.args])).not.toContain('SECRET');
});

test('undefined stands for what was left out, and chunks may be read once only', () => {
  const chunks = (function* () {
    yield* SUBJECT.chunks;
  })();
  const options = { now: NOW, dss: undefined, own: undefined } as unknown as CheckOptions;
  const evidence = [{ ...SUBJECT, kind: undefined, chunks } as unknown as Evidence];
  expect(check(evidence, options)).toEqual(check([SUBJECT], { now: NOW }));
});

test('inspect and openContainers check theirs, too', async () => {
  const error = thrown(() => inspect('RESYNC.GLB' as unknown as Evidence));
  expect(error).toMatchObject({ code: 'argument-wrong', args: { argument: 'evidence' } });
  await expect(openContainers('a.zip' as unknown as Evidence[])).rejects.toMatchObject({
    code: 'argument-wrong',
  });
});

const text = (name: string, content: string): Evidence => ({ name, chunks: [bytesOf(content)] });
const state = (name: string): Evidence =>
  text(
    `${name.replace('/', '-')}.json`,
    JSON.stringify({ kind: 'sync-state', version: 1, requestors: [{ name, ReqSync: 1 }] }),
  );
const FOREIGN = text(
  'mail.txt',
  '[DIRSYNC]\nTASK=IMPORTREQ\nNAME=PCM:MACNET/MACPO\nSRVSEQ=0000000644\nTRANSACTIONS=INATTACHMENT\n',
);
const HEADER = { IMPSEQ: 1, SRVSEQ: 80, REQSEQ: 18 };

/** Each code with a way to it, its arguments, words of the library and the command's own. */
const CODES: [UsageCode, () => unknown, object, RegExp, RegExp][] = [
  [
    'no-evidence',
    () => check([text('notes.txt', 'Nothing of use.')], { now: NOW }),
    { name: 'notes.txt', more: 0 },
    /^notes\.txt: [^;]*$/,
    /; give the RESYNC\.GLB from the GLB folder/,
  ],
  [
    'no-evidence-in-folder',
    () => check([{ ...text('po1', ''), isOptional: true }], { now: NOW }),
    { name: 'po1' },
    /folder: po1$/,
    /name the files or another folder$/,
  ],
  [
    'input-broken',
    () => check([text('a.json', '{"kind":"sync-state","version":2}')], { now: NOW }),
    { name: 'a.json' },
    /^a\.json: /,
    /; correct the file and run the command again$/,
  ],
  [
    'several-resync-files',
    () => check(RIVALS, { now: NOW }),
    { folder: 'in', names: ['RESYNC.GLB', 'RESYNC(1).GLB'] },
    /^2 RESYNC\.GLB with different numbers: in \(/,
    /^two RESYNC\.GLB with different numbers: in \(RESYNC\.GLB, RESYNC\(1\)\.GLB\); name one of them, /,
  ],
  [
    'postoffice-without-listing',
    () => check([{ name: 'po1', kind: 'postoffice', chunks: [] }], { now: NOW }),
    { name: 'po1' },
    /`listing`/,
    /name the folder$/,
  ],
  [
    'server-records-missing',
    () => simulate([SUBJECT], { now: NOW }),
    {},
    /no record of the directory server/,
    /give LISTDS -S text/,
  ],
  [
    'listed-missing',
    () =>
      simulate([text('attributes.txt', 'DXA-Req-Seq: 5\nDXA-Svr-Seq: 7\nDXA-Imp-Seq: 1\n')], {
        now: NOW,
        dss: 'exchange',
      }),
    {},
    /`listed`/,
    /--listed NAME/,
  ],
  [
    'too-many-requestors',
    () => check([text('s.txt', listingOf(20_001))], { now: NOW }),
    { judged: 20_001, most: 20_000 },
    /`requestors`/,
    /name those that you ask about with -r NET\/PO/,
  ],
  [
    'own-needs-one-requestor',
    () => check([state('A/B'), state('A/C')], { now: NOW, header: HEADER, own: { ReqSync: 1 } }),
    { judged: ['A/B', 'A/C'] },
    /`own`.*`requestors`/,
    /--reqseq; name one with -r NET\/PO/,
  ],
  [
    'requestor-unknown',
    () => check([state('A/B')], { now: NOW, header: HEADER, requestors: ['A/Z'] }),
    { requestor: 'A/Z', named: ['A/B'], hasUnlinked: false },
    /no requestor A\/Z; it names A\/B$/,
    /^no requestor A\/Z in the evidence: --requestor; did you mean A\/B\?$/,
  ],
  [
    'requestor-unknown',
    () =>
      check([text('a.ldf', 'dn: cn=Autumn,cn=Connections\nDXA-Req-Seq: 1\nDXA-Svr-Seq: 2\n')], {
        now: NOW,
        header: HEADER,
        requestors: ['A/Z'],
      }),
    { hasUnlinked: true },
    /; `links` says which directory object stands for it$/,
    /; the evidence names Autumn; for a directory object of another name: --link NAME=A\/Z$/,
  ],
  [
    'import-version-unreadable',
    () => check([state('A/B')], { now: NOW, importVersion: 'new' }),
    { problem: 'not a version' },
    /`importVersion`/,
    /--import-version/,
  ],
  [
    'import-versions-differ',
    () =>
      check([state('A/B')], {
        now: NOW,
        importVersion: '3.2a',
        importExe: { name: 'IMPORT.EXE', bytes: 204_675, modified: null },
      }),
    {},
    /`importVersion` and `importExe`/,
    /: --import-version, --import-exe; /,
  ],
  [
    'requestor-foreign',
    () => check([FOREIGN], { now: NOW, header: HEADER, requestors: ['MACNET/MACPO'] }),
    { requestor: 'MACNET/MACPO' },
    /^MACNET\/MACPO is a foreign requestor; /,
    /: --requestor; name a Mail postoffice; /,
  ],
  [
    'import-exe-unknown',
    () =>
      check([state('A/B')], {
        now: NOW,
        importExe: { name: 'IMPORT.EXE', bytes: 1, modified: null },
      }),
    { name: 'IMPORT.EXE' },
    /`importExe`/,
    /--import-exe; give --import-version instead/,
  ],
  [
    'command-unreadable',
    () => check([state('A/B')], { now: NOW, command: 'dir' }),
    { problem: 'there is no IMPORT command in it' },
    /`command`/,
    /--command; write it as/,
  ],
  [
    'after-unreadable',
    () => check([state('A/B')], { now: NOW, after: [text('notes.txt', 'Nothing of Dir-Sync.')] }),
    { name: 'notes.txt' },
    /^notes\.txt: .+: `after`$/,
    /: --after; give the DIRSYNC\.LOG of the import, or LISTDS -R made after it$/,
  ],
  [
    'after-in-simulation',
    () => simulate([state('A/B')], { now: NOW, after: [] }),
    {},
    /leave out `after`$/,
    /: --after; use it with check$/,
  ],
  [
    'saved-case-not-alone',
    () => check([SAVED], { now: NOW, own: { ReqSync: 1 } }),
    { name: 'case.json', other: 'by-hand' },
    /case\.json; leave out what is told by hand$/,
    /: case\.json; leave out numbers and programs given by hand$/,
  ],
];
test.each(CODES)(
  '%s: arguments, and words for each reader',
  (code, work, args, library, command) => {
    const error = thrown(work);
    expect(error).toMatchObject({ code, args });
    expect(error.message).toMatch(library);
    // The library knows no options of the command.
    expect(error.message).not.toMatch(/(?:^|\s)--?[a-z]/);
    expect(oneLine(usageWords(error)?.message ?? '')).toMatch(command);
  },
);

test('each code but those of arguments has a way to it here', () => {
  const all: Record<Exclude<UsageCode, `argument-${string}`>, true> = {
    'saved-case-not-alone': true,
    'no-evidence': true,
    'no-evidence-in-folder': true,
    'input-broken': true,
    'several-resync-files': true,
    'postoffice-without-listing': true,
    'server-records-missing': true,
    'listed-missing': true,
    'own-needs-one-requestor': true,
    'too-many-requestors': true,
    'requestor-foreign': true,
    'requestor-unknown': true,
    'import-version-unreadable': true,
    'import-exe-unknown': true,
    'import-versions-differ': true,
    'command-unreadable': true,
    'after-unreadable': true,
    'after-in-simulation': true,
  };
  expect(new Set(CODES.map(([code]) => code))).toEqual(new Set(Object.keys(all)));
});

test('two RESYNC.GLB in folders of their own, the same twice, or beside a header by hand, are judged', () => {
  const [one, other] = RIVALS as [Evidence, Evidence];
  const elsewhere = { ...other, name: 'old/RESYNC.GLB' };
  const twin = { ...one, name: 'in/COPY.GLB' };
  const outcomes = [
    check([one, elsewhere, SUBJECT], { now: NOW }),
    check([one, twin, SUBJECT], { now: NOW }),
    check([one, other, SUBJECT], { now: NOW, header: HEADER }),
  ].map(({ header }) => header.SRVSEQ.value);
  expect(outcomes).toEqual([null, 80, HEADER.SRVSEQ]);
});

test('a wrong argument is no use of the command but a bug in it', () => {
  expect(usageWords(thrown(() => check([SUBJECT], {} as CheckOptions)))).toBeNull();
});
