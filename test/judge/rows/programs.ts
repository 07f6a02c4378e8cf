/** The rules on the versions of programs. */
import { dxaFacts } from '../../../src/case/server-facts.js';
import { versionNumber } from '../../../src/model/version.js';
import type { Values } from '../../support/cases.js';
import type { Row } from './row.js';

type Program = 'srvmain' | 'listds' | 'external' | 'mailAdmin' | 'exchangeAdmin' | 'dxa' | 'import';

/** Versions by program, as facts. */
const versions = (texts: Partial<Record<Program, string>>): Values =>
  Object.fromEntries(
    Object.entries(texts).map(([program, text]) => [`${program}.version`, versionNumber(text)]),
  );
const imports = (version: string, isNt?: boolean): Values => ({
  ...versions({ import: version }),
  ...(isNt !== undefined && { 'import.isNt': isNt }),
});
/** So many lines of template data, or unknown, and a version, or unknown. */
const templates = (lines: number | null, version: string | null): Values => ({
  'transactions.read': true,
  'transactions.templateData': lines,
  ...(version !== null && versions({ import: version })),
});
const switched = (version: string, globalMax: number): Values => ({
  ...Object.fromEntries(dxaFacts(version)),
  'server.globalMax': globalMax,
});

export const rows: Row[] = [
  ['import-hangs-on-resync', 'fires', imports('3.2.8')],
  ['import-hangs-on-resync', 'fires', imports('3.2')],
  ['import-hangs-on-resync', 'fires', imports('3.0')],
  ['import-hangs-on-resync', 'near miss', imports('3.2.9')],
  // By parts, not by letters.
  ['import-hangs-on-resync', 'near miss', imports('3.2.18')],
  ['import-hangs-on-resync', 'near miss', imports('3.5')],
  ['import-hangs-on-resync', 'undecided', {}],

  ['import-and-mac-proxy', 'fires', imports('3.0')],
  ['import-and-mac-proxy', 'fires', imports('3.0.2')],
  ['import-and-mac-proxy', 'near miss', imports('3.0.3')],
  ['import-and-mac-proxy', 'near miss', imports('3.2')],
  ['import-and-mac-proxy', 'undecided', {}],

  ['ffapi-lists-missing', 'fires', imports('3.2.8')],
  ['ffapi-lists-missing', 'near miss', imports('3.2.9')],
  ['ffapi-lists-missing', 'near miss', imports('3.5')],
  ['ffapi-lists-missing', 'undecided', {}],

  ['user-ids-reset', 'fires', imports('3.2.14')],
  ['user-ids-reset', 'fires', imports('3.2.16')],
  ['user-ids-reset', 'near miss', imports('3.2.15')],
  ['user-ids-reset', 'near miss', imports('3.2.18')],
  ['user-ids-reset', 'undecided', {}],

  ['import-slow-with-templates', 'fires', templates(1, '3.2.8')],
  ['import-slow-with-templates', 'fires', templates(70_000, '3.2.19')],
  ['import-slow-with-templates', 'fires', templates(1, '3.5')],
  ['import-slow-with-templates', 'fires', templates(1, '3.5.23')],
  ['import-slow-with-templates', 'near miss', templates(1, '3.2.7')],
  ['import-slow-with-templates', 'near miss', templates(1, '3.5.24')],
  // Without template data there is nothing to be slow with (Q147158).
  ['import-slow-with-templates', 'near miss', templates(0, '3.5.22')],
  ['import-slow-with-templates', 'near miss', templates(0, null)],
  ['import-slow-with-templates', 'undecided', templates(1, null)],
  ['import-slow-with-templates', 'undecided', templates(null, '3.5.22')],
  ['import-slow-with-templates', 'not applicable', imports('3.5.22')],

  ['nt-import-tid-zero', 'fires', imports('3.5.32', true)],
  ['nt-import-tid-zero', 'near miss', imports('3.5.33', true)],
  ['nt-import-tid-zero', 'near miss', imports('3.5.32', false)],
  // A newer one is sound, whatever it was made for.
  ['nt-import-tid-zero', 'near miss', imports('3.5.34')],
  ['nt-import-tid-zero', 'undecided', imports('3.5.32')],
  ['nt-import-tid-zero', 'undecided', { 'import.isNt': true }],

  ['year-shown-as-100', 'fires', imports('3.5.31')],
  ['year-shown-as-100', 'fires', imports('3.5.33', false)],
  ['year-shown-as-100', 'near miss', imports('3.5.34', false)],
  // The articles differ on these two for Windows NT.
  ['year-shown-as-100', 'near miss', imports('3.5.32', true)],
  ['year-shown-as-100', 'near miss', imports('3.5.33', true)],
  ['year-shown-as-100', 'undecided', imports('3.5.33')],
  ['year-shown-as-100', 'undecided', {}],

  ['srvmain-hangs-resync', 'fires', versions({ srvmain: '3.2.9' })],
  ['srvmain-hangs-resync', 'fires', versions({ srvmain: '3.0' })],
  ['srvmain-hangs-resync', 'near miss', versions({ srvmain: '3.2.10' })],
  ['srvmain-hangs-resync', 'near miss', versions({ srvmain: '3.5' })],
  ['srvmain-hangs-resync', 'not applicable', imports('3.2')],

  ['srvmain-set-incomplete', 'fires', versions({ srvmain: '3.2.14', mailAdmin: '3.2.12' })],
  ['srvmain-set-incomplete', 'fires', versions({ srvmain: '3.5', mailAdmin: '3.2' })],
  ['srvmain-set-incomplete', 'fires', versions({ srvmain: '3.2.12', mailAdmin: '3.2.17' })],
  ['srvmain-set-incomplete', 'near miss', versions({ srvmain: '3.2.14', mailAdmin: '3.2.13' })],
  ['srvmain-set-incomplete', 'near miss', versions({ srvmain: '3.2.13', mailAdmin: '3.2.13' })],
  ['srvmain-set-incomplete', 'near miss', versions({ srvmain: '3.2.9', mailAdmin: '3.2.12' })],
  ['srvmain-set-incomplete', 'not applicable', versions({ srvmain: '3.2.14' })],
  ['srvmain-set-incomplete', 'not applicable', versions({ mailAdmin: '3.2.12' })],

  ['listds-too-old', 'fires', versions({ listds: '3.2.0.2', srvmain: '3.2.14' })],
  ['listds-too-old', 'fires', versions({ listds: '3.2', mailAdmin: '3.2.13' })],
  ['listds-too-old', 'near miss', versions({ listds: '3.2.1', srvmain: '3.2.14' })],
  [
    'listds-too-old',
    'near miss',
    versions({ listds: '3.2', srvmain: '3.2.12', mailAdmin: '3.2.12' }),
  ],
  ['listds-too-old', 'undecided', versions({ listds: '3.2' })],
  ['listds-too-old', 'undecided', versions({ listds: '3.2', srvmain: '3.2.12' })],
  ['listds-too-old', 'not applicable', versions({ srvmain: '3.2.14', mailAdmin: '3.2.17' })],

  ['listds-keeps-pointers', 'fires', versions({ listds: '3.5' })],
  ['listds-keeps-pointers', 'near miss', versions({ listds: '3.2.1' })],
  ['listds-keeps-pointers', 'not applicable', {}],

  ['admin-corrupts-srvconf', 'fires', versions({ mailAdmin: '3.2.1' })],
  ['admin-corrupts-srvconf', 'fires', versions({ mailAdmin: '3.0' })],
  ['admin-corrupts-srvconf', 'near miss', versions({ mailAdmin: '3.2.2' })],
  ['admin-corrupts-srvconf', 'near miss', versions({ mailAdmin: '3.2.17' })],
  ['admin-corrupts-srvconf', 'not applicable', {}],

  ['admin-group-deletes', 'fires', versions({ mailAdmin: '3.2.9' })],
  ['admin-group-deletes', 'near miss', versions({ mailAdmin: '3.2.12' })],
  ['admin-group-deletes', 'not applicable', {}],

  ['external-autocreate', 'fires', versions({ external: '3.2.7' })],
  ['external-autocreate', 'near miss', versions({ external: '3.2.8' })],
  ['external-autocreate', 'near miss', versions({ external: '3.2.18' })],
  ['external-autocreate', 'not applicable', {}],

  ['srvmain-password', 'fires', versions({ srvmain: '3.2.9' })],
  ['srvmain-password', 'near miss', versions({ srvmain: '3.2.12' })],
  ['srvmain-password', 'not applicable', {}],

  ['global-maximum-ignored', 'fires', switched('5.5.2448', 1)],
  ['global-maximum-ignored', 'fires', switched('5.5.2523', 1)],
  ['global-maximum-ignored', 'fires', switched('5.0.1457.3', 1)],
  ['global-maximum-ignored', 'near miss', switched('5.5.2524', 1)],
  ['global-maximum-ignored', 'near miss', switched('5.5.2448', 0)],
  ['global-maximum-ignored', 'fires', switched('4.0', 1)],
  // Without a build it may be either; Exchange 2000 is not mentioned.
  ['global-maximum-ignored', 'undecided', switched('5.5', 1)],
  ['global-maximum-ignored', 'undecided', switched('6.0.4417', 1)],
  ['global-maximum-ignored', 'undecided', { 'server.globalMax': 1 }],
  ['global-maximum-ignored', 'near miss', switched('5.5', 0)],
  ['global-maximum-ignored', 'not applicable', Object.fromEntries(dxaFacts('5.5.2448'))],

  ['global-maximum-value', 'fires', { 'server.globalMax': 2 }],
  ['global-maximum-value', 'fires', { 'server.globalMax': 4294967295 }],
  ['global-maximum-value', 'near miss', { 'server.globalMax': 1 }],
  ['global-maximum-value', 'near miss', { 'server.globalMax': 0 }],
  ['global-maximum-value', 'not applicable', versions({ dxa: '5.5.2650.12' })],

  ['exchange-admin-sp3', 'fires', versions({ exchangeAdmin: '5.5.2650.24' })],
  ['exchange-admin-sp3', 'fires', versions({ exchangeAdmin: '5.5.2651.74' })],
  ['exchange-admin-sp3', 'near miss', versions({ exchangeAdmin: '5.5.2651.75' })],
  ['exchange-admin-sp3', 'near miss', versions({ exchangeAdmin: '5.5.2448.8' })],
  ['exchange-admin-sp3', 'not applicable', {}],

  ['dxa-rolled-back', 'fires', versions({ dxa: '5.5.2448', exchangeAdmin: '5.5.2650.24' })],
  ['dxa-rolled-back', 'fires', versions({ dxa: '5.5.2448.9', exchangeAdmin: '5.5.2653' })],
  ['dxa-rolled-back', 'near miss', versions({ dxa: '5.5.2448', exchangeAdmin: '5.5.2448.8' })],
  ['dxa-rolled-back', 'near miss', versions({ dxa: '5.5.2650.12', exchangeAdmin: '5.5.2650.24' })],
  ['dxa-rolled-back', 'not applicable', versions({ dxa: '5.5.2448' })],
];
