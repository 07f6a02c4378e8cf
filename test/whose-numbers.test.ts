/** Whose number is it, and of when? Each row is evidence as it arrives, and what may be said of it. */
import fc from 'fast-check';
import { check, type CheckOptions, type Evidence, type Report } from '../src/index.js';
import { MONTGOMERY, NOVEMBER, OCTOBER } from './support/cases.js';
import { listdsR, listdsS, resync } from './support/listings.js';
import { bytesOf } from './support/read.js';
import { runs } from './support/runs.js';

const NOW = new Date('2002-06-01T00:00:00Z');
const named = (name: string, content: string): Evidence => ({ name, chunks: [bytesOf(content)] });
/** One text file for each text; what each is, its content says. */
const run = (texts: readonly string[], options: Partial<CheckOptions> = {}): Report =>
  check(
    texts.map((text, at) => named(`evidence-${at + 1}.txt`, text)),
    { now: NOW, ...options },
  );

const mail = (subject: string, more: { from?: string; to?: string; date?: string } = {}): string =>
  [
    more.from && `From: ${more.from}/$SYSTEM`,
    more.to && `To: ${more.to}/$SYSTEM`,
    more.date && `Date: ${more.date}`,
    `Subject: ${subject}`,
  ]
    .filter(Boolean)
    .join('\n') + '\n';

const header = (IMPSEQ: number, SRVSEQ: number, REQSEQ: number) => ({
  header: { IMPSEQ, SRVSEQ, REQSEQ },
});
const LISTED = listdsR(OCTOBER, MONTGOMERY, 140, 655);
const outcome = ({ verdict }: Report) =>
  verdict.code === null ? verdict.outcome : `${verdict.outcome} ${verdict.code}`;
const rules = (report: Report) => report.findings.map(({ rule }) => rule);
const DOES_NOT_FIT = ['subject-does-not-fit'];

