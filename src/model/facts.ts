/** The closed list of facts that rules may test: type, words, and how a person can learn each. */
import {
  type FactEntry,
  number,
  ofCode,
  time,
  transactions,
  version,
  yesNo,
} from './fact-entry.js';
import {
  HEADER,
  WHOLE_FILE,
  listds,
  AFTER_T3,
  REQTRANS,
  FOLDER,
  GATEWAYS,
  SYNC_STATE,
  LOG,
  SERVER_LOG,
  IMPORT_VERSION,
  COMMAND,
} from './how-to-get.js';

export type { FactEntry, FactType, FactValue } from './fact-entry.js';

const NEWEST_MAIL = 'Give the newest ReqTx subject that this postoffice sent (Q96060).';

const TABLE = {
  'header.present': yesNo('whether RESYNC.GLB has a header transaction', HEADER),
  'header.wellFormed': yesNo('whether the header transaction can be read', HEADER),
  'header.IMPSEQ': number('IMPSEQ in the header', HEADER),
  'header.SRVSEQ': number('SRVSEQ in the header', HEADER),
  'header.REQSEQ': number('REQSEQ in the header', HEADER),

  'requestor.ImportSync': number(
    "the requestor's own ImportSync",
    'LISTDS does not show it. Take I= from the newest ReqTx subject that this postoffice sent ' +
      '(mail from NET/PO/$SYSTEM to the directory server; a SrvTx reply shows it too) (Q96060), or ' +
      'DXA-Imp-Seq from its Remote Dirsync Requestor on an Exchange directory server (Q152231). ' +
      'Then add the text with the subject, or give `--impseq N`.',
  ),
  'requestor.SrvSync': number("the requestor's own SrvSync", listds('--srvseq N')),
  'requestor.ReqSync': number("the requestor's own ReqSync", listds('--reqseq N')),
  'requestor.isDirectoryServer': yesNo(
    'whether the postoffice is a directory server',
    'The evidence leaves open whether this postoffice is itself a directory server: a LISTDS ' +
      '-R listing names it as Dir-Sync server, ReqTx mail goes to it, SrvTx mail comes from it ' +
      '(Q96060), or SRVCONF.GLB or MSTTRANS.GLB lie in its folder (Q136487). Never import there' +
      ' (Q96060). If the import is planned elsewhere, list that requestor (M is its drive): ' +
      '`listds admin -pPASSWORD -dM -r`. If it is planned here, name it with `-r NET/PO`.',
  ),
  'requestor.isNamedAsServer': yesNo(
    'whether other evidence treats the postoffice as a directory server',
    listds('-r NET/PO'),
  ),
  'requestor.isRegisteredElsewhere': yesNo(
    'whether the requestor is registered with another server than the one whose records are given',
    listds('-r NET/PO'),
  ),
  'requestor.mailsElsewhere': yesNo(
    'whether Dir-Sync mail of the requestor goes to, or comes from, another server than the one that it is registered with',
    listds('-r NET/PO'),
  ),
  'requestor.isRegistered': yesNo('whether a directory server is registered', listds('-r NET/PO')),
  'requestor.receivesTemplates': yesNo(
    'whether the option Templates, Receive is Yes',
    `${SYNC_STATE} ADMIN.EXE shows it under Config, Dir-Sync, Requestor, Options.`,
  ),
  'requestor.hasTemplate': yesNo('whether the postoffice has a template of its own', SYNC_STATE),
  'disk.free': number('the free bytes on the drive of the postoffice', SYNC_STATE),
  'disk.needed': number('three times the size of RESYNC.GLB in bytes', HEADER),

  'pending.lost': number('how many waiting transactions would be lost', REQTRANS),
  'pending.exportLost': yesNo('whether a waiting full export would be lost', REQTRANS),
  'pending.otherLists': number(
    'how many waiting transactions are about other lists than its own',
    REQTRANS,
  ),
  'reqtrans.read': yesNo('whether REQTRANS.GLB was read', REQTRANS),
  'reqtrans.isMissing': yesNo('whether REQTRANS.GLB is missing', FOLDER),
  'reqtrans.isListedElsewhere': yesNo(
    'whether a listing of REQTRANS.GLB is of another time or place than the folder',
    REQTRANS,
  ),
  'reqtrans.isEmpty': yesNo('whether REQTRANS.GLB has 0 bytes', REQTRANS),
  'reqtrans.lastNumber': number('the last number in REQTRANS.GLB', REQTRANS),
  'reqtrans.dummyNumber': number('the number of the dummy record in REQTRANS.GLB', REQTRANS),
  'reqtrans.outOfOrder': yesNo('whether numbers in REQTRANS.GLB are out of order', REQTRANS),
  'requestor.mayRise': yesNo('whether numbers of the requestor rise before the import', AFTER_T3),
  'requestor.saidMore': yesNo(
    'whether the requestor itself once showed higher numbers than those used',
    AFTER_T3,
  ),
  'requestor.stoppedSince': yesNo(
    'whether an import of this RESYNC.GLB may have stopped since the numbers were seen',
    AFTER_T3,
  ),
  'requestor.movedSince': yesNo(
    'whether the log shows that the numbers rose since they were seen',
    AFTER_T3,
  ),
  'requestor.seenBefore': yesNo(
    'whether the numbers were seen days before RESYNC.GLB was made',
    AFTER_T3,
  ),
  'requestor.seenUndated': yesNo('whether only mail without a date shows the numbers', AFTER_T3),
  'underWay.ImportSync': number('the ImportSync that a reply under way brings', AFTER_T3),
  'underWay.SrvSync': number('the SrvSync that a reply under way brings', AFTER_T3),
  'underWay.ReqSync': number('the ReqSync that an acknowledgement under way brings', AFTER_T3),
  'said.ImportSync': number('a higher ImportSync that the requestor itself once showed', AFTER_T3),
  'said.SrvSync': number('a higher SrvSync that the requestor itself once showed', AFTER_T3),
  'said.ReqSync': number('a higher ReqSync that the requestor itself once showed', AFTER_T3),
  'requestor.wroteAt': time('when the requestor wrote the newest mail that is used', NEWEST_MAIL),
  'subjects.doNotFit': yesNo(
    "whether ReqTx or SrvTx subjects do not fit the requestor's numbers",
    NEWEST_MAIL,
  ),
  'subjects.isInconsistent': yesNo(
    'whether the numbers of a ReqTx subject do not add up',
    'Give the newest ReqTx subject whole, with `sent` at its end (Q96060).',
  ),

  'transactions.read': yesNo('whether the transactions of RESYNC.GLB were read', WHOLE_FILE),
  'transactions.count': number('how many transactions follow the header', WHOLE_FILE),
  'transactions.damaged': yesNo('whether RESYNC.GLB is damaged or cut short', WHOLE_FILE),
  'transactions.withoutGateway': number(
    'how many transactions are for gateways that are not installed',
    GATEWAYS,
  ),
  'transactions.emptyName': transactions('have no full name'),
  'transactions.nameTooLong': transactions(
    'have a full name of more than 30 characters, or columns that make it seem so',
  ),
  'transactions.noMailbox': transactions('have nothing behind NET/PO/'),
  'transactions.elementTooLong': transactions('have an address part of more than 10 characters'),
  'transactions.networkIncomplete': transactions('have an address that ends before NET/PO'),
  'transactions.addressMissing': transactions('have no address behind the full name'),
  'transactions.mailboxMissing': transactions('have an address that ends after NET/PO'),
  'transactions.unknownType': transactions('have an unknown address type'),
  'transactions.exchangeType': transactions("have Exchange's own address type MS"),
  'transactions.templateNotAllowed': transactions('are template data of a type that may have none'),
  'transactions.templateWithoutSlash': transactions('are template data without a slash'),
  'transactions.unknownPrompt': transactions('are template data for a prompt that is not defined'),
  'transactions.templatesRefused': number(
    'how many template data lines are dropped because Receive is No',
    SYNC_STATE,
  ),
  'transactions.templatesWithoutTemplate': number(
    'how many template data lines meet a postoffice without a template',
    SYNC_STATE,
  ),
  'transactions.ownPostoffice': number(
    'how many transactions are for the postoffice itself',
    WHOLE_FILE,
  ),
  'transactions.unknownPostoffices': number(
    'how many postoffices in RESYNC.GLB are not defined here',
    `${SYNC_STATE} \`postoffices\` lists those that this postoffice knows.`,
  ),
  'transactions.absentPostoffices': number(
    'how many postoffices that are defined here do not occur in RESYNC.GLB',
    `${SYNC_STATE} \`postoffices\` lists those that this postoffice knows.`,
  ),
  'transactions.duplicateNames': transactions('give a name that their list has already'),
  'transactions.unknownAliases': transactions(
    'change or delete a name that their list, replaced just before, does not have',
  ),
  'transactions.modifyMalformed': transactions('are M that are not whole'),
  'transactions.modifyWithoutAddress': transactions('are M with a name and no address'),
  'transactions.modifyWithoutChange': transactions('are M with nothing new behind them'),
  'transactions.badCode': transactions('have an invalid code letter'),
  'transactions.badColumn': transactions('have a bad character in column 1'),
  'transactions.blankExpected': transactions('lack the blank or tab between their fields'),
  'transactions.faxTooLong': transactions('have a part of a FAX address that is too long'),
  'transactions.faxPhone': transactions('have a bad character in a FAX phone number'),
  'transactions.badCharacter': transactions(
    'have a character other than letters and digits in an address part',
  ),
  'transactions.listsReplaced': number('how many address lists are replaced', WHOLE_FILE),
  'transactions.listsEmptied': number(
    'how many address lists are replaced and get no name',
    WHOLE_FILE,
  ),
  'transactions.gatewayListsReplaced': number(
    'how many of the lists SMTP, X400 and MHS are replaced',
    WHOLE_FILE,
  ),
  'transactions.reservedGateway': transactions(
    'are for a SNADS gateway that is named like an address type',
  ),
  'transactions.exchangeArtefacts': transactions('show names that an Exchange server makes up'),
  'transactions.templateData': number('how many lines of template data it has', WHOLE_FILE),
  'transactions.largestTemplate': number('how many fields the largest template has', WHOLE_FILE),

  'folder.read': yesNo('whether a postoffice folder was read', FOLDER),
  'folder.isWhole': yesNo('whether the postoffice folder is whole', FOLDER),
  'folder.resyncPresent': yesNo('whether RESYNC.GLB lies in the GLB folder', FOLDER),
  'folder.wrongSizes': number('how many files have a size that they cannot have', FOLDER),
  'folder.leftovers': number('how many files a failed run has left', FOLDER),
  'folder.sortlock': yesNo('whether SORTLOCK.GLB is there', FOLDER),
  'folder.fullSortQueues': number(
    'how many of USRTRANS, NMETRANS and GWTRANS are not empty',
    FOLDER,
  ),
  'folder.importTemporaries': number(
    'how many of IMPORT.USR and IMPORT.INF were left behind',
    FOLDER,
  ),
  'folder.rebuildTemporaries': number('how many files an unfinished REBUILD has left', FOLDER),
  'folder.readOnly': number('how many files that IMPORT writes are read-only', FOLDER),
  'folder.flagReadOnly': yesNo('whether FLAG.GLB is read-only', FOLDER),
  'folder.masterReadOnly': yesNo('whether MASTER.GLB is read-only', FOLDER),
  'folder.messagesMissing': yesNo('whether DS_MSG.GLB is missing', FOLDER),
  'folder.emptyGatewayNames': number(
    'how many gateway types have an empty name list and a GLB file with addresses',
    FOLDER,
  ),
  'folder.adminNamesEmpty': yesNo('whether ADMIN.NME has 0 bytes', FOLDER),
  'reqconf.bytes': number('the size of REQCONF.GLB', FOLDER),
  'reqconf.isMissing': yesNo('whether REQCONF.GLB is missing', FOLDER),
  'srvconf.sizeIsSound': yesNo('whether SRVCONF.GLB has a size that it can have', FOLDER),
  'process.sizeIsSound': yesNo('whether PROCESS.GLB has a size that it can have', FOLDER),
  'srvtrans.bytes': number('the size of SRVTRANS.GLB', FOLDER),
  'systemBag.sizeIsSound': yesNo(
    'whether SYSTEM.KEY and SYSTEM.MBG have sizes that they can have',
    FOLDER,
  ),
  'systemBag.records': number('how many records SYSTEM.MBG has', FOLDER),
  'resync.modified': time('when the RESYNC.GLB in the GLB folder was last written', FOLDER),

  'resync.stamped': time('the date stamp of the header transaction in RESYNC.GLB', WHOLE_FILE),

  'log.read': yesNo('whether a Dir-Sync log was read', LOG),
  'log.lastCycle': time('when the last cycle in the log ran', LOG),
  'log.lastImportFailed14': yesNo('whether the last import in the log ended with Fatal 14', LOG),
  'log.stopsWith14': number('how many imports in the log ended with Fatal 14', LOG),
  'log.stoppedAt': time('when an import in the log last ended with Fatal 14', LOG),
  'log.receivedAt': time('when a cycle in the log last received updates', LOG),
  'log.sentAt': time('when a cycle in the log last sent updates', LOG),
  'log.zeroUpdates': number('how many cycles in a row received no updates', LOG),
  'log.nothingToSend': number('how many cycles in a row had no updates to send', LOG),
  'log.manualImportRequired': yesNo("whether the server's log has 166 for it", SERVER_LOG),
  'log.listsNotWritten': number('how many transactions Fatal 7 left undone', LOG),
  'log.gatewaysMissing': ofCode(44, 'IMPORT'),
  'log.sortErrors': ofCode(45, 'IMPORT'),
  'log.mailboxesMissing': ofCode(81, 'IMPORT'),
  'log.databaseLocked': ofCode(91, 'IMPORT'),
  'log.reqtransUnusable': ofCode(40, 'REQMAIN'),
  'log.galNotRebuilt': ofCode(203, 'REBUILD'),
  'log.updatesMissing': yesNo("whether the server's log has 138 or 139 for it", SERVER_LOG),
  'log.missingFrom': number("the SrvSync from which the server's log misses updates", SERVER_LOG),
  'dispatch.stepFailed': yesNo('whether a step of the cycle did not complete', LOG),
  'podiag.filesMissing': yesNo('whether PODIAG found REQCONF.GLB or REQTRANS.GLB missing', LOG),
  'podiag.reqconfReset': yesNo('whether PODIAG found a wrong value in REQCONF.GLB', LOG),

  'import.version': version('IMPORT', IMPORT_VERSION),
  'import.isNt': yesNo('whether IMPORT is the one for Windows NT', IMPORT_VERSION),
  'srvmain.version': version('SRVMAIN'),
  'reqmain.version': version('REQMAIN'),
  'rebuild.version': version('REBUILD'),
  'external.version': version('EXTERNAL'),
  'listds.version': version('LISTDS'),
  'mailAdmin.version': version('ADMIN'),
  'exchangeAdmin.version': version("Exchange's ADMIN"),
  'dxa.version': version('Dxa.exe', '`--dxa-version V`; its properties show it.'),
  'dxa.honoursGlobalMax': yesNo(
    'whether Dxa.exe honours GlobalMaxSeqInResync',
    'It takes 5.5.2524 or later (Q215505): `--dxa-version V` with the build, as the properties of ' +
      'Dxa.exe show it.',
  ),
  'server.globalMax': number(
    'the value of GlobalMaxSeqInResync',
    'Export the MSExchangeDX key with Regedit and add the file (Q215505).',
  ),
  'server.highestSrvSync': number(
    'the Highest SrvSync of the Mail directory server',
    'On the directory server: `listds admin -pPASSWORD -dM -s > listds-s.txt` (Q96060), ' +
      'then add that file.',
  ),

  'command.given': yesNo('whether a command line was given', COMMAND),
  'command.importsQueue': yesNo('whether the command line has -q', COMMAND),
  'command.ignoresQueue': yesNo('whether IMPORT ignores -q in the command line', COMMAND),
  'command.ignored': number('how many other options IMPORT ignores beside -q', COMMAND),
  'command.waits': yesNo('whether the command would wait for an operator', COMMAND),
  'command.losesLog': yesNo('whether the command line switches its own log off', COMMAND),
  'command.namesNobody': yesNo('whether administrator or password are missing', COMMAND),
  'command.usesErrorlevel': yesNo('whether the command line relies on errorlevel', COMMAND),
  'command.rebuilds': yesNo('whether the command line runs REBUILD as well', COMMAND),
} as const satisfies Record<string, FactEntry>;

export type FactName = keyof typeof TABLE;
export const FACT_TABLE: Readonly<Record<FactName, FactEntry>> = TABLE;
export const FACTS = Object.keys(TABLE) as readonly FactName[];
