/** The words of issues that show only beside the other inputs: what is not used, assumed, or disagrees. */
import { factText } from '../../model/fact-text.js';
import type { LeftOut } from '../../model/issue-args.js';
import type { IssueArgs } from '../../model/issues.js';
import type { Source } from '../../model/sources.js';
import { namesText } from '../../model/which.js';
import { placeText } from '../places.js';
import type { IssueWords } from './issue-words.js';

/**
 * Types other than PCM are gateways' (Q108067), and [DIRSYNC] mail is that of foreign requestors
 * (Q118298); that they have no IMPORT -Q is inferred from that.
 */
const NOT_JUDGED: Record<LeftOut, string> = {
  foreign: 'is a foreign requestor, which runs no IMPORT -Q (inferred from Q108067 and Q118298)',
  'directory-server':
    'is the directory server itself, where a RESYNC.GLB is never imported (Q96060)',
  'not-asked-for': 'was not asked for',
};

export const CASE_WORDS = {
  'names-nobody': ({ judged }) =>
    `names no postoffice, and ${judged} requestors are judged: it is not used ` +
    '(name one with -r NET/PO, or keep the files of each in a folder of its own)',
  'of-the-other-side': () =>
    'a SrvTx tells nothing of its sender, a ReqTx nothing of its addressee (Q96060): the numbers ' +
    'of such a mail are not used',
  'not-judged': ({ requestors, why }) =>
    `not judged: ${namesText(requestors)}, which ${NOT_JUDGED[why]}`,
  'linked-by-name': ({ object, requestor }) =>
    `${object.text} is taken for ${requestor.text} because of its name (inferred; --link says it for sure)`,
  disagrees: (args) => disagreement(args),
} satisfies Partial<IssueWords>;

function disagreement({ fact, requestor, value, place, used }: IssueArgs<'disagrees'>): string {
  const name = fact.replace(/^\w+\./, '');
  const at = placeText(place);
  const here = at === '' ? 'here' : `here (${at})`;
  const rest = used
    ? `but ${factText(fact, used.value)} is used, by ${rankWords(used.source)}`
    : 'and other evidence disagrees: it is taken for unknown';
  const whose = requestor === null ? '' : ` of ${requestor.text}`;
  return `${name}${whose} is ${factText(fact, value)} ${here}, ${rest}`;
}

const rankWords = (source: Source): string =>
  source === 'by-hand'
    ? 'hand'
    : 'evidence that ranks higher, is newer, or shows the higher number';
