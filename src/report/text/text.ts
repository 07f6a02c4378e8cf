/** The report as plain text of 80 columns: one screen, or everything, or the answer alone. */
import type { Report } from '../../model/report-types.js';
import type { Judged } from '../answer.js';
import { withShortNames } from '../places.js';
import { safeReport } from '../safe.js';
import { afterLines } from './after.js';
import { answerLines } from './answer.js';
import { everything } from './full.js';
import { importFiles } from './import-files.js';
import { PLAIN, type Palette } from './palette.js';
import { screen } from './several.js';
import { sliced } from './slices.js';
import { simulatedHeader } from './trial.js';

export interface TextOptions {
  /** The answer lines only. */
  quiet?: boolean;
  /** Everything; the default is one screen. */
  full?: boolean;
  /** How many requestors are shown in detail, and how many issues of an input. Default 10. */
  maxExamples?: number;
  /** Styles; none by default. */
  palette?: Palette;
}

/** Renders a report for a person. Nothing in it reaches the terminal unescaped. */
export function renderText(report: Report, options: TextOptions = {}): string {
  const { quiet = false, full = false, maxExamples = 10, palette = PLAIN } = options;
  const whole = safeReport(report);
  const shown = { ...whole, inputs: withShortNames(whole.inputs) };
  const all = shown.verdict.byRequestor;
  // A run that knows of no requestor still owes an answer.
  const judged: Judged[] = all.length > 0 ? [...all] : [{ requestor: '', ...shown.verdict }];
  if (quiet) {
    const of = sliced(shown);
    const answers = judged.flatMap((each) => answerLines(of(each.requestor), each, palette));
    return `${[...afterLines(shown), ...simulatedHeader(shown), ...answers, ...importFiles(shown)].join('\n')}\n`;
  }
  const lines = full
    ? everything({ shown, whole, judged, most: maxExamples, palette })
    : screen(shown, judged, maxExamples, palette);
  return `${lines.join('\n')}\n`;
}
