/** The answer on one requestor: its sentence, what it rests on, and the numbers as a table and a picture. */
import { FACT_TABLE } from '../../model/facts.js';
import type { NumberRow, Report } from '../../model/report-types.js';
import { SOURCE_TABLE } from '../../model/sources.js';
import { NUMBERS, type FactName } from '../../model/types.js';
import { isSimulated, openSentences, passOf, underSentences, type Judged } from '../answer.js';
import { where } from '../places.js';
import { sureOf } from '../sure.js';
import * as shared from '../text/words.js';
import {
  numeric,
  table,
  text,
  unbroken,
  type Block,
  type Rich,
  type Row,
  type Run,
} from './blocks.js';
import * as words from './words.js';

/** Articles behind the outcome of a requestor: those of its gravest findings. */
function articlesOf(report: Report, { outcome }: Judged): string[] {
  const severity = outcome === 'will-fail' ? 'fatal' : outcome === 'at-risk' ? 'hang' : null;
  const grave = report.findings.filter((each) => each.severity === severity);
  const firm = grave.filter(({ confidence }) => confidence !== 'contested');
  return [
    ...new Set((firm.length > 0 ? firm : grave).flatMap(({ articles }) => articles[0] ?? [])),
  ];
}

/** The answer, and the sentences that must stand beside it. `report` holds this requestor alone. */
export function answer(report: Report, judged: Judged): Block[] {
  const { requestor, outcome, code, confidence } = judged;
  const isOpen = outcome === 'cannot-tell';
  return [
    {
      kind: 'answer',
      outcome,
      text: shared.answer(requestor, outcome, code, confidence, passOf(report, [requestor])),
      about: isOpen
        ? ''
        : words.predicted(words.shortlySure(confidence, articlesOf(report, judged))),
    },
    ...[...openSentences(report, judged), ...underSentences(report, judged)].map((each) =>
      text(each),
    ),
  ];
}

const ownName = ({ number }: NumberRow): string =>
  NUMBERS.find(({ header }) => header === number)!.own;

/** Whose numbers they are compared with, at the head of their column. */
const ownTitle = (requestor: string): string => {
  const po = requestor.split('/').at(-1)!;
  return shared.who(requestor) === requestor && po !== '' ? `At ${po}` : 'Own number';
};

/** The numbers of one requestor: as a table, then to scale. */
export function numbers(report: Report, requestor: string): Block[] {
  const rows = report.numbers;
  if (rows.length === 0) return [];
  const own = ownTitle(requestor);
  return [
    ...table(
      'The numbers compared',
      [
        unbroken('Number'),
        numeric(isSimulated(report) ? 'Would be written' : 'In RESYNC.GLB'),
        numeric(own),
        'Result',
        'Own number read from',
      ],
      rows.map((row) => ({
        cells: [
          `${row.number} / ${ownName(row)}`,
          shared.value(row.header),
          shared.ownNumber(row),
          words.resultOf(row),
          readFrom(report, row),
        ],
        tones: [null, null, null, toneOf(row)],
      })),
    ),
    ...(rows.some(({ header, own: mine }) => header !== null && mine !== null)
      ? [
          {
            kind: 'picture' as const,
            picture: { of: 'numbers' as const, rows, own },
            alt: words.numbersAlt(rows),
            instead: [],
          },
        ]
      : []),
  ];
}

export const toneOf = ({ relation, standIn }: NumberRow): Judged['outcome'] =>
  relation === 'lower'
    ? 'will-fail'
    : relation === 'unknown' || standIn
      ? 'cannot-tell'
      : 'will-import';

function readFrom({ inputs }: Report, { ownFrom, reason }: NumberRow): Rich {
  const witness = ownFrom.find(({ used }) => used);
  if (!witness) return reason ?? 'not in the evidence';
  return seenAt(inputs, witness);
}

type Witness = NumberRow['ownFrom'][number];

function seenAt(inputs: Report['inputs'], { input, at, source }: Witness): Run[] {
  const place = where(inputs, input, at);
  const how = SOURCE_TABLE[source].words;
  return place === how ? [place] : [{ name: place }, ` (${how})`];
}

/** Every witness of every number, used or not. */
export function sources({ inputs, numbers: rows }: Report): Block[] {
  const lines = rows.flatMap((row): Row[] => {
    const { number, header, headerFrom, headerAlso, own, ownFrom } = row;
    const line = (name: string, value: number, from: Rich, use: string): Row => ({
      cells: [name, String(value), from, use],
    });
    const otherwise = (value: number, used: number | null): string =>
      value === used ? 'says the same' : 'disagrees, not used';
    return [
      ...(header !== null && headerFrom
        ? [line(number, header, [{ name: where(inputs, headerFrom.input, headerFrom.at) }], 'used')]
        : []),
      ...headerAlso.map(({ input, at, value }) =>
        line(number, value, [{ name: where(inputs, input, at) }], otherwise(value, header)),
      ),
      ...ownFrom.map((witness) =>
        line(
          ownName(row),
          witness.value,
          seenAt(inputs, witness),
          witness.used ? 'used' : otherwise(witness.value, own),
        ),
      ),
    ];
  });
  return table('Where the numbers were read', ['Number', numeric('Value'), 'Read from', ''], lines);
}

/** How sure the answer is, in a sentence. */
export function howSure(report: Report, judged: Judged): Block[] {
  const sure = sureOf(report, judged);
  return sure === '' ? [] : [{ kind: 'labelled', label: 'How sure', text: sure }];
}

/** What a missing fact is called. */
export const factWords = (fact: FactName): string => FACT_TABLE[fact].words;
