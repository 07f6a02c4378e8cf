/** The rules on the command line that is planned. */
import type { FactName } from '../../../src/model/types.js';
import type { Values } from '../../support/cases.js';
import type { Row, Way } from './row.js';

const given = (values: Values = {}): Values => ({ 'command.given': true, ...values });

/** The rules that look at one yes or no of the command, and nothing else. */
const yesNo: readonly (readonly [rule: string, fact: FactName])[] = [
  ['command-ignores-queue', 'command.ignoresQueue'],
  ['command-waits', 'command.waits'],
  ['command-loses-log', 'command.losesLog'],
  ['command-names-nobody', 'command.namesNobody'],
  ['command-uses-errorlevel', 'command.usesErrorlevel'],
  ['rebuild-with-users', 'command.rebuilds'],
];
const waysOf = (fact: FactName): readonly (readonly [Way, Values])[] => [
  ['fires', given({ [fact]: true })],
  ['near miss', given({ [fact]: false })],
  ['undecided', given()],
  ['not applicable', {}],
];

export const rows: Row[] = [
  ...yesNo.flatMap(([rule, fact]) => waysOf(fact).map(([way, values]): Row => [rule, way, values])),

  ['command-without-queue', 'fires', given({ 'command.importsQueue': false })],
  [
    'command-without-queue',
    'fires',
    given({ 'command.importsQueue': false, 'command.ignoresQueue': false }),
  ],
  ['command-without-queue', 'near miss', given({ 'command.importsQueue': true })],
  // One fault is told once, by command-ignores-queue.
  [
    'command-without-queue',
    'not applicable',
    given({ 'command.importsQueue': false, 'command.ignoresQueue': true }),
  ],
  ['command-without-queue', 'undecided', given({ 'command.ignoresQueue': false })],
  ['command-without-queue', 'not applicable', {}],

  ['command-options-ignored', 'fires', given({ 'command.ignored': 1 })],
  ['command-options-ignored', 'near miss', given({ 'command.ignored': 0 })],
  ['command-options-ignored', 'undecided', given()],
  ['command-options-ignored', 'not applicable', {}],
];