describe('a subject beside REQCONF', () => {
  test.each<[string, string, ReturnType<typeof header>, string, string[]]>([
    ['fits', 'ReqTx R=140 (was 140), S=655, I=2, 0 sent', header(2, 655, 140), 'will-import', []],
    [
      'fits, and I is above',
      'ReqTx R=140 (was 140), S=655, I=3, 0 sent',
      header(2, 655, 140),
      'will-fail 14',
      ['impseq-too-low'],
    ],
    [
      'older',
      'ReqTx R=100 (was 100), S=500, I=2 0 sent',
      header(2, 655, 140),
      'cannot-tell',
      ['subject-does-not-fit'],
    ],
    [
      'older in S alone',
      'ReqTx R=140 (was 140), S=500, I=2 0 sent',
      header(5, 655, 140),
      'cannot-tell',
      ['subject-does-not-fit'],
    ],
    [
      'much lower, perhaps of another postoffice',
      'ReqTx R=22, S=410, I=1, 0 sent',
      header(1, 655, 140),
      'cannot-tell',
      ['subject-does-not-fit'],
    ],
    [
      'older, and the header is below what it shows',
      'ReqTx R=100 (was 100), S=500, I=2 0 sent',
      header(1, 655, 140),
      'will-fail 14',
      ['impseq-too-low', 'subject-does-not-fit'],
    ],
    [
      'one lower and one higher',
      'ReqTx R=22 (was 22), S=900, I=9, 0 sent',
      header(1, 655, 140),
      'cannot-tell',
      ['subject-does-not-fit'],
    ],
    [
      'a later reply that was not processed',
      'SrvTx R=140 S=660 (was 655), I=2 5 sent',
      header(2, 660, 140),
      'will-import',
      [],
    ],
    [
      'the same, the header between',
      'SrvTx R=140 S=660 (was 655), I=2 5 sent',
      header(2, 657, 140),
      'cannot-tell',
      ['update-under-way'],
    ],
    [
      'a reply of an earlier cycle',
      'SrvTx R=100 S=500 (was 480), I=2 5 sent',
      header(2, 655, 140),
      'cannot-tell',
      ['subject-does-not-fit'],
    ],
    [
      'newer than the undated listing',
      'ReqTx R=150 (was 150), S=700, I=2, 0 sent',
      header(2, 655, 140),
      'cannot-tell',
      ['own-words-above'],
    ],
    [
      'newer, and the header reaches it',
      'ReqTx R=150 (was 150), S=700, I=2, 0 sent',
      header(2, 700, 150),
      'will-import',
      [],
    ],
    [
      'newer, and the header is below both',
      'ReqTx R=150 (was 150), S=700, I=2, 0 sent',
      header(2, 600, 140),
      'will-fail 14',
      ['srvseq-too-low', 'own-words-above'],
    ],
  ])('%s', (_, subject, given, expected, fired) => {
    for (const texts of [
      [LISTED, mail(subject)],
      [mail(subject), LISTED],
    ]) {
      const report = run(texts, given);
      expect([outcome(report), rules(report)]).toEqual([expected, fired]);
    }
  });

  test.each<[string, string, string, string[]]>([
    ['no digits', 'ReqTx R=l40 (was l40), S=6SS, I=2, 0 sent', 'cannot-tell', DOES_NOT_FIT],
    [
      'thousands apart',
      'ReqTx R=1 40 (was 1 40), S=6 55, I=2, 0 sent',
      'cannot-tell',
      DOES_NOT_FIT,
    ],
    ['with commas', 'ReqTx R=1,40 (was 1,40), S=6,55, I=2, 0 sent', 'cannot-tell', DOES_NOT_FIT],
    ['doubted', 'ReqTx R=140? (was 140?), S=655?, I=2, 0 sent', 'cannot-tell', DOES_NOT_FIT],
    ['S alone', 'ReqTx R=140 (was 140), S=l655, I=2, 0 sent', 'cannot-tell', DOES_NOT_FIT],
    ['R alone', 'ReqTx R=l40 (was l40), S=655, I=2, 0 sent', 'cannot-tell', DOES_NOT_FIT],
    [
      'too large',
      'ReqTx R=4294967299 (was 4294967299), S=655, I=2, 0 sent',
      'cannot-tell',
      DOES_NOT_FIT,
    ],
    ['not there', 'ReqTx I=2, 0 sent', 'cannot-tell', DOES_NOT_FIT],
    ['of a reply', 'SrvTx R=l40 S=l655 (was l650), I=2 5 sent', 'cannot-tell', DOES_NOT_FIT],
    [
      'where I is above',
      'ReqTx R=l40, S=655, I=3, 0 sent',
      'will-fail 14',
      ['impseq-too-low', ...DOES_NOT_FIT],
    ],
    [
      'R where the old value is read',
      'ReqTx R=l40 (was 140), S=655, I=2, 0 sent',
      'will-import',
      [],
    ],
    [
      'R where the old value is lower',
      'ReqTx R=l40 (was 130), S=655, I=2, 0 sent',
      'cannot-tell',
      DOES_NOT_FIT,
    ],
  ])('R or S cannot be read, so that I is a lower bound: %s', (_, subject, expected, fired) => {
    const report = run(
      [LISTED, mail(subject, subject.startsWith('ReqTx') ? { from: OCTOBER } : { to: OCTOBER })],
      header(2, 655, 140),
    );
    expect([outcome(report), rules(report)]).toEqual([expected, fired]);
    if (expected !== 'will-import' && subject.startsWith('ReqTx'))
      expect(report.numbers[0]).toMatchObject({
        own: null,
        ownAtLeast: subject.includes('I=3') ? 3 : 2,
      });
  });

  test('what cannot be read of a mail matters only beside what is known otherwise', () => {
    const subject = mail('ReqTx R=140 (was 140), S=l655, I=2, 0 sent');
    const given = { ...header(2, 655, 140), own: { ReqSync: 140 } };
    expect(run([subject], given).numbers[0]).toMatchObject({ own: 2 });
  });

  test('the report says which R and S the right mail shows', () => {
    const report = run(
      [LISTED, mail('ReqTx R=100 (was 100), S=500, I=2 0 sent')],
      header(2, 655, 140),
    );
    expect(report.findings[0]?.message).toMatch(/ReqTx R=100, S=500 .*R \(or was\) 140 and S=655/);
    expect(report.numbers[0]).toMatchObject({ own: null, ownAtLeast: 2, relation: 'unknown' });
  });

  test('after a reset to 0/0 earlier mails say nothing, and ImportSync is open', () => {
    const zero = listdsR(OCTOBER, MONTGOMERY, 0, 0);
    const earlier = mail('ReqTx R=22 (was 22), S=410, I=1, 0 sent');
    expect(outcome(run([zero, earlier], header(1, 410, 22)))).toBe('cannot-tell');
    expect(outcome(run([zero, earlier], { ...header(1, 410, 22), own: { ImportSync: 0 } }))).toBe(
      'will-import',
    );
    // Mail of the new beginning counts once its date shows that it came last.
    const since = 'ReqTx R=3 (was 0), S=0, I=1, 3 sent';
    expect(outcome(run([zero, earlier, mail(since)], header(1, 410, 22)))).toBe('cannot-tell');
    const dated = [
      mail('ReqTx R=22 (was 22), S=410, I=1, 0 sent', { date: '1999-03-04 10:00' }),
      mail(since, { date: '1999-03-05 10:00' }),
    ];
    expect(outcome(run([zero, ...dated], header(1, 410, 22)))).toBe('will-import');
  });

  test.each<[string, string, number, string]>([
    ['I above the header', 'ReqTx R=140 (was 140), S=655, I=3, 0 sent', 2, 'cannot-tell'],
    ['I as in the header', 'ReqTx R=140 (was 140), S=655, I=2, 0 sent', 2, 'cannot-tell'],
    ['R and S are enough, I is not', 'ReqTx R=140 (was 140), S=655, I=3, 0 sent', 3, 'cannot-tell'],
  ])(
    'a listing and 0/0 below it: perhaps a reset, and ImportSync is open: %s',
    (_, subject, IMPSEQ, expected) => {
      const both = LISTED + listdsR(OCTOBER, MONTGOMERY, 0, 0);
      const report = run(
        [both, mail(subject, { date: '1999-03-04 10:00' })],
        header(IMPSEQ, 600, 130),
      );
      expect(outcome(report)).toBe(expected);
      expect(report.numbers[0]).toMatchObject({ ownAtLeast: 0 });
      const given = { ...header(IMPSEQ, 600, 130), own: { ImportSync: IMPSEQ + 1 } };
      expect(outcome(run([both], given))).toBe('will-fail 14');
    },
  );

  test('0/0 that was only the beginning is no reset', () => {
    const texts = [
      listdsR(OCTOBER, MONTGOMERY, 0, 0),
      mail('ReqTx R=7 (was 0), S=0, I=0, 7 sent', { date: '1998-03-02 18:00' }),
      mail('ReqTx R=8 (was 7), S=105, I=1, 1 sent', { date: '1998-03-09 18:00' }),
    ];
    expect(outcome(run(texts, header(1, 93, 28)))).toBe('cannot-tell');
    expect(outcome(run(texts, header(1, 105, 8)))).toBe('will-import');
  });

  test.each<[string, string[], ReturnType<typeof header>, string]>([
    [
      'an older mail with a higher I is no pass',
      [
        mail('ReqTx R=22 (was 22), S=410, I=5, 0 sent'),
        mail('ReqTx R=140 (was 140), S=655, I=1, 0 sent'),
      ],
      header(1, 655, 140),
      'cannot-tell',
    ],
    [
      'an echo above REQCONF: an acknowledgement waits',
      [
        mail('ReqTx R=140 (was 140), S=655, I=2, 0 sent'),
        mail('SrvTx R=150 S=655 (was 655), I=2 0 sent', { date: '1998-03-09 20:00' }),
      ],
      header(2, 655, 140),
      'cannot-tell',
    ],
    [
      'a reply with a lower import sync is thrown away (Q99961)',
      [
        mail('ReqTx R=140 (was 140), S=655, I=2, 0 sent'),
        mail('SrvTx R=140 S=700 (was 655), I=1 5 sent', { date: '1998-03-09 20:00' }),
      ],
      header(2, 655, 140),
      'will-import',
    ],
    [
      'a reply without updates and one import more: T3 may have processed it or not',
      [
        mail('ReqTx R=140 (was 140), S=655, I=2, 0 sent', { date: '1998-03-09 18:00' }),
        mail('SrvTx R=140 S=655 (was 655), I=3 0 sent', { date: '1998-03-09 20:00' }),
      ],
      header(2, 655, 140),
      'cannot-tell',
    ],
    [
      'the same, and the header has as many',
      [
        mail('ReqTx R=140 (was 140), S=655, I=2, 0 sent', { date: '1998-03-09 18:00' }),
        mail('SrvTx R=140 S=655 (was 655), I=3 0 sent', { date: '1998-03-09 20:00' }),
      ],
      header(3, 655, 140),
      'will-import',
    ],
    [
      'a listing of 0/0 beside it: one of them is a reset',
      [listdsR(OCTOBER, MONTGOMERY, 0, 0), mail('ReqTx R=140 (was 140), S=655, I=1, 0 sent')],
      header(1, 600, 130),
      'cannot-tell',
    ],
  ])('%s', (_, texts, given, expected) => {
    expect(outcome(run([LISTED, ...texts], given))).toBe(expected);
    expect(outcome(run([...texts, LISTED], given))).toBe(expected);
  });

  test('an Import Request is under way: the reply brings one import more', () => {
    const request = mail('ReqTx R=0 (was 0), S=0, I=2, 0 sent');
    expect(outcome(run([request], header(2, 655, 140)))).toBe('cannot-tell');
    expect(outcome(run([request], header(3, 655, 140)))).toBe('will-import');
  });

  test('mail with more than what is told by hand is of somebody else', () => {
    const other = 'ReqTx R=17 (was 17), S=700, I=1, 0 sent';
    const given = { ...header(1, 700, 17), own: { ReqSync: 10, SrvSync: 20 } };
    expect(outcome(run([mail(other)], given))).toBe('cannot-tell');
  });
});

