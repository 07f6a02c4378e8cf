/** What to collect while nobody can tell, the thresholds that decide, and nothing that imports. */
import { few } from '../../model/few.js';
import { FACT_TABLE } from '../../model/facts.js';
import type { Report, Threshold } from '../../model/report-types.js';
import { rowsOf } from '../answer.js';
import { wantedFor, type Wanted } from '../wanted.js';
import { where } from '../places.js';
import { linkOption } from '../ways.js';
import { LISTDS_R, LISTQ_RESYNC as LISTQ } from '../words/steps.js';
import { apart, middle, wrap } from './layout.js';
import { inPlaceOf, lockedWords } from './locked.js';
import { thresholdsOf } from './numbers.js';
import {
  MOST_NAME,
  MOST_STEPS,
  cutName,
  isServerSteps,
  numbered,
  step,
  type Steps,
} from './steps.js';
import * as words from './words.js';

/** Where a missing number decides, in sentences; empty where none does. */
export function thresholdLines(report: Report, requestor: string): string[] {
  const thresholds = thresholdsOf(report, requestor);
  const [only] = thresholds;
  if (!only) return [];
  if (thresholds.length === 1 && only.decides) {
    const [pass, stop] = sides(only);
    const width = Math.max(pass.length, stop.length);
    const ends =
      only.code === null
        ? 'IMPORT -Q will stop.'
        : `IMPORT -Q will stop with Fatal error ${only.code}.`;
    return [
      `If ${pass}:${' '.repeat(width - pass.length)}  IMPORT -Q is predicted to accept the file.`,
      `If ${stop}:${' '.repeat(width - stop.length)}  ${ends}`,
    ];
  }
  // What the header must have stands in the table.
  const own = thresholds.filter(({ fact }) => fact.startsWith('requestor.'));
  if (own.length === 0) return [];
  const all = own.map((each) => sides(each)[0].replace(' is ', ' '));
  const code = only.code === null ? 'IMPORT stops' : `error ${only.code}`;
  return wrap(`Needed: ${all.join(', ')}. Otherwise: ${code}.`);
}

function sides({ fact, passes, value }: Threshold): [pass: string, stop: string] {
  const name = fact.replace(/^\w+\./, '');
  return passes === 'at most'
    ? [`${name} is ${value}${value === 0 ? '' : ' or less'}`, `${name} is ${value + 1} or more`]
    : [`${name} is ${value} or more`, `${name} is less than ${value}`];
}

/** The server's count of imports where it was given and settles nothing; null where it was not given. */
function countGiven(report: Report, requestor: string): string | null {
  const row = rowsOf(report, requestor).find(({ number }) => number === 'IMPSEQ');
  const from = row?.standIn ? row.ownFrom.find(({ used }) => used) : undefined;
  if (!row || !from || row.own === null) return null;
  const place = where(report.inputs, from.input, from.at);
  return (
    `The server's count, ${row.own} (${place}), is no use here: its record is not where ` +
    'the requestor is, as after a reset or a restore (inferred, Q99961, Q96060).'
  );
}

/** What a simulation lacks: nothing is imported on it, and no file can be sent. */
const ABOUT_TRIAL: readonly Wanted['what'][] = ['new-file', 'dxa-version', 'listed-name'];

/** What to collect, and nothing that imports. */
export function collectSteps(report: Report, requestor: string): Steps {
  const wanted = wantedFor(report, requestor);
  const [only] = wanted;
  if (only && ABOUT_TRIAL.includes(only.what))
    return { title: 'What to do', lines: numbered([collectWords(report, requestor, only)]) };
  const count = only?.what === 'reqtx' ? countGiven(report, requestor) : null;
  if (wanted.length === 1 && only?.what === 'reqtx' && count !== null)
    return {
      title: 'What to do: find ImportSync. Do not import before.',
      lines: [...numbered([reqtxWords(report, requestor, only, true)]), ...wrap(count)],
    };
  if (wanted.length === 1 && only?.what === 'reqtx')
    return {
      title: 'What to do: find ImportSync. Do not import before. One of these is enough:',
      lines: [
        ...step('A.', reqtxWords(report, requestor, only, true)),
        ...(report.server?.kind === 'msmail'
          ? []
          : step(
              'B.',
              `Exchange server, admin /r: DXA-Imp-Seq of ${cutName(requestor)}'s Remote Dirsync Requestor. ` +
                "This is the server's count. It can differ (Q152231). Run this again with --impseq N",
            )),
      ],
    };
  if (wanted.length === 1 && only?.what === 'which-file')
    return {
      title: 'What to do: find out which file it will be. Do not import before.',
      lines: numbered([collectWords(report, requestor, only)]),
    };
  if (wanted.length === 1 && only?.what === 'list-again')
    return {
      title:
        only.why === 'rises'
          ? 'What to do: let T3 run without the file, then check it. Do not import before.'
          : 'What to do: list it again, then check it. Do not import before.',
      lines: numbered(stepsOf(collectWords(report, requestor, only))),
    };
  return {
    title: 'What to do: get this, then run this again. Do not import before.',
    lines: numbered(
      wanted.flatMap((each) => stepsOf(collectWords(report, requestor, each))).slice(0, MOST_STEPS),
    ),
  };
}

