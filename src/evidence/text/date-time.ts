/** Dates as mail programs, logs and LISTQ print them. */

/**
 * Dates with a time of day as mail programs, DIRSYNC.LOG and LISTQ print them. Without a zone they
 * are taken as UTC: they are only ever compared with each other.
 */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]{0,6}\\.?`;
const TIME = '(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:[ ]?([ap])\\.?m\\b)?';

/** 1994-04-04 09:12, 1994-04-04T09:12:00Z, 1994-04-04 09:12:00 +0200 */
const ISO = new RegExp(
  `(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})[T ]{1,4}${TIME}(?:[ ]?(Z|[+-]\\d{2}:?\\d{2})(?!\\d))?`,
  'i',
);
/** 04/07/94 12:13, 31/12/96 19:56:34, 01/01/100 10:50:31 (Q192158) */
const SLASHED = new RegExp(`(?<![\\d/])(\\d{1,2})/(\\d{1,2})/(\\d{2,4}),?[ ]{1,4}${TIME}`, 'i');
/** Thu, 07 Apr 1994 12:13:52 +0200 (RFC 2822) */
const DAY_FIRST = new RegExp(
  `(?<!\\d)(\\d{1,2})[ -]{1,3}${MONTH}[ -]{1,3}(\\d{2,4}),?[ ]{1,4}${TIME}(?:[ ](Z|GMT|UTC?|[+-]\\d{4}))?`,
  'i',
);
/** Thu Apr 07 12:13:52 1994, the C library's ctime form of LISTQ and LISTDS (Q96060) */
const CTIME = new RegExp(`${MONTH}[ ]{1,4}(\\d{1,2})[ ]{1,4}${TIME}[ ]{1,4}(\\d{4})(?!\\d)`, 'i');
/** Thursday, April 07, 1994 12:13 PM */
const MONTH_FIRST = new RegExp(`${MONTH}[ ]{1,4}(\\d{1,2}),[ ]{1,4}(\\d{4}),?[ ]{1,4}${TIME}`, 'i');

/**
 * What every form holds. Most lines hold no time, and to try one form for the first time takes as
 * long as to read a page with it.
 */
const hasTime = (text: string): boolean => /\d:\d\d/.test(text);

/** Years 100 and up count from 1900 (Q192158); two digits turn at 70, which is our own choice. */
function fullYear(written: string): number {
  const year = Number(written);
  if (written.length >= 4) return year;
  return year >= 70 ? 1900 + year : 2000 + year;
}

type Part = string | undefined;

function seconds(
  year: number,
  month: number,
  day: number,
  time: Part[],
  zone: Part,
): number | null {
  const [hourText, minuteText, secondText, half] = time;
  let hour = Number(hourText);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  const minute = Number(minuteText);
  const second = Number(secondText ?? 0);
  if (hour > 23 || minute > 59 || second > 59 || year < 1970 || year > 2099) return null;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  const minutes = offset
    ? Number(`${offset[1]}1`) * (Number(offset[2]) * 60 + Number(offset[3]))
    : 0;
  return date.getTime() / 1000 - minutes * 60;
}

const monthOf = (name: Part): number => MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;

/**
 * The same for the date of a mail: programs write day and month in the order of their country, so a
 * slashed date that can be read either way gives null. Logs have one order, mails have not.
 */
export function readMailTime(text: string): number | null {
  if (!hasTime(text)) return null;
  const slashed = text.includes('/') ? SLASHED.exec(text) : null;
  const [first, second] = [Number(slashed?.[1]), Number(slashed?.[2])];
  const isEither = first <= 12 && second <= 12 && first !== second;
  return isEither && ![ISO, DAY_FIRST, CTIME, MONTH_FIRST].some((form) => form.test(text))
    ? null
    : readDateTime(text);
}

/** The time of day of a mail's date as the writer's clock showed it, to be held against a log. */
export const readMailFace = (text: string): number | null =>
  hasTime(text) ? readMailTime(text.replace(ZONE, '$1')) : null;
const ZONE = /(:\d{2}(?: ?[ap]\.?m\b)?) ?(?:Z\b|GMT\b|UTC?\b|[+-]\d{2}:?\d{2}\b)/i;

/** The first date with a time of day in a text, in seconds since 1970, or null. */
export function readDateTime(text: string): number | null {
  if (!hasTime(text)) return null;
  let found = text.includes('-') ? ISO.exec(text) : null;
  if (found)
    return seconds(
      Number(found[1]),
      Number(found[2]),
      Number(found[3]),
      found.slice(4, 8),
      found[8],
    );
  found = DAY_FIRST.exec(text);
  if (found)
    return seconds(
      fullYear(found[3]!),
      monthOf(found[2]),
      Number(found[1]),
      found.slice(4, 8),
      found[8],
    );
  found = CTIME.exec(text);
  if (found)
    return seconds(
      Number(found[7]),
      monthOf(found[1]),
      Number(found[2]),
      found.slice(3, 7),
      undefined,
    );
  found = MONTH_FIRST.exec(text);
  if (found)
    return seconds(
      Number(found[3]),
      monthOf(found[1]),
      Number(found[2]),
      found.slice(4, 8),
      undefined,
    );
  found = text.includes('/') ? SLASHED.exec(text) : null;
  return found ? slashed(found) : null;
}

/** `[, month, day, year, hour, minute, second, half of the day]`, all as written. */
function slashed(found: readonly Part[]): number | null {
  const first = Number(found[1]);
  const second = Number(found[2]);
  // American order, as in the published logs, unless the first number can be no month.
  const [month, day] = first > 12 ? [second, first] : [first, second];
  return seconds(fullYear(found[3]!), month, day, found.slice(4, 8), undefined);
}

/**
 * A date and a time of day as logs write them, `01/03/100` and `02:10` or `02:10:44`, in seconds since
 * 1970 by the clock face; null where there is no such day or time.
 */
export const readSlashedDate = (date: string, time: string): number | null =>
  slashed(['', ...date.split('/'), ...time.split(':')]);
