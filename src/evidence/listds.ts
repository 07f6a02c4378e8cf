import type { OpenReader, Reading } from '../case/types.js';
import { type LineHandler, headLines, lineReader, unquoted } from './lines.js';
import { ownNumbers } from './own-numbers.js';
import { type Section, openRequestorListing, openServerListing } from './listds-sections.js';

/** `Examining NET/PO Requestor Configuration Record`, or Server instead of Requestor (Q96060). */
const EXAMINING =
  /^[ \t]*Examining[ \t]+(\S{1,64})[ \t]+(Requestor|Requester|Server)[ \t]+Configuration/i;
const SERVER_OF = /^[ \t]*Dir-?[ \t]?Sync[ \t]+Server[ \t]*:(.*)/i;
const RECORD = /^[ \t]*Server[ \t]+Request[oe]r[ \t]+Record[ \t]*#?[ \t]*(\d{0,10})/i;
const NAME = /^[ \t]*Request[oe]r[ \t]+name[ \t]*:(.*)/i;
/** At the start of a line only: in a sentence such a number may be anybody's. */
const NUMBERS = /^[ \t]*(?:imp(?:ort)?|srv|svr|req)[ _-]?(?:sync|seq)[ \t]*=/i;
/** Whatever begins something else: mail headers, message bodies, another tool's output. */
const ELSEWHERE =
  /^[ \t]*(?:(?:From|To|Cc|Subject|Date|Sent)[ \t]*:|\[[A-Z -]{1,40}\]|Examining[ \t]|End of Queue)|\b(?:LISTDS|LISTQ)[ \t]+v?\d|\b(?:ReqTx|SrvTx)\b/i;

/** Both readers see both kinds of section, and open only their own. */
function handler(which: 'requestor' | 'server'): LineHandler {
  const reading: Reading = { observations: [], issues: [] };
  let section: Section | null = null;
  let isForeign = false;

  const begin = (kind: 'requestor' | 'server', name: string | null, line: number): void => {
    section?.close();
    isForeign = kind !== which;
    if (isForeign) section = null;
    else
      section =
        kind === 'requestor'
          ? openRequestorListing(reading, name, line)
          : openServerListing(reading, name, line);
  };

  return {
    line(raw, line) {
      const text = unquoted(raw);
      const examining = EXAMINING.exec(text);
      if (examining) {
        const kind = /^Server$/i.test(examining[2]!) ? 'server' : 'requestor';
        return begin(kind, examining[1]!, line);
      }
      const server = SERVER_OF.exec(text);
      if (server) {
        if (!section && (!isForeign || which === 'requestor')) begin('requestor', null, line);
        return section?.serverLine?.(server[1]!, line);
      }
      const record = RECORD.exec(text);
      const name = record ? null : NAME.exec(text);
      if (record || name) {
        if (which === 'requestor') begin('server', null, line);
        else if (!section) begin('server', null, line);
        return record
          ? section?.recordLine?.(record[1]!, line)
          : section?.nameLine?.(name![1]!, line);
      }
      if (NUMBERS.test(text)) return section?.numbers(ownNumbers(text), line);
      if (ELSEWHERE.test(text)) {
        section?.close();
        section = null;
        isForeign = false;
      }
    },
    end() {
      section?.close();
      return reading;
    },
  };
}

/** LISTDS -R: what REQCONF.GLB holds. ImportSync is not in the published output (Q96060). */
export const openListdsRequestor: OpenReader = (context) =>
  lineReader(context, handler('requestor'));

/** LISTDS -S: what the directory server holds of each requestor (Q96060). */
export const openListdsServer: OpenReader = (context) => lineReader(context, handler('server'));

const hasLine = (text: string, pattern: RegExp): boolean =>
  headLines(text).some((line) => pattern.test(line));

export const looksLikeListdsRequestor = (headText: string): boolean =>
  headLines(headText).some((line) => /^req/i.test(EXAMINING.exec(line)?.[2] ?? '')) ||
  (hasLine(headText, SERVER_OF) && hasLine(headText, NUMBERS));

export const looksLikeListdsServer = (headText: string): boolean =>
  headLines(headText).some((line) => /^server/i.test(EXAMINING.exec(line)?.[2] ?? '')) ||
  hasLine(headText, RECORD) ||
  (hasLine(headText, NAME) && hasLine(headText, NUMBERS));
