/** A report as one page: the answer, the numbers, how sure, the cause, what to do; the rest folded. */
import type { Report } from '../../model/report-types.js';
import { isSimulated, type Judged } from '../answer.js';
import { withShortNames } from '../places.js';
import { safeReport } from '../safe.js';
import { sliced } from '../text/slices.js';
import * as shared from '../text/words.js';
import { after } from './after.js';
import * as advice from './advice.js';
import { answer, howSure, numbers, sources } from './answer.js';
import { folded, section, text, type Block, type Page } from './blocks.js';
import { effects } from './effects.js';
import { about, evidence, headerRecords } from './evidence.js';
import { findings } from './findings.js';
import { fleet, forAll } from './fleet.js';
import { server } from './server.js';
import { timeline } from './timeline.js';
import { TITLE } from './words.js';

/** Options that every format of a page takes. */
export interface PageOptions {
  /** How many requestors are shown in detail. Default 10. */
  maxExamples?: number;
}

/** The blocks of a report. What comes from files is safe to show, and not yet escaped for a format. */
export function pageOf(report: Report, { maxExamples = 10 }: PageOptions = {}): Page {
  const whole = safeReport(report);
  const shown = { ...whole, inputs: withShortNames(whole.inputs) };
  const all = shown.verdict.byRequestor;
  // A run that knows of no requestor still owes an answer.
  const judged: Judged[] = all.length > 0 ? all : [{ requestor: '', ...shown.verdict }];
  const [first] = judged;
  const blocks =
    judged.length === 1
      ? forOne(sliced(shown)(first!.requestor), first!)
      : forSeveral(shown, maxExamples);
  const lead = blocks.find((block) => block.kind === 'answer');
  return {
    title: lead?.kind === 'answer' ? lead.text : '',
    outcome: shown.verdict.outcome,
    blocks: [...simulated(shown), ...blocks, ...closing(shown, whole)],
  };
}

/** The header of a simulation is what was asked for, so it comes first. */
function simulated(report: Report): Block[] {
  if (!report.server || !isSimulated(report)) return [];
  const numbersOf = Object.entries(report.header).map(
    ([number, { value }]) => `${number} ${shared.value(value)}`,
  );
  return [text(shared.simulated(numbersOf.join(', ')))];
}

function forOne(report: Report, judged: Judged): Block[] {
  return [
    ...answer(report, judged),
    ...numbers(report, judged.requestor),
    ...after(report),
    ...howSure(report, judged),
    ...advice.causes(report),
    ...advice.whatToDo(report),
    ...advice.pleaseSend(report, judged.requestor),
    ...folded(TITLE.effects, effects(report, judged.requestor)),
    ...folded(TITLE.findings, findings(report)),
    ...folded(TITLE.sources, sources(report)),
    ...advice.lessGrave(report, judged.requestor),
  ];
}

function forSeveral(report: Report, most: number): Block[] {
  const telling = new Set(
    report.findings.filter(({ severity }) => severity !== 'note').map((each) => each.requestor),
  );
  const worthIt = report.verdict.byRequestor.filter(
    ({ requestor, outcome }) => outcome !== 'will-import' || telling.has(requestor),
  );
  const of = sliced(report);
  const more = worthIt.length - most;
  return [
    forAll(report),
    ...after(report),
    ...fleet(report),
    ...advice.causes(report),
    ...advice.whatToDo(report),
    ...worthIt.slice(0, most).flatMap((judged) => inDetail(of(judged.requestor), judged)),
    ...(more > 0
      ? [
          text(
            `${shared.plural(more, 'more requestor')} in detail: \`--max-examples ${worthIt.length}\`.`,
          ),
        ]
      : []),
  ];
}

/** One of several requestors, folded. */
function inDetail(report: Report, judged: Judged): Block[] {
  const { requestor, outcome, code } = judged;
  const outcomeWords = `${shared.OUTCOME[outcome]}${code === null ? '' : `, error ${code}`}`;
  return folded(
    [{ name: shared.who(requestor) }, `: ${outcomeWords}`],
    [
      ...answer(report, judged),
      ...numbers(report, requestor),
      ...howSure(report, judged),
      ...advice.pleaseSend(report, requestor),
      ...section(TITLE.effects, effects(report, requestor)),
      ...section(TITLE.findings, findings(report)),
      ...section(TITLE.sources, sources(report)),
      ...advice.lessGrave(report, requestor),
    ],
  );
}

/** What was found in text import files, which are nobody's RESYNC.GLB. */
function importFiles(report: Report): Block[] {
  const found = report.findings.filter(({ requestor }) => requestor === '');
  const isShown = report.verdict.byRequestor.length === 0;
  return isShown ? [] : section(shared.TITLE.importFile, findings({ ...report, findings: found }));
}

/** What is said once for the whole report. */
function closing(report: Report, whole: Report): Block[] {
  const ids = [...new Set(report.findings.map(({ rule }) => rule))];
  return [
    ...timeline(report),
    ...advice.otherWays(report),
    ...advice.ruledOut(report),
    ...server(report),
    ...(report.predictedLog.length > 0
      ? folded(TITLE.log, [{ kind: 'lines', lines: report.predictedLog }])
      : []),
    ...headerRecords(whole),
    ...importFiles(report),
    ...folded(TITLE.files, evidence(whole)),
    ...(ids.length > 0 ? [{ kind: 'pages' as const, ids }] : []),
    ...folded(TITLE.about, about(whole)),
  ];
}
