/**
 * Log lines as the articles print them, blanks and line ends included: each decodes to what its article
 * describes. A record is shown as `@line code date words`, with a dash for what it does not have.
 */
import { identify, readerOf } from '../../../src/evidence/kinds.js';
import type { Kind } from '../../../src/model/types.js';
import { bytesOf, recordsOf } from '../../support/read.js';

const TABLE: readonly [article: string, kind: Kind | null, printed: string, records: string[]][] = [
  [
    'Q95521',
    'dirsync-log',
    `  Warning [ 1] Error obtaining message #:1 GWTRANS`,
    ['@1 1 - Warning Error obtaining message #:1 GWTRANS'],
  ],
  [
    'Q99117',
    'dirsync-log',
    `  Fatal [203] Gal Rebuild problem accessing files Global Address List not
  installed on this Postoffice`,
    [
      '@1 203 - Fatal Gal Rebuild problem accessing files Global Address List not installed on this Postoffice',
    ],
  ],
  [
    'Q99268',
    'dirsync-log',
    `  "3/23/93 11:00:03 | Error [158] Requestor not registered :
  PCM:"

  -or-

  "3/23/93 11:05:03 | Error [158] Requestor not registered :
  PCM:NETWORK/POSTOFFICE"`,
    [
      '@1 158 1993-03-23T11:00:03 Error Requestor not registered : PCM:',
      '@6 158 1993-03-23T11:05:03 Error Requestor not registered : PCM:NETWORK/POSTOFFICE',
    ],
  ],
  [
    'Q104687',
    'dirsync-log',
    `  xxxx IMPORT: Error [12] Invalid character in column 1`,
    ['@1 12 - Error Invalid character in column 1'],
  ],
  [
    'Q104869',
    'dirsync-log',
    `  Error [ 72] Fullname is too long:`,
    ['@1 72 - Error Fullname is too long:'],
  ],
  [
    'Q104870',
    'dirsync-log',
    `  FATAL [202] No Valid Postoffice found.`,
    ['@1 202 - Fatal No Valid Postoffice found.'],
  ],
  ['Q105965', 'dirsync-log', `  GAL not active on this PO`, ['@1 - - GAL not active on this PO']],
  [
    'Q108067, version 3.0',
    'dirsync-log',
    `  Warning [ 4] Error reading file: MSTTRANS

  Error [ 129] Could not find the specified sync number PCM:Net/PO`,
    [
      '@1 4 - Warning Error reading file: MSTTRANS',
      '@3 129 - Error Could not find the specified sync number PCM:Net/PO',
    ],
  ],
  [
    'Q108067, version 3.2',
    'dirsync-log',
    `  Error [ ] PCM:Net/PO

  Error [138] Server sync does not exist anymore (0)

  Error [139] Number of missing transactions = 1300 (0->1299)`,
    [
      '@1 - - Error PCM:Net/PO',
      '@3 138 - Error Server sync does not exist anymore (0)',
      '@5 139 - Error Number of missing transactions = 1300 (0->1299)',
    ],
  ],
  [
    'Q108844',
    'dirsync-log',
    `  Error [133] Invalid Server Request PCM:<net>\\<PO>`,
    ['@1 133 - Error Invalid Server Request PCM:<net>\\<PO>'],
  ],
  [
    'Q109256',
    'dirsync-log',
    `  Error [138] Server sync does not exist anymore (22)`,
    ['@1 138 - Error Server sync does not exist anymore (22)'],
  ],
  [
    'Q109444',
    'dirsync-log',
    `  Error [68] Network name already in use: MACNET`,
    ['@1 68 - Error Network name already in use: MACNET'],
  ],
  [
    'Q111558',
    'dirsync-log',
    `  utility may report "Fatal [59] Error autocreating postoffice: XXXXXXXXXX."`,
    ['@1 59 - Fatal Error autocreating postoffice: XXXXXXXXXX.'],
  ],
  [
    'Q111703',
    'dirsync-log',
    `  Error [115] Failure to read mail from NULL
  -or-
  Warning [8] Error deleting file: <Network>/<Postoffice>/$SYSTEM.`,
    [
      '@1 115 - Error Failure to read mail from NULL',
      '@3 8 - Warning Error deleting file: <Network>/<Postoffice>/$SYSTEM.',
    ],
  ],
  [
    'Q111703, of version 3.2.12',
    'dirsync-log',
    `  Error 156 Invalid Dirsync password from PCM:Network/Postoffice`,
    ['@1 156 - Error Invalid Dirsync password from PCM:Network/Postoffice'],
  ],
  [
    'Q112280',
    'dirsync-log',
    `  Warning [ 2] Error opening file: MSTTRANS
  Fatal [ 2] Error opening file: MSTTRANS`,
    ['@1 2 - Warning Error opening file: MSTTRANS', '@2 2 - Fatal Error opening file: MSTTRANS'],
  ],
  [
    'Q112301, both errors',
    'dirsync-log',
    `  FATAL [150] Could not append transactions to the updates file
  ERROR [45] File error sorting queue usrtrans.glb`,
    [
      '@1 150 - Fatal Could not append transactions to the updates file',
      '@2 45 - Error File error sorting queue usrtrans.glb',
    ],
  ],
  [
    'Q112301, 45 alone',
    'dirsync-log',
    `  Status Microsoft (R) Mail Import v3.2
  Error [45] File error sorting queue: USRTRANS
  Status Import is finished.`,
    [
      '@1 - - Status Microsoft (R) Mail Import v3.2',
      '@2 45 - Error File error sorting queue: USRTRANS',
      '@3 - - Status Import is finished.',
    ],
  ],
  [
    'Q112303',
    'dirsync-log',
    `  Warning [128] Could not process requestor status report`,
    ['@1 128 - Warning Could not process requestor status report'],
  ],
  [
    'Q117260',
    'dirsync-log',
    `  #04/14/94 15:25:24 | Error [ 29] Alias does not exist Fser Number 3 (3)
  D Fser Number 3 SNADS:SNADSGATE/SNADSDGN/user3`,
    ['@1 29 1994-04-14T15:25:24 Error Alias does not exist Fser Number 3 (3)'],
  ],
  [
    'Q117562',
    'dirsync-log',
    `  Fatal [59] Error autocreating postoffice: XXXXXXXXXX`,
    ['@1 59 - Fatal Error autocreating postoffice: XXXXXXXXXX'],
  ],
  [
    'Q118447',
    'dirsync-log',
    `  03/22/94 15:43:25 | Status       Microsoft (R) Mail Import V3.2
  03/22/94 15:43:45 | Warning[ 27] Alias already exists Doe, John D
  03/22/94 15:43:46 | Warning[ 27] Alias already exists Doe, Jane B
  03/22/94 15:43:50 | Status       Import is finished.`,
    [
      '@1 - 1994-03-22T15:43:25 Status Microsoft (R) Mail Import V3.2',
      '@2 27 1994-03-22T15:43:45 Warning Alias already exists Doe, John D',
      '@3 27 1994-03-22T15:43:46 Warning Alias already exists Doe, Jane B',
      '@4 - 1994-03-22T15:43:50 Status Import is finished.',
    ],
  ],
  [
    'Q119017',
    'dirsync-log',
    `  Status Microsoft (R) Mail DirSync Requestor V3.2
  Warning[ 2] Error opening file: REQTRANS
  Fatal [ 40] Possible database corruption detected: REQTRANS
  Warning[152] Failure to transmit requestor updates
  Status Requestor process failed.`,
    [
      '@1 - - Status Microsoft (R) Mail DirSync Requestor V3.2',
      '@2 2 - Warning Error opening file: REQTRANS',
      '@3 40 - Fatal Possible database corruption detected: REQTRANS',
      '@4 152 - Warning Failure to transmit requestor updates',
      '@5 - - Status Requestor process failed.',
    ],
  ],
  ['Q119240', 'dirsync-log', `  Error [ 46] No Fullname`, ['@1 46 - Error No Fullname']],
  [
    'Q119240, code 43',
    'dirsync-log',
    `  Warning 43 Gateway alias has no physical address.`,
    ['@1 43 - Warning Gateway alias has no physical address.'],
  ],
  [
    'Q119450',
    'dirsync-log',
    `  Fatal 118 Transaction limit reached

  Fatal 166 Manual Import required for PCM:Network/Postoffice`,
    [
      '@1 118 - Fatal Transaction limit reached',
      '@3 166 - Fatal Manual Import required for PCM:Network/Postoffice',
    ],
  ],
  [
    'Q119452',
    'dirsync-log',
    `  No requestor updates to send`,
    ['@1 - - No requestor updates to send'],
  ],
  [
    'Q122689',
    'dirsync-log',
    `  Error [ 081] Error Message #81 is not defined <NAME>
  <NET>/<PO>`,
    ['@1 81 - Error Error Message #81 is not defined <NAME> <NET>/<PO>'],
  ],
  [
    'Q122751',
    'dirsync-log',
    `  Error [ 44] Gateway not installed: <Gateway Name>`,
    ['@1 44 - Error Gateway not installed: <Gateway Name>'],
  ],
  [
    'Q123398',
    'dirsync-log',
    `  10/24/94 14:32:18 | Error [ 20] Address element is too long: <Group
  Address Name>`,
    ['@1 20 1994-10-24T14:32:18 Error Address element is too long: <Group Address Name>'],
  ],
  [
    'Q123857',
    'dirsync-log',
    `  Warning[ 9] Out of memory: SRVUPDS
  Fatal [159] Failure to send update mail to requesters

  <address type>:<network>/<po>`,
    [
      '@1 9 - Warning Out of memory: SRVUPDS',
      '@2 159 - Fatal Failure to send update mail to requesters',
    ],
  ],
  [
    'Q125511',
    'dirsync-log',
    `  Warning[154] Non-delivery report`,
    ['@1 154 - Warning Non-delivery report'],
  ],
  [
    'Q125917',
    'dirsync-log',
    `  Error 156 Invalid Dirsync password from PCM:Network/Postoffice`,
    ['@1 156 - Error Invalid Dirsync password from PCM:Network/Postoffice'],
  ],
  [
    'Q127752',
    'dirsync-log',
    `  Error [115] Failure to read mail from <NULL>

  Warning[8] Error deleting file: Network/postoffice/$SYSTEM

  Server processing failure`,
    [
      '@1 115 - Error Failure to read mail from <NULL>',
      '@3 8 - Warning Error deleting file: Network/postoffice/$SYSTEM',
      '@5 - - Server processing failure',
    ],
  ],
  ['Q127918, a number in prose', null, `  Error 72`, []],
  [
    'Q128872',
    'dirsync-log',
    `  Error [ 81] No mailbox NAME NET/PO/`,
    ['@1 81 - Error No mailbox NAME NET/PO/'],
  ],
  [
    'Q130064',
    'dirsync-log',
    `  [XX] Error Obtaining Message #: YY`,
    ['@1 - - Error Obtaining Message #: YY'],
  ],
  [
    'Q130449',
    'dirsync-log',
    `  Fatal 113 Failure to send mail to Network/PO/$SYSTEM
  Requestor process failed.`,
    [
      '@1 113 - Fatal Failure to send mail to Network/PO/$SYSTEM',
      '@2 - - Requestor process failed.',
    ],
  ],
  [
    'Q131509',
    'dirsync-log',
    `  No Tasks From Requestor: PCM:POSTMASTER/NET/PO`,
    ['@1 - - No Tasks From Requestor: PCM:POSTMASTER/NET/PO'],
  ],
  [
    'Q132731',
    'dispatch-log',
    `  NSDA -xx terminated with exit code 2`,
    ['@1 2 - NSDA -xx terminated with exit code 2'],
  ],
  [
    'Q134228',
    'dirsync-log',
    `  06/12/95 16:52:14 | Status Microsoft (R) Mail Import V3.2a
  06/12/95 16:52:23 | Fatal [ 7] Error renaming file: M:INF\\IMPORT.INF

  or

  06/08/94 02:47:52 | Status Microsoft (R) Mail Import V3.2.6
  06/08/94 03:13:25 | Fatal [ 7] Error renaming file: M:USR\\IMPORT.USR`,
    [
      '@1 - 1995-06-12T16:52:14 Status Microsoft (R) Mail Import V3.2a',
      '@2 7 1995-06-12T16:52:23 Fatal Error renaming file: M:INF\\IMPORT.INF',
      '@6 - 1994-06-08T02:47:52 Status Microsoft (R) Mail Import V3.2.6',
      '@7 7 1994-06-08T03:13:25 Fatal Error renaming file: M:USR\\IMPORT.USR',
    ],
  ],
  [
    'Q135486',
    'dirsync-log',
    `  Fatal 39 Error generating TID. Allocating unique ID.`,
    ['@1 39 - Fatal Error generating TID. Allocating unique ID.'],
  ],
  [
    'Q136333',
    'dirsync-log',
    `  Fatal 159 Failure to send update mail to requestors PCM:Net/PO`,
    ['@1 159 - Fatal Failure to send update mail to requestors PCM:Net/PO'],
  ],
  [
    'Q136487',
    'dirsync-log',
    `  Fatal 161 Server configuration busy`,
    ['@1 161 - Fatal Server configuration busy'],
  ],
  [
    'Q136514',
    'dirsync-log',
    `  Fatal error 54 Server name could not be accessed.`,
    ['@1 54 - Fatal Server name could not be accessed.'],
  ],
  [
    'Q138783',
    'dirsync-log',
    `  Error [115] Failure to read mail from NULL`,
    ['@1 115 - Error Failure to read mail from NULL'],
  ],
  [
    'Q148364',
    'dirsync-log',
    `  07/31/95 05:03:10 | Status Microsoft(R) mail GAL Rebuild Utility V.3.2.16
  07/31/95 05:05:18 | Status Number of entries in GAL: 954
  07/31/95 05:06:45 | Status`,
    [
      '@1 - 1995-07-31T05:03:10 Status Microsoft(R) mail GAL Rebuild Utility V.3.2.16',
      '@2 - 1995-07-31T05:05:18 Status Number of entries in GAL: 954',
      '@3 - 1995-07-31T05:06:45 Status',
    ],
  ],
  [
    'Q148705, DISPATCH.LOG',
    'dispatch-log',
    `  INST1 02/02/96 13:18 Checking the process table on NET1\\PO1
  INST1 02/02/96 13:18 Running NSDA - xx
  INST1 02/02/96 13:18 "NSDA - xx" terminated abnormally with exit code 65`,
    [
      '@1 - 1996-02-02T13:18:00 Checking the process table on NET1\\PO1',
      '@2 - 1996-02-02T13:18:00 Running NSDA - xx',
      '@3 65 1996-02-02T13:18:00 "NSDA - xx" terminated abnormally with exit code 65',
    ],
  ],
  [
    'Q148705, coded',
    'coded-log',
    `  02/02/96 13:18 | 1 -1 Microsoft  Mail DirSync Requestor
  V3.5.12
        02/02/96 13:18 | 1 105 36
        02/02/96 13:18 | 2 91 ADMIN
  02/02/96 13:18 | 2 -1 Mailbox name:
  Admin. 02/02/96 13:18 | 2 -1 Full name:
  Administrator. 02/02/96 13:18 | 2 -1
  FLAG.GLB is locked open. 02/02/96 13:18 |
  1 -1 Import is finished`,
    [
      '@1 -1 1996-02-02T13:18:00 Status Microsoft  Mail DirSync Requestor V3.5.12',
      '@3 105 1996-02-02T13:18:00 Status 36',
      '@4 91 1996-02-02T13:18:00 ADMIN',
      '@5 -1 1996-02-02T13:18:00 Mailbox name: Admin.',
      '@6 -1 1996-02-02T13:18:00 Full name: Administrator.',
      '@7 -1 1996-02-02T13:18:00 FLAG.GLB is locked open.',
      '@9 -1 1996-02-02T13:18:00 Status Import is finished',
    ],
  ],
  [
    'Q148705, text',
    'dirsync-log',
    `  02/02/96 13:18 | Status Microsoft  Mail DirSync Requestor
  V3.5.12 02/02/96 13:18 | Status Requestor updates received:
  36
  02/02/96 13:18 | Fatal [91] The database is locked by
  another process: ADMIN
        02/02/96 13:18 | Fatal [  ]   Mailbox name:
  Admin.
  02/02/96 13:18 | Fatal [  ]   Full name:
  Administrator.
  02/02/96 13:18 | Fatal [  ]   FLAG.GLB is locked open.
  02/02/96 13:18 | Status Import is finished`,
    [
      '@1 - 1996-02-02T13:18:00 Status Microsoft  Mail DirSync Requestor V3.5.12',
      '@2 - 1996-02-02T13:18:00 Status Requestor updates received: 36',
      '@4 91 1996-02-02T13:18:00 Fatal The database is locked by another process: ADMIN',
      '@6 - 1996-02-02T13:18:00 Fatal Mailbox name: Admin.',
      '@8 - 1996-02-02T13:18:00 Fatal Full name: Administrator.',
      '@10 - 1996-02-02T13:18:00 Fatal FLAG.GLB is locked open.',
      '@11 - 1996-02-02T13:18:00 Status Import is finished',
    ],
  ],
  [
    'Q148718',
    'dispatch-log',
    `  NSDA-RT Missed its run Window

  NSDA-S Missed its run Window

  NSDA-RR Missed its run Window`,
    [
      '@1 - - NSDA-RT Missed its run Window',
      '@3 - - NSDA-S Missed its run Window',
      '@5 - - NSDA-RR Missed its run Window',
    ],
  ],
  [
    'Q148811',
    'dirsync-log',
    `  09/02/95 05:10:18 | Fatal [ 7] Error renaming file: B:USR\\IMPORT.USR`,
    ['@1 7 1995-09-02T05:10:18 Fatal Error renaming file: B:USR\\IMPORT.USR'],
  ],
  [
    'Q149271, coded',
    'coded-log',
    `03/13/96 15:26:49 | 1  -1 Microsoft (R) Mail DirSync Requestor V3.5.12
03/13/96 15:27:04 | 1 167 PCM,SNADS,X400,SMTP
03/13/96 15:27:08 | 1 171
03/13/96 15:32:37 | 1  -1 Microsoft (R) Mail DirSync Requestor V3.5.12
03/13/96 15:32:50 | 1 105 0
03/13/96 15:33:01 | 1  -1 Microsoft (R) Mail Import V3.5
03/13/96 15:33:03 | 1  -1 Import is finished.
03/13/96 15:33:09 | 1  -1 Microsoft (R) Mail GAL Rebuild Utility Version
3.5
03/13/96 15:34:15 | 1  -1 Number of entries in GAL:      136
03/13/96 15:34:17 | 1  -1`,
    [
      '@1 -1 1996-03-13T15:26:49 Status Microsoft (R) Mail DirSync Requestor V3.5.12',
      '@2 167 1996-03-13T15:27:04 Status PCM,SNADS,X400,SMTP',
      '@3 171 1996-03-13T15:27:08 Status',
      '@4 -1 1996-03-13T15:32:37 Status Microsoft (R) Mail DirSync Requestor V3.5.12',
      '@5 105 1996-03-13T15:32:50 Status 0',
      '@6 -1 1996-03-13T15:33:01 Status Microsoft (R) Mail Import V3.5',
      '@7 -1 1996-03-13T15:33:03 Status Import is finished.',
      '@8 -1 1996-03-13T15:33:09 Status Microsoft (R) Mail GAL Rebuild Utility Version 3.5',
      '@10 -1 1996-03-13T15:34:15 Status Number of entries in GAL:      136',
      '@11 -1 1996-03-13T15:34:17 Status',
    ],
  ],
  [
    'Q149271, text',
    'dirsync-log',
    `03/13/96 15:27:04 | Status       Server updates requested for address
types: PCM,SNADS,X400,SMTP
03/13/96 15:27:08 | Status       No requestor updates to send
03/13/96 15:32:50 | Status       Requestor updates received: 0`,
    [
      '@1 - 1996-03-13T15:27:04 Status Server updates requested for address types: PCM,SNADS,X400,SMTP',
      '@3 - 1996-03-13T15:27:08 Status No requestor updates to send',
      '@4 - 1996-03-13T15:32:50 Status Requestor updates received: 0',
    ],
  ],
  [
    'Q149271, both forms below each other',
    'dirsync-log',
    `03/13/96 15:32:50 | 1 105 0
03/13/96 15:33:09 | 1  -1 Microsoft (R) Mail GAL Rebuild Utility Version
3.5
03/13/96 15:27:08 | Status       No requestor updates to send
03/13/96 15:34:17 | 1 171`,
    [
      '@1 105 1996-03-13T15:32:50 Status 0',
      '@2 -1 1996-03-13T15:33:09 Status Microsoft (R) Mail GAL Rebuild Utility Version 3.5',
      '@4 - 1996-03-13T15:27:08 Status No requestor updates to send',
      '@5 171 1996-03-13T15:34:17 Status',
    ],
  ],
  [
    'Q148705, both forms below each other',
    'dirsync-log',
    `  02/02/96 13:18 | 2 91 ADMIN
  02/02/96 13:18 | Fatal [91] The database is locked by
  another process: ADMIN`,
    [
      '@1 91 1996-02-02T13:18:00 ADMIN',
      '@2 91 1996-02-02T13:18:00 Fatal The database is locked by another process: ADMIN',
    ],
  ],
  [
    'Q149451',
    'dispatch-log',
    `  Failure while accessing the process table.`,
    ['@1 - - Failure while accessing the process table.'],
  ],
  [
    'Q174164',
    'dirsync-log',
    `  ERROR [13] Dirsync import error accessing srvtrans.glb`,
    ['@1 13 - Error Dirsync import error accessing srvtrans.glb'],
  ],
  [
    'Q187779',
    'dirsync-log',
    `   Warning [154]Non delivery report
   Warning [30] 154 Message contains duplicate email address. Mail item
   returned.`,
    [
      '@1 154 - Warning Non delivery report',
      '@2 30 - Warning 154 Message contains duplicate email address. Mail item returned.',
    ],
  ],
  [
    'Q192158',
    'dirsync-log',
    `  01/01/100 10:50:31 | Status  Report from NETWORK/POSTOFFICE/$SYSTEM`,
    ['@1 - 2000-01-01T10:50:31 Status Report from NETWORK/POSTOFFICE/$SYSTEM'],
  ],
  [
    'Q193676',
    'dirsync-log',
    `  Fatal [203] GAL Rebuild problem accessing files
  Global Address List not installed on this Postoffice`,
    [
      '@1 203 - Fatal GAL Rebuild problem accessing files Global Address List not installed on this Postoffice',
    ],
  ],
  [
    'Q215505',
    'dirsync-log',
    `  Fatal error 14: "Error processing Resync.glb"`,
    ['@1 14 - Fatal Error processing Resync.glb'],
  ],
  [
    'Q96060, codes in a sentence',
    null,
    ` two error messages, Fatal 138 and
Fatal 139, that together report`,
    [],
  ],
  [
    'Q139034, all is well',
    'dispatch-log',
    `  Checking the process table on <NETWORK>\\<POSTOFFICE>
  Running "NSDA -RT"
  "NSDA -RT" terminated normally with exit code 64`,
    [
      '@1 - - Checking the process table on <NETWORK>\\<POSTOFFICE>',
      '@2 - - Running "NSDA -RT"',
      '@3 64 - "NSDA -RT" terminated normally with exit code 64',
    ],
  ],
  [
    'Q110496, PODIAG.LOG',
    'podiag-log',
    `  Error 161 Detected file (REQTRANS.GLB) missing. Do you want to
            create this file in its initial state? If this file is
            created in its initial state you must follow the
            instructions given in the online help.
  User    0 Pressed "Yes"
  Info    0 Rebuilt the directory synchronization file.`,
    [
      '@1 161 - Error Detected file (REQTRANS.GLB) missing. Do you want to create this file in its initial state? If this file is created in its initial state you must follow the instructions given in the online help.',
      '@5 0 - User Pressed "Yes"',
      '@6 0 - Info Rebuilt the directory synchronization file.',
    ],
  ],
  [
    'Q110223, PODIAG.LOG',
    'podiag-log',
    `  User 0 Pressed "Yes"
  Info 0 Removed information from file.
  Error 108 Detected an incorrect address (John Doe) in address list
  (00000000.NME). Do you want to remove this address?
  User 0 Pressed "Yes"
  Info 0 Removed the incorrect address.`,
    [
      '@1 0 - User Pressed "Yes"',
      '@2 0 - Info Removed information from file.',
      '@3 108 - Error Detected an incorrect address (John Doe) in address list (00000000.NME). Do you want to remove this address?',
      '@5 0 - User Pressed "Yes"',
      '@6 0 - Info Removed the incorrect address.',
    ],
  ],
  [
    'Q110100',
    'podiag-log',
    `  Error 117 Detected an incorrect value in file
  (NETPO.GLB). The value will be reset to its
  default. Do you want it corrected?`,
    [
      '@1 117 - Error Detected an incorrect value in file (NETPO.GLB). The value will be reset to its default. Do you want it corrected?',
    ],
  ],
  [
    'Q108831',
    'dirsync-log',
    `  Fatal [203] GAL Rebuild problem accessing files Global Address List not
  installed on this Postoffice`,
    [
      '@1 203 - Fatal GAL Rebuild problem accessing files Global Address List not installed on this Postoffice',
    ],
  ],
  [
    'Q192484',
    'event-text',
    `  Event ID: 143
  Description: Unable to update the remote dirsync entry 233 in directory
  service.

  Event ID: 133
  Description: Error DS_Service_error , problem DS_E_ADMIN_LIMIT_EXCEEDED
  returned by the Microsoft Exchange DS. (thread 0).

  Event ID: 168
  Description: State information could not be updated. Duplicates may be sent or
  received during the next synchronization cycle for remote dirsync 233.
  (thread 452)`,
    [
      '@1 143 - Unable to update the remote dirsync entry 233 in directory service.',
      '@5 133 - Error DS_Service_error , problem DS_E_ADMIN_LIMIT_EXCEEDED returned by the Microsoft Exchange DS. (thread 0).',
      '@9 168 - State information could not be updated. Duplicates may be sent or received during the next synchronization cycle for remote dirsync 233. (thread 452)',
    ],
  ],
  [
    'Q241117',
    'event-text',
    `  Event ID: 133
  Source: MSExchangeDX
  Description: Error DS_LIBRARY_ERROR, problem DS_E_BAD_ARGUMENT returned by the
  Microsoft Exchange DS. (Thread 0).`,
    [
      '@1 133 - MSExchangeDX: Error DS_LIBRARY_ERROR, problem DS_E_BAD_ARGUMENT returned by the Microsoft Exchange DS. (Thread 0).',
    ],
  ],
  [
    'Q175588',
    'event-text',
    `  Event ID: 220
  Source: MSExchangeDX
  Description: Multiple dirsync messages to and from <Remote Dirsync
  Requestor Name> have been lost or delayed.`,
    [
      '@1 220 - MSExchangeDX: Multiple dirsync messages to and from <Remote Dirsync Requestor Name> have been lost or delayed.',
    ],
  ],
  [
    'Q159295',
    'event-text',
    `  Event ID: 134
  Type: Error
  Source: MSExchangeDX
  Category: Event Handler
  Description:
  Error MH_RC_SESSION_BUSY returned by the MTA. (Thread 812).`,
    ['@1 134 - MSExchangeDX: Error MH_RC_SESSION_BUSY returned by the MTA. (Thread 812).'],
  ],
  [
    'Q147084, its source before its number',
    'event-text',
    `  Source: MSExchangeDX
  Category: Event Handler
  Event ID: 136
  "Message received from unknown DirSync requestor -
  X400:/ddat=ms /ddav="NEWTORK/POSTOFFICE/$SYSTEM".`,
    [
      '@3 136 - "Message received from unknown DirSync requestor - X400:/ddat=ms /ddav="NEWTORK/POSTOFFICE/$SYSTEM".',
    ],
  ],
  [
    'Q153658',
    'event-text',
    `  Event ID: 268
  Source: MSExchangeDX
  Description: An error occurred when attempting to open a temporary file In the
  DXADATA directory. Ensure that there is enough disk space to Perform this
  action.`,
    [
      '@1 268 - MSExchangeDX: An error occurred when attempting to open a temporary file In the DXADATA directory. Ensure that there is enough disk space to Perform this action.',
    ],
  ],
  [
    'Q169677, EventID',
    'event-text',
    `  EventID: 249
  Source: MSExchangeDX
  Type: Error
  Category: Startup
  Description:
  Error -1201 occurred while trying to create a new database.`,
    ['@1 249 - MSExchangeDX: Error -1201 occurred while trying to create a new database.'],
  ],
  [
    'Q193842, Event, and another service',
    'event-text',
    `  Event: 247
  Source: MSExchangeDX
  Type: Error
  Category: MS Mail 3.2
  Description: The e-mail address of the following transaction is not a
  valid format.

  Event: 5
  Source: MSProxy
  Type: Warning
  Category: none
  Description: Microsoft Mail address failure.`,
    [
      '@1 247 - MSExchangeDX: The e-mail address of the following transaction is not a valid format.',
      '@8 5 - MSProxy: Microsoft Mail address failure.',
    ],
  ],
  ['an event of another service', null, `  Event: 5\n  Source: MSProxy\n`, []],
];

test.each(TABLE)('%s: %s', (_, kind, printed, expected) => {
  const { kinds } = identify('evidence.txt', bytesOf(printed), true);
  expect(kinds).toEqual(kind === null ? [] : [kind]);
  const records = kind === null ? [] : recordsOf(readerOf(kind), printed);
  const shown = records.map(({ at, number, date, text }) => {
    const when = date === null ? '-' : new Date(date * 1000).toISOString().slice(0, 19);
    return [`@${at.line}`, number ?? '-', when, text].join(' ').trimEnd();
  });
  expect(shown).toEqual(expected.map((record) => record.trimEnd()));
});

test('every article is named once for each of its prints', () => {
  const names = TABLE.map(([article]) => article);
  expect(new Set(names).size).toBe(names.length);
});
