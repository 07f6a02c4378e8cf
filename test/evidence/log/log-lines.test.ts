import type { LogForm } from '../../../src/evidence/log/entry.js';
import { isDated, lineParser } from '../../../src/evidence/log/log-lines.js';

/** A line as `time severity code text`, with a dash for what it does not have. */
const short = (line: string, form: LogForm): string | null => {
  const found = lineParser(form).read(line, 1);
  if (!found) return null;
  const { time, severity, code, text } = found;
  const at = time === null ? '-' : new Date(time * 1000).toISOString().slice(0, 19);
  return [at, severity ?? '-', code ?? '-', text].join(' ').trimEnd();
};

describe('the text form', () => {
  test.each<[string, string, string | null]>([
    [
      'Q118447',
      '03/22/94 15:43:25 | Status       Microsoft (R) Mail Import V3.2',
      '1994-03-22T15:43:25 Status - Microsoft (R) Mail Import V3.2',
    ],
    [
      'Q118447',
      '03/22/94 15:43:45 | Warning[ 27] Alias already exists Doe, John D',
      '1994-03-22T15:43:45 Warning 27 Alias already exists Doe, John D',
    ],
    [
      'Q123398',
      '10/24/94 14:32:18 | Error [ 20] Address element is too long: <Group Address Name>',
      '1994-10-24T14:32:18 Error 20 Address element is too long: <Group Address Name>',
    ],
    [
      'Q134228',
      '06/12/95 16:52:23 | Fatal [ 7] Error renaming file: M:INF\\IMPORT.INF',
      '1995-06-12T16:52:23 Fatal 7 Error renaming file: M:INF\\IMPORT.INF',
    ],
    [
      'Q117260, of a failed transaction',
      '#04/14/94 15:25:24 | Error [ 29] Alias does not exist Fser Number 3 (3)',
      '1994-04-14T15:25:24 Error 29 Alias does not exist Fser Number 3 (3)',
    ],
    [
      'Q192158, a year past 99',
      '01/01/100 10:50:31 | Status  Report from NETWORK/POSTOFFICE/$SYSTEM',
      '2000-01-01T10:50:31 Status - Report from NETWORK/POSTOFFICE/$SYSTEM',
    ],
    ['2001', '12/31/101 23:59:59 | Status x', '2001-12-31T23:59:59 Status - x'],
    ['two digits from 70 on', '01/01/70 00:00:00 | Status x', '1970-01-01T00:00:00 Status - x'],
    ['two digits below 70', '01/01/69 00:00:00 | Status x', '2069-01-01T00:00:00 Status - x'],
    ['a cured year', '01/01/00 00:00:00 | Status x', '2000-01-01T00:00:00 Status - x'],
    ['a month of one digit', '3/23/93 9:05:00 | Status x', '1993-03-23T09:05:00 Status - x'],
    ['no seconds', '02/02/96 13:18 | Fatal [ 91] x', '1996-02-02T13:18:00 Fatal 91 x'],
    ['an empty code', '02/02/96 13:18 | Error [ ] ADMIN', '1996-02-02T13:18:00 Error - ADMIN'],
    ['two blanks', '02/02/96 13:18 | Fatal [  ]', '1996-02-02T13:18:00 Fatal -'],
    ['no words', '02/02/96 13:18:00 | Status', '1996-02-02T13:18:00 Status -'],
    ['any case', '02/02/96 13:18:00 | FATAL[118] x', '1996-02-02T13:18:00 Fatal 118 x'],
    ['an impossible date', '13/32/96 13:18:00 | Status x', '- Status - x'],
    ['another word', '02/02/96 13:18:00 | Statuses x', null],
    ['the coded form', '03/13/96 15:32:50 | 1 105 0', null],
    ['no bar', '02/02/96 13:18:00 Status x', null],
    ['DISPATCH.LOG', 'INST1 02/02/96 13:18 Running NSDA - xx', null],
    ['nothing', '', null],
  ])('%s: %s', (_, line, expected) => expect(short(line, 'text')).toBe(expected));
});

describe('the coded form', () => {
  test.each<[string, string, string | null]>([
    [
      'Q149271, free text',
      '03/13/96 15:33:01 | 1  -1 Microsoft (R) Mail Import V3.5',
      '1996-03-13T15:33:01 Status -1 Microsoft (R) Mail Import V3.5',
    ],
    [
      'Q149271',
      '03/13/96 15:27:04 | 1 167 PCM,SNADS,X400,SMTP',
      '1996-03-13T15:27:04 Status 167 PCM,SNADS,X400,SMTP',
    ],
    ['Q149271', '03/13/96 15:27:08 | 1 171', '1996-03-13T15:27:08 Status 171'],
    ['Q149271', '03/13/96 15:32:50 | 1 105 0', '1996-03-13T15:32:50 Status 105 0'],
    ['Q149271', '03/13/96 15:34:17 | 1  -1', '1996-03-13T15:34:17 Status -1'],
    ['Q148705, another digit', '02/02/96 13:18 | 2 91 ADMIN', '1996-02-02T13:18:00 - 91 ADMIN'],
    ['a year past 99', '01/01/100 10:50:31 | 1 171', '2000-01-01T10:50:31 Status 171'],
    ['no code', '03/13/96 15:27:08 | 1', null],
    ['no digit', '03/13/96 15:27:08 | x 171', null],
    ['the text form', '03/22/94 15:43:45 | Warning[ 27] Alias already exists', null],
  ])('%s: %s', (_, line, expected) => expect(short(line, 'coded')).toBe(expected));
});

test.each<[string, boolean]>([
  ['03/13/96 15:27:08 | 1 171', true],
  ['03/13/96 15:27 | anything', true],
  ['# 03/13/96 15:27 | anything', true],
  ['03/13/96 | anything', false],
  ['A | B 03/13/96 15:27', false],
])('dated: %s', (line, expected) => expect(isDated(line)).toBe(expected));
