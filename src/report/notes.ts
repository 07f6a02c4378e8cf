/** The words of notes on inputs; see case/notes.ts. */
import type { Note } from '../case/notes.js';
import { factText } from '../model/fact-text.js';
import { few } from '../model/few.js';
import type { InputIssue, Source } from '../model/types.js';
import { placeText } from './places.js';

/** How grave each kind of note is. */
const LEVEL: Readonly<Record<Note['code'], InputIssue['level']>> = {
  'names-nobody': 'warning',
  'of-the-other-side': 'warning',
  'not-judged': 'note',
  'linked-by-name': 'note',
  disagrees: 'warning',
};

/** A note as an issue of its input. */
export const issueOf = (note: Note): { level: InputIssue['level']; message: string } => ({
  level: LEVEL[note.code],
  message: messageOf(note),
});

function messageOf(note: Note): string {
  switch (note.code) {
    case 'names-nobody':
      return (
        `names no postoffice, and ${note.judged} requestors are judged: it is not used ` +
        '(name one with -r NET/PO, or keep the files of each in a folder of its own)'
      );
    case 'of-the-other-side':
      return (
        'a SrvTx tells nothing of its sender, a ReqTx nothing of its addressee (Q96060): the numbers ' +
        'of such a mail are not used'
      );
    case 'not-judged':
      return `not judged: ${few(note.names)}, which ${note.why}`;
    case 'linked-by-name':
      return (
        `${note.object} is taken for ${note.postoffice} because of its name (inferred; --link says ` +
        'it for sure)'
      );
    case 'disagrees':
      return disagreement(note);
  }
}

function disagreement({ fact, requestor, value, at, used }: Note & { code: 'disagrees' }): string {
  const name = fact.replace(/^\w+\./, '');
  const place = placeText(at);
  const here = place === '' ? 'here' : `here (${place})`;
  const rest = used
    ? `but ${factText(fact, used.value)} is used, by ${rankWords(used.source)}`
    : 'and other evidence disagrees: it is taken for unknown';
  const whose = requestor === null ? '' : ` of ${requestor}`;
  return `${name}${whose} is ${factText(fact, value)} ${here}, ${rest}`;
}

const rankWords = (source: Source): string =>
  source === 'by-hand'
    ? 'hand'
    : 'evidence that ranks higher, is newer, or shows the higher number';
