/** The report as plain text of 80 columns: the answer first, then what it rests on. */
import type { Report } from '../../model/report-types.js';
import { answerLines, numbersTable } from './answer.js';
import * as details from './details.js';
import type { Section } from './details.js';
import { effects } from './effects.js';
import { aboutImportFiles, importFiles } from './import-files.js';
import { tellFindings } from './findings.js';
import { inputs } from './inputs.js';
import { WIDTH, wrap } from './layout.js';
import { answerForAll, matrix } from './matrix.js';
import { PLAIN } from './palette.js';
import type { Palette } from './palette.js';
import { withShortNames } from '../places.js';
import { safeCopy } from '../safe.js';
import { sliced } from './slices.js';
import { BY_COPY, TITLE, confidence, contestedOn, plural, simulated, value } from './words.js';

export interface TextOptions {
  /** The answer lines only. */
  quiet?: boolean;
  /** How many requestors are shown in detail, and how many issues of an input. Default 10. */
  maxExamples?: number;
  /** Styles; none by default. */
  palette?: Palette;
}

/** The matrix has one row a requestor; beyond this many the totals have to do. */
const LARGEST_MATRIX = 200;

type Judged = Report['verdict']['byRequestor'][number];

/** Renders a report for a person. Nothing in it reaches the terminal unescaped. */
export function renderText(report: Report, options: TextOptions = {}): string {
  const { quiet = false, maxExamples = 10, palette = PLAIN } = options;
  // The outcomes of single rules are not shown, and a large network has a great many.
  const whole = safeCopy({ ...report, ruleOutcomes: [] });
  const shown = { ...whole, inputs: withShortNames(whole.inputs) };
  const all = shown.verdict.byRequestor;
  // A run that knows of no requestor still owes an answer.
  const judged: Judged[] = all.length > 0 ? all : [{ requestor: '', ...shown.verdict }];
  const trial = simulatedHeader(shown);
  if (quiet) {
    const of = sliced(shown);
    const answers = judged.flatMap((each) => answerLines(of(each.requestor), each, palette));
    return `${[...trial, ...importFiles(shown), ...answers].join('\n')}\n`;
  }
  const blocks =
    judged.length === 1 && judged[0]
      ? forOne(shown, judged[0], palette)
      : forSeveral(shown, maxExamples, palette);
  if (trial.length > 0) blocks.unshift(trial);
  const ofFiles = block({ title: TITLE.importFile, lines: aboutImportFiles(shown) }, palette);
  // Where nothing else was given, it is what was asked about.
  const isAll = shown.inputs.every(({ kind }) => kind === 'import-file' || kind === 'unknown');
  if (isAll) blocks.unshift(...ofFiles);
  else blocks.push(...ofFiles);
  const closing: Section[] = [
    { title: TITLE.causes, lines: details.causes(shown) },
    { title: TITLE.server, lines: details.server(shown) },
    { title: TITLE.remedies, lines: details.remedies(shown) },
    { title: TITLE.ruledOut, lines: details.ruledOut(shown) },
    { title: TITLE.log, lines: shown.predictedLog.flatMap(logLine) },
    { title: TITLE.inputs, lines: inputs(whole, maxExamples) },
  ];
  blocks.push(...closing.flatMap((section) => block(section, palette)), footer(shown, palette));
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** Lines of the log keep their blanks; one that does not fit the screen goes on below. */
const logLine = (line: string): string[] =>
  line.length > WIDTH - 2 ? wrap(line, '  ', '      ') : [`  ${line}`];

/** The header of a simulation is the answer to what was asked, so it comes first. */
function simulatedHeader({ header, server }: Report): string[] {
  const cells = Object.entries(header);
  const isTrial = cells.some(([, { from }]) => from === 'simulation');
  if (!isTrial || !server) return [];
  const numbers = cells.map(([number, { value: written }]) => `${number} ${value(written)}`);
  return wrap(simulated(numbers.join(', ')));
}

const block = ({ title, lines }: Section, palette: Palette): string[][] =>
  lines.length > 0 ? [[palette.strong(title), ...lines]] : [];

/** Answer, numbers, and what is known about one requestor, without the header's own sources. */
function about(report: Report, judged: Judged, header: string[], palette: Palette): string[][] {
  const { requestor } = judged;
  const findings = report.findings.filter((finding) => finding.requestor === requestor);
  const sections: Section[] = [
    {
      title: TITLE.sources,
      lines: [
        ...header,
        ...details.headerDisagreements(report, requestor),
        ...details.ownPlaces(report, requestor),
      ],
    },
    { title: TITLE.findings, lines: tellFindings(report, findings) },
    { title: TITLE.unknown, lines: details.unknowns(report, requestor) },
    { title: TITLE.effects, lines: effects(report, requestor) },
  ];
  // Of what is not known there is nothing to be sure of.
  const sure =
    judged.outcome === 'cannot-tell'
      ? []
      : wrap(`How sure: ${howSure(report, judged, contestedOn(findings))}.`);
  return [
    [...answerLines(report, judged, palette), ...sure],
    numbersTable(report, requestor),
    ...sections.flatMap((section) => block(section, palette)),
  ];
}

/** A verdict by the server's copies is assumed for that reason, not for want of an article. */
function howSure({ numbers }: Report, { requestor, confidence: how }: Judged, on: string): string {
  const isStoodIn = numbers.some((row) => row.requestor === requestor && row.standIn);
  return how === 'assumed' && isStoodIn ? BY_COPY : confidence(how, on);
}

const forOne = (report: Report, judged: Judged, palette: Palette): string[][] =>
  about(report, judged, details.headerPlaces(report), palette);

function forSeveral(report: Report, most: number, palette: Palette): string[][] {
  const telling = new Set(
    report.findings.filter(({ severity }) => severity !== 'note').map((each) => each.requestor),
  );
  const worthIt = report.verdict.byRequestor.filter(
    ({ requestor, outcome }) => outcome !== 'will-import' || telling.has(requestor),
  );
  const of = sliced(report);
  const several = details.hasSeveralHeaders(report);
  const headerOf = ({ requestor }: Judged): string[] =>
    several ? details.ownHeaderPlaces(of(requestor), requestor) : [];
  const more = worthIt.length - most;
  const left = `... and ${plural(more, 'more requestor')} in detail with \`--max-examples ${worthIt.length}\`.`;
  return [
    answerForAll(report, palette),
    matrix(report, Math.max(most, LARGEST_MATRIX), palette),
    ...(several
      ? []
      : block({ title: TITLE.sources, lines: details.headerPlaces(report) }, palette)),
    ...worthIt
      .slice(0, most)
      .flatMap((judged) => about(of(judged.requestor), judged, headerOf(judged), palette)),
    ...(more > 0 ? [wrap(left)] : []),
  ];
}

/** Which program said so. How many rules it has is no help to a reader; JSON has count and digest. */
const footer = ({ tool }: Report, palette: Palette): string[] => [
  palette.faint(`${tool.name} ${tool.version}. \`explain <id>\` tells more.`),
];
