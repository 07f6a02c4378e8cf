/** The commands with their options, examples and exit statuses: what is parsed is what help shows. */
import type { Command, Group, Option, Row } from './command-types.js';

export { optionsOf } from './command-types.js';
export type { Command, Group, Option, Row } from './command-types.js';

/** `-r, --requestor NET/PO` and the like, as they are written in help, to a row. */
function row(written: string, describe: string): Row {
  const options = written.split('  ').map((each): Option => {
    const [, alias, name, value] = /^(?:-(\w), )?--([\w-]+)(?: (.+))?$/.exec(each)!;
    return { name: name!, ...(alias && { alias }), ...(value && { value }) };
  });
  return { options, describe };
}

const FORMAT = row('-f, --format text|json', 'text is the default');
const REPORT_FORMAT = row('-f, --format text|json|markdown|html', 'text is the default');
const COLOR = row('--color', 'colour; --no-color for none');
const ASCII = row('--ascii', 'plain ASCII on the screen; --no-ascii for every character');
const RULES = row('--rules FOLDER', 'rules of your own beside the built-in ones');

const OWN: Group = {
  title: 'Which postoffice, which numbers',
  rows: [
    row('-r, --requestor NET/PO', 'only this one; the PO part is enough (repeatable)'),
    row('--impseq N  --srvseq N  --reqseq N', 'its own ImportSync, SrvSync, ReqSync'),
  ],
};
const HEADER = row('--header "IMPSEQ=1,SRVSEQ=2,REQSEQ=3"', 'the numbers in the file');
const SERVER: Group = {
  title: 'Which server made the file',
  rows: [
    row('--dss exchange|msmail', 'kind of directory server'),
    row('--listed NAME', 'was in ResyncConnectionRDNs (repeatable)'),
    row('--global-max', 'GlobalMaxSeqInResync is 1'),
    row('--dxa-version VERSION', 'version of Dxa.exe, such as 5.5.2448.0'),
    row('--link RDN=NET/PO', 'which postoffice an Exchange object is (repeatable)'),
  ],
};
const PLAN: Group = {
  title: 'The planned import',
  rows: [
    row('--import-version VERSION', 'version of IMPORT, such as 3.2a or 3.5.30'),
    row('--import-exe FILE', 'its IMPORT.EXE, known by size and date'),
    row('--gateways "SNADS,X400"', 'gateways that the postoffice has, or none'),
    row('--command "import admin -p... -q -y -dM"', 'the planned command line, to be checked'),
  ],
};
const REG = row('--reg FILE', 'write the registry values of the recommended way');
const SHOWN = [
  row('-q, --quiet', 'the answer only'),
  row('--full', 'everything; the default is one screen'),
  row('--ask', 'the request for what is missing, as a mail'),
  REPORT_FORMAT,
  row('-o, --output FILE', 'write it there as well: .txt, .json, .md, .html (repeatable)'),
  row('--redact none|names|all', 'tokens for names; files, Markdown and HTML: names'),
  row('--redact-map FILE', 'keep which name each token stands for'),
  row('--max-examples N', 'requestors shown in detail (10)'),
  ASCII,
];
/** A request for evidence is of no use where there is a report alone. */
const isOfRender = ({ options }: Row): boolean => options.every(({ name }) => name !== 'ask');
const JUDGING = [
  COLOR,
  RULES,
  row('--fail-on warning|error|hang|fatal', 'exit status 1 from this severity on (fatal)'),
];

const BY_OUTCOME =
  '0 accepted, 1 will stop, 3 cannot be told yet, 4 at risk, 2 wrong use or unreadable file, 70 a ' +
  'bug of this program.';
const SHOWS = '0 shown, 2 wrong use, 70 a bug of this program.';

