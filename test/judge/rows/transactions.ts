/** The rules on the transactions of RESYNC.GLB. */
import { versionNumber } from '../../../src/model/version.js';
import type { FactName } from '../../../src/model/facts.js';
import type { Values } from '../../support/cases.js';
import type { Row } from './row.js';

const READ: Values = { 'transactions.read': true };
const version = (text: string): Values => ({ 'import.version': versionNumber(text) });

/** Rules that fire from the first such transaction on. */
const COUNTED: [rule: string, fact: FactName][] = [
  ['gateway-not-installed', 'transactions.withoutGateway'],
  ['full-name-missing', 'transactions.emptyName'],
  ['full-name-too-long', 'transactions.nameTooLong'],
  ['mailbox-name-missing', 'transactions.noMailbox'],
  ['address-part-too-long', 'transactions.elementTooLong'],
  ['network-incomplete', 'transactions.networkIncomplete'],
  ['address-missing', 'transactions.addressMissing'],
  ['mailbox-part-missing', 'transactions.mailboxMissing'],
  ['unknown-address-type', 'transactions.unknownType'],
  ['exchange-address-type', 'transactions.exchangeType'],
  ['template-data-not-allowed', 'transactions.templateNotAllowed'],
  ['template-data-without-slash', 'transactions.templateWithoutSlash'],
  ['unknown-template-prompt', 'transactions.unknownPrompt'],
  ['templates-refused', 'transactions.templatesRefused'],
  ['template-missing', 'transactions.templatesWithoutTemplate'],
  ['for-own-postoffice', 'transactions.ownPostoffice'],
  ['postoffices-autocreated', 'transactions.unknownPostoffices'],
  ['duplicate-names', 'transactions.duplicateNames'],
  ['unknown-aliases', 'transactions.unknownAliases'],
  ['invalid-code-letter', 'transactions.badCode'],
  ['bad-first-column', 'transactions.badColumn'],
  ['blank-expected', 'transactions.blankExpected'],
  ['fax-part-too-long', 'transactions.faxTooLong'],
  ['fax-phone-characters', 'transactions.faxPhone'],
  ['invalid-characters', 'transactions.badCharacter'],
  ['lists-replaced', 'transactions.listsReplaced'],
  ['lists-emptied', 'transactions.listsEmptied'],
  ['gateway-lists-replaced', 'transactions.gatewayListsReplaced'],
  ['reserved-gateway-name', 'transactions.reservedGateway'],
  ['exchange-artefacts', 'transactions.exchangeArtefacts'],
  ['modify-without-address', 'transactions.modifyWithoutAddress'],
  ['modify-without-change', 'transactions.modifyWithoutChange'],
  ['postoffices-absent', 'transactions.absentPostoffices'],
];

const counted = COUNTED.flatMap(([rule, fact]): Row[] => [
  [rule, 'fires', { ...READ, [fact]: 1 }],
  [rule, 'fires', { ...READ, [fact]: 70_000 }],
  [rule, 'near miss', { ...READ, [fact]: 0 }],
  [rule, 'undecided', READ],
  [rule, 'not applicable', { [fact]: 1 }],
]);

const without = (count: number | null, more: Values = {}): Values => ({
  ...READ,
  'transactions.noMailbox': count,
  ...more,
});
const malformed = (count: number | null, more: Values = {}): Values => ({
  ...READ,
  'transactions.modifyMalformed': count,
  ...more,
});
const largest = (fields: number | null, more: Values = {}): Values => ({
  ...READ,
  'transactions.largestTemplate': fields,
  ...more,
});

const NUMBERS_KNOWN: Values = { 'header.IMPSEQ': 2, 'header.SRVSEQ': 140, 'header.REQSEQ': 140 };

