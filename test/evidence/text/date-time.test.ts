/** Dates with a time of day as logs, listings and mails write them; in seconds since 1970. */
import {
  readDateTime,
  readMailFace,
  readMailTime,
  readSlashedDate,
} from '../../../src/evidence/text/date-time.js';

const shown = (seconds: number | null): string | null =>
  seconds === null ? null : new Date(1000 * seconds).toISOString().replace('.000Z', '');

test.each<[string, string | null]>([
  ['1998-03-02 18:02:11', '1998-03-02T18:02:11'],
  ['1998-03-02T18:02:11Z', '1998-03-02T18:02:11'],
  ['1998-03-02 18:02:11 +0100', '1998-03-02T17:02:11'],
  ['1998-03-02T18:02:11+01:00', '1998-03-02T17:02:11'],
  ['1998-03-02 18:02:11 -12345', '1998-03-02T18:02:11'],
  ['Mon, 2 Mar 1998 18:02:11 +0100', '1998-03-02T17:02:11'],
  ['Mon, 2 Mar 1998 18:02:11 -0830', '1998-03-03T02:32:11'],
  ['Mon, 2 Mar 1998 18:02:11 GMT', '1998-03-02T18:02:11'],
  ['2 Mar 98 18:02', '1998-03-02T18:02:00'],
  ['Thu Apr 07 12:13:52 1994', '1994-04-07T12:13:52'],
  ['Thursday, April 07, 1994 12:13 PM', '1994-04-07T12:13:00'],
  ['Thursday, April 07, 1994 12:13 AM', '1994-04-07T00:13:00'],
  ['Thursday, April 07, 1994 1:13 PM', '1994-04-07T13:13:00'],
  ['03/13/96 15:27:05', '1996-03-13T15:27:05'],
  // The first number can be no month.
  ['13/03/96 15:27:05', '1996-03-13T15:27:05'],
  // Years from 100 on count from 1900 (Q192158).
  ['01/03/100 02:10:44', '2000-01-03T02:10:44'],
  ['01/03/70 02:10', '1970-01-03T02:10:00'],
  ['01/03/69 02:10', '2069-01-03T02:10:00'],
  ['02/29/96 15:27:05', '1996-02-29T15:27:05'],
  ['03/13/96 23:59:59', '1996-03-13T23:59:59'],
  // There is no such day or time.
  ['02/29/97 15:27:05', null],
  ['13/13/96 15:27:05', null],
  ['03/00/96 15:27:05', null],
  ['04/31/96 15:27:05', null],
  ['03/13/96 24:00:00', null],
  ['03/13/96 15:60:00', null],
  ['03/13/96 15:27:60', null],
  ['03/13/96 0:27 PM', null],
  ['03/13/96 13:27 PM', null],
  ['1969-12-31 23:59:59', null],
  ['2100-01-01 00:00:00', null],
  ['2099-12-31 23:59:59', '2099-12-31T23:59:59'],
  // No time of day, or no date.
  ['03/13/96', null],
  ['15:27:05', null],
  ['', null],
])('%j is %s', (text, expected) => expect(shown(readDateTime(text))).toBe(expected));

test.each<[string, time: string | null, face: string | null]>([
  ['Mon, 2 Mar 1998 18:02:11 +0100', '1998-03-02T17:02:11', '1998-03-02T18:02:11'],
  ['1998-03-02T18:02:11Z', '1998-03-02T18:02:11', '1998-03-02T18:02:11'],
  ['03/13/96 15:27', '1996-03-13T15:27:00', '1996-03-13T15:27:00'],
  ['13/03/96 15:27', '1996-03-13T15:27:00', '1996-03-13T15:27:00'],
  ['03/03/96 15:27', '1996-03-03T15:27:00', '1996-03-03T15:27:00'],
  // Whether the day or the month stands first depends on the country.
  ['03/04/96 15:27', null, null],
  ['12/11/96 15:27', null, null],
  ['sent 03/04/96, Mon, 4 Mar 1996 15:27', '1996-03-04T15:27:00', '1996-03-04T15:27:00'],
  ['03/13/96', null, null],
])('the date %j of a mail is %s, by its clock %s', (text, time, face) =>
  expect([shown(readMailTime(text)), shown(readMailFace(text))]).toEqual([time, face]),
);

test.each<[string, string, string | null]>([
  ['01/03/100', '02:10', '2000-01-03T02:10:00'],
  ['01/03/96', '02:10:44', '1996-01-03T02:10:44'],
  ['01/32/96', '02:10:44', null],
  ['01/03/96', '24:10', null],
])('%s and %s of a log are %s', (date, time, expected) =>
  expect(shown(readSlashedDate(date, time))).toBe(expected),
);
