/** A job of the page -> its answer: the same walk as the command's, with what a page needs to show. */
import { check, inspect, openContainers, simulate } from '../index.js';
import type { CheckOptions, Evidence } from '../model/api-types.js';
import { few } from '../model/few.js';
import type { Report, ReportInput } from '../model/report-types.js';
import { UNNAMED_REQUESTOR } from '../index.js';
import { htmlBody } from '../report/html/html.js';
import { unwritable } from '../report/reg.js';
import { withShortNames } from '../report/places.js';
import { safe } from '../report/safe.js';
import { unnamedIn } from '../report/ways.js';
import { KIND, ROLE } from '../report/text/input-words.js';
import { gather, type ReadPart } from './files.js';
import type { Answer, InputLine, Job, Judged, Known } from './protocol.js';
import { refusalOf } from './refused.js';

/** What the worker lends. */
export interface Surroundings {
  now: Date;
  read: ReadPart;
  sha256: NonNullable<CheckOptions['sha256']>;
  onProgress: (done: number, total: number) => void;
}

/** Larger inputs are not read a second time to say what they are. */
const MOST_LOOKED_AT = 4 * 1024 * 1024;
/** The kinds that may hold records of a directory server. */
const OF_SERVERS: readonly ReportInput['kind'][] = [
  'listds-server',
  'ldif',
  'directory-csv',
  'raw-attributes',
  'sync-state',
];

/** Judges. The report comes with the answer, to be written in other formats. */
export async function judge(
  { given, settings, isSimulation }: Job,
  { now, read, sha256, onProgress }: Surroundings,
): Promise<{ answer: Answer; report: Report | null }> {
  const known: Known = { inputs: [], notes: [], requestors: [], records: [] };
  let evidence: Evidence[] = [];
  try {
    let done = 0;
    let total = 0;
    const gathered = gather(given, read, (bytes) => onProgress((done += bytes), total));
    total = gathered.total;
    known.notes = gathered.notes.map(safe);
    evidence = await openContainers(gathered.evidence);
    const options: CheckOptions = { ...settings, now, sha256 };
    const report = (isSimulation ? simulate : check)(evidence, options);
    known.inputs = linesOf(report.inputs);
    known.records = recordsIn(evidence, report.inputs);
    known.requestors = [
      ...new Set(
        report.verdict.byRequestor
          .map(({ requestor }) => requestor)
          .filter((name) => name !== UNNAMED_REQUESTOR),
      ),
    ];
    return { answer: { known, result: judged(report) }, report };
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    const looked = evidence.filter(isSmall).map((each) => inspect(each));
    known.inputs = linesOf(looked.map(({ input }) => input));
    known.records = looked.flatMap(({ reading }) => namesOf(reading.serverRecords));
    known.requestors = [
      ...new Set(
        looked.flatMap(({ observations }) =>
          observations.flatMap(({ of }) =>
            of.kind === 'requestor' && of.name !== null ? [of.name] : [],
          ),
        ),
      ),
    ];
    const { what, todo } = refusal;
    return { answer: { known, result: { what: safe(what), todo: safe(todo) } }, report: null };
  }
}

/** The size is known of what a browser gave; parts of containers are small. */
function isSmall({ chunks, listing }: Evidence): boolean {
  if (listing || Array.isArray(chunks)) return true;
  let bytes = 0;
  for (const chunk of chunks) if ((bytes += chunk.length) > MOST_LOOKED_AT) return false;
  return true;
}

const namesOf = (records: readonly { name: string }[] = []): string[] =>
  records.map(({ name }) => name);

/** The names of the directory server's records, each once. */
function recordsIn(evidence: readonly Evidence[], inputs: readonly ReportInput[]): string[] {
  const wanted = new Set(
    inputs
      .filter(({ kind, bytes }) => OF_SERVERS.includes(kind) && bytes <= MOST_LOOKED_AT)
      .map(({ name }) => name),
  );
  return [
    ...new Set(
      evidence
        .filter(({ name }) => wanted.has(name))
        .flatMap((each) => namesOf(inspect(each).reading.serverRecords)),
    ),
  ];
}

const GRAVEST = ['error', 'warning', 'note'] as const;

/** Each input in one line. */
function linesOf(inputs: readonly ReportInput[]): InputLine[] {
  const short = withShortNames(inputs);
  return inputs.map(({ name, kind, role, bytes, issues }, at) => {
    const worst = GRAVEST.flatMap((level) => issues.filter((each) => each.level === level))[0];
    return {
      name,
      shown: safe(short[at]?.name ?? name),
      what: kind === 'queue' && role ? `${KIND[kind]}, ${ROLE[role]}` : KIND[kind],
      bytes,
      trouble: worst ? safe(worst.message) : null,
      isError: worst?.level === 'error',
    };
  });
}

function judged(report: Report): Judged {
  const { title, html } = htmlBody(report);
  return { title, outcome: report.verdict.outcome, html, noReg: noRegOf(report) };
}

/** The way whose values the registry file sets; see `--reg`. */
export const wayOf = ({
  choice: [chosen],
  remedies,
}: Report): Report['remedies'][number] | undefined =>
  chosen?.question ? undefined : remedies.find(({ id }) => id === chosen?.remedy);

function noRegOf(report: Report): string | null {
  const registry = wayOf(report)?.registry;
  const way = wayOf(report);
  const open = way ? unnamedIn(report, way).of : [];
  if (!registry && open.length > 0)
    return `The object in Exchange's directory is not known of ${safe(few(open))}.`;
  if (!registry) return 'The recommended way sets no registry values.';
  const odd = unwritable(registry);
  return odd === undefined ? null : `${safe(odd)} cannot be written in a REGEDIT4 file.`;
}