export const rows: Row[] = [
  ['records-damaged', 'fires', { ...NUMBERS_KNOWN, 'transactions.damaged': true }],
  ['records-damaged', 'near miss', { ...NUMBERS_KNOWN, 'transactions.damaged': false }],
  ['records-damaged', 'undecided', NUMBERS_KNOWN],
  // Then the header is what has to be found out first.
  ['records-damaged', 'not applicable', { 'header.IMPSEQ': 2, 'transactions.damaged': true }],
  ...counted,

  ['several-without-mailbox', 'fires', without(5, version('3.2'))],
  ['several-without-mailbox', 'fires', without(3, version('3.2.18'))],
  ['several-without-mailbox', 'near miss', without(2, version('3.2'))],
  ['several-without-mailbox', 'near miss', without(5, version('3.5'))],
  ['several-without-mailbox', 'near miss', without(5, version('3.5.30'))],
  // IMPORT 3.0 took such users in (Q103421).
  ['several-without-mailbox', 'near miss', without(5, version('3.0.4'))],
  // Too few for any version.
  ['several-without-mailbox', 'near miss', without(2)],
  ['several-without-mailbox', 'undecided', without(5)],
  ['several-without-mailbox', 'undecided', without(null, version('3.2'))],
  ['several-without-mailbox', 'near miss', without(null, version('3.5'))],
  ['several-without-mailbox', 'not applicable', version('3.2')],

  ['modify-malformed', 'fires', malformed(1, version('3.5.30'))],
  ['modify-malformed', 'fires', malformed(2, version('3.5.34'))],
  ['modify-malformed', 'near miss', malformed(1, version('3.5.29'))],
  ['modify-malformed', 'near miss', malformed(0, version('3.5.30'))],
  ['modify-malformed', 'near miss', malformed(0)],
  ['modify-malformed', 'undecided', malformed(1)],
  ['modify-malformed', 'undecided', malformed(null, version('3.5.30'))],
  ['modify-malformed', 'not applicable', version('3.5.30')],

  ['modify-malformed-hang', 'fires', malformed(1, version('3.5.29'))],
  // By parts, not as text: 3.5.4 is older than 3.5.30.
  ['modify-malformed-hang', 'fires', malformed(1, version('3.5.4'))],
  ['modify-malformed-hang', 'fires', malformed(7, version('3.2'))],
  ['modify-malformed-hang', 'near miss', malformed(1, version('3.5.30'))],
  ['modify-malformed-hang', 'near miss', malformed(0, version('3.2'))],
  ['modify-malformed-hang', 'near miss', malformed(0)],
  ['modify-malformed-hang', 'undecided', malformed(1)],
  ['modify-malformed-hang', 'undecided', malformed(null, version('3.2'))],
  ['modify-malformed-hang', 'not applicable', version('3.2')],

  ['template-too-large', 'fires', largest(50, version('3.5.21'))],
  // Too large for every version.
  ['template-too-large', 'fires', largest(257, version('3.5.22'))],
  ['template-too-large', 'near miss', largest(49, version('3.5'))],
  ['template-too-large', 'near miss', largest(256, version('3.5.22'))],
  // Small enough for every version.
  ['template-too-large', 'near miss', largest(49)],
  ['template-too-large', 'undecided', largest(50)],
  ['template-too-large', 'undecided', largest(null, version('3.5'))],
  ['template-too-large', 'not applicable', version('3.5')],

  ['no-transactions', 'fires', { ...READ, 'transactions.count': 0 }],
  ['no-transactions', 'near miss', { ...READ, 'transactions.count': 1 }],
  ['no-transactions', 'undecided', READ],
  ['no-transactions', 'not applicable', { 'transactions.count': 0 }],

  ['disk-space', 'fires', { 'disk.free': 2999, 'disk.needed': 3000 }],
  ['disk-space', 'near miss', { 'disk.free': 3000, 'disk.needed': 3000 }],
  ['disk-space', 'undecided', { 'disk.free': 0 }],
  ['disk-space', 'not applicable', { 'disk.needed': 3000 }],
];
