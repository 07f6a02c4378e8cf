/** A number that stands in the evidence and cannot be read is unknown: nothing weaker passes for it. */
import { check, renderText, type CheckOptions, type Report } from '../src/index.js';
import { bytesOf } from './support/read.js';

const SUBJECT = 'From: NET1/DENVER/$SYSTEM\nSubject: ReqTx R=12 (was 12), S=71, I=2, 0 sent\n';
const listing = (numbers: string): string =>
  `Examining NET1/DENVER Requestor Configuration Record\n\nDir-Sync Server: P/M\n${numbers}\n`;
const bytes = (text: string, isLatin: boolean): Uint8Array =>
  isLatin ? Uint8Array.from(text, (each) => each.charCodeAt(0)) : bytesOf(text);

function run(text: string, more: Partial<CheckOptions> = {}, isLatin = false): Report {
  const evidence = [
    { name: 'l.txt', chunks: [bytes(text, isLatin)] },
    { name: 's.txt', chunks: [bytesOf(SUBJECT)] },
  ];
  return check(evidence, {
    now: new Date('2002-06-01T00:00:00Z'),
    header: { IMPSEQ: 2, SRVSEQ: 80, REQSEQ: 18 },
    ...more,
  });
}
const ownOf = ({ numbers }: Report) => numbers.map(({ own, ownAtLeast }) => own ?? ownAtLeast);

describe('a listing beside a mail with lower numbers', () => {
  test.each<[string, string, Report['verdict']['outcome'], string[]]>([
    ['sound', 'ReqSync = 12, SrvSync = 71', 'will-import', []],
    ['letters for digits', 'ReqSync = l2, SrvSync = 8O1', 'cannot-tell', ['ReqSync', 'SrvSync']],
    ['a letter in one', 'ReqSync = 12, SrvSync = 8O1', 'cannot-tell', ['SrvSync']],
    ['nothing there', 'ReqSync = 12, SrvSync =', 'cannot-tell', ['SrvSync']],
    ['cut off', 'ReqSync = 12, Srv', 'cannot-tell', ['SrvSync']],
    ['below zero', 'ReqSync = 12, SrvSync = -1', 'cannot-tell', ['SrvSync']],
    ['other digits', 'ReqSync = 12, SrvSync = \u0667\u0669', 'cannot-tell', ['SrvSync']],
    ['digits in groups', 'ReqSync = 12, SrvSync = 1\u00a0700', 'cannot-tell', ['SrvSync']],
    ['digits on two lines', 'ReqSync = 12, SrvSync = 8\n01', 'cannot-tell', ['SrvSync']],
    ['no line of numbers', '', 'cannot-tell', ['ReqSync', 'SrvSync']],
  ])('%s', (_, numbers, expected, unread) => {
    const { verdict, inputs } = run(listing(numbers));
    expect(verdict.outcome).toBe(expected);
    const named = inputs.flatMap(({ issues }) =>
      issues.flatMap((each) => (each.code === 'own-numbers-unread' ? each.args.numbers : [])),
    );
    expect(named).toEqual(unread);
  });

  test('the line alone, without its listing', () => {
    expect(run('ReqSync = 12, SrvSync = 8O1\n').verdict.outcome).toBe('cannot-tell');
  });

  test('typed by hand it is known again', () => {
    const typed = (SrvSync: number) =>
      run(listing('ReqSync = 12, SrvSync = 7l'), { own: { SrvSync } });
    expect(typed(71).verdict.outcome).toBe('will-import');
    expect(typed(801).verdict.outcome).toBe('will-fail');
  });

  test('what the mail shows is a lower bound, and may still fail', () => {
    const high = { header: { IMPSEQ: 2, SRVSEQ: 70, REQSEQ: 18 } };
    const report = run(listing('ReqSync = 12, SrvSync = 8O1'), high);
    expect(ownOf(report)).toEqual([2, 71, 12]);
    expect(report.verdict.outcome).toBe('will-fail');
  });

  test('a number that is only missing in one listing is known from another', () => {
    const both = `${listing('ReqSync = 12')}\n${listing('ReqSync = 12, SrvSync = 71')}`;
    expect(run(both).verdict.outcome).toBe('will-import');
    const unreadable = `${listing('ReqSync = 12, SrvSync = 8O1')}\n${listing('ReqSync = 12, SrvSync = 71')}`;
    expect(run(unreadable).verdict.outcome).toBe('cannot-tell');
  });
});

