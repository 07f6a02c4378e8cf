/** What several words come to as one number: what is known, its bounds, and what it is known by. */
import { settleOwnNumbers } from '../../src/case/own-numbers.js';
import type { Testimony } from '../../src/case/reconcile.js';
import type { Fact } from '../../src/model/report-types.js';
import type { Mail, OwnNumber, Source } from '../../src/model/types.js';
import { MONTGOMERY, OCTOBER } from '../support/cases.js';

type Said = [OwnNumber, Testimony];
const say = (
  own: OwnNumber,
  value: number,
  source: Source = 'reqconf',
  more: Partial<Testimony> = {},
): Said => [own, { input: source, at: {}, value, source, ...more }];
const listed = (ReqSync: number, SrvSync: number, more: Partial<Testimony> = {}): Said[] => [
  say('ReqSync', ReqSync, 'reqconf', more),
  say('SrvSync', SrvSync, 'reqconf', more),
];
const copied = (I: number, S: number, R: number): Said[] => [
  say('ImportSync', I, 'server-copy'),
  say('SrvSync', S, 'server-copy'),
  say('ReqSync', R, 'server-copy'),
];
/** A mail with its numbers, as all that it says. */
function mail(part: Partial<Mail>): Said[] {
  const whole: Mail = {
    ...{ kind: 'ReqTx', from: OCTOBER, to: MONTGOMERY, time: null, face: null, isReturned: false },
    ...{ ReqSync: { from: 140, to: 140 }, SrvSync: { from: 655, to: 655 }, ImportSync: 2 },
    ...part,
  };
  const source = whole.kind === 'ReqTx' ? 'reqtx' : 'srvtx';
  const { ReqSync, SrvSync, ImportSync, time } = whole;
  const more = { mail: whole, ...(time !== null && { time }) };
  return (
    [
      ['ReqSync', ReqSync.from ?? ReqSync.to],
      ['SrvSync', SrvSync.from ?? SrvSync.to],
      ['ImportSync', ImportSync],
    ] as const
  ).flatMap(([own, value]) => (value === null ? [] : [say(own, value, source, more)]));
}
const at = (R: number, S: number) => ({
  ReqSync: { from: R, to: R },
  SrvSync: { from: S, to: S },
});
/** A reply that leads to this SrvSync. */
const reply = (to: number, more: Partial<Mail> = {}): Said[] =>
  mail({
    ...{ kind: 'SrvTx', from: MONTGOMERY, to: OCTOBER, ReqSync: { from: null, to: 140 } },
    ...{ SrvSync: { from: 655, to }, ...more },
  });

const settled = (said: readonly Said[], trustsCopies = true) => {
  const all: Record<string, Testimony[]> = {};
  for (const [own, witness] of said) (all[`requestor.${own}`] ??= []).push(witness);
  return settleOwnNumbers(all, trustsCopies);
};
/** `5`, `5 in 5..9`, `? in 2..`; behind a colon what it is good for where it is a stand-in. */
const short = ({ value, atLeast, atMost, standIn }: Fact): string =>
  String(value ?? '?') +
  (atLeast !== undefined || atMost !== undefined
    ? ` in ${atLeast ?? ''}..${atMost === Infinity ? '' : (atMost ?? '')}`
    : '') +
  (standIn ? `: ${standIn}` : '');

