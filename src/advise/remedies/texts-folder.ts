/** Remedies for what waits in a postoffice folder and for the files in it, in words. */
import { IMPORT, THEN_REBUILD } from './steps.js';
import type { RemedyText } from './texts.js';

const LISTDS = '`listds admin -p<password> -d<drive> -r`';
const EXPORT = 'in ADMIN.EXE: Config, Dir-Sync, Requestor, Export';
const IDLE = 'Make sure that no Dir-Sync program works on the postoffice: no IMPORT, no Dispatch.';

export const FOLDER_REMEDIES: readonly RemedyText[] = [
  {
    id: 'free-files',
    title: 'Free the files that IMPORT must write',
    steps: [
      'Close ADMIN and any other IMPORT on the postoffice.',
      'Take the read-only attribute away, for instance: `attrib -r m:\\glb\\flag.glb`, ' +
        '`attrib -r m:\\usr\\*.usr`, `attrib -r m:\\inf\\*.inf`',
      'On the file server see whether one of the files is held open, and close it there.',
      'See that the account that runs IMPORT may read, write, create and delete in all folders of ' +
        'the postoffice, and that its CONFIG.SYS has FILES=60 or more.',
      `After an earlier Fatal 7 run IMPORT once more: ${IMPORT}`,
      THEN_REBUILD,
    ],
    cautions: [
      'Virus scanners, and on Windows NT opportunistic locks or cached files, were met as causes ' +
        'of Fatal 7 too (Q134228, Q148811).',
    ],
    articles: ['Q134228', 'Q148811', 'Q131670', 'Q148705', 'Q96060', 'Q112301'],
    confidence: 'documented',
  },
  {
    id: 'clean-folder',
    title: 'Clean the GLB folder before the import',
    neverOnServer: true,
    steps: [
      IDLE,
      'Move RESYNC.GLB out of the GLB folder, and delete SORTLOCK.GLB if it is there.',
      `Run IMPORT once and see whether it gets through: ${IMPORT}`,
      'If it does not: make each of SRVTRANS.GLB, USRTRANS.GLB, NMETRANS.GLB and GWTRANS.GLB that ' +
        'is not 0 bytes long an empty file, for instance: `type nul > usrtrans.glb`',
      'Delete IUSRTRAN.GLB, INMETRAN.GLB, IGWTRANS.GLB, SRVUPDS.GLB, REQUPDS.GLB, ILOCAL.GLB, ' +
        'INDEX.GLB and the SORTnnnn files.',
      `Put RESYNC.GLB back and check the folder with this tool; then: ${IMPORT}`,
      THEN_REBUILD,
    ],
    cautions: [
      'What the queues held is lost when they are emptied; a RESYNC.GLB or a full import brings it ' +
        'again (inferred).',
      'SORTLOCK.GLB keeps a second IMPORT away: never delete it while one runs (Q112301).',
    ],
    articles: ['Q122750', 'Q112301', 'Q96060'],
    confidence: 'documented',
  },
  {
    id: 'restore-reqconf',
    title: 'Restore REQCONF.GLB',
    neverOnServer: true,
    steps: [
      'Keep a copy of the damaged file, if there is one.',
      'Restore a REQCONF.GLB of 512 bytes from a backup that is older than the damage.',
      'Where there is no backup: copy one from a postoffice without the problem, then reset it: ' +
        '`listds admin -p<password> -d<drive> -r -z`, and enter types and registration again ' +
        '(ADMIN.EXE: Config, Dir-Sync, Requestor). On the directory server delete the requestor ' +
        'and register it again.',
      `Read the numbers off it: ${LISTDS}, and check RESYNC.GLB again with them.`,
    ],
    cautions: [
      'Never reset the requestor half of the directory server itself (Q96060).',
      'Registering again sets the numbers of the requestor on the server to 0 (Q99961).',
    ],
    articles: ['Q123437', 'Q112301', 'Q96060', 'Q99961'],
    confidence: 'documented',
  },
  {
    id: 'restore-reqtrans',
    title: 'Bring REQTRANS.GLB back',
    neverOnServer: true,
    steps: [
      'On the directory server make a RESYNC.GLB, copy it to the requestor and delete it on the ' +
        'server.',
      'On the requestor: `listds admin -p<password> -d<drive> -r -z`, then ' + IMPORT,
      THEN_REBUILD,
      'Enter types, and with an older LISTDS the registration, again in ADMIN.EXE: Config, ' +
        'Dir-Sync, Requestor.',
      'Or, without a reset: let PODIAG make a REQTRANS.GLB from REQCONF.GLB.',
      `What waited in the lost file: ${EXPORT}.`,
    ],
    cautions: [
      'An empty file alone is not enough: new changes are ignored until their numbers pass ReqSync ' +
        '(Q119014).',
      'Never reset the requestor half of the directory server itself (Q96060).',
    ],
    articles: ['Q119014', 'Q110496', 'Q119017', 'Q96060'],
    confidence: 'documented',
  },
  {
    id: 'raise-reqtrans',
    title: 'Bring the numbers in REQTRANS.GLB above ReqSync',
    neverOnServer: true,
    steps: [
      'Compare the last number of `listq admin -p<password> -d<drive> -freqtrans` with ReqSync of ' +
        `${LISTDS}.`,
      `A small gap: ${EXPORT}, again and again until the last number is above ReqSync.`,
      'A large gap: import a RESYNC.GLB before anything more is entered; IMPORT sets the numbers ' +
        'in both files.',
      'If the numbers still disagree afterwards: in the GLB folder `type nul > reqtrans.glb`, make ' +
        'a new RESYNC.GLB, import it and wait for one more cycle.',
      THEN_REBUILD,
    ],
    cautions: [
      'What waits in REQTRANS.GLB with a lower number is not sent: enter it again, or export ' +
        '(Q119452).',
    ],
    articles: ['Q119452', 'Q96060'],
    confidence: 'documented',
  },
  {
    id: 'repeat-import-e',
    title: 'Put names of other lists into Dir-Sync again',
    steps: [
      'Before the import, list what waits: `listq admin -p<password> -d<drive> -freqtrans > ' +
        'reqtrans.txt`',
      'After the import, for what has a number up to REQSEQ: `import admin -p<password> -e -f<file> ' +
        '-d<drive>` with the file that the names came from.',
    ],
    cautions: ["An export in ADMIN.EXE does not bring them: it sends the postoffice's own list."],
    articles: ['Q123856', 'Q96060', 'Q156996', 'Q119450'],
    confidence: 'inferred',
  },
  {
    id: 'repair-srvconf',
    title: 'Repair SRVCONF.GLB on the directory server',
    dss: 'msmail',
    steps: [
      'See whether LISTDS complains: `listds admin -p<password> -d<drive> -s`',
      'If only the server itself is missing as a requestor: with ADMIN 3.2.2 or later make another ' +
        'postoffice a server for the time being (Config, Dir-Sync, Options, Yes) and copy ' +
        'SRVCONF.GLB of the real server into its GLB folder.',
      'There register the real server (Config, Dir-Sync, Requestor, Registration), copy SRVCONF.GLB ' +
        'back, make the other postoffice a requestor again and register the real server on it.',
      'With any other damage: restore the file from a backup; on every requestor export (Config, ' +
        'Dir-Sync, Requestor, Export) and let one cycle finish.',
      'Generate a new RESYNC.GLB: `import admin -p<password> -s -d<drive>`',
    ],
    cautions: [
      'A restored file is behind the requestors; their numbers may be above those in the new ' +
        'header (Q96060).',
    ],
    articles: ['Q96060', 'Q77926'],
    confidence: 'inferred',
  },
  {
    id: 'reset-schedule',
    title: 'Make PROCESS.GLB anew',
    steps: [
      'As long as it can be read, keep the times: `dssched admin -p<password> -d<drive> -xtimes.txt`',
      'In the GLB folder, after a copy: `debug process.glb`, then at its prompts `rcx`, `200`, `w`, ' +
        '`q`. The file now has 512 bytes and no times.',
      'Enter the times again: ADMIN.EXE: Config, Dir-Sync, Requestor, Schedule, or `dssched admin ' +
        '-p<password> -d<drive> -itimes.txt`, on a requestor without T2.',
    ],
    cautions: ['While PROCESS.GLB has no times, nothing is sent and nothing imported by itself.'],
    articles: ['Q119111', 'Q136487', 'Q96060'],
    confidence: 'documented',
  },
  {
    id: 'clear-system-mailbag',
    title: 'Clear the mailbag of Dir-Sync mail',
    neverOnServer: true,
    steps: [
      `${IDLE} Keep copies of SYSTEM.MBG and SYSTEM.KEY.`,
      'In the MBG folder: `type nul > system.mbg`',
      'In the KEY folder: `debug system.key`, then at its prompts `f100,32f,0`, `w`, `q`. Where the ' +
        'file is not 560 bytes long, give `rcx` and `230` first.',
      'Let a whole cycle run.',
    ],
    cautions: [
      'The Dir-Sync mail that waits is lost; Dir-Sync recovers from that in a later cycle (Q96060).',
    ],
    articles: ['Q96060', 'Q148705', 'Q104279'],
    confidence: 'documented',
  },
  {
    id: 'rebuild-lists',
    title: 'Rebuild the global address list with all mail clients closed',
    steps: [
      'Let every user exit and sign out of Mail.',
      'Run `rebuild -f -d<drive>`',
      'In DIRSYNC.LOG look for the three Status lines of REBUILD; the last one is blank.',
      'If GAL.NME is gone and REBUILD cannot run: rename the three temporary files of one date, ' +
        'GAL$.NME (3.0: TMP00003.NME) to GAL.NME, GALINDE$.GLB to GALINDEX.GLB, TMPNETPO.GLB to ' +
        'GALNETPO.GLB.',
    ],
    cautions: ['New lists with an old index lead to misdirected mail (Q96060).'],
    articles: ['Q99117', 'Q148364', 'Q108831', 'Q96060'],
    confidence: 'documented',
  },
  {
    id: 'restore-files',
    title: 'Restore files of the wrong size',
    steps: [
      'Keep a copy of the whole postoffice.',
      'See whether the file was only copied badly: compare its size on the postoffice itself.',
      'Restore the file from a backup, or check the postoffice with PODIAG while nobody uses it.',
    ],
    cautions: [
      'Do not change the size of a file by hand: Q77926 wants support to be asked first.',
      'PODIAG is not to be run on a live postoffice without a backup (Q134753).',
    ],
    articles: ['Q77926', 'Q132744', 'Q134753'],
    confidence: 'documented',
  },
  {
    id: 'restore-messages',
    title: 'Put DS_MSG.GLB back',
    steps: [
      'Copy DS_MSG.GLB into the GLB folder from another postoffice of version 3.2, 3.2a or 3.5, or ' +
        'from the installation disks.',
    ],
    cautions: [],
    articles: ['Q130064'],
    confidence: 'documented',
  },
  {
    id: 'restore-admin-names',
    title: 'Restore ADMIN.NME, then rebuild',
    steps: [
      'In the NME folder, if ADMINSHD.NME is sound: `copy adminshd.nme admin.nme`',
      'If both are damaged: restore both from a backup, or run ACCTONME.',
      'Then: `rebuild -f -d<drive>`',
    ],
    cautions: ['ACCTONME has side effects, which its own text file lists (Q119018).'],
    articles: ['Q119018'],
    confidence: 'documented',
  },
  {
    id: 'free-disk',
    title: 'Make room on the drive of the postoffice',
    steps: [
      'Work out the need: three times the size of RESYNC.GLB at least, better three times the sum ' +
        'of all USR files of the directory server.',
      'Delete or move what is not needed. On a Novell server run PURGE: deleted files still take ' +
        'room there.',
      'With Dir-Sync idle delete what a failed run has left in the GLB folder.',
    ],
    cautions: [],
    articles: ['Q96060', 'Q112301'],
    confidence: 'documented',
  },
];
