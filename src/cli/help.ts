/** The help texts, from the table of commands, and what is said to a call without any words. */
import type { Palette } from '../report/text/palette.js';
import { WIDTH, wrap } from '../report/text/layout.js';
import { COMMANDS, type Command, type Group, type Row } from './command-table.js';

const PROGRAM = 'resync-check';
/** Where the words behind an option begin, and behind options that are longer. */
const DESCRIBED_AT = 29;
const FURTHER_AT = 42;
const REMARK_AT = 49;

const WINDOWS =
  'Windows: in PowerShell quote values with a comma; in a batch file write `call resync-check`. ' +
  'More help: resync-check explain';

const written = ({ options }: Row): string =>
  options
    .map(({ name, alias, value }) =>
      [alias === undefined ? '' : `-${alias}, `, `--${name}`, value ? ` ${value}` : ''].join(''),
    )
    .join(' ');

/** In the first column that leaves room for both; else on a line of its own. */
function rowLines(row: Row): string[] {
  const left = `  ${written(row)}`;
  const at = [DESCRIBED_AT, FURTHER_AT].find(
    (column) => left.length + 2 <= column && column + row.describe.length <= WIDTH,
  );
  if (at !== undefined) return [left.padEnd(at) + row.describe];
  return left.length + 2 <= DESCRIBED_AT
    ? wrap(row.describe, left.padEnd(DESCRIBED_AT))
    : [left, ...wrap(row.describe, ' '.repeat(DESCRIBED_AT))];
}

const groupLines = ({ title, rows }: Group, palette: Palette): string[] => [
  palette.strong(title),
  ...rows.flatMap(rowLines),
];

const exampleLine = ([call, remark]: Command['examples'][number]): string => {
  const line = `  ${PROGRAM} ${call}`;
  return remark === undefined ? line : `${line.padEnd(REMARK_AT - 2)}  ${remark}`;
};

function commandLines(palette: Palette): string[] {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  return [
    palette.strong('Commands'),
    ...Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
    '  COMMAND --help describes one of them. check may be left out; its options are:',
    '',
  ];
}

/** The help of one command; of all of them for null, with the options of check. */
export function helpText(name: string | null, palette: Palette): string {
  const { usage, about, examples, groups, statuses } = COMMANDS[name ?? 'check']!;
  return `${[
    palette.strong(`${PROGRAM} ${usage}`),
    '',
    ...wrap(about),
    '',
    palette.strong('Examples'),
    ...examples.map(exampleLine),
    '',
    ...(name === null ? commandLines(palette) : []),
    ...groups.flatMap((group) => groupLines(group, palette)),
    ...(groups.length > 0 ? [''] : []),
    ...wrap(`Exit status: ${statuses}`),
    ...wrap(WINDOWS),
  ].join('\n')}\n`;
}

/** What is said where nothing was named: what to give, and where to find it. */
export const WELCOME = `resync-check: will IMPORT -Q accept this RESYNC.GLB?

  resync-check FOLDER                    all files in it; or a postoffice folder
  resync-check RESYNC.GLB listds-r.txt   single files, in any order
  resync-check --header "IMPSEQ=1,SRVSEQ=80,REQSEQ=22" --impseq 2 --srvseq 140
               --reqseq 140              numbers read off a screen

Put these in the folder (any names; mail text with > is fine):
  RESYNC.GLB      from the requestor's GLB folder, or a LISTQ listing of it
  LISTDS -R text  listds admin -pPASSWORD -dM -r > listds-r.txt
  ReqTx subject   the line with R=, S= and I= of the newest Dir-Sync mail
  .ldf, .reg      from the Exchange directory server, if it made the file

Try it:  resync-check demo            All options:  resync-check --help
`;