type Row = [what: string, Said[], ImportSync: string, SrvSync: string, ReqSync: string];
test.each<Row>([
  ['nothing', [], '?', '?', '?'],
  ['a listing', listed(140, 655), '?', '655', '140'],
  ['a mail', mail({}), '2', '655', '140'],
  [
    'a mail that sends two',
    mail({ ReqSync: { from: 140, to: 142 } }),
    '2',
    '655',
    '140 in 140..142',
  ],
  // The server's copy.
  ['a copy', copied(2, 655, 140), '2: may-pass', '655: never-passes', '140: never-passes'],
  [
    'a listing above the copy',
    [...listed(140, 655), ...copied(2, 600, 140)],
    '2: never-passes',
    '655',
    '140',
  ],
  [
    'a listing at the copy',
    [...listed(140, 655), ...copied(2, 655, 140)],
    '2: may-pass',
    '655',
    '140',
  ],
  [
    'a listing below the copy',
    [...listed(140, 655), ...copied(2, 660, 141)],
    '2: may-pass',
    '655 in 655..660',
    '140 in 140..141',
  ],
  [
    'no import counted, though updates came',
    [...listed(140, 655), ...copied(0, 655, 140)],
    '0: never-passes',
    '655',
    '140',
  ],
  [
    'no import counted, and no update came',
    [...listed(140, 0), ...copied(0, 0, 140)],
    '0: may-pass',
    '0',
    '140',
  ],
  // A mail of an older state: what it says of ImportSync is a lower bound.
  ['an older mail', [...listed(140, 655), ...mail(at(100, 500))], '? in 2..', '655', '140'],
  [
    'an older mail, and a copy above it',
    [...listed(140, 655), ...mail(at(100, 500)), say('ImportSync', 3, 'server-copy')],
    '3: may-pass',
    '655',
    '140',
  ],
  [
    'an older mail, and a copy that says the same',
    [...listed(140, 655), ...mail(at(100, 500)), say('ImportSync', 2, 'server-copy')],
    '2: may-pass',
    '655',
    '140',
  ],
  [
    'an older mail, and a copy below it',
    [...listed(140, 655), ...mail(at(100, 500)), say('ImportSync', 1, 'server-copy')],
    '? in 2..',
    '655',
    '140',
  ],
  [
    'two older mails',
    [...listed(140, 655), ...mail(at(100, 500)), ...mail({ ...at(90, 400), ImportSync: 1 })],
    '? in 2..',
    '655',
    '140',
  ],
  // A reply that waits.
  [
    'a reply that waits',
    [...listed(140, 655), ...reply(660)],
    '? in ..2',
    '655 in 655..660',
    '140',
  ],
  [
    'two replies that wait',
    [...listed(140, 655), ...reply(660), ...reply(670)],
    '? in ..2',
    '655 in 655..670',
    '140',
  ],
  [
    'a reply alone, of a day that is known',
    reply(660, { time: 9, face: 9 }),
    '2',
    '655 in 655..660: never-passes',
    '140: never-passes',
  ],
  [
    'a reply alone, of no date',
    reply(660),
    '? in ..2',
    '? in 655..660: never-passes',
    '? in ..140: never-passes',
  ],
  [
    'a reply that shows only where it leads',
    reply(660, { SrvSync: { from: null, to: 660 } }),
    '? in ..2',
    '? in ..660: never-passes',
    '? in ..140: never-passes',
  ],
  // T3 throws a reply with a lower import sync away (Q99961).
  [
    'a reply of an import that is past',
    [...listed(140, 655), say('ImportSync', 3, 'by-hand'), ...reply(660)],
    '3',
    '655',
    '140',
  ],
  [
    'the same, alone',
    [say('ImportSync', 3, 'by-hand'), ...reply(660, { time: 9, face: 9 })],
    '3',
    '?',
    '?',
  ],
  [
    'a reply, and a mail of this state that asks for more',
    [...listed(140, 655), ...mail({ ImportSync: 3 }), ...reply(660)],
    '3',
    '655',
    '140',
  ],
  [
    'a reply, and an older mail that asked for more',
    [...listed(140, 655), ...mail({ ...at(100, 500), ImportSync: 5 }), ...reply(660)],
    '? in 5..5',
    '655 in 655..660',
    '140',
  ],
  [
    'a reply, and another one of a later import',
    [...listed(140, 655), ...reply(660, { ImportSync: 3 }), ...reply(665)],
    '? in ..3',
    '655 in 655..665',
    '140',
  ],
  // With R and S at 0 the server sends everything, and counts one import more (Q96060, Q99961).
  ['a mail that asks for everything', mail(at(0, 0)), '2 in 2..3', '0', '0'],
  ['a mail that has received something', mail(at(0, 5)), '2', '5', '0'],
  [
    'a reply to it',
    reply(0, { ...at(0, 0), time: 9, face: 9 }),
    '2',
    '0: never-passes',
    '0: never-passes',
  ],
  // By hand: it is not doubted.
  [
    'by hand, below the copy',
    [say('SrvSync', 655, 'by-hand'), ...copied(2, 660, 140)],
    '2: may-pass',
    '655',
    '140: never-passes',
  ],
  ['by hand, below a mail', [say('ImportSync', 1, 'by-hand'), ...mail({})], '1', '655', '140'],
  // A mail from days that the listing has left behind, and one from later than the listing.
  [
    'a newer mail',
    [...listed(140, 655), ...mail(at(150, 700))],
    '2',
    '655 in 655..700',
    '140 in 140..150',
  ],
  [
    'a mail that is later for certain',
    [
      ...listed(140, 655, { sentAt: { time: 5, face: 5 } }),
      ...mail({ ...at(150, 700), time: 9, face: 9 }),
    ],
    '2',
    '700',
    '150',
  ],
  [
    'a reply that is later for certain',
    [
      ...listed(140, 655, { sentAt: { time: 5, face: 5 } }),
      ...reply(700, { time: 9, face: 9, SrvSync: { from: 660, to: 700 } }),
    ],
    '? in ..2',
    '655 in 655..700',
    '140',
  ],
  [
    'a later mail of whom nobody says',
    [
      ...listed(140, 655, { sentAt: { time: 5, face: 5 } }),
      ...mail({ ...at(150, 700), from: null, time: 9, face: 9 }),
    ],
    '2',
    '655 in 655..700',
    '140 in 140..150',
  ],
])('%s', (_, said, importSync, srvSync, reqSync) => {
  for (const all of [said, [...said].reverse()]) {
    const { facts } = settled(all);
    expect(
      (['ImportSync', 'SrvSync', 'ReqSync'] as const).map((own) =>
        short(facts[`requestor.${own}`]),
      ),
    ).toEqual([importSync, srvSync, reqSync]);
  }
});