describe('updates under way', () => {
  const subject = mail('ReqTx R=123 (was 120), S=655, I=2, 3 sent');
  test.each<[number, string, string[]]>([
    [119, 'will-fail 14', ['reqseq-too-low', 'update-under-way']],
    [120, 'cannot-tell', ['update-under-way']],
    [122, 'cannot-tell', ['update-under-way']],
    [123, 'will-import', []],
  ])('REQSEQ %d', (REQSEQ, expected, fired) => {
    for (const texts of [[subject], [subject, listdsR(OCTOBER, MONTGOMERY, 120, 655)]]) {
      const report = run(texts, header(2, 655, REQSEQ));
      expect([outcome(report), rules(report)]).toEqual([expected, fired]);
    }
  });

  test('once acknowledged, nothing is under way', () => {
    const report = run([subject, listdsR(OCTOBER, MONTGOMERY, 123, 655)], header(2, 655, 123));
    expect([outcome(report), rules(report)]).toEqual(['will-import', []]);
  });

  test("the server's record above the listing is a reply on its way", () => {
    const copies = listdsS(MONTGOMERY, [[OCTOBER, 140, 660]]);
    const own = { own: { ImportSync: 1 } };
    expect(outcome(run([LISTED, copies], { ...header(1, 657, 140), ...own }))).toBe('cannot-tell');
    expect(outcome(run([LISTED, copies], { ...header(1, 660, 140), ...own }))).toBe('will-import');
    expect(outcome(run([LISTED, copies], { ...header(1, 654, 140), ...own }))).toBe('will-fail 14');
  });
});

