/**
 * A case for whoever works on the rules: what was predicted and what came to pass, without names.
 * `--save-case DIR` writes it as a new folder.
 */
import type { Report } from '../model/report-types.js';
import { redactReport } from '../redact.js';
import { codeCells, ruleCells, summary, wanted } from '../report/after-words.js';
import { renderJson, toJson } from '../report/json.js';
import { safe } from '../report/safe.js';
import { who } from '../report/text/words.js';
import type { Outputs } from './outputs.js';

/** Adds the folder to what is written; it holds numbers, codes, sizes and hashes, and tokens for names. */
export function addCase(folder: string, report: Report, outputs: Outputs): void {
  const { report: shown } = redactReport(report, 'all');
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  outputs.addFolder(
    folder,
    [
      { name: 'README.md', content: bytes(readme(shown)) },
      { name: 'outcome.json', content: bytes(toJson(outcome(shown))) },
      { name: 'report.json', content: bytes(renderJson(shown)) },
    ],
    '--save-case',
  );
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
    '# A prediction and what came to pass',
    '',
    `Written by ${tool.name} ${tool.version} with \`--save-case\`. Names are tokens (\`postoffice-1\`); numbers, codes,`,
    'sizes, dates and hashes are as they were. Look through it before you pass it on.',
    '',
    '- `report.json`: the whole report; `resync-check render report.json` shows it',
    '- `outcome.json`: predicted beside logged, with the numbers that were compared',
    ...lines,
  ].join('\n')}\n`;
}
