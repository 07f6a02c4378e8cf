/** A job of the page -> its answer: the same walk as the command's, with what a page needs to show. */
import { check, inspect, openContainers, simulate } from '../index.js';
import { baseName } from '../model/input-name.js';
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
import { gather, Sources, type ReadPart } from './files.js';
import type { Answer, Given, InputLine, Job, Judged, Known } from './protocol.js';
import { Refused, refusalOf } from './refused.js';

/** What the worker lends. */
export interface Surroundings {
  now: Date;
  read: ReadPart;
  sources?: Sources;
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
  { given, after, settings, isSimulation }: Job,
  { now, read, sources = new Sources(), sha256, onProgress }: Surroundings,
): Promise<{ answer: Answer; report: Report | null }> {
  const known: Known = { inputs: [], after: [], notes: [], requestors: [], records: [] };
  let evidence: Evidence[] = [];
  try {
    let done = 0;
    let total = 0;
    const onBytes = (bytes: number): void => onProgress((done += bytes), total);
    const before = given.filter((each) => !isAmong(each, after));
    const gathered = gather(before, read, onBytes, sources);
    const later = gather(after, read, onBytes, sources);
    total = gathered.total + later.total;
    sources.forgetOthers();
    known.notes = [
      ...gathered.notes,
      ...given
        .filter((each) => !before.includes(each))
        .map(({ path }) => `${path}: given as seen after the import, so it is no evidence`),
    ].map(safe);
    evidence = [...(await opened(gathered.evidence, sources)), ...gathered.left];
    const options: CheckOptions = {
      ...settings,
      ...{ now, sha256, readings: sources.readings },
      ...(after.length > 0 && { after: later.evidence }),
    };
    const report = (isSimulation ? simulate : check)(evidence, options);
    known.inputs = linesOf(report.inputs);
    known.after = linesOf(report.after?.inputs ?? []);
    known.records = recordsIn(evidence, report.inputs, sources);
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
    const looked = evidence.flatMap(look);
    known.inputs = [...linesOf(looked.map(({ input }) => input)), ...lost(error)];
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

/** More than this is not kept of a mail or archive, in bytes: it is opened again. */
const MOST_KEPT = 16 * 1024 * 1024;

/** Evidence with the parts of each mail and archive behind it, each opened once. */
async function opened(evidence: readonly Evidence[], sources: Sources): Promise<Evidence[]> {
  const all: Evidence[] = [];
  for (const each of evidence) {
    const key = each.key ?? each;
    const now = sources.opened.get(key) ?? (await partsOf(each));
    all.push(...(now.length === 0 ? [each] : now));
    const held = now.flatMap(({ chunks }) =>
      Array.isArray(chunks) ? (chunks as Uint8Array[]) : [],
    );
    if (bytesOf(held) <= MOST_KEPT) sources.opened.set(key, now);
  }
  return all;
}

/** A mail or archive and its parts, each with a key; of what is none, nothing. */
async function partsOf(each: Evidence): Promise<Evidence[]> {
  const parts = await openContainers([each]);
  const [first] = parts;
  if (parts.length === 1 && first!.key === each.key && !first!.container) return [];
  return parts.map((part) => ({ ...part, key: {} }));
}

const bytesOf = (chunks: readonly Uint8Array[]): number =>
  chunks.reduce((sum, { length }) => sum + length, 0);

/** The log of the import is no evidence for it, wherever it lies. A copy is known by its size and date. */
const isAmong = ({ path, content, modified }: Given, after: readonly Given[]): boolean =>
  content !== null &&
  after.some(
    (each) =>
      each.content?.size === content.size &&
      each.modified === modified &&
      baseName(each.path).toUpperCase() === baseName(path).toUpperCase(),
  );

/** The file that could not be read. */
const lost = (error: unknown): InputLine[] =>
  error instanceof Refused && error.path !== null
    ? [
        {
          ...{ name: error.path, shown: safe(error.path), what: 'not read', bytes: 0 },
          ...{ trouble: 'cannot be read any more', isError: true },
        },
      ]
    : [];

/** An input beside one that stopped the whole. Nothing, where it cannot be read either, or need not be told. */
function look(each: Evidence): ReturnType<typeof inspect>[] {
  try {
    if (!isSmall(each)) return [];
    const seen = inspect(each);
    return seen.isUnderstood || !each.isOptional ? [seen] : [];
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
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
function recordsIn(
  evidence: readonly Evidence[],
  inputs: readonly ReportInput[],
  { records }: Sources,
): string[] {
  const wanted = new Set(
    inputs
      .filter(({ kind, bytes }) => OF_SERVERS.includes(kind) && bytes <= MOST_LOOKED_AT)
      .map(({ name }) => name),
  );
  return [
    ...new Set(
      evidence
        .filter(({ name }) => wanted.has(name))
        .flatMap((each) => {
          const names =
            (each.key && records.get(each.key)) ?? namesOf(inspect(each).reading.serverRecords);
          if (each.key) records.set(each.key, names);
          return names;
        }),
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
  const way = wayOf(report);
  const registry = way?.registry;
  const open = way ? unnamedIn(report, way).of : [];
  if (!registry && open.length > 0)
    return `The object in Exchange's directory is not known of ${safe(few(open))}.`;
  if (!registry) return 'The recommended way sets no registry values.';
  const odd = unwritable(registry);
  return odd === undefined ? null : `${safe(odd)} cannot be written in a REGEDIT4 file.`;
}