describe('a SrvTx', () => {
  const reply = 'SrvTx R=3 S=87298 (was 0), I=2 15603 sen';
  const addressed = { from: MONTGOMERY, to: OCTOBER };
  const dated = { ...addressed, date: 'Tue, 31 Dec 1996 19:56:34' };
  test.each<[string, string, number, string]>([
    ['dated: T3 has run', mail(reply, dated), 87000, 'will-fail 14'],
    [
      'whose numbers fall: both are possible',
      mail('SrvTx R=3 S=80000 (was 87298), I=2 0 sent', dated),
      80000,
      'cannot-tell',
    ],
    ['undated: both values are possible', mail(reply, addressed), 87000, 'cannot-tell'],
    ['undated, the header reaches the higher', mail(reply, addressed), 87298, 'cannot-tell'],
    [
      'undated, the header is below both',
      mail(reply.replace('was 0', 'was 87001'), addressed),
      87000,
      'will-fail 14',
    ],
    ['dated, the header reaches it: of which day?', mail(reply, dated), 87298, 'cannot-tell'],
    [
      'returned, the header reaches it',
      `Non delivery report generated.\n${mail(reply, dated)}`,
      87298,
      'cannot-tell',
    ],
    ['returned', `Non delivery report generated.\n${mail(reply, dated)}`, 87000, 'cannot-tell'],
  ])('%s', (_, text, SRVSEQ, expected) =>
    expect(outcome(run([text], header(2, SRVSEQ, 3)))).toBe(expected),
  );

  test.each<[string, string[], string]>([
    [
      'what it led to is what REQCONF.GLB holds',
      [listdsR(OCTOBER, MONTGOMERY, 3, 87298)],
      'will-import',
    ],
    [
      'a later ReqTx shows both',
      [mail('ReqTx R=3 (was 3), S=87298, I=2, 0 sent', { from: OCTOBER })],
      'will-import',
    ],
    [
      'REQTRANS.GLB shows ReqSync alone',
      [
        `Examining ${OCTOBER} Dirsync transaction file: REQTRANS\n\nDate stamp               Sync#  Transaction\nThu Apr 07 12:13:52 1994 000003 # Dummy record\n`,
      ],
      'cannot-tell',
    ],
  ])('is enough where %s', (_, texts, expected) =>
    expect(outcome(run([mail(reply, dated), ...texts], header(2, 87298, 3)))).toBe(expected),
  );

  test('that shows a failure is as sure of it as ever', () => {
    const { verdict } = run([mail(reply, dated)], header(2, 87298, 2));
    expect([verdict.outcome, verdict.confidence]).toEqual(['will-fail', 'inferred']);
  });

  test('never says anything of its sender', () => {
    const report = run([mail(reply, { from: MONTGOMERY })], {
      ...header(2, 87000, 3),
      requestors: [MONTGOMERY],
    });
    expect(report.numbers.map(({ own }) => own)).toEqual([null, null, null]);
    expect([outcome(report), rules(report)]).toEqual(['will-fail', ['on-directory-server']]);
  });

  test('a returned one names its addressee in the report around it (Q162841)', () => {
    const report = run(
      [
        `  From: ${MONTGOMERY}/$SYSTEM\n  Subject: ${reply}\n\n  [004] Message circular route detected.\n\n` +
          `  Attempted to send to the following addresses:\n  ${OCTOBER}/SYSTEM1\n`,
      ],
      header(2, 87000, 3),
    );
    expect(report.verdict.byRequestor).toMatchObject([
      { requestor: OCTOBER, outcome: 'cannot-tell' },
    ]);
    expect(report.numbers[1]).toMatchObject({ own: null, ownAtLeast: 0, ownAtMost: 87298 });
  });
});