describe('a listing beside another one that is sound', () => {
  const sound = listing('ReqSync = 12, SrvSync = 71');
  test.each<[string, string, Report['verdict']['outcome']]>([
    ['its numbers are retyped with colons', listing('ReqSync: 12, SrvSync: 81'), 'will-fail'],
    ['with blanks', listing('ReqSync 12, SrvSync 81'), 'cannot-tell'],
    ['with another letter', listing('RegSync = 12, SrvSync = 81'), 'cannot-tell'],
    ['they are cut off', listing(''), 'cannot-tell'],
    ['of another postoffice', listing('').replace('DENVER', 'RENO'), 'will-import'],
    ['its first line alone', listing('').split('\n')[0]!, 'will-import'],
    ['in words that cannot be read', 'It has ReqSync = 12 and SrvSync = 8O1 now.', 'cannot-tell'],
  ])('%s', (_, other, expected) => {
    const requestors = ['NET1/DENVER'];
    expect(run(`${sound}\n${other}\n`, { requestors }).verdict.outcome).toBe(expected);
    expect(run(`${other}\n\n${sound}`, { requestors }).verdict.outcome).toBe(expected);
  });
});

test('what cannot be read is told beside a pass, unless the number was typed', () => {
  const body =
    '[DIRSYNC]\nTASK=EXPORT\nREQNAME=PCM:NET1/DENVER\nTRANSACTIONS=INTERNAL\nSRVSEQ=7l\n';
  const of = (own = {}): Report =>
    run(`${listing('ReqSync = 12, SrvSync = 71')}\n${body}`, { own });
  expect(of().verdict.outcome).toBe('will-import');
  expect(renderText(of())).toContain('SrvSync = 7l cannot be read');
  expect(renderText(of({ SrvSync: 71 }))).not.toContain('cannot be read');
});

test('it is to be replaced, not only joined, by a new one', () => {
  const bad = listing('ReqSync = 12, SrvSync = 8O1');
  expect(renderText(run(bad))).toMatch(/Give it in the\s+place of l\.txt\./);
  expect(renderText(run(''))).not.toContain('in the place of');
});

describe('a listing of REQTRANS.GLB whose first record cannot be read, beside LISTDS -R', () => {
  const of = (rows: string, name = 'REQTRANS') =>
    `${listing('ReqSync = 12, SrvSync = 71')}\nExamining NET1/DENVER Dirsync transaction file: ${name}\n\nSync#  Transaction\n${rows}`;
  test.each<[string, string, Report['verdict']['outcome']]>([
    ['the last confirmed one alone', of('0O0020 # last\n'), 'cannot-tell'],
    ['others behind it', of('0O0020 # last\n000021 R OV:\n'), 'cannot-tell'],
    ['one that can be read', of('000012 # last\n'), 'will-import'],
    ['another one', of('000012 # last\n0O0013 R OV:\n'), 'will-import'],
    ['another queue', of('0O0020 # last\n', 'USRTRANS'), 'will-import'],
  ])('%s', (_, text, expected) => expect(run(text).verdict.outcome).toBe(expected));
});

describe('a subject without I that mail has not cut, beside one of another date', () => {
  const dated = SUBJECT.replace('Subject', 'Date: Mon, 09 Mar 1998 18:02:11 +0000\nSubject');
  test.each<[string, string, Report['verdict']['outcome']]>([
    ['I is misread', 'ReqTx R=12 (was 12), S=71, l=5, 0 sent', 'cannot-tell'],
    ['I has no sign', 'ReqTx R=12 (was 12), S=71, I 5 0 sent', 'cannot-tell'],
    ['I is gone from its middle', 'ReqTx R=12 (was 12), S=71, 0 sent', 'cannot-tell'],
    ['words that are not known', 'ReqTx R=12 (war 12), S=71, I=5, 0 gesendet', 'cannot-tell'],
    ['it is cut before I', 'ReqTx R=12 (was 12), S=71,', 'will-import'],
  ])('%s', (_, other, expected) => {
    const text = `${listing('ReqSync = 12, SrvSync = 71')}\n${dated}`;
    const undated = { name: 'u.txt', chunks: [bytesOf(`From: NET1/DENVER/$SYSTEM\n${other}\n`)] };
    const evidence = [{ name: 'l.txt', chunks: [bytesOf(text)] }, undated];
    const header = { IMPSEQ: 2, SRVSEQ: 80, REQSEQ: 18 };
    const report = check(evidence, { now: new Date('2002-06-01T00:00:00Z'), header });
    expect(report.verdict.outcome).toBe(expected);
  });
});