/** What is asked for may take several steps. */
const stepsOf = (told: string): string[] => told.split('\n\n');

/** A listing has no date, so a new one as a file would not show that it is from after the stop. */
const TYPE_IT = 'It has no date: type what it shows, --srvseq N --reqseq N.';

/** The numbers again: after what is under way has arrived, or because the words of them disagree. */
function againWords({ numbers, why }: Wanted & { what: 'list-again' }, po: string): string {
  const isListed = numbers.some((each) => each !== 'ImportSync');
  const isImport = numbers.includes('ImportSync');
  return [
    ...(why === 'rises'
      ? [
          'Take RESYNC.GLB out of the GLB folder (Q122750), or T3 may try it.',
          `Let T3 run on ${po}: REQMAIN then stores what is under way (Q96060).`,
        ]
      : []),
    ...(isListed
      ? [
          `${why === 'rises' ? 'Then list it again' : `On ${po}, now`}: ${LISTDS_R}\n${why === 'stopped' ? TYPE_IT : 'Give this in the place of the older listing and mail.'}`,
        ]
      : []),
    ...(isImport
      ? [
          `${why === 'rises' ? 'Then take' : 'Take'} the newest ReqTx subject of ${po}${why === 'stopped' ? ', with its date, sent after the stop' : ''}: ImportSync is the number after I=. Leave the older one out.`,
        ]
      : []),
  ].join('\n\n');
}

function reqtxWords(
  report: Report,
  requestor: string,
  { cutAt }: Wanted & { what: 'reqtx' },
  isLong: boolean,
): string {
  const isNamed = words.who(requestor) === requestor && requestor.includes('/');
  const name = isNamed ? middle(requestor, MOST_NAME + 10) : 'NET/PO';
  const rows = rowsOf(report, requestor);
  const own = (number: string): number | null =>
    rows.find((row) => row.number === number && !row.standIn)?.own ?? null;
  const [s, r] = [own('SRVSEQ'), own('REQSEQ')];
  const cut = cutAt
    ? `${where(report.inputs, cutAt.input, cutAt.at)}, shows no I= that can be read: open that mail. `
    : '';
  const what =
    `${cut}The newest mail with ReqTx in its subject, from ${name}/$SYSTEM to the directory server. ` +
    'ImportSync is the number after I= (Q96060)';
  if (!isLong || s === null || r === null) return `${what}.`;
  const must = s === r ? `R and S must be ${r}.` : `R must be ${r}, and S ${s}.`;
  return (
    // Without digits, so that nobody's report is ever read as the mail that it asks for.
    `${what}:\n  $SYSTEM ReqTx R=... (was ...), S = ..., I = N 0 sent\n` +
    `${must} Else it is an older mail, or another postoffice's.\n` +
    'Save the line in a text file in the folder and run this again.'
  );
}

const DXA_VERSION =
  'Which build has Dxa.exe? Its properties show it. From 5.5.2524 on it honours GlobalMaxSeqInResync (Q215505). Run this again with --dxa-version V';

function listedWords({ name, meant }: Wanted & { what: 'listed-name' }): string {
  const question = meant === null ? '.' : `; is it ${middle(meant, MOST_NAME)}?`;
  return `No record of the server is named ${middle(name, MOST_NAME)}${question} Give --listed the name of its object.`;
}

const MAKE_IT =
  'Make the file, and check it with this command before it is imported: not all of its numbers can be predicted.';

const OR_TYPE_IT = 'Or type what it shows: --header "IMPSEQ=N,SRVSEQ=N,REQSEQ=N"';