describe('which of two words is newer', () => {
  const two = (a: string, b: string) =>
    mail('ReqTx R=150 (was 150), S=700, I=2, 0 sent', { date: a }) +
    '\n' +
    mail('ReqTx R=140 (was 140), S=655, I=2, 0 sent', { date: b });
  test.each<[string, string, string, number, string]>([
    [
      'day or month first: no order, the higher counts',
      '03/04/1999 10:00',
      '04/03/1999 10:00',
      145,
      'will-fail 14',
    ],
    [
      'dated: the newer is used, but the older was higher: no pass',
      '1999-03-04 10:00',
      '1999-04-03 10:00',
      145,
      'cannot-tell',
    ],
    ['dated: the higher is the newer', '1999-04-03 10:00', '1999-03-04 10:00', 145, 'will-fail 14'],
    ['both reached', '03/04/1999 10:00', '04/03/1999 10:00', 150, 'will-import'],
  ])('%s', (_, a, b, REQSEQ, expected) =>
    expect(outcome(run([two(a, b)], header(2, 700, REQSEQ)))).toBe(expected),
  );

  test('a lower number by hand is believed', () => {
    const newer = mail('ReqTx R=150 (was 150), S=700, I=2, 0 sent');
    const own = { ReqSync: 140, SrvSync: 655, ImportSync: 2 };
    expect(outcome(run([newer], { ...header(2, 655, 140), own }))).toBe('will-import');
  });
});

describe("the directory server's copies", () => {
  const copies = listdsS(MONTGOMERY, [
    [MONTGOMERY, 17, 655],
    [OCTOBER, 140, 655],
  ]);
  const imported = { own: { ImportSync: 2 }, requestors: [OCTOBER] };
  test.each<[string, string[], Partial<CheckOptions>, string]>([
    ['make no pass', [copies], { ...header(2, 655, 140), ...imported }, 'cannot-tell'],
    ['show a failure', [copies], { ...header(2, 655, 139), ...imported }, 'will-fail 14'],
    [
      'beside a listing they are not needed',
      [copies, LISTED],
      { ...header(2, 655, 140), ...imported },
      'will-import',
    ],
    [
      'above a mail: it is of an earlier day',
      [copies, mail('ReqTx R=22 (was 22), S=410, I=2, 0 sent', { from: OCTOBER })],
      { ...header(2, 655, 140), requestors: [OCTOBER] },
      'cannot-tell',
    ],
  ])('%s', (_, texts, options, expected) => expect(outcome(run(texts, options))).toBe(expected));

  test('a failure by them is assumed; so is a pass by ImportSync alone, which asks for I=', () => {
    const failing = run([copies], { ...header(2, 655, 139), ...imported });
    expect(failing.verdict.confidence).toBe('assumed');
    const ldif = `dn: cn=OCTOBER,cn=Connections\nDXA-ReqName: ${OCTOBER}\nDXA-Req-Seq: 140\nDXA-Svr-Seq: 655\nDXA-Imp-Seq: 2\n`;
    const passing = run([ldif, LISTED], header(2, 655, 140));
    expect([outcome(passing), passing.verdict.confidence]).toEqual(['will-import', 'assumed']);
    expect(passing.numbers[0]).toMatchObject({ number: 'IMPSEQ', own: 2, standIn: true });
    // A record below REQCONF was restored or created anew: its count of imports is nobody's.
    const lost = ldif.replace('Seq: 140', 'Seq: 10');
    expect(outcome(run([lost, LISTED], header(2, 655, 140)))).toBe('cannot-tell');
    const zero = ldif.replace('Imp-Seq: 2', 'Imp-Seq: 0');
    expect(outcome(run([zero, LISTED], header(2, 655, 140)))).toBe('cannot-tell');
  });
});

