/** Text import files: what was found in them, apart from what is told of any RESYNC.GLB. */
import type { Report, ReportInput } from '../../model/report-types.js';
import { SEVERITIES } from '../../model/types.js';
import { clipped } from './also.js';
import { tellFindings } from './findings.js';
import { wrap } from './layout.js';
import { importFile } from './input-words.js';
import * as words from './words.js';

const isOf =
  ({ id }: ReportInput) =>
  ({ requestor, evidence }: Report['findings'][number]): boolean =>
    requestor === '' && evidence.some(({ input }) => input === id);

/** One sentence for each import file. */
export const importFiles = (report: Report, indent = ''): string[] =>
  report.inputs.flatMap((input) => {
    if (input.kind !== 'import-file') return [];
    const mine = report.findings.filter(isOf(input));
    const found = SEVERITIES.flatMap((severity) => {
      const many = mine.filter((each) => each.severity === severity).length;
      return many > 0 ? [`${words.SEVERITY[severity]} ${many}`] : [];
    });
    return wrap(importFile(input, found), indent);
  });

/** What the files are, and what was found in each. */
export const aboutImportFiles = (report: Report): string[] => [
  ...importFiles(report, '  '),
  ...tellFindings(
    { ...report, causes: [] },
    report.findings.filter(({ requestor }) => requestor === ''),
  ),
];

/** Only text import files were given: they are what was asked about. */
export function screenOfImportFiles(report: Report, limit: number): string[] {
  const lines = aboutImportFiles(report).map((line) => line.replace(/^ {2}/, ''));
  return [...clipped(lines, limit - 2), '', 'More: --full   resync-check explain import-file'];
}
