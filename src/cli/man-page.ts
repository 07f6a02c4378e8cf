/** The manual page, from the table of commands; the build writes it as dist/resync-check.1. */
import { COMMANDS, type Command, type Group, type Row } from './command-table.js';

/** Text as troff takes it: no escape of its own, no line that begins like a request. */
const plain = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/gm, '\\&$1');

const bold = (text: string): string => `\\fB${plain(text)}\\fR`;
const italic = (text: string): string => `\\fI${plain(text)}\\fR`;

const optionLine = ({ options }: Row): string =>
  options
    .map(({ name, alias, value }) =>
      [
        alias === undefined ? '' : `${bold(`-${alias}`)}, `,
        bold(`--${name}`),
        value === undefined ? '' : ` ${italic(value)}`,
      ].join(''),
    )
    .join('  ');

const groupLines = ({ rows }: Group): string[] =>
  rows.flatMap((row) => ['.TP', optionLine(row), plain(row.describe)]);

function commandLines([name, { usage, about, examples, groups, statuses }]: [
  string,
  Command,
]): string[] {
  return [
    `.SS ${plain(name)}`,
    `${bold('resync-check')} ${plain(usage)}`,
    '.PP',
    plain(about),
    ...groups.flatMap(groupLines),
    '.PP',
    'Examples:',
    ...examples.flatMap(([call, remark]) => [
      '.br',
      `    ${plain(`resync-check ${call}`)}${remark === undefined ? '' : `  (${plain(remark)})`}`,
    ]),
    '.PP',
    plain(`Exit status: ${statuses}`),
  ];
}

/** The page in troff with the man macros. */
export const manPage = (version: string): string =>
  `${[
    `.TH RESYNC\\-CHECK 1 "" "resync\\-check ${version}"`,
    '.SH NAME',
    'resync\\-check \\- predict whether IMPORT \\-Q will accept a RESYNC.GLB',
    '.SH SYNOPSIS',
    ...Object.values(COMMANDS).flatMap(({ usage }, at) => [
      ...(at > 0 ? ['.br'] : []),
      `${bold('resync-check')} ${plain(usage)}`,
    ]),
    '.SH DESCRIPTION',
    plain(
      'Reads a RESYNC.GLB of Microsoft Mail directory synchronization and what shows the numbers of ' +
        'the requestor, and predicts whether IMPORT -Q accepts the file or stops with Fatal error 14; ' +
        'says why, how sure that is, and what to do. Nothing that is given is changed, and no network ' +
        'is used. Without a command it is check.',
    ),
    '.SH COMMANDS',
    ...Object.entries(COMMANDS).flatMap(commandLines),
    '.SH FILES',
    plain(
      'Any mix of files and folders, - for standard input, KIND=FILE to force a kind. What a file is ' +
        'is decided by its content.',
    ),
    '.SH SEE ALSO',
    plain(
      'resync-check explain WORD has a page on each rule, remedy, error code, number and file.',
    ),
  ].join('\n')}\n`;
