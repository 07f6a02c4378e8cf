/** The words of the remedies for old programs and for the command line that is planned. */
import { IMPORT, REBUILD } from './steps.js';
import type { RemedyText } from './texts.js';

export const PROGRAM_REMEDIES: readonly RemedyText[] = [
  {
    id: 'correct-command',
    title: 'Correct the command',
    steps: [
      'On the requestor, with its own administrator account and all users out of Mail: ' + IMPORT,
      `Then: ${REBUILD}`,
      'In a batch file test for the file, not for errorlevel: `if exist <drive>:\\glb\\resync.glb ' +
        'echo The import did not complete` (Q122750).',
      'Read DIRSYNC.LOG afterwards, whatever the screen has shown.',
    ],
    cautions: [
      'Do not combine -q with -e, -s or -st: IMPORT then ignores -q without a word (Q119016).',
      'A wrong password shows only on the screen, and REBUILD runs all the same (Q148771).',
    ],
    articles: ['Q96060', 'Q119016', 'Q122750', 'Q148771'],
    confidence: 'documented',
  },
  {
    id: 'update-import',
    title: 'Use a newer IMPORT.EXE',
    steps: [
      'Look up the version: IMPORT shows it when it starts. Or compare size and date of the file: ' +
        '`resync-check explain versions`.',
      'Take 3.5.34, the newest that an article names (Q191907; for Windows NT Q192158); with Mail ' +
        '3.2 at least 3.2.18 (Q111556).',
      'Keep the old file under another name.',
      'Replace all copies of IMPORT.EXE: in the folder of the Mail programs, and on the computers ' +
        'that run Dispatch or import by hand (Q111556).',
      'Check again with `--import-version 3.5.34`.',
    ],
    cautions: [
      'Microsoft offered these files as downloads or through its support. Whether they can still be ' +
        'had is not known here.',
      'The files for MS-DOS and OS/2 and those for Windows NT are different ones (Q191907).',
      'On a Mail directory server SRVMAIN belongs to it: 3.2.10 or later beside IMPORT 3.2.9 or ' +
        'later (Q111556).',
    ],
    articles: ['Q111556', 'Q191907', 'Q192158'],
    confidence: 'documented',
  },
  {
    id: 'update-server-programs',
    title: 'Bring the other Dir-Sync programs to one newer state',
    steps: [
      'Look up the versions of SRVMAIN, ADMIN, LISTDS and EXTERNAL: `resync-check explain versions`.',
      'With Mail 3.2 take SRVMAIN 3.2.14, ADMIN 3.2.13 or later and LISTDS 3.2.1 together (Q111703), ' +
        'and EXTERNAL 3.2.9 or later (Q111558). Mail 3.5 has later ones (Q132059, Q134673).',
      'Stop Dir-Sync on the directory server and copy SRVCONF.GLB to another folder.',
      'Replace all copies: in the folder of the Mail programs, and on the computer that runs ' +
        'Dispatch (Q111703).',
      'With SRVMAIN 3.2.14 or later run SCONFIX once, if it was never run there, against the ' +
        'directory server: `sconfix -d<drive>` (Q111703, Q132059).',
      'Check the result: `listds admin -p<password> -d<drive> -s`',
      'Let a whole cycle finish, then make the RESYNC.GLB anew.',
    ],
    cautions: [
      'SRVMAIN 3.2.14 without the matching ADMIN, LISTDS and SCONFIX is worse than none of them ' +
        '(inferred from Q111703).',
      'A SRVCONF.GLB that is damaged already is not repaired by new programs (Q96060).',
    ],
    articles: ['Q111703', 'Q111558', 'Q132059', 'Q134673', 'Q96060'],
    confidence: 'documented',
  },
  {
    id: 'update-exchange',
    title: 'Bring the Exchange 5.5 server to one service pack',
    dss: 'exchange',
    steps: [
      'Look at the versions of Dxa.exe and Admin.exe in Exchsrvr\\Bin.',
      'Install Exchange 5.5 SP4, which holds the fixes of SP3 (Q191014, Q215505) and mends the ' +
        'export containers that SP3 spoilt (Q248828).',
      'Where SP3 has to stay, use at least its Admin.exe 5.5.2651.75 (Q246700) and its own Dxa.exe.',
      'Open each Remote Dirsync Requestor and see whether its export containers are still chosen; ' +
        'choose them again if not.',
      'Create ResyncConnectionRDNs, restart the service and take the new Resync.glb (Q150976).',
    ],
    cautions: [
      'An older Dxa.exe that was put back on purpose (Q246700) is replaced by this.',
      'The export containers decide whose addresses are in the file: compare the new one with the ' +
        'old one before the import.',
    ],
    articles: ['Q215505', 'Q248828', 'Q246700', 'Q191014', 'Q150976'],
    confidence: 'inferred',
  },
];