describe('blanks of mail and of web pages are blanks', () => {
  const NUMBERS = 'ReqSync = 12, SrvSync = 81';
  test.each<[string, string]>([
    ['before the sign', 'ReqSync_= 12, SrvSync = 81'],
    ['behind the sign', 'ReqSync = 12, SrvSync =_81'],
    ['behind the comma', 'ReqSync = 12,_SrvSync = 81'],
    ['at the start of the line', '_ ReqSync = 12, SrvSync = 81'],
    ['all of them', NUMBERS.replaceAll(' ', '_')],
  ])('%s', (_, numbers) => {
    for (const blank of ['\t', '\u00a0', '\u2009', '\u202f', '\u3000', ' \u200b']) {
      const text = listing(numbers).replaceAll('_', blank);
      expect(ownOf(run(text)).slice(1)).toEqual([81, 12]);
    }
    expect(ownOf(run(listing(numbers).replaceAll('_', '\u00a0'), {}, true)).slice(1)).toEqual([
      81, 12,
    ]);
  });

  test('a whole listing whose blanks are all of that kind', () => {
    const text = listing(NUMBERS).replaceAll(' ', '\u00a0');
    expect(ownOf(run(text)).slice(1)).toEqual([81, 12]);
    expect(ownOf(run(text, {}, true)).slice(1)).toEqual([81, 12]);
  });
});

describe('a mail of which a number cannot be read, beside a sound one with 2', () => {
  const sent = (day: number | null, tail: string, from = 'NET1/DENVER'): string =>
    `From: ${from}/$SYSTEM\n${day === null ? '' : `Date: Mon, ${day} Mar 1998 18:02:11 +0000\n`}` +
    `Subject: ${tail}\n`;
  const now = new Date('2002-06-01T00:00:00Z');
  const SOUND = 'ReqTx R=12 (was 12), S=71, I=2, 0 sent';
  const mails = (...parts: string[]) => [
    { name: 'l.txt', chunks: [bytesOf(listing('ReqSync = 12, SrvSync = 71'))] },
    { name: 'm.txt', chunks: [bytesOf(parts.join('\n'))] },
  ];
  const outcomeOf = (parts: string[], header = { IMPSEQ: 2, SRVSEQ: 80, REQSEQ: 18 }) => {
    const { verdict, numbers } = check(mails(...parts), {
      now,
      header,
      requestors: ['NET1/DENVER'],
    });
    return [verdict.outcome, numbers[0]?.own ?? `${numbers[0]?.ownAtLeast ?? '?'} or more`];
  };

  test.each<[string, string[], [string, number | string]]>([
    ['later: letters', ['ReqTx R=12 (was 12), S=71, I=lO, 0 sent'], ['cannot-tell', '2 or more']],
    ['later: a sign', ['ReqTx R=12 (was 12), S=71, I=-3, 0 sent'], ['cannot-tell', '2 or more']],
    ['later: cut behind I=', ['ReqTx R=12 (was 12), S = 71, I ='], ['cannot-tell', '2 or more']],
    ['later: cut behind I', ['ReqTx R=12 (was 12), S = 71, I'], ['cannot-tell', '2 or more']],
    ['later: cut before it', ['ReqTx R=12 (was 12), S = 71,'], ['cannot-tell', '2 or more']],
    ['later: dots for it', ['ReqTx R=12 (was 12), S=71, I=...'], ['cannot-tell', '2 or more']],
    [
      'later: its last digit is at the cut',
      ['ReqTx R=12 (was 12), S = 71,       I = 2'],
      ['cannot-tell', '2 or more'],
    ],
    ['later: no count', ['ReqTx R=12 (was 12), S=71, I=2'], ['cannot-tell', '2 or more']],
    ['later: more, no count', ['ReqTx R=12 (was 12), S=71, I=3'], ['will-fail', '3 or more']],
    [
      'later: one of two',
      ['ReqTx R=12 (was 12), S=71, I=2 or 3, 0 sent'],
      ['cannot-tell', '2 or more'],
    ],
    ['later: another state', ['ReqTx R=9 (was 9), S=60, I=lO, 0 sent'], ['will-import', 2]],
    ['later: S alone', ['ReqTx R=12 (was 12), S=7l, I=2, 0 sent'], ['will-import', 2]],
  ])('%s', (_, [open = ''], expected) => {
    expect(outcomeOf([sent(2, SOUND), sent(9, open)])).toEqual(expected);
    // Which of them is the later one the dates say, and nothing else does.
    expect(outcomeOf([sent(9, open), sent(2, SOUND)])).toEqual(expected);
    expect(outcomeOf([sent(2, open), sent(9, SOUND)])).toEqual(['will-import', 2]);
    expect(outcomeOf([sent(2, SOUND), sent(9, open), sent(16, SOUND)])).toEqual(['will-import', 2]);
  });

  test.each<[string, string, string]>([
    ['letters', 'ReqTx R=12 (was 12), S=71, I=lO, 0 sent', 'cannot-tell'],
    ['cut behind I=', 'ReqTx R=12 (was 12), S = 71, I =', 'cannot-tell'],
    ['it shows nothing of I', 'ReqTx R=12 (was 12), S=71', 'will-import'],
  ])('without dates: %s', (_, open, expected) => {
    expect(outcomeOf([sent(null, SOUND), sent(null, open)])[0]).toBe(expected);
  });

  test("another postoffice's mail leaves nothing open", () => {
    const other = sent(9, 'ReqTx R=12 (was 12), S=71, I=lO, 0 sent', 'NET1/BOSTON');
    expect(outcomeOf([sent(2, SOUND), other])).toEqual(['will-import', 2]);
  });

  test('what the older one shows may still fail', () => {
    const high = { IMPSEQ: 1, SRVSEQ: 80, REQSEQ: 18 };
    const open = sent(9, 'ReqTx R=12 (was 12), S=71, I=lO, 0 sent');
    expect(outcomeOf([sent(2, SOUND), open], high)[0]).toBe('will-fail');
  });

  test.each<[string, string, Report['verdict']['outcome']]>([
    ['S cannot be read', 'ReqTx R=12 (was 12), S=8O, I=2, 0 sent', 'cannot-tell'],
    ['R cannot be read', 'ReqTx R=l2 (was l2), S=71, I=2, 0 sent', 'cannot-tell'],
    ['all is sound', 'ReqTx R=12 (was 12), S=71, I=2, 0 sent', 'will-import'],
  ])('without a listing: %s', (_, later, expected) => {
    const [, mail] = mails(sent(2, SOUND), sent(9, later));
    expect(
      check([mail!], { now, header: { IMPSEQ: 2, SRVSEQ: 80, REQSEQ: 18 } }).verdict.outcome,
    ).toBe(expected);
  });

  test("the directory server's copy stands in where Mail has cut I away, as before", () => {
    const copy = 'cn: DENVER\nDXA-Imp-Seq: 2\nDXA-Req-Seq: 12\nDXA-Svr-Seq: 71\n';
    const evidence = (subject: string) => [
      mails()[0]!,
      { name: 'm.txt', chunks: [bytesOf(sent(9, subject))] },
      { name: 'raw.txt', chunks: [bytesOf(copy)] },
    ];
    const header = { IMPSEQ: 2, SRVSEQ: 80, REQSEQ: 18 };
    const run = (subject: string) => check(evidence(subject), { now, header }).verdict.outcome;
    expect(run('ReqTx R=12 (was 12), S = 71, I =')).toBe('will-import');
    expect(run('ReqTx R=12 (was 12), S=71, I=lO, 0 sent')).toBe('cannot-tell');
  });
});

