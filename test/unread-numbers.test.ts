/** A number that stands in the evidence and cannot be read is unknown: nothing weaker passes for it. */
import { check, type CheckOptions, type Report } from '../src/index.js';
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
