/** Remedies for what the transactions of a RESYNC.GLB would do, in words. */
import { REBUILD, THEN_REBUILD } from './steps.js';
import type { RemedyText } from './texts.js';

const ONE_CYCLE = 'Let one whole Dir-Sync cycle run, so that the directory server has it.';
const NEW_FILE = 'Generate a new RESYNC.GLB and check it with this tool before the import.';
const TYPES = 'ADMIN.EXE: Config, Dir-Sync, Requestor, Types';

export const TRANSACTION_REMEDIES: readonly RemedyText[] = [
  {
    id: 'ignore-gateway-errors',
    title: 'Ignore Error 44, or install the gateway first',
    steps: [
      'Where these addresses are not wanted here: import, and ignore Error 44 in DIRSYNC.LOG.',
      THEN_REBUILD,
      'Look whether RESYNC.GLB is gone from the GLB folder; then the errors do not come back.',
      "Where they are wanted: install the gateway's access component before the import, and set " +
        `its type to Yes (${TYPES}).`,
    ],
    cautions: [
      'Without the access component the addresses of that type do not reach this postoffice ' +
        '(inferred).',
    ],
    articles: ['Q122751', 'Q96002', 'Q96060'],
    confidence: 'documented',
  },
  {
    id: 'repair-gateway-lists',
    title: 'Repair the gateway lists on the directory server',
    dss: 'msmail',
    steps: [
      'On the directory server compare the two files of each gateway type, for instance X400.NME ' +
        'and X400.GLB: a NME file of 0 bytes beside a GLB file of more than 4 bytes is the fault.',
      'Keep copies of both. Then load the addresses of that gateway again, or bring the GLB file ' +
        'back to its original 4 bytes.',
      'Generate a new RESYNC.GLB there: `import admin -p<password> -s -d<drive>`, copy it, and ' +
        'delete it on the directory server.',
      'Check the new file with this tool before the import.',
    ],
    cautions: ['A GLB file of 4 bytes is an empty list: its addresses are lost on that server.'],
    articles: ['Q119240', 'Q96060'],
    confidence: 'documented',
  },
  {
    id: 'recreate-groups',
    title: 'Delete the damaged groups and create them again',
    steps: [
      'On the postoffice that the transactions name, in ADMIN.EXE: Local-Admin, Group, Print: ' +
        'print the members of all groups to a file.',
      'In ADMIN.EXE: Local-Admin, Group, Delete: delete all the groups.',
      'Create the groups again from the printed list.',
      ONE_CYCLE,
      NEW_FILE,
    ],
    cautions: [
      'On a Mail directory server the old errors may stay until the Keep Updates time has passed; ' +
        'the article promises their end only then.',
    ],
    articles: ['Q128872', 'Q122689'],
    confidence: 'documented',
  },
  {
    id: 'correct-at-origin',
    title: 'Correct the entries where they come from, then make a new file',
    steps: [
      'Take the transactions from this report, or list them all: ' +
        '`listq admin -p<password> -d<drive> -fresync > resync.txt`',
      'Find where each comes from: the postoffice that its address names, the import file that ' +
        'feeds Dir-Sync with IMPORT -E, or the Exchange server.',
      'Correct the entry there. An import file takes: code letter in column 1, full name from ' +
        'column 3 (30 characters at most), address type and address from column 34.',
      ONE_CYCLE,
      NEW_FILE,
    ],
    cautions: [
      'Importing the file as it is leaves these entries out; the other transactions are expected ' +
        'to go through (inferred).',
    ],
    articles: ['Q96001', 'Q104869', 'Q96060'],
    confidence: 'inferred',
  },
  {
    id: 'receive-templates',
    title: 'Let the requestor receive templates',
    steps: [
      'On the requestor, in ADMIN.EXE: Config, Dir-Sync, Requestor, Options, Templates: set ' +
        'Receive to Yes, before the import.',
      'Where template data are missing afterwards: Config, Dir-Sync, Requestor, Import; the reply ' +
        'brings the templates along.',
    ],
    cautions: ['Not needed where template data are not wanted on this postoffice.'],
    articles: ['Q96003', 'Q96002'],
    confidence: 'documented',
  },
  {
    id: 'review-autocreate',
    title: 'Define postoffices beforehand, review the created ones afterwards',
    steps: [
      'Before the import, in ADMIN.EXE: External-Admin, Create: define by hand the postoffices ' +
        'that are not reached by the route to the directory server.',
      'For a postoffice that was only renamed: External-Admin, Modify: rename the old entry first.',
      'Import; Dir-Sync creates the others where the option Create-PO is on.',
      THEN_REBUILD,
      'In ADMIN.EXE look at the routing of each new postoffice and correct it: External-Admin, Modify.',
    ],
    cautions: [
      'Mail to a postoffice with a wrong route does not arrive, or takes a detour (inferred).',
    ],
    articles: ['Q96060', 'Q96003'],
    confidence: 'documented',
  },
  {
    id: 'restore-local-names',
    title: 'Add local names to the replaced lists again',
    steps: [
      'Before the import, write down the names that were added by hand: in ADMIN.EXE, ' +
        'External-Admin, List, and Gateway, List.',
      'A gateway list can be put into a file: `import admin -p<password> -x -g<type> -f<file> ' +
        '-d<drive>`',
      'After the import, in ADMIN.EXE: add the missing names to their lists again.',
      `Then: ${REBUILD}`,
    ],
    cautions: [
      'The next RESYNC.GLB or full import takes them away again. Names that are added on the ' +
        'directory server too stay, but go to all requestors.',
    ],
    articles: ['Q105125', 'Q96060'],
    confidence: 'documented',
  },
  {
    id: 'export-at-origin',
    title: 'Let the postoffice export its list again',
    steps: [
      'Make sure that the list ought not to be empty.',
      'On the postoffice that the list belongs to, in ADMIN.EXE: Config, Dir-Sync, Requestor, ' +
        'Export, and answer Yes.',
      ONE_CYCLE,
      NEW_FILE,
    ],
    cautions: [
      'With an Exchange server as a requestor, first remove custom recipients that were made there ' +
        'by hand with an address of that postoffice, or they take the list away again.',
    ],
    articles: ['Q156996'],
    confidence: 'documented',
  },
  {
    id: 'import-gateway-names',
    title: 'Bring SMTP, X400 and MHS names in with IMPORT -A -G, not by Dir-Sync',
    steps: [
      `Before the import of RESYNC.GLB set these types to No (${TYPES}).`,
      'On a postoffice that has the names: `import admin -p<password> -x -g<type> -f<file> ' +
        '-d<drive>`',
      'On the requestor: `import admin -p<password> -a -g<type> -f<file> -d<drive>`',
      'Where the import has been done already: delete the entries of these types from the ' +
        'postoffice address list and the groups, and add them again (inferred).',
      THEN_REBUILD,
    ],
    cautions: [
      'That RESYNC.GLB leaves the list of a type alone once it is set to No is inferred from ' +
        'Q105125.',
    ],
    articles: ['Q137865', 'Q123856', 'Q105125'],
    confidence: 'inferred',
  },
];
