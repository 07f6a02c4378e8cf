/** The words of issues: listings of queues, and the header transaction in them. */
import type { HeaderProblem, NumberTrouble, Quoted } from '../../model/issue-args.js';
import { LARGEST_NUMBER, NUMBERS } from '../../model/sync-number.js';
import type { IssueWords } from './issue-words.js';

const WAY_OUT =
  'its form was never published: look at it with LISTQ (Q96060), or type its numbers: --header ' +
  'IMPSEQ=N,SRVSEQ=N,REQSEQ=N';

const quoted = ({ text: { text }, isCut }: Quoted): string => `"${text}${isCut ? '...' : ''}"`;
const numberOrNone = (value: number | null): string =>
  value === null ? 'what is no number' : String(value);

function whyUnreadable(why: NumberTrouble): string {
  switch (why.is) {
    case 'line-breaks':
      return 'a line breaks in it, or right before the next number';
    case 'end-not-known':
      return 'where its digits end cannot be told';
    case 'owner-not-known':
      return 'which number is its own cannot be told';
    case 'not-there':
      return 'no number stands behind its name';
    case 'too-long':
      return 'it has more than ten digits';
    case 'other-width':
      return 'it is not as wide as the numbers beside it';
    case 'too-large':
      return `${why.digits} is larger than a sync number can be`;
    case 'twice':
      return `it is given twice, as ${numberOrNone(why.one)} and as ${numberOrNone(why.other)}`;
  }
}

const inHeader = (problem: string): string => `header transaction: ${problem}`;

/** What cannot be read of a header, by itself. */
export function headerProblemText({ code, args }: HeaderProblem): string {
  switch (code) {
    case 'header-number-missing':
      return `${args.number} is not named`;
    case 'header-number-unreadable':
      return `${args.number} cannot be read: ${whyUnreadable(args.why)}`;
    case 'header-may-be-ordinary':
      return 'it may as well be an ordinary transaction with an odd name';
  }
}

export const RECORD_WORDS = {
  'own-numbers-unread': ({ numbers, line, written }) => {
    const options = NUMBERS.filter(({ own }) => numbers.includes(own))
      .map(({ header }) => `--${header.toLowerCase()} N`)
      .join(' ');
    return written === null
      ? `the listing of line ${line} shows no ${numbers.join(' and no ')}: list it again, or type ${options}`
      : `line ${line}: ${written.text} cannot be read: type ${options}`;
  },
  'not-a-sync-number': ({ name, written }) => `${name} = ${written.text} is not a sync number`,

  'header-number-missing': (args) =>
    inHeader(headerProblemText({ code: 'header-number-missing', args })),
  'header-number-unreadable': (args) =>
    inHeader(headerProblemText({ code: 'header-number-unreadable', args })),
  'header-may-be-ordinary': (args) =>
    inHeader(headerProblemText({ code: 'header-may-be-ordinary', args })),
  'header-first-record-unknown': (text) =>
    inHeader(`the first record, ${quoted(text)}, is none that is known; ${WAY_OUT}`),
  'header-text': (text) => inHeader(`its text is ${quoted(text)}; ${WAY_OUT}`),
  'header-not-first': ({ record, isStray }) =>
    inHeader(
      `it is record ${record}, not the first` +
        (isStray ? '; it may belong to another file, so its numbers are not believed' : ''),
    ),
  'header-again-differs': ({ record }) =>
    inHeader(`a second header transaction gives other numbers (record ${record})`),
  'header-again-same': ({ record }) =>
    inHeader(`a second header transaction gives the same numbers (record ${record})`),

  'listq-stray-line': () => 'a line inside the listing is no transaction',
  'listq-number-too-large': () => `a sync number is larger than ${LARGEST_NUMBER} and is not used`,
  'listq-number-falls': ({ number, after }) =>
    `sync number ${number} does not follow ${after}; left out`,
  'listq-line-damaged': () => 'a transaction line of the listing cannot be read',
  'listq-crc': () => 'LISTQ complains about a CRC here (Q96060)',
  'listq-shows-nothing': () => 'the listing names its queue, but shows nothing of it',
  'listq-queue-not-named': () =>
    'the listing does not say which queue it shows; its `Examining` line is missing',
} satisfies Partial<IssueWords>;