function collectWords(report: Report, requestor: string, wanted: Wanted): string {
  const isNamed = words.who(requestor) === requestor;
  const po = isNamed ? cutName(requestor) : 'the postoffice';
  switch (wanted.what) {
    case 'make-readable':
      return lockedWords(report, wanted);
    case 'resync':
      return `RESYNC.GLB from the GLB folder of ${po}, zipped; or its listing:\n${LISTQ}`;
    case 'which-file':
      return `Which of them will IMPORT read, as RESYNC.GLB in the GLB folder of ${po}? Run this again without the other${wanted.files.length > 2 ? 's' : ''}.`;
    case 'listing':
      return wanted.isEndOpen
        ? `The listing of this RESYNC.GLB, which shows where its numbers end:\n${LISTQ}\n${OR_TYPE_IT}`
        : `RESYNC.GLB once more, copied in binary mode; or its listing, given without it:\n${LISTQ}`;
    case 'listing-alone':
      return [
        `List this very file on ${po}, and give that listing without the file:\n${LISTQ}\n${OR_TYPE_IT}`,
        `Or copy RESYNC.GLB from there once more, in binary mode, and give that.`,
      ].join('\n\n');
    case 'new-file':
      return MAKE_IT;
    case 'dxa-version':
      return DXA_VERSION;
    case 'listed-name':
      return listedWords(wanted);
    case 'listds-r':
      if (isNamed && !requestor.includes('/'))
        return (
          `On the postoffice that ${po} stands for: ${LISTDS_R}\n` +
          `Name it by what stands behind "Examining": ${linkOption(requestor, 'NET/PO')}`
        );
      return (
        `On ${po}: ${LISTDS_R}\nThe line "Examining ..." must name ${isNamed ? po : 'the postoffice that failed'}.` +
        inPlaceOf(report, requestor, wanted.numbers)
      );
    case 'list-again':
      return againWords(wanted, po);
    case 'reqtx':
      return reqtxWords(report, requestor, wanted, false);
    case 'is-server':
      return isServerSteps(requestor).join('\n\n');
    case 'server-kind':
      return 'Who made the file: Exchange (which version of Dxa.exe) or a Mail postoffice?';
    case 'fact':
      return `Find out ${FACT_TABLE[wanted.fact].words} (--full says how).`;
  }
}

/** The same for one of several requestors: what to look for first, in a sentence. */
export function collectBrief(report: Report, requestor: string): string[] {
  const [first, ...rest] = wantedFor(report, requestor);
  if (!first) return [];
  const more = rest.length > 0 ? [`${words.plural(rest.length, 'more fact')}: --full`] : [];
  const thresholds = thresholdLines(report, requestor);
  const told = briefWords(first, report);
  // A command ends its line, so that nothing is pasted along with it.
  const lines = told.split('\n');
  const last = lines.at(-1)!;
  const isCommand = /^(?:listq|listds) /.test(last);
  return [
    ...(isCommand ? [...lines, ...more] : [...lines.slice(0, -1), [last, ...more].join(' ')]),
    ...(first.what === 'reqtx' ? thresholds : []),
  ];
}

function briefWords(wanted: Wanted, report: Report): string {
  const { inputs } = report;
  switch (wanted.what) {
    case 'make-readable':
      return lockedWords(report, wanted);
    case 'resync':
      return `Get RESYNC.GLB, or its listing:\n${LISTQ}`;
    case 'which-file': {
      const names = apart(
        wanted.files.map(({ input, at }) => where(inputs, input, at)),
        MOST_NAME,
      );
      return `${few(names)} differ. Find out which one IMPORT will read there, and give that one alone.`;
    }
    case 'listing':
      return `Get the listing of this RESYNC.GLB:\n${LISTQ}`;
    case 'listing-alone':
      return `List this very file, and give that listing without the file:\n${LISTQ}`;
    case 'list-again':
      return wanted.why === 'rises'
        ? 'Take RESYNC.GLB out of GLB, let T3 run there, then list it again.'
        : 'List it again; its own words disagree or are too old.';
    case 'new-file':
      return MAKE_IT;
    case 'dxa-version':
      return DXA_VERSION;
    case 'listed-name':
      return listedWords(wanted);
    case 'listds-r':
      return `List it there, and add that file:\n${LISTDS_R}`;
    case 'reqtx':
      return 'Find its ImportSync: the number after I= in its newest ReqTx subject.';
    case 'is-server':
      return 'Find out whether it is the directory server; -r NET/PO says that it is meant.';
    case 'server-kind':
      return 'Find out which kind of server made the file.';
    case 'fact':
      return `Find out ${FACT_TABLE[wanted.fact].words}.`;
  }
}
