/** The runs of programs that the logs show, as a picture and as a table. */
import type { LoggedRun, Report } from '../../model/report-types.js';
import * as shared from '../text/words.js';
import { folded, numeric, table, text, unbroken, type Block, type Row } from './blocks.js';
import { TITLE } from './words.js';

/** Each log by itself; empty where no log was given. */
export function timeline({ timeline: { runs, shown }, inputs }: Report): Block[] {
  const logs = [...new Set(shown.map(({ input }) => input))];
  const stops = shown.filter(({ event }) => event === 'stopped').length;
  const many = `${shared.plural(runs, 'run')}${stops > 0 ? `, ${stops} stopped` : ''}`;
  return folded(
    `${TITLE.timeline} (${many})`,
    logs.flatMap((input) => {
      const mine = shown.filter((each) => each.input === input);
      const name = inputs.find(({ id }) => id === input)?.name ?? input;
      return [
        ...(logs.length > 1 ? [text({ name })] : []),
        {
          kind: 'picture' as const,
          picture: { of: 'runs' as const, runs: mine },
          alt: alternative(mine),
          instead: rows(name, mine),
        },
      ];
    }),
  );
}

/** The picture for who cannot see it; the table below has each run. */
function alternative(runs: readonly LoggedRun[]): string {
  const stops = runs.filter(({ event }) => event === 'stopped');
  const last = stops.at(-1);
  return [
    `${shared.plural(runs.length, 'run')} of programs in the order of the log`,
    stops.length > 0 ? `; ${stops.length} stopped` : '; none stopped',
    last ? `, the last of them ${nameOf(last)} on ${when(last)}` : '',
    '. The table below has each of them.',
  ].join('');
}

function rows(name: string, runs: readonly LoggedRun[]): Block[] {
  // 01/03/100 is easily misread, and what is no date is only shown as it stands.
  const hasStrange = runs.some(({ written }) => /\/1\d\d\b/.test(written ?? ''));
  const hasPostoffice = runs.some(({ postoffice }) => postoffice !== null);
  /** Of the columns that are not always there. */
  const blank = [hasStrange, hasPostoffice].flatMap((has) => (has ? [null] : []));
  return table(
    `Runs in ${name}`,
    [
      unbroken('Date'),
      ...(hasStrange ? ['In the log'] : []),
      ...(hasPostoffice ? ['Postoffice'] : []),
      'Step',
      'Program',
      'What it shows',
      numeric('Line'),
    ],
    runs.flatMap((run): Row[] => [
      ...(run.before > 0
        ? [
            {
              cells: [
                '...',
                ...blank.map(() => ''),
                '',
                '',
                shared.plural(run.before, 'more run'),
                '',
              ],
            },
          ]
        : []),
      {
        cells: [
          when(run),
          ...(hasStrange ? [run.written ?? ''] : []),
          ...(hasPostoffice ? [[{ name: run.postoffice ?? '' }]] : []),
          run.step ?? '',
          nameOf(run),
          courseOf(run),
          String(run.line),
        ],
        tones: [...blank, null, null, null, TONE[run.event], null],
      },
    ]),
  );
}

const TONE = {
  stopped: 'will-fail',
  trouble: 'at-risk',
  open: 'cannot-tell',
  finished: null,
} as const;

const when = ({ time }: LoggedRun): string => (time === null ? 'undated' : time.replace('T', ' '));

const nameOf = ({ program, version }: LoggedRun): string =>
  program === null ? 'no banner' : [program, version].filter(Boolean).join(' ');

/** `stopped: Fatal 14`, `Error 44 and 2 more entries`, `0 updates received`. */
function courseOf({ event, severity, code, troubles, sent, received }: LoggedRun): string {
  const entry = [severity ?? (code === null ? 'an entry' : 'code'), code].filter(
    (part) => part !== null,
  );
  const more =
    troubles > 1 ? ` and ${shared.plural(troubles - 1, 'more entry', 'more entries')}` : '';
  return [
    ...(event === 'stopped' ? [`stopped: ${entry.join(' ')}${more}`] : []),
    ...(event === 'trouble' ? [`${entry.join(' ')}${more}`] : []),
    ...(sent === null
      ? []
      : [sent === 0 ? 'nothing to send' : `${shared.plural(sent, 'update')} sent`]),
    ...(received === null ? [] : [`${shared.plural(received, 'update')} received`]),
    ...(event === 'open' ? ['the log breaks off in it'] : []),
    ...(event === 'finished' && sent === null && received === null ? ['without trouble'] : []),
  ].join(', ');
}
