/** The prediction beside what was seen after the import: on the screen, and with everything. */
import type { Comparison } from '../../model/after-types.js';
import type { Report } from '../../model/report-types.js';
import * as words from '../after-words.js';
import { where, withShortNames } from '../places.js';
import { columns, wrap } from './layout.js';
import type { Part } from './parts.js';
import { who } from './words.js';

/** Of a single requestor what came to pass; of several how many. */
function lead({ after }: Report, isShort: boolean): string[] {
  if (!after) return [];
  const [only] = after.byRequestor;
  const more = after.byRequestor.some(words.isWorthSaving) && !isShort ? ` ${words.SAVE_CASE}` : '';
  if (!only) return [];
  if (after.byRequestor.length === 1) return wrap(`${words.summary(only)}${more}`);
  const [worst] = after.byRequestor.filter(({ agreement }) => agreement === 'differs');
  const example = worst ? ` ${who(worst.requestor)}: ${words.differences(worst)[0]}.` : '';
  return wrap(`${words.AFTER_TITLE}: ${words.counts(after)}.${isShort ? '' : example}${more}`);
}

/** On top of the screen. */
export const afterPart = (report: Report): Part => ({
  forms: [lead(report, false), lead(report, true)],
  yields: 95,
});

/** The answer alone, for --quiet. */
export const afterLines = (report: Report): string[] => lead(report, true);

/** Everything: each requestor with its codes, its rules, and what would help. */
export function afterSection({ after }: Report): string[] {
  if (!after) return [];
  const isOne = after.byRequestor.length === 1;
  return after.byRequestor.flatMap((one, at) => [
    ...(at > 0 ? [''] : []),
    ...wrap(`${isOne ? '' : `${who(one.requestor)}: `}${words.summary(one)}`, '  '),
    ...about(one, withShortNames(after.inputs)),
  ]);
}

function about(one: Comparison, inputs: Report['inputs']): string[] {
  const { logged, codes, rules } = one;
  const version = logged?.version == null ? '' : ` (IMPORT ${logged.version})`;
  const further = words.further(one);
  const wanted = words.wanted(one);
  return [
    ...(logged
      ? wrap(`The import: ${where(inputs, logged.input, `line ${logged.line}`)}${version}`, '  ')
      : []),
    ...further.flatMap((each) => wrap(`Also: ${each}.`, '  ')),
    ...table(['Code', 'Predicted', 'Logged'], codes.map(words.codeCells)),
    ...table(
      ['Rule', 'Predicted', 'Was'],
      rules.map((rule) => words.ruleCells(rule, one)),
    ),
    ...(wanted.length > 0 ? [`  ${words.WANTED_TITLE}:`] : []),
    ...wanted.flatMap((each) => wrap(each, '  - ')),
  ];
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  rows.length > 0 ? columns([head, ...rows]).map((line) => `  ${line}`) : [];
