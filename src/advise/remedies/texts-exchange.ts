/** The ways for the numbers with an Exchange directory server, in words. */
import { FROM_EXCHANGE, KEY } from './steps.js';
import type { RemedyText } from './texts.js';

const BACK_UP = 'Back up the registry first (Q215505).';
/** What follows from numbers that are others' (P-01 and K-23 of what is known). */
export const LEAP =
  'The numbers may leap far ahead of this requestor; transactions that wait in REQTRANS.GLB with ' +
  'lower numbers are then ignored (Q119450).';
const LEAPS: readonly string[] = [
  LEAP,
  "An ImportSync above the server's own record may make later replies look old (inferred from " +
    'Q99961; not confirmed by any source).',
];
export const SAME_SETTINGS =
  'Only requestors with the same export settings may share one file (export containers, trust ' +
  'level, custom recipients), or the addresses in it are wrong for some of them (Q156063).';

/** The switch and what goes with it; the service pack may come before. */
export const SWITCH_STEPS: readonly string[] = [
  `In ${KEY} create the REG_DWORD value GlobalMaxSeqInResync and set it to 1.`,
  'In the same key create ResyncConnectionRDNs again, a REG_MULTI_SZ value with the name of each ' +
    'Remote Dirsync Requestor that the file is for (Q150976).',
  ...FROM_EXCHANGE,
];
const SERVICE_PACK =
  'install Exchange 5.5 SP3 or later; the latest is SP4, which holds all before it (Q191014)';
export const LOOK_UP_FIRST =
  'Look up the version of Dxa.exe: it must be 5.5.2524 or later. Where Exchange 5.5 has an older ' +
  `one, first ${SERVICE_PACK}.`;
export const IS_NEW_ENOUGH =
  'Dxa.exe is new enough: Q215505 asks for 5.5.2524 or later, which came with Exchange 5.5 SP3.';

export const EXCHANGE_REMEDIES: readonly RemedyText[] = [
  {
    id: 'list-more-requestors',
    title: 'List this requestor, and who holds the highest numbers, and generate again (Exchange)',
    dss: 'exchange',
    steps: [
      `On the Exchange server, in ${KEY}, create the REG_MULTI_SZ value ResyncConnectionRDNs with ` +
        'the name of the Remote Dirsync Requestor of this requestor. Where its own numbers on the ' +
        'server do not reach those of the postoffice, add a line for each who holds the highest.',
      ...FROM_EXCHANGE,
    ],
    cautions: [BACK_UP],
    articles: ['Q215505', 'Q150976', 'Q156063'],
    confidence: 'inferred',
  },
  {
    id: 'global-maximum',
    title: 'Let Exchange 5.5 use the highest numbers of all requestors',
    dss: 'exchange',
    steps: [LOOK_UP_FIRST, ...SWITCH_STEPS],
    cautions: [
      ...LEAPS,
      BACK_UP,
      'Not for Exchange 4.0 and 5.0 (inferred); Exchange 2000 is not mentioned (Q215505).',
    ],
    articles: ['Q215505', 'Q150976', 'Q243604', 'Q191014'],
    confidence: 'documented',
  },
  {
    id: 'install-service-pack',
    title:
      'Install Exchange 5.5 SP3 or later, then let it use the highest numbers of all requestors',
    dss: 'exchange',
    steps: [
      `On the Exchange server ${SERVICE_PACK}.`,
      'Look whether Dxa.exe in Exchsrvr\\Bin is 5.5.2524 or later now (Q215505).',
      'Open each Remote Dirsync Requestor and see whether its export containers are still chosen ' +
        '(Q246700, Q248828).',
      ...SWITCH_STEPS,
    ],
    cautions: [
      ...LEAPS,
      BACK_UP,
      'SP3 itself spoils export containers, which SP4 mends (Q248828); with SP3 take its Admin.exe ' +
        '5.5.2651.75 or later (Q246700).',
    ],
    articles: ['Q215505', 'Q191014', 'Q150976', 'Q246700', 'Q248828'],
    confidence: 'documented',
  },
];