export const COMMANDS: Record<string, Command> = {
  check: {
    usage: '[check] [options] FILES AND FOLDERS',
    summary: 'predict what IMPORT -Q does; say why, and what to do',
    about: 'Predicts whether IMPORT -Q accepts a RESYNC.GLB; says why not and what to do.',
    examples: [
      ['ticket-4711'],
      ['M:\\ -r DENVER', 'a postoffice on its drive'],
      ['RESYNC.GLB listds-r.txt --impseq 3'],
      ['ticket-4711 --dss exchange --reg list.reg'],
      ['ticket-4711 -o ticket.md', 'to paste into a ticket'],
      ['ticket-4711 --after DIRSYNC.LOG', 'and what came to pass'],
    ],
    groups: [
      { ...OWN, rows: [...OWN.rows, HEADER] },
      SERVER,
      PLAN,
      {
        title: 'What you get',
        rows: [
          ...SHOWN,
          REG,
          row('--log-preview FILE', 'write the log lines to expect'),
          row(
            '--after LOG',
            'compare with the log of the import, or LISTDS -R after it (repeatable)',
          ),
          row('--save-case DIR', 'write the case without names into a new folder'),
          ...JUDGING,
        ],
      },
    ],
    statuses: `${BY_OUTCOME} --after leaves it as it is.`,
    load: () => import('./commands/check.js'),
  },
  simulate: {
    usage: 'simulate [options] FILES AND FOLDERS',
    summary: 'which header the server would write for a choice of requestors',
    about:
      "Computes the header that the directory server would write, from the server's own records " +
      '(LISTDS -S text, LDIF, CSV, raw attributes, sync-state), and checks who could import it.',
    examples: [
      ['simulate listds-s.txt', 'a Mail postoffice'],
      ['simulate server.ldf --listed NOVEMBER --listed OCTOBER'],
    ],
    groups: [OWN, SERVER, { title: 'What you get', rows: [...SHOWN, REG, ...JUDGING] }],
    statuses: `that of a check of this header: ${BY_OUTCOME}`,
    load: () => import('./commands/simulate.js'),
  },
  inspect: {
    usage: 'inspect [options] FILES AND FOLDERS',
    summary: 'say what files are, and show them decoded',
    about:
      'Says what each file is and shows it decoded: a queue as LISTQ lists it, a log with its codes ' +
      'explained.',
    examples: [['inspect RESYNC.GLB'], ['inspect ticket-4711 -f json']],
    groups: [{ title: 'What you get', rows: [FORMAT, ASCII] }],
    statuses:
      '0 shown, 3 a file was not understood, 2 wrong use or unreadable file, 70 a bug of this program.',
    load: () => import('./commands/inspect.js'),
  },
  explain: {
    usage: 'explain [WORD]',
    summary: 'help on a rule, remedy, cause, code, number, file, word, article',
    about:
      'Explains a rule, a remedy, a cause, an error code, a number, a file, an article or a word of ' +
      'Dir-Sync. Without a word it lists what there is.',
    examples: [['explain 14'], ['explain IMPORT -Q'], ['explain T3']],
    groups: [],
    statuses: SHOWS,
    takesAnyWord: true,
    load: () => import('./commands/explain.js'),
  },
  rules: {
    usage: 'rules [options]',
    summary: 'list the rules and the facts that each one looks at',
    about:
      'Lists every rule with its severity, code and confidence, and the facts that it looks at.',
    examples: [['rules'], ['rules --coverage'], ['rules --rules my-rules -f json']],
    groups: [
      {
        title: 'What you get',
        rows: [
          row('--coverage', 'confidence, articles and tests of each rule'),
          FORMAT,
          ASCII,
          RULES,
        ],
      },
    ],
    statuses: SHOWS,
    load: () => import('./commands/rules.js'),
  },
  render: {
    usage: 'render [options] REPORT.json',
    summary: 'a stored report in another format',
    about: 'Renders a report that `-f json` or `-o FILE.json` made, as the first run would have.',
    examples: [['render ticket.json'], ['render ticket.json -o ticket.html']],
    groups: [{ title: 'What you get', rows: [...SHOWN.filter(isOfRender), COLOR] }],
    statuses: '0 rendered, 2 wrong use or unreadable file, 70 a bug of this program.',
    load: () => import('./commands/render.js'),
  },
  diff: {
    usage: 'diff [options] BEFORE.json AFTER.json',
    summary: 'what changed between two stored reports',
    about:
      'Compares two reports that `-f json` made: outcomes, numbers, findings and evidence, for the ' +
      'second round.',
    examples: [['diff before.json after.json'], ['diff before.json after.json -f json']],
    groups: [{ title: 'What you get', rows: [FORMAT, ASCII] }],
    statuses: '0 compared, 2 wrong use or unreadable file, 70 a bug of this program.',
    load: () => import('./commands/diff.js'),
  },
  demo: {
    usage: 'demo [options]',
    summary: 'check a sample that comes with the program',
    about:
      'Checks a made-up RESYNC.GLB that comes with the program: an Exchange server listed another ' +
      'requestor, and the file stops with Fatal error 14 (Q215505).',
    examples: [['demo'], ['demo --dss exchange', 'with the kind of server']],
    groups: [SERVER, { title: 'What you get', rows: [...SHOWN, COLOR] }],
    statuses: 'that of a check of the sample: 1, since its file fails.',
    load: () => import('./commands/demo.js'),
  },
  completion: {
    usage: 'completion bash|zsh|powershell',
    summary: 'a script that lets a shell complete commands and options',
    about: 'Writes a script for the shell to read at its start.',
    examples: [
      ['completion bash > ~/.resync-check.bash', 'then: source it'],
      ['completion powershell | Out-String | iex', 'in PowerShell'],
    ],
    groups: [],
    statuses: SHOWS,
    load: async () => (await import('./commands/completion.js')).completionOf(COMMANDS),
  },
};
