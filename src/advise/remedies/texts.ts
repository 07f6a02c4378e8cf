/** What a way out is in words; the ways for the numbers whatever the directory server is, and for Mail. */
import type { Confidence, Outcome } from '../../model/types.js';
import { IMPORT, REBUILD, THEN_REBUILD } from './steps.js';

/** A remedy in words. `when` offers it for an outcome; otherwise the rules that fired name it. */
export interface RemedyText {
  id: string;
  title: string;
  /** Only for this kind of directory server; left out, for both. */
  dss?: 'exchange' | 'msmail';
  when?: Outcome;
  /**
   * It resets, zeroes or deletes what nobody can bring back on a directory server (Q96060): not
   * offered where the postoffice is one, or may be.
   */
  neverOnServer?: true;
  /** No RESYNC.GLB is imported by it, so that nothing is predicted of IMPORT -Q. */
  isWithoutFile?: true;
  steps: readonly string[];
  cautions: readonly string[];
  articles: readonly string[];
  confidence: Confidence;
}

/** In the order in which they are tried; choose.ts says which is recommended. */
export const NUMBER_REMEDIES: readonly RemedyText[] = [
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
      "This holds for the requestor's numbers as the evidence shows them. At the next T3 a reply may " +
        'raise them before IMPORT runs (Q96060): import before it, or check again after it.',
      'Names that were added locally to the imported lists are replaced by the server copy ' +
        '(Q105125).',
    ],
    articles: ['Q96060', 'Q122750', 'Q105125'],
    confidence: 'documented',
  },
  {
    id: 'collect',
    title: 'Find out what is missing, then check again',
    when: 'cannot-tell',
    isWithoutFile: true,
    steps: ['Get the missing facts, and run this check again before anything is imported.'],
    cautions: [],
    articles: ['Q96060'],
    confidence: 'documented',
  },
  {
    id: 'move-to-requestor',
    title: 'Import on the requestor, not on the directory server',
    steps: [
      'Copy RESYNC.GLB to the GLB folder of the requestor postoffice.',
      'Delete it from the GLB folder of the directory server.',
      `On the requestor: ${IMPORT}`,
      THEN_REBUILD,
    ],
    cautions: ['Left on the directory server it may harm the global address list there (Q156124).'],
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
      THEN_REBUILD,
    ],
    cautions: [
      'If IMPORT -S itself reports code 14, it could not make the file at that moment: run it again ' +
        '(Q96001).',
    ],
    articles: ['Q96060', 'Q119014', 'Q119449', 'Q96001'],
    confidence: 'inferred',
  },
  {
    id: 'restored-server',
    title: 'Let every requestor export to the restored server, then generate a file for all',
    dss: 'msmail',
    steps: [
      'On every requestor, in ADMIN.EXE: Config, Dir-Sync, Requestor, Export.',
      'Let one whole Dir-Sync cycle finish (T1 to T3).',
      'On the directory server: `import admin -p<password> -s -y -d<drive>`',
      'Copy GLB\\RESYNC.GLB to all requestors and delete it on the directory server.',
      'Check it with this tool for each of them; then, before the next T2, on each: ' + IMPORT,
      THEN_REBUILD,
    ],
    cautions: [
      'Whether the exports lift the numbers of the server far enough shows only in the new file.',
      "While a requestor's SrvSync is above the highest of the server it gets no updates, and the " +
        'server reports 138 and 139 (Q96060).',
    ],
    articles: ['Q96060', 'Q113453'],
    confidence: 'documented',
  },
  {
    id: 'full-import-by-mail',
    title: 'Ask for a full import by mail instead of the file',
    isWithoutFile: true,
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
    neverOnServer: true,
    steps: [
      'On the requestor: `listds admin -p<password> -d<drive> -r -z`',
      'Check that ReqSync and SrvSync are 0: `listds admin -p<password> -d<drive> -r`',
      `Put RESYNC.GLB into the GLB folder again; then: ${IMPORT}`,
      THEN_REBUILD,
      'Where gateway names take part, enter the requested types again (ADMIN.EXE: Config, Dir-Sync, ' +
        'Requestor, Types), and the registration where an older LISTDS wiped it (Q96060).',
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
    neverOnServer: true,
    isWithoutFile: true,
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
