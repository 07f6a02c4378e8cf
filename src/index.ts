/**
 * The library's face: `check` predicts what `IMPORT -Q` would do with a RESYNC.GLB on each
 * requestor; `simulate` tries what the directory server would write; `inspect` says what one input
 * is and shows it. None of them knows a file system, a clock or a terminal, and none changes
 * anything that it is given.
 */
import type { CheckOptions, Evidence } from './model/api-types.js';
import type { Finding, ReportInput } from './model/report-types.js';
import { UNNAMED } from './case/requestors.js';
import type {
  DecodedPart,
  Observation,
  Reading,
  SeenLayout,
  TransactionRecord,
} from './model/types.js';
import { BUILT_IN_RULES } from './generated/rules.js';
import { checkedOne } from './arguments.js';
import { importFileFindings } from './import-files.js';
import { readOne } from './inputs.js';

export type { CheckOptions, Evidence } from './model/api-types.js';
export { UsageError, type UsageArgs, type UsageCode } from './model/usage-error.js';
export { check, simulate } from './check.js';
export { openContainers } from './open.js';
export { renderHtml, type HtmlOptions } from './report/html/html.js';
export { renderJson } from './report/json.js';
export { renderMarkdown, type MarkdownOptions } from './report/markdown/markdown.js';
export { messageOf } from './report/words/issues.js';
export { fillTemplate } from './model/finding-text.js';
export { redactReport } from './redact.js';
export type { Profile, Replaced } from './model/redaction.js';
export { renderText, type TextOptions } from './report/text/text.js';
export type { Palette } from './report/text/palette.js';
export { BUILT_IN_RULES, RULES_DIGEST } from './generated/rules.js';
export { VERSION } from './generated/version.js';
export type * from './model/types.js';
export type * from './model/issues.js';
export type * from './model/issue-args.js';
export type * from './model/marked.js';
export type * from './model/which.js';
export type * from './model/finding-text.js';
export type * from './model/report-types.js';
export type * from './model/after-types.js';
export type * from './model/rule-types.js';
export type * from './model/saved-case.js';

/** One input, decoded for a person: what it is, what was seen in it, how its records lie. */
export interface InspectedInput {
  input: ReportInput;
  observations: Observation[];
  reading: Reading;
  isUnderstood: boolean;
  /** What the rules find in a text import file. */
  findings: Finding[];
  /** Listings, exports, messages and subjects, field by field. */
  parts: DecodedPart[];
}

/**
 * Reads one input; each transaction is handed to `onRecord` as it streams by. `layouts` are those that
 * other queues showed (`reading.seenLayout`), by which one of few records is read. What cannot be read
 * is an issue of the input; thrown are a `UsageError` for what is no evidence object, and what `chunks`
 * throws.
 */
export function inspect(
  evidence: Evidence,
  onRecord?: (record: TransactionRecord) => void,
  sha256?: CheckOptions['sha256'],
  layouts?: readonly SeenLayout[],
): InspectedInput {
  const parts: DecodedPart[] = [];
  const { told, result } = readOne('i1', checkedOne(evidence), {
    ...{ sha256, onRecord, onPart: (part) => void parts.push(part) },
    ...(layouts && { layouts }),
  });
  const { reading, isUnderstood } = result;
  const findings = importFileFindings(BUILT_IN_RULES, { ...told, reading });
  return {
    input: told,
    observations: reading.observations,
    reading,
    isUnderstood,
    findings,
    parts,
  };
}

/** The name in a report of the one requestor that no evidence names. */
export const UNNAMED_REQUESTOR = UNNAMED;
