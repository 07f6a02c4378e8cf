/** The full report, for --full: the answer first, then all that it rests on. */
import type { Report } from '../../model/report-types.js';
import type { Judged } from '../answer.js';
import { AFTER_TITLE } from '../after-words.js';
import { afterPart, afterSection } from './after.js';
import { answerLines, numbersTable } from './answer.js';
import * as details from './details.js';
import type { Section } from './details.js';
import { effects } from './effects.js';
import { aboutImportFiles } from './import-files.js';
import { tellFindings } from './findings.js';
import { inputs } from './inputs.js';
import { WIDTH, wrap } from './layout.js';
import { linesForAll, matrix } from './matrix.js';
import type { Palette } from './palette.js';
import { sureLine } from './screen.js';
import { sliced } from './slices.js';
import { simulatedHeader } from './trial.js';
import { TITLE, plural } from './words.js';

/** The matrix has one row a requestor; beyond this many the totals have to do. */
const LARGEST_MATRIX = 200;

interface Everything {
  /** The report with short names of its inputs, and with their whole names. */
  shown: Report;
  whole: Report;
  judged: readonly Judged[];
  /** How many requestors are shown in detail, and how many issues of an input. */
  most: number;
  palette: Palette;
}

/** Everything that a report holds, the answer first. */
export function everything({ shown, whole, judged, most, palette }: Everything): string[] {
  const trial = simulatedHeader(shown);
  const blocks =
    judged.length === 1 && judged[0]
      ? forOne(shown, judged[0], palette)
      : forSeveral(shown, most, palette);
  if (trial.length > 0) blocks.unshift(trial);
  const [after = []] = afterPart(shown).forms;
  if (after.length > 0) blocks.unshift([...after]);
  const ofFiles = block({ title: TITLE.importFile, lines: aboutImportFiles(shown) }, palette);
  // Where nothing else was given, it is what was asked about.
  const isAll = shown.inputs.every(({ kind }) => kind === 'import-file' || kind === 'unknown');
  if (isAll) blocks.unshift(...ofFiles);
  else blocks.push(...ofFiles);
  const closing: Section[] = [
    { title: AFTER_TITLE, lines: afterSection(shown) },
    { title: TITLE.causes, lines: details.causes(shown) },
    { title: TITLE.remedies, lines: details.remedies(shown) },
    { title: TITLE.ruledOut, lines: details.ruledOut(shown) },
    { title: TITLE.server, lines: details.server(shown) },
    { title: TITLE.log, lines: shown.predictedLog.flatMap(logLine) },
    { title: TITLE.inputs, lines: inputs(whole, most) },
  ];
  blocks.push(...closing.flatMap((section) => block(section, palette)), footer(shown, palette));
  return blocks
    .filter((lines) => lines.length > 0)
    .flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]));
}

/** Lines of the log keep their blanks; one that does not fit the screen goes on below. */
const logLine = (line: string): string[] =>
  line.length > WIDTH - 2 ? wrap(line, '  ', '      ') : [`  ${line}`];

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
  const how = sureLine(report, judged);
  const sure = how === '' ? [] : wrap(how);
  return [
    [...answerLines(report, judged, palette), ...sure],
    numbersTable(report, requestor),
    ...sections.flatMap((section) => block(section, palette)),
  ];
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
    linesForAll(report, palette),
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
