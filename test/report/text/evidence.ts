/** Evidence as it arrives, in small, and the screen that it leads to. */
import {
  check,
  renderText,
  type CheckOptions,
  type Evidence,
  type Report,
} from '../../../src/index.js';
import { renderAsk } from '../../../src/report/text/ask.js';
import { layoutOf, writeQueue } from '../../../scripts/lib/queue-writer.mjs';
import { MONTGOMERY, OCTOBER } from '../../support/cases.js';
import * as listings from '../../support/listings.js';
import { bytesOf } from '../../support/read.js';

export type Files = Record<string, string | Uint8Array>;

export const listdsR = (ReqSync = 140, SrvSync = 140, name = OCTOBER): string =>
  listings.listdsR(name, MONTGOMERY, ReqSync, SrvSync);
export const listdsS = (records: Parameters<typeof listings.listdsS>[1]): string =>
  listings.listdsS(MONTGOMERY, records);
export { resync } from '../../support/listings.js';

/** The file itself: the texts of its records, in a layout with a length and a NUL, or with neither. */
export const queue = (texts: readonly string[], hasEnds = true): Uint8Array =>
  writeQueue(
    texts.map((text, at) => ({ text, number: at + 1, date: 765_720_832 + at })),
    layoutOf({
      fixedPart: 'before',
      fixedBytes: 24,
      nul: hasEnds,
      filler: 'zero',
      fields: [
        { name: 'checksum', form: 'made-up' },
        { name: 'date', form: 'unix' },
        { name: 'number', form: 'binary' },
        ...(hasEnds ? [{ name: 'length', form: 'text+nul', bytes: 2 } as const] : []),
      ],
    }),
  );

/** One mail; `I` of null leaves the subject cut before it. */
export const reqTx = (
  R: number,
  S: number,
  I: number | null,
  { was = R, from = OCTOBER, date = 'Mon, 09 Mar 1998 18:02:11 +0000' } = {},
): string =>
  `From: ${from}/$SYSTEM\nTo: ${MONTGOMERY}/$SYSTEM\nDate: ${date}\n` +
  `Subject: $SYSTEM ReqTx R=${R} (was ${was}), S = ${S},${I === null ? '' : ` I = ${I} ${R - was} sent`}\n`;

/** One file as it is given. */
export const file = (name: string, content: Uint8Array | string): Evidence => ({
  name,
  chunks: [typeof content === 'string' ? bytesOf(content) : content],
});

/** Evidence by which OCTOBER's import passes. */
export const PASSING: readonly Evidence[] = [
  file('RESYNC.GLB', queue(['IMPSEQ=2 SRVSEQ=140 REQSEQ=140', 'R PCM:POLYNOMIAL/MONTGOMERY'])),
  file('listds-r.txt', listdsR()),
  file('subjects.txt', reqTx(140, 140, 2)),
];

export const ldif = (objects: readonly [cn: string, R: number, S: number, I: number][]): string =>
  `version: 1\n${objects
    .map(
      ([cn, R, S, I]) =>
        `\ndn: cn=${cn},cn=Connections,ou=SITE,o=ORG\ncn: ${cn}\n` +
        `DXA-Req-Seq: ${R}\nDXA-Svr-Seq: ${S}\nDXA-Imp-Seq: ${I}\n`,
    )
    .join('')}`;

export const reportOn = (files: Files, options: Partial<CheckOptions> = {}): Report =>
  check(
    Object.entries(files).map(([name, content]): Evidence => ({
      name,
      chunks: [typeof content === 'string' ? bytesOf(content) : content],
    })),
    { now: new Date('2002-06-01T00:00:00Z'), ...options },
  );

/** Lines of a screen; whatever is on one, it is one, and a command is not run on by words. */
export function screenOf(report: Report): string[] {
  const lines = renderText(report).trimEnd().split('\n');
  const failing = report.verdict.byRequestor.filter(({ outcome }) => outcome === 'will-fail');
  const isOne = report.verdict.byRequestor.length === 1;
  expect(lines.length).toBeLessThanOrEqual(isOne ? 24 : 24 + 3 * failing.length);
  expect(lines.filter((line) => Array.from(line).length > 80)).toEqual([]);
  for (const line of lines) {
    const behind = /> \w+[\w-]*\.txt(.*)$/.exec(line)?.[1] ?? '';
    expect({ line, behind }).toEqual({ line, behind: '' });
  }
  return lines;
}

export const flat = (lines: readonly string[]): string => lines.join(' ').replace(/\s+/g, ' ');

export const askOf = (report: Report): string => flat(renderAsk(report).split('\n'));
