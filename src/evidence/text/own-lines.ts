/**
 * What this tool says itself, wherever a text quotes it. It shows numbers and errors that it only predicts
 * or asks for, and would bear witness to itself; so such lines are left out, and the rest is read.
 */

/** Blanks and the marks of Markdown between two words of a sentence. */
const GAP = '[\\s*]{1,12}';
/** The answer, as every format of ours begins; it reads like a log or a ticket's own finding. */
const ANSWERS = [
  `:${GAP}IMPORT${GAP}-Q${GAP}(?:will|is${GAP}expected${GAP}to)${GAP}(?:stop${GAP}with${GAP}Fatal|not${GAP}import)`,
  `:${GAP}IMPORT${GAP}-Q${GAP}is${GAP}(?:at${GAP}risk|predicted${GAP}to${GAP}accept)`,
  `IMPORT${GAP}-Q${GAP}will${GAP}stop${GAP}at${GAP}\\d+${GAP}of`,
  // The same of several requestors.
  `IMPORT${GAP}-Q${GAP}(?:will${GAP}stop|is${GAP}at${GAP}risk|is${GAP}predicted${GAP}to${GAP}accept${GAP}(?:this|that)${GAP}\\S+)${GAP}at${GAP}(?:both|all|\\d+)`,
  `:${GAP}it${GAP}cannot${GAP}be${GAP}told${GAP}yet`,
  `It${GAP}cannot${GAP}be${GAP}told${GAP}yet${GAP}for${GAP}(?:both|all|\\d+)`,
  `Predicted,${GAP}not${GAP}a${GAP}log:`,
];
const ANSWER = new RegExp(ANSWERS.join('|'));
/** The lines that the import is expected to log, and findings, each with how sure it is. */
const EXPECTED = /--\/--\/-- --:--:-- \|/;
const FINDING =
  /^([ \t]*)(?:[*_]{2}|<p><strong>)?(?:Fatal|Hang|Error|Warning|Note)(?:[*_]{2}|<\/strong>)? \((?:error \d{1,3}, )?(?:documented|inferred|contested|assumed)\):/;
/** A key in a step of ours; `reg query` prints it without an indent. */
const STEP = /^[ \t]{2,}HKEY_LOCAL_MACHINE\\\S{1,80}\\MSExchangeDX[ \t]*$/;
/** A row of the tables of numbers, as Markdown; a margin has been taken off already. */
const ROW =
  /^(?:(?:IMP|SRV|REQ)SEQ \/ |(?:Import|Srv|Req)Sync \|[^|]+\|[^|]|[^|]{1,40} \| \d{1,9} to \d{1,9} \|)/;
/** A report of ours as JSON or as a page is one whole. */
const SCHEMA = /"schemaVersion":/;
const NAME = /"name":\s*"resync-check"/;
const WITHIN_JSON = /^(?:[ \t]|\}|$)/;
const TITLE = /<title>/i;
const PAGE_END = /<\/html>/i;
/** So many lines behind its beginning it is known to be ours. */
const LINES_BELOW = 40;
/**
 * What one of all these has, in its line or in one of the two above; it is made and found in a tenth of
 * the time.
 */
const MAY_BE_OWN =
  /-Q\b|cannot|Predicted|"schemaVersion|"resync-check|--\/--|\((?:error \d{1,3}, )?(?:documented|inferred|contested|assumed)/;

/** Where a report goes on: the lines below a finding, a page, JSON. */
type Within = (text: string) => 'inside' | 'last' | 'outside';
const page: Within = (text) => (PAGE_END.test(text) ? 'last' : 'inside');
const json: Within = (text) =>
  !WITHIN_JSON.test(text) ? 'outside' : text.startsWith('}') ? 'last' : 'inside';
const indentOf = (text: string): number => text.length - text.trimStart().length;
const deeperThan =
  (indent: number): Within =>
  (text) =>
    text.trim() !== '' && indentOf(text) > indent ? 'inside' : 'outside';

/** Takes the lines of one text in their order; true for those that this tool has said. */
export function openOwnLines(): (text: string) => boolean {
  let schema = -Infinity;
  let lastWord = -Infinity;
  let hasAnswered = false;
  let within: Within | null = null;
  let at = 0;
  // An answer may be broken into three lines.
  let [above, farther] = ['', ''];
  return (text) => {
    at += 1;
    const where = within?.(text) ?? 'outside';
    if (where !== 'inside') within = null;
    if (where !== 'outside') return true;
    const [first, second] = [farther, above];
    farther = above;
    above = text;
    // A text of blank lines asks this a million times.
    if (text !== '' && MAY_BE_OWN.test(text)) lastWord = at;
    if (hasAnswered && (STEP.test(text) || ROW.test(text))) return true;
    if (at - lastWord > 2) return false;
    if (SCHEMA.test(text)) schema = at;
    if (NAME.test(text) && at - schema < LINES_BELOW) {
      if (!text.trimEnd().endsWith('}')) within = json;
      return true;
    }
    const finding = FINDING.exec(text);
    if (finding) within = deeperThan(finding[1]!.length);
    else if (ANSWER.test(text) || ANSWER.test(`${first} ${second} ${text}`)) {
      [farther, above] = ['', ''];
      hasAnswered = true;
      if (TITLE.test(text)) within = page;
    } else return EXPECTED.test(text);
    return true;
  };
}