describe('who is the directory server', () => {
  const toServer = mail('ReqTx R=12 (was 12), S=71, I=2, 0 sent', {
    from: OCTOBER,
    to: MONTGOMERY,
  });
  const toItself = mail('ReqTx R=17 (was 17), S=80, I=1, 0 sent', {
    from: MONTGOMERY,
    to: MONTGOMERY,
  });
  const own = { own: { ImportSync: 1, SrvSync: 80, ReqSync: 17 } };
  const H = header(2, 80, 18);
  const at = (requestor: string) => ({ ...H, requestors: [requestor] });
  test.each<[string, string[], Partial<CheckOptions>, string]>([
    [
      'whom another is registered with',
      [listdsR(OCTOBER, MONTGOMERY, 12, 71)],
      { ...at(MONTGOMERY), ...own },
      'will-fail',
    ],
    ['whom ReqTx goes to', [toServer], { ...at(MONTGOMERY), ...own }, 'will-fail'],
    [
      'whom status reports go to (Q133428)',
      [mail(`Status report from ${OCTOBER}`, { from: OCTOBER, to: MONTGOMERY })],
      { ...at(MONTGOMERY), ...own },
      'will-fail',
    ],
    ...['POLYNOMIAL\\MONTGOMERY', `${MONTGOMERY}/$SYSTEM`, 'POLYNOMIAL\\MONTGOMERY\\$SYSTEM'].map(
      (written): [string, string[], Partial<CheckOptions>, string] => [
        `registered with ${written}`,
        [listdsR(OCTOBER, written, 12, 71)],
        { ...at(MONTGOMERY), ...own },
        'will-fail',
      ],
    ),
    ['who mails itself', [toItself], at(MONTGOMERY), 'will-fail'],
    ['who mails itself, not asked for', [toItself], H, 'cannot-tell'],
    [
      'whom SrvTx comes from',
      [mail('SrvTx R=12 S=80 (was 71), I=2 9 sent', { from: MONTGOMERY, to: OCTOBER })],
      { ...at(MONTGOMERY), ...own },
      'will-fail',
    ],
    [
      'whose records sync-state keeps',
      [JSON.stringify({ kind: 'sync-state', version: 1, directoryServer: { name: MONTGOMERY } })],
      { ...at(MONTGOMERY), ...own },
      'will-fail',
    ],
    [
      'whose MSTTRANS is listed',
      [
        `Examining ${MONTGOMERY} Dirsync transaction file: MSTTRANS\n\nDate stamp               Sync#  Transaction\nThu Apr 07 12:13:52 1994 000001 A User 1                         PCM:NET1/PO1/user1\n`,
      ],
      { ...at(MONTGOMERY), ...own },
      'will-fail',
    ],
    ['case does not matter', [toServer], { ...at(MONTGOMERY.toLowerCase()), ...own }, 'will-fail'],
    [
      'its own listing denies it',
      [toServer, listdsR(MONTGOMERY, 'POLYNOMIAL/AUGUST', 17, 80)],
      { ...at(MONTGOMERY), own: { ImportSync: 1 } },
      'cannot-tell',
    ],
  ])('%s', (_, texts, options, expected) => expect(outcome(run(texts, options))).toBe(expected));

  test.each<[string, string[], Partial<CheckOptions>, string]>([
    ['SRVCONF.GLB alone', ['SRVCONF.GLB'], {}, 'will-fail'],
    ['SRVCONF.GLB, and a listing names another', ['SRVCONF.GLB'], {}, 'cannot-tell'],
    ['MSTTRANS.GLB, and a listing names another', ['MSTTRANS.GLB'], {}, 'cannot-tell'],
    ['the same, asked for', ['SRVCONF.GLB'], { requestors: [OCTOBER] }, 'cannot-tell'],
    ['neither', ['REQCONF.GLB'], {}, 'will-import'],
  ])('a folder with %s', (what, files, options, expected) => {
    const listing = files.map((name) => ({
      path: `GLB/${name}`,
      bytes: name === 'REQCONF.GLB' ? 512 : 2048,
      modified: null,
      isReadOnly: false,
    }));
    const report = check(
      [
        { name: 'P', kind: 'postoffice', chunks: [], owner: 'P', listing },
        ...(what.endsWith('alone') ? [] : [{ ...named('listds.txt', LISTED), owner: 'P' }]),
      ],
      { now: NOW, ...header(2, 655, 140), own: { ImportSync: 2 }, ...options },
    );
    expect(outcome(report)).toBe(expected);
  });

  test('beside others it is not judged, and the report says so', () => {
    const report = run([listdsR(OCTOBER, MONTGOMERY, 12, 71), toItself, toServer], H);
    expect(report.verdict.byRequestor.map(({ requestor }) => requestor)).toEqual([OCTOBER]);
    expect(
      report.inputs.flatMap(({ issues }) => issues.map(({ message }) => message)),
    ).toContainEqual(
      expect.stringMatching(/^not judged: POLYNOMIAL\/MONTGOMERY, which is the directory server/),
    );
  });

  test('a requestor of another server is told', () => {
    const report = run(
      [listdsR(OCTOBER, 'POLYNOMIAL/AUGUST', 12, 71), listdsS(MONTGOMERY, [[OCTOBER, 12, 71]])],
      { ...H, requestors: [OCTOBER] },
    );
    expect(rules(report)).toEqual(['registered-elsewhere']);
    expect(report.findings[0]?.message).toContain('POLYNOMIAL/AUGUST, not POLYNOMIAL/MONTGOMERY');
  });
});

