/** The commands and their options, as the help text lists them. */
import type { Options } from 'yargs';
import type { Io } from './io.js';
import type { Arguments } from './usage.js';

export type Run = (args: Arguments, files: readonly string[], io: Io) => Promise<number>;

export interface Command {
  takes: string;
  describe: string;
  options: Record<string, Options>;
  load: () => Promise<{ run: Run }>;
}

const value = (describe: string, more: Options = {}): Options => ({
  type: 'string',
  requiresArg: true,
  describe,
  ...more,
});
const FORMAT = value('text or json', { alias: 'f', defaultDescription: 'text' });
const RULES = value('a folder with rules of your own');

const SERVER: Record<string, Options> = {
  dss: value('kind of directory server: exchange or msmail'),
  listed: value('a requestor that was listed for the file (repeatable)'),
  'global-max': { type: 'boolean', describe: 'GlobalMaxSeqInResync is 1' },
  'dxa-version': value('version of Dxa.exe, for instance 5.5.2448.0'),
  link: value('RDN=NET/PO: which postoffice an object is (repeatable)'),
  reg: value('write the registry values of the recommended way to this file'),
};
const PLAN: Record<string, Options> = {
  'import-version': value('version of IMPORT, for instance 3.2a or 3.5.30'),
  'import-exe': value('its IMPORT.EXE, known by size and date'),
  gateways: value('gateways it has: SNADS,X400 or none'),
  command: value('the planned command line, to be checked'),
  'log-preview': value('write the expected log lines to this file'),
};
const SHOWN: Record<string, Options> = {
  rules: RULES,
  format: FORMAT,
  'fail-on': value('exit status 1 from warning, error, hang or fatal on', {
    defaultDescription: 'fatal',
  }),
  color: { type: 'boolean', describe: 'colour, or --no-color for none' },
  quiet: { type: 'boolean', alias: 'q', describe: 'the answer only' },
  'max-examples': value('requestors shown in detail', { defaultDescription: '10' }),
};
const OWN: Record<string, Options> = {
  requestor: value('judge this NET/PO only (repeatable)', { alias: 'r' }),
  impseq: value("the requestor's own ImportSync"),
  srvseq: value("the requestor's own SrvSync"),
  reqseq: value("the requestor's own ReqSync"),
};

/** Only what the chosen command needs is loaded. */
export const COMMANDS: Record<string, Command> = {
  check: {
    takes: '<files and folders..>',
    describe: 'predict, explain, advise',
    options: {
      ...OWN,
      header: value("the header's numbers: IMPSEQ=1,SRVSEQ=2,REQSEQ=3"),
      ...PLAN,
      ...SERVER,
      ...SHOWN,
    },
    load: () => import('./commands/check.js'),
  },
  simulate: {
    takes: '<files and folders..>',
    describe: 'which header the server would write',
    options: { ...OWN, ...SERVER, ...SHOWN },
    load: () => import('./commands/simulate.js'),
  },
  inspect: {
    takes: '<files and folders..>',
    describe: 'say what files are; show them decoded',
    options: { format: FORMAT },
    load: () => import('./commands/inspect.js'),
  },
  explain: {
    takes: '[id]',
    describe: 'help on a rule, code, number, file or article',
    options: {},
    load: () => import('./commands/explain.js'),
  },
  rules: {
    takes: '',
    describe: 'list the rules',
    options: { rules: RULES, format: FORMAT },
    load: () => import('./commands/rules.js'),
  },
};

/** What stands below the list of commands and options. */
export const EPILOGUE = [
  'Predicts whether IMPORT -Q stops with Fatal error 14 on a RESYNC.GLB. Name the',
  'file, and what shows the numbers of the requestor: its REQTRANS.GLB, listings',
  'of LISTDS or LISTQ, ReqTx subjects, or folders of such files. - is standard',
  'input; listq=FILE says what a file is.',
  '',
  'Exit status: 0 accepted, 1 will stop, 4 at risk, 3 cannot be told yet,',
  '2 wrong use or unreadable file, 70 a bug of this program.',
].join('\n');
