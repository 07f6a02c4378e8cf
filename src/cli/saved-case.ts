/**
 * A case for whoever works on the rules: what was known and predicted, and what came to pass if that
 * was given, without names. `--save-case DIR` writes it as a new folder.
 */
import type { Report } from '../model/report-types.js';
import { SAVED_CASE, SAVED_CASE_VERSION, type SavedCase } from '../model/saved-case.js';
import { redactReport } from '../redact.js';
import { codeCells, ruleCells, summary, wanted } from '../report/after-words.js';
import { renderJson, toJson } from '../report/json.js';
import { safe } from '../report/safe.js';
import { who } from '../report/text/words.js';
import type { Outputs } from './outputs.js';

/** Adds the folder to what is written; it holds numbers, codes, sizes and hashes, and tokens for names. */
export function addCase(
  folder: string,
  report: Report,
  cases: readonly SavedCase[],
  outputs: Outputs,
): void {
  const { report: shown } = redactReport(report, 'all');
  const file = (name: string, text: string) => ({ name, content: new TextEncoder().encode(text) });
  outputs.addFolder(
    folder,
    [
      file('README.md', readme(shown)),
      file('case.json', toJson(caseFile(report, shown, cases))),
      ...(shown.after ? [file('outcome.json', toJson(outcome(shown)))] : []),
      file('report.json', renderJson(shown)),
    ],
    '--save-case',
  );
}

/** The facts of each requestor, under its token; both reports name them in one order. */
function caseFile(report: Report, shown: Report, cases: readonly SavedCase[]) {
  const tokens = new Map(
    report.verdict.byRequestor.map(({ requestor }, at) => [
      requestor,
      shown.verdict.byRequestor[at]!.requestor,
    ]),
  );
  const renamed = (one: SavedCase): SavedCase => ({
    ...one,
    requestor: tokens.get(one.requestor)!,
    ...(one.byFile && { byFile: one.byFile.map(renamed) }),
  });
  const { outcome: predicted, code } = report.verdict;
  // The kind stands first: a reader knows the file by it.
  return {
    kind: SAVED_CASE,
    version: SAVED_CASE_VERSION,
    tool: report.tool,
    predicted: { outcome: predicted, code },
    cases: cases.map(renamed),
  };
}

/** Predicted beside logged, with the numbers that were compared, for each requestor. */
const outcome = ({ tool, header, numbers, after }: Report) => ({
  tool,
  header: Object.fromEntries(Object.entries(header).map(([number, { value }]) => [number, value])),
  comparisons: (after?.byRequestor ?? []).map((one) => ({
    ...one,
    numbers: numbers
      .filter(({ requestor }) => requestor === one.requestor)
      .map(({ number, header: written, own, relation }) => ({
        ...{ number, header: written, own, relation },
      })),
  })),
});

function readme({ tool, after }: Report): string {
  const all = after?.byRequestor ?? [];
  const lines = all.flatMap((one) => [
    '',
    `## ${safe(who(one.requestor))}`,
    '',
    summary(one),
    '',
    ...one.codes.map((code) => {
      const [number, predicted, logged] = codeCells(code);
      return `- Code ${number}: predicted ${predicted}, logged ${logged}`;
    }),
    ...one.rules.map((rule) => {
      const [name, predicted, was] = ruleCells(rule, one);
      return `- ${name}: predicted ${predicted}; ${was}`;
    }),
    ...wanted(one).map((each) => `- Would help: ${each}`),
  ]);
  return `${[
    after ? '# A prediction and what came to pass' : '# A saved case',
    '',
    `Written by ${tool.name} ${tool.version} with \`--save-case\`. Names are tokens (\`postoffice-1\`); numbers, codes,`,
    'sizes, dates and hashes are as they were. Look through it before you pass it on.',
    '',
    '- `case.json`: the facts that the rules looked at. `resync-check check case.json` judges them',
    '  again, with the same verdict by the same rules; address lists and ways out need the evidence',
    '- `report.json`: the whole report; `resync-check render report.json` shows it',
    ...(after
      ? ['- `outcome.json`: predicted beside logged, with the numbers that were compared']
      : []),
    '',
    'No file of the evidence is in it, nor any part of one. Names cannot be taken out of a GLB file',
    'without changing what is to be looked into: its lengths and checksums. Whoever needs the file',
    'itself has to ask for it; it holds the names and addresses of everybody in it.',
    ...lines,
  ].join('\n')}\n`;
}