describe('two files', () => {
  const own = { own: { ImportSync: 2, SrvSync: 655, ReqSync: 140 } };
  test.each<[string, string[], string]>([
    ['both too low in the same number', [resync(1, 655, 140), resync(0, 655, 140)], 'will-fail 14'],
    ['each too low in another', [resync(1, 655, 140), resync(2, 655, 139)], 'will-fail 14'],
    ['one too low', [resync(1, 655, 140), resync(2, 655, 140)], 'cannot-tell'],
    ['both pass', [resync(2, 655, 140), resync(3, 700, 150)], 'will-import'],
  ])('%s', (_, texts, expected) => {
    expect(outcome(run(texts, own))).toBe(expected);
    expect(outcome(run([...texts].reverse(), own))).toBe(expected);
  });
});

test.each<[string, string, string]>([
  ['beside RESYNC.GLB', 'po/GLB/SRVTRANS.GLB', 'will-import'],
  ['in another folder', 'other/SRVTRANS.GLB', 'cannot-tell'],
])('a SRVTRANS.GLB %s', (_, name, expected) => {
  const files = [named('po/GLB/RESYNC.GLB', resync(2, 655, 140)), named(name, resync(1, 655, 140))];
  const own = { own: { ImportSync: 2, SrvSync: 655, ReqSync: 140 } };
  expect(outcome(check(files, { now: NOW, ...own }))).toBe(expected);
});

test.each<[string, string, boolean]>([
  ['beside the listing of another', 'b', false],
  ["beside this requestor's", 'a', true],
  ['beside none', 'c', true],
])('numbers that name nobody %s', (_, folder, isHeard) => {
  const report = check(
    [
      named('a/listds.txt', LISTED),
      named('b/listds.txt', listdsR(NOVEMBER, MONTGOMERY, 9, 9)),
      named(`${folder}/mail.txt`, mail('ReqTx R=140 (was 140), S=655, I=9, 0 sent')),
    ],
    {
      now: NOW,
      ...header(2, 655, 140),
      own: { ImportSync: 2, ReqSync: 140 },
      requestors: [OCTOBER],
    },
  );
  expect(report.numbers[0]!.ownFrom.some(({ value }) => value === 9)).toBe(isHeard);
});

test('a listing of the dummy record alone is that of a REQTRANS.GLB (Q110496)', () => {
  const dummy =
    '   Item   Sync No.   Transaction\n   ------ ---------- -----------\n' +
    '   1      0000000022 # Dummy record installed by PODIAG.<00>\n   End of Queue\n';
  const own = { own: { ImportSync: 1, SrvSync: 1 } };
  expect(outcome(run([dummy], { ...header(2, 80, 21), ...own }))).toBe('will-fail 14');
  expect(outcome(run([dummy], { ...header(2, 80, 22), ...own }))).toBe('will-import');
});

describe('names', () => {
  const H = header(2, 655, 140);
  const whole = { ...H, own: { ImportSync: 2 } };
  test.each<[string, string]>([
    ['by its postoffice part', 'OCTOBER'],
    ['with the other slash', 'POLYNOMIAL\\OCTOBER'],
    ['in lower case', 'polynomial/october'],
  ])('-r %s', (_, asked) =>
    expect(
      outcome(
        run([LISTED, listdsR(NOVEMBER, MONTGOMERY, 9, 9)], { ...whole, requestors: [asked] }),
      ),
    ).toBe('will-import'),
  );
  test('-r of a part that fits two is not guessed', () =>
    expect(() =>
      run([LISTED, listdsR('OTHER/OCTOBER', MONTGOMERY, 9, 9)], { ...H, requestors: ['OCTOBER'] }),
    ).toThrow(/names no requestor OCTOBER/));
  test('-r of a postoffice whose object has another name tells of links', () =>
    expect(() =>
      run([`dn: cn=Autumn,cn=Connections\nDXA-Req-Seq: 1\nDXA-Svr-Seq: 2\n`], {
        ...H,
        requestors: [OCTOBER],
      }),
    ).toThrow(/`links` says which directory object/));
  test('an object that is linked by hand keeps another from being taken for the same postoffice', () => {
    const ldif = `dn: cn=OCTOBER,cn=Connections\nDXA-Req-Seq: 900\nDXA-Svr-Seq: 900\n\ndn: cn=Autumn,cn=Connections\nDXA-Req-Seq: 140\nDXA-Svr-Seq: 655\n`;
    const report = run([ldif, LISTED], {
      ...whole,
      links: [{ rdn: 'autumn', postoffice: OCTOBER.toLowerCase() }],
      requestors: [OCTOBER],
    });
    expect(
      report.numbers.flatMap(({ ownFrom }) => ownFrom.map(({ value }) => value)),
    ).not.toContain(900);
  });
  test('one that sync-state names without numbers is judged all the same', () => {
    const state = JSON.stringify({
      kind: 'sync-state',
      version: 1,
      requestors: [
        { name: NOVEMBER },
        { name: OCTOBER, ReqSync: 140, SrvSync: 655, ImportSync: 2 },
      ],
    });
    const report = run([state], H);
    expect(
      report.verdict.byRequestor.map(({ requestor, outcome: each }) => `${requestor} ${each}`),
    ).toEqual([`${NOVEMBER} cannot-tell`, `${OCTOBER} will-import`]);
  });
});