/** What else is told: of the numbers that may rise, of what was said before, and of mails that do not fit. */
const NOBODY = { isOfNobody: true } as const;
const dated = (time: number, part: Partial<Mail> = {}): Said[] =>
  mail({ time, face: time + 3600, ...part });
test.each<[what: string, Said[], Record<string, string | number>]>([
  ['a listing', listed(140, 655), {}],
  [
    'a reply that waits',
    [...listed(140, 655), ...reply(660)],
    { 'requestor.mayRise': 'SrvSync rises to 660' },
  ],
  [
    'two of them',
    [...listed(140, 655), ...reply(660), ...reply(670)],
    { 'requestor.mayRise': 'SrvSync rises to 670' },
  ],
  [
    'a mail that sends two',
    mail({ ReqSync: { from: 140, to: 142 } }),
    { 'requestor.mayRise': 'ReqSync rises to 142' },
  ],
  [
    'a copy above a listing',
    [...listed(140, 655), ...copied(2, 660, 141)],
    { 'requestor.mayRise': 'SrvSync rises to 660, ReqSync rises to 141' },
  ],
  [
    'a newer mail',
    [...listed(140, 655), ...mail(at(150, 700))],
    { 'requestor.saidMore': 'SrvSync was 700, ReqSync was 150' },
  ],
  [
    'a higher listing of nobody',
    [...listed(140, 655), say('SrvSync', 700, 'reqconf', NOBODY)],
    { 'requestor.saidMore': 'SrvSync was 700 in a listing that names no postoffice' },
  ],
  ['a lower listing of nobody', [...listed(140, 655), say('SrvSync', 600, 'reqconf', NOBODY)], {}],
  [
    'an older mail',
    [...listed(140, 655), ...mail(at(100, 500))],
    { 'subjects.doNotFit': 'ReqTx R=100, S=500' },
  ],
  [
    'an older mail whose S is cut away',
    [
      ...listed(140, 655),
      ...mail({ ReqSync: { from: 100, to: 100 }, SrvSync: { from: null, to: null } }),
    ],
    { 'subjects.doNotFit': 'ReqTx R=100, S=?' },
  ],
  [
    'an older mail, where ImportSync is known',
    [...listed(140, 655), say('ImportSync', 2, 'by-hand'), ...mail(at(100, 500))],
    {},
  ],
  [
    'an older mail, where only a copy shows it',
    [...listed(140, 655), ...copied(2, 655, 140), ...mail(at(100, 500))],
    { 'subjects.doNotFit': 'ReqTx R=100, S=500' },
  ],
  ['a mail that fits', [...listed(140, 655), ...mail({})], {}],
  [
    'the newest mail of its own',
    [...dated(50), ...dated(90), ...dated(70)],
    { 'requestor.wroteAt': 3690 },
  ],
  [
    'an older mail beside it',
    [...listed(140, 655), ...dated(50), ...dated(90, at(100, 500))],
    { 'requestor.wroteAt': 3650 },
  ],
  [
    'a reply is not its own',
    reply(660, { time: 9, face: 9 }),
    { 'requestor.mayRise': 'SrvSync rises to 660' },
  ],
])('told of %s', (_, said, expected) => {
  const told = settled(said).more.flatMap(([fact, { value, which }]) =>
    /^(?:underWay|said)\./.test(fact) ? [] : [[fact, which ?? value]],
  );
  expect(Object.fromEntries(told)).toEqual(expected);
});

test('why a number is not known', () => {
  const reason = (said: Said[], own: OwnNumber) => settled(said).facts[`requestor.${own}`].reason;
  expect(reason([], 'ReqSync')).toBeUndefined();
  expect(reason(reply(660), 'ReqSync')).toMatch(/^only a reply shows it/);
  expect(reason([...listed(140, 655), ...mail(at(100, 500))], 'ImportSync')).toMatch(
    /^only a mail shows it/,
  );
  expect(reason(listed(0, 0), 'ImportSync')).toMatch(/^ReqSync and SrvSync are 0/);
  expect(reason(listed(0, 655), 'ImportSync')).toBeUndefined();
});
