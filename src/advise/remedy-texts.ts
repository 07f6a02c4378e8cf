import type { Confidence, Outcome } from '../case/types.js';

/** A remedy in words. `when` offers it for an outcome; otherwise the rules that fired name it. */
export interface RemedyText {
  id: string;
  title: string;
  /** Only for this kind of directory server; left out, for both. */
  dss?: 'exchange' | 'msmail';
  when?: Outcome;
  steps: readonly string[];
  cautions: readonly string[];
  articles: readonly string[];
  confidence: Confidence;
}

const IMPORT = '`import admin -p<password> -q -y -d<drive>`';
const REBUILD = '`rebuild -f -d<drive>`';

/** All remedies, cheapest first. */
export const REMEDIES: readonly RemedyText[] = [
  {
    id: 'import-now',
    title: 'Run the import',
    when: 'will-import',
    steps: [
      'Keep a copy of RESYNC.GLB and REQCONF.GLB in another folder.',
      `On the requestor: ${IMPORT}`,
      `Then: ${REBUILD}`,
      'Look whether RESYNC.GLB is gone from the GLB folder; if it is still there, the import did ' +
        'not complete (Q122750).',
    ],
    cautions: [
      'Names that were added locally to the imported lists are replaced by the server copy ' +
        '(Q105125).',
    ],
    articles: ['Q96060', 'Q122750', 'Q105125'],
    confidence: 'documented',
  },
  {
    id: 'move-to-requestor',
    title: 'Import on the requestor, not on the directory server',
    steps: [
      'Copy RESYNC.GLB to the GLB folder of the requestor postoffice.',
      'Delete it from the GLB folder of the directory server.',
      `On the requestor: ${IMPORT}`,
    ],
    cautions: ['Left on the directory server it can harm its global address list (Q96060).'],
    articles: ['Q96060', 'Q119014', 'Q156124'],
    confidence: 'documented',
  },
  {
    id: 'give-whole-file',
    title: 'Copy or generate the file again',
    steps: [
      'Compare size and date of RESYNC.GLB with the file on the directory server.',
      'Copy it again, in binary mode; if it is no better there, generate a new one.',
      'Check the new file with this tool before the import.',
    ],
    cautions: [],
    articles: ['Q119449'],
    confidence: 'inferred',
  },
  {
    id: 'regenerate',
    title: 'Generate a fresh file after a complete cycle (Mail postoffice as server)',
    dss: 'msmail',
    steps: [
      'Let one Dir-Sync cycle finish on the requestor and on the server postoffice (T1 to T3).',
      'On the directory server: `import admin -p<password> -s -d<drive>`',
      'Copy GLB\\RESYNC.GLB to the requestor and delete it on the directory server.',
      'Check it with this tool; then, before the next T2: ' + IMPORT,
    ],
    cautions: [
      'If IMPORT -S itself reports code 14, it could not make the file at that moment: run it again ' +
        '(Q96001).',
      "That this raises the numbers enough is not certain: SRVSEQ is the server postoffice's own " +
        'SrvSync (Q119449).',
    ],
    articles: ['Q96060', 'Q119014', 'Q119449', 'Q96001'],
    confidence: 'inferred',
  },
  {
    id: 'list-more-requestors',
    title: 'List more requestors and generate again (Exchange as server)',
    dss: 'exchange',
    steps: [
      'On the Exchange server, in HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\' +
        'MSExchangeDX, create the REG_MULTI_SZ value ResyncConnectionRDNs with one line for each ' +
        'Remote Dirsync Requestor: this requestor and the holders of the highest numbers.',
      'Restart the Microsoft Exchange Directory Synchronization service.',
      'Take the new Resync.glb from Exchsrvr\\Dxadata and check it with this tool.',
    ],
    cautions: [
      'List only requestors with the same export configuration, or the addresses in the file are ' +
        'wrong for some of them (Q156063).',
      'Back up the registry first (Q215505).',
    ],
    articles: ['Q215505', 'Q150976', 'Q156063'],
    confidence: 'inferred',
  },
  {
    id: 'global-maximum',
    title: 'Let Exchange 5.5 use the highest numbers of all requestors',
    dss: 'exchange',
    steps: [
      'Look up the version of Dxa.exe: it must be 5.5.2524 or later (Exchange 5.5 SP3).',
      'In the same key create the REG_DWORD value GlobalMaxSeqInResync and set it to 1.',
      'Create ResyncConnectionRDNs again, restart the service and take the new Resync.glb.',
    ],
    cautions: [
      'The numbers may leap far ahead of this requestor; transactions that wait in REQTRANS.GLB ' +
        'with lower numbers are then ignored (Q119450).',
      "An ImportSync above the server's own record may make later replies look old (inferred from " +
        'Q99961; not confirmed by any source).',
      'Not for Exchange 4.0 and 5.0; Exchange 2000 is not mentioned (Q215505).',
    ],
    articles: ['Q215505', 'Q150976', 'Q243604'],
    confidence: 'documented',
  },
  {
    id: 'full-import-by-mail',
    title: 'Ask for a full import by mail instead of the file',
    steps: [
      'On the requestor, in ADMIN.EXE: Config, Dir-Sync, Requestor, Import.',
      'Let one cycle run (T1, T2, T3) without a second T2 in between (Q142841).',
    ],
    cautions: [
      "The reply must fit the requestor's Limit option, or codes 118 and 166 follow (Q119450).",
      'Names that were added locally to the imported lists are lost (Q105125).',
    ],
    articles: ['Q105125', 'Q142841', 'Q119450'],
    confidence: 'documented',
  },
  {
    id: 'reset-then-import',
    title: 'Reset the requestor, then import the same file',
    steps: [
      'On the requestor: `listds admin -p<password> -d<drive> -r -z`',
      'Check that ReqSync and SrvSync are 0: `listds admin -p<password> -d<drive> -r`',
      IMPORT,
      'Enter the requested types again (ADMIN.EXE: Config, Dir-Sync, Requestor, Types), and the ' +
        'registration where an older LISTDS wiped it.',
    ],
    cautions: [
      'Whether -z also clears ImportSync is stated nowhere: where IMPSEQ is too low as well, this ' +
        'may not be enough.',
      'Never on the directory server itself (Q96060).',
      'LISTDS 3.5 leaves four file pointers as they were, which can lead to error 45 (Q140462, ' +
        'Q112301).',
    ],
    articles: ['Q119014', 'Q257740', 'Q96060', 'Q140462', 'Q112301'],
    confidence: 'documented',
  },
  {
    id: 'local-reset',
    title: 'Reset the requestor on both sides and let the cycle fill it again',
    steps: [
      'On a Mail directory server, in ADMIN.EXE: Config, Dir-Sync, Server, Requestors: delete the ' +
        'requestor and add it again. On Exchange: set DXA-Req-Seq, DXA-Svr-Seq, DXA-Imp-Seq and ' +
        'DXA-Conf-Seq of its Remote Dirsync Requestor to 0 and restart the service (Q152231).',
      'On the requestor: `listds admin -p<password> -d<drive> -r -z`, then look that ReqSync and ' +
        'SrvSync are 0: `listds admin -p<password> -d<drive> -r`',
      'In its GLB folder: `type nul > reqtrans.glb`',
      'In ADMIN.EXE: Config, Dir-Sync, Requestor, Types, then Export; wait for a whole cycle.',
    ],
    cautions: [
      'All transactions that wait in REQTRANS.GLB are lost; the export sends the list anew (Q119452).',
      'Not for the requestor half of the directory server itself (Q96060).',
    ],
    articles: ['Q119452', 'Q96060', 'Q152231'],
    confidence: 'documented',
  },
  {
    id: 'reenter-pending',
    title: 'Export again what waits in REQTRANS.GLB',
    steps: [
      'Before the import, keep a listing: `listq admin -p<password> -d<drive> -freqtrans > ' +
        'reqtrans.txt`',
      'After the import, in ADMIN.EXE: Config, Dir-Sync, Requestor, Export; or enter the listed ' +
        'changes again.',
    ],
    cautions: [],
    articles: ['Q119450', 'Q119452'],
    confidence: 'documented',
  },
];