describe('other words beside a listing with 12 and 71', () => {
  const LISTED = listing('ReqSync = 12, SrvSync = 71');
  const outcomes = (name: string, text: string): string => {
    const evidence = [
      { name: 'l.txt', chunks: [bytesOf(LISTED)] },
      { name: 's.txt', chunks: [bytesOf(SUBJECT)] },
      { name, chunks: [bytesOf(text)] },
    ];
    const now = new Date('2002-06-01T00:00:00Z');
    return check(evidence, { now, header: { IMPSEQ: 2, SRVSEQ: 71, REQSEQ: 12 } }).verdict.outcome;
  };

  test.each<[string, string, Report['verdict']['outcome']]>([
    ['higher numbers', 'ReqSync = 15, SrvSync = 81', 'cannot-tell'],
    ['one of them is higher', 'ReqSync = 12, SrvSync = 81', 'cannot-tell'],
    ['lower ones', 'ReqSync = 11, SrvSync = 70', 'will-import'],
    ['a remark with higher ones', 'Now ReqSync = 15, SrvSync = 81.', 'cannot-tell'],
    ['a remark with lower ones', 'It was ReqSync = 11, SrvSync = 70.', 'will-import'],
  ])('%s: above it, below it and in a file of its own alike', (_, line, expected) => {
    const header = { IMPSEQ: 2, SRVSEQ: 71, REQSEQ: 12 };
    expect(run(`${line}\n\n${LISTED}`, { header }).verdict.outcome).toBe(expected);
    expect(run(`${LISTED}\n${line}\n`, { header }).verdict.outcome).toBe(expected);
    expect(run(`${LISTED}${line}\n`, { header }).verdict.outcome).toBe(expected);
    expect(outcomes('n.txt', `${line}\n`)).toBe(expected);
  });

  test.each<[string, string, Report['verdict']['outcome']]>([
    ['a torn listing', `${listing('ReqSync = 15, SrvSync = 81')}\0`, 'cannot-tell'],
    ['torn subjects', `${SUBJECT.replace('I=2', 'I=5')}Date: 1\n\0`, 'cannot-tell'],
    ['a page that is no listing', '<html><body>login</body></html>', 'will-import'],
  ])('%s', (_, text, expected) => expect(outcomes('listds.txt', text)).toBe(expected));

  const reqtrans = (...records: string[]): string =>
    [
      'Examining NET1/DENVER Dirsync transaction file: REQTRANS',
      'Sync#  Transaction',
      ...records.map((record) => `${record} User 1\tPCM:NET1/DENVER/u1`),
      'End of Queue',
      '',
    ].join('\n');
  test.each<[string, string[], Report['verdict']['outcome']]>([
    ['right behind it', ['000013 A', '000014 A'], 'will-import'],
    ['below it', ['000001 A', '000002 A'], 'will-import'],
    ['far behind it: those between were confirmed', ['000200 A', '000201 A'], 'cannot-tell'],
    ['far behind it, and one lower: nobody knows', ['000200 A', '000005 A'], 'will-import'],
    ['far behind a dummy', ['000012 #', '000200 A'], 'will-import'],
  ])('what waits in REQTRANS.GLB begins %s', (_, records, expected) =>
    expect(outcomes('reqtrans.txt', reqtrans(...records))).toBe(expected),
  );

  test('a file that is a listing by its name keeps a mail from standing for it', () => {
    const evidence = [
      { name: 's.txt', chunks: [bytesOf(SUBJECT)] },
      { name: 'listds-r.png', chunks: [bytesOf('\u0089PNG')] },
    ];
    const { verdict, numbers } = check(evidence, {
      now: new Date('2002-06-01T00:00:00Z'),
      header: { IMPSEQ: 2, SRVSEQ: 71, REQSEQ: 12 },
    });
    expect(verdict.outcome).toBe('cannot-tell');
    expect(numbers.map(({ own, ownAtLeast }) => [own, ownAtLeast])).toEqual([
      [2, null],
      [null, 71],
      [null, 12],
    ]);
  });
});

