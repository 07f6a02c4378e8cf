/** The published builds of IMPORT.EXE, known by size and, where two share one, by date. */
import { versionNumber } from '../../model/version.js';

interface Build {
  bytes: number;
  /** Date of the file, as the articles print it but with the year first. */
  date: string;
  version: string;
  isNt: boolean;
  article: string;
}

/** Q148363, Q124615, Q111556, Q191907, Q192158. Version 3.2a is build 3.2.9 (Q111556). */
const BUILDS: readonly Build[] = [
  { bytes: 158_040, date: '1992-07-07', version: '3.0', isNt: false, article: 'Q148363' },
  { bytes: 195_211, date: '1993-03-24', version: '3.2', isNt: false, article: 'Q148363' },
  { bytes: 197_705, date: '1994-08-17', version: '3.2.9', isNt: false, article: 'Q148363' },
  { bytes: 204_645, date: '1995-02-09', version: '3.2.16', isNt: false, article: 'Q124615' },
  { bytes: 204_675, date: '1995-05-03', version: '3.2.18', isNt: false, article: 'Q111556' },
  { bytes: 205_513, date: '1995-06-09', version: '3.5', isNt: false, article: 'Q148363' },
  { bytes: 204_645, date: '1995-06-09', version: '3.5', isNt: true, article: 'Q148363' },
  { bytes: 205_043, date: '1997-09-04', version: '3.5.32', isNt: true, article: 'Q191907' },
  { bytes: 205_905, date: '1998-07-10', version: '3.5.34', isNt: false, article: 'Q191907' },
  { bytes: 205_075, date: '1998-11-11', version: '3.5.34', isNt: true, article: 'Q192158' },
];
/** 3.0a (Q148363) and 3.0b (Q96652, Q98203) have one IMPORT: its number as a build is not known. */
const BYTES_OF_3_0A_AND_B = 158_174;

/**
 * The build of an IMPORT.EXE of so many bytes; `modified` is its date in seconds since 1970 by the
 * local clock, or null. Or what keeps it from being known.
 */
export function recogniseImport(
  bytes: number,
  modified: number | null,
): { version: number; isNt: boolean; because: string } | { issue: string } {
  if (bytes === BYTES_OF_3_0A_AND_B)
    return {
      issue:
        'this is the IMPORT of Mail 3.0a (Q148363) and 3.0b (Q96652, Q98203); which build that is, no article says',
    };
  const fitting = BUILDS.filter((build) => build.bytes === bytes);
  const day = modified === null ? null : isoDay(modified);
  const build = fitting.length > 1 ? fitting.find(({ date }) => date === day) : fitting[0];
  if (build) {
    const { version, isNt, date, article } = build;
    const number = versionNumber(version);
    if (number !== null)
      return { version: number, isNt, because: `${bytes} bytes, ${date} (${article})` };
  }
  if (fitting.length === 0)
    return { issue: `${bytes} bytes is the size of no published build of IMPORT.EXE` };
  const choices = fitting.map(
    ({ version, isNt, date }) => `${version}${isNt ? ' for Windows NT' : ''} of ${date}`,
  );
  return {
    issue: `${bytes} bytes is the size of ${choices.join(' and of ')}, and its date fits none`,
  };
}

function isoDay(seconds: number): string | null {
  const at = new Date(seconds * 1000);
  return Number.isNaN(at.getTime()) ? null : at.toISOString().slice(0, 10);
}