describe('whatever is given', () => {
  const small = fc.nat({ max: 6 });
  const piece = fc.oneof(
    fc.tuple(small, small).map(([r, s]) => listdsR(OCTOBER, MONTGOMERY, r, s)),
    fc.tuple(small, small).map(([r, s]) => listdsS(MONTGOMERY, [[OCTOBER, r, s]])),
    fc
      .tuple(
        small,
        small,
        small,
        small,
        fc.constantFrom(undefined, '1999-03-04 10:00', '1999-04-05 10:00'),
        fc.boolean(),
      )
      .map(([was, more, s, i, date, isNamed]) =>
        mail(`ReqTx R=${was + more} (was ${was}), S=${s}, I=${i}, ${more} sent`, {
          ...(date && { date }),
          ...(isNamed && { from: OCTOBER, to: MONTGOMERY }),
        }),
      ),
    fc
      .tuple(small, small, small, small, fc.constantFrom(undefined, '1999-03-04 11:00'))
      .map(([r, was, more, i, date]) =>
        mail(`SrvTx R=${r} S=${was + more} (was ${was}), I=${i} ${more} sent`, {
          ...{ from: MONTGOMERY, to: OCTOBER },
          ...(date && { date }),
        }),
      ),
    fc.tuple(small, small, small).map(([ReqSync, SrvSync, ImportSync]) =>
      JSON.stringify({
        kind: 'sync-state',
        version: 1,
        requestors: [{ name: OCTOBER, ReqSync, SrvSync, ImportSync }],
      }),
    ),
  );
  const mailOrCopy = fc.oneof(
    fc.tuple(small, small).map(([r, s]) => listdsS(MONTGOMERY, [[OCTOBER, r, s]])),
    fc
      .tuple(small, small, small)
      .map(([r, s, i]) => mail(`ReqTx R=${r} (was ${r}), S=${s}, I=${i}, 0 sent`)),
  );
  const evidence = fc.array(piece, { minLength: 1, maxLength: 4 });
  const numbers = fc.tuple(small, small, small);
  const at = (texts: readonly string[], [i, s, r]: readonly [number, number, number]) =>
    run(texts, { ...header(i, s, r), requestors: [OCTOBER] }).verdict;

  test('a higher header number never turns a pass into a failure', () => {
    fc.assert(
      fc.property(evidence, numbers, numbers, (texts, low, more) => {
        const before = at(texts, low);
        const high = low.map((value, which) => value + more[which]!) as [number, number, number];
        if (before.outcome === 'will-import') expect(at(texts, high).outcome).toBe('will-import');
      }),
      runs(60),
    );
  });

  test('order and case change nothing', () => {
    fc.assert(
      fc.property(evidence, numbers, (texts, given) => {
        const whole = at(texts, given);
        for (const other of [
          at([...texts].reverse(), given),
          at(
            texts.map((text) => text.replaceAll('OCTOBER', 'October')),
            given,
          ),
        ])
          expect([other.outcome, other.code, other.confidence]).toEqual([
            whole.outcome,
            whole.code,
            whole.confidence,
          ]);
      }),
      runs(60),
    );
  });

  test('of a request and a reply with the same number the order decides nothing', () => {
    const texts = [
      mail('SrvTx R=0 S=0 (was 0), I=5 0 sent', { to: OCTOBER, date: '1999-03-04 11:00' }),
      mail('ReqTx R=0 (was 0), S=1, I=0, 0 sent'),
      mail('ReqTx R=0 (was 0), S=1, I=5, 0 sent'),
    ];
    expect(at(texts, [0, 0, 0])).toEqual(at([...texts].reverse(), [0, 0, 0]));
  });

  test('mail and copies beside a listing that fails never make a pass', () => {
    fc.assert(
      fc.property(
        small,
        small,
        fc.array(mailOrCopy, { maxLength: 3 }),
        numbers,
        (r, s, more, given) => {
          const listing = listdsR(OCTOBER, MONTGOMERY, r, s);
          if (at([listing], given).outcome === 'will-fail')
            expect(at([listing, ...more], given).outcome).toBe('will-fail');
        },
      ),
      runs(60),
    );
  });

  test('a word that the header is certainly below is no pass, whatever else is said', () => {
    fc.assert(
      fc.property(evidence, numbers, (texts, given) => {
        // LISTDS -R with more than the header, beside anything that is not by hand and no reset.
        const above = listdsR(OCTOBER, MONTGOMERY, given[2] + 1, given[1] + 1);
        expect(at([...texts, above], given).outcome).not.toBe('will-import');
      }),
      runs(60),
    );
  });
});