describe('the last number of a listing', () => {
  const narrow = (width: number, numbers = 'ReqSync = 12, SrvSync = 7123'): string =>
    [
      'Microsoft Mail for the PC v3.2, ListDS v3.2.0.2',
      '(C) Microsoft Corp. 1993-1994. All rights reserved',
      '',
      'Examining NET1/DENVER Requestor Configuration Record',
      '',
      'Dir-Sync Server: NETWORK1/MONTGOMERY',
      numbers,
    ]
      .map((line) => `${line.slice(0, width)}\n`)
      .join('');
  const header = { IMPSEQ: 2, SRVSEQ: 71, REQSEQ: 18 };
  const outcomeOf = (text: string) => run(text, { header }).verdict.outcome;

  test.each<[string, string, Report['verdict']['outcome']]>([
    ['in a column that cuts it', narrow(26), 'cannot-tell'],
    ['in one that leaves nothing of it', narrow(24), 'cannot-tell'],
    [
      'whole, in a column that cuts other lines',
      narrow(27, 'ReqSync = 12, SrvSync = 71'),
      'will-import',
    ],
    ['in one that is wide enough', narrow(80, 'ReqSync = 12, SrvSync = 71'), 'will-import'],
    [
      'at the end of a file without a line end',
      narrow(80, 'ReqSync = 12, SrvSync = 71').trimEnd(),
      'will-import',
    ],
    [
      'as long as a whole line above it',
      listing('ReqSync = 12, SrvSync = 71').replace('P/M', 'P/MON'),
      'will-import',
    ],
  ])('%s', (_, text, expected) => expect(outcomeOf(text)).toBe(expected));

  test('what there is of it is a lower bound', () => {
    const report = run(narrow(27), { header: { ...header, SRVSEQ: 700 } });
    expect(ownOf(report)).toEqual([2, 712, 12]);
    expect(report.verdict.outcome).toBe('will-fail');
  });

  test('where the file ends before the other one', () => {
    const text = listing('ReqSync = 1').trimEnd();
    const whole = listing('ReqSync = 12, SrvSync = 71');
    expect(run(`${whole}${text}`, { header }).verdict.outcome).toBe('cannot-tell');
    expect(run(`${whole}${text}\n`, { header }).verdict.outcome).toBe('will-import');
  });
});
