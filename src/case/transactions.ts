/** The transactions of a RESYNC.GLB -> facts, seen from the requestor that would import it. */
import type { FactName } from '../model/facts.js';
import { few } from '../model/few.js';
import { fewOf, type Mark } from '../model/marked.js';
import type { Testimony } from './reconcile.js';
import type { Case } from '../model/report-types.js';
import { UNNAMED } from './requestors.js';
import {
  GATEWAY_TYPES,
  POSTOFFICE_TYPES,
  PROBLEMS,
  transactionsOf,
  type ListTally,
  type Problem,
  type TransactionTally,
} from '../model/transaction-types.js';
import { listKey, nameKey } from '../model/names.js';

type Said = [FactName, Omit<Testimony, 'input' | 'at' | 'source'>];

/** Changing these types' lists changes the ids that personal lists and groups point to (Q137865). */
const REFERRED_TYPES: readonly string[] = ['SMTP', 'X400', 'MHS'];

const isIn = (types: readonly string[], type: string): boolean => types.includes(type);
/** A count with the names behind it; names are left out where there are none. */
const counted = (fact: FactName, value: number, kind: Mark, names: readonly string[]): Said => [
  fact,
  { value, ...(names.length > 0 && { which: fewOf(kind, names, 4) }) },
];

/** What the file alone says. A count of 0 in a file that was read only in part proves nothing. */
export function transactionFacts(tally: TransactionTally): Said[] {
  const { problems, isExact, isComplete, lists } = tally;
  const said: Said[] = [['transactions.read', { value: true }]];
  const count = (fact: FactName, value: number, rest: Partial<Said[1]> = {}): void => {
    if (value > 0 || isComplete) said.push([fact, { ...rest, value }]);
  };
  count('transactions.count', tally.count);
  if (tally.source === 'queue' || isComplete)
    said.push(['transactions.damaged', { value: tally.unreadBytes > 0 }]);
  for (const problem of PROBLEMS) {
    const found = problems[problem];
    const value = found?.count ?? 0;
    // A listing may have lost blanks, or hidden that they were missing.
    const isOpen = problem === 'blankExpected' && tally.source === 'listq';
    if (value === 0 && (isOpen || isExact[problem] === false)) continue;
    const types = typesOf(tally, problem);
    count(`transactions.${problem}`, value, {
      ...(found && { examples: found.examples }),
      ...(types.length > 0 && { which: fewOf('text', types, 4) }),
    });
  }
  count('transactions.templateData', tally.byCode['-']);
  count('transactions.largestTemplate', tally.largestTemplate);
  said.push(...replacedFacts(tally, lists));
  return said;
}

/** The lists that are replaced, and of these the ones that get no name; among some of the lists. */
function replacedFacts(
  { lists: all, isComplete, listsLeftOut }: TransactionTally,
  lists: readonly ListTally[],
): Said[] {
  const said: Said[] = [];
  const replaced = lists.filter(({ replaces }) => replaces > 0);
  const filled = new Set(all.filter(({ adds }) => adds > 0).map(({ list }) => listKey(list)));
  const emptied = replaced.filter(({ list }) => !filled.has(listKey(list)));
  const referred = replaced.filter(({ type }) => isIn(REFERRED_TYPES, type));
  const add = (fact: FactName, found: readonly ListTally[]): void => {
    if (found.length > 0 || (isComplete && listsLeftOut === 0))
      said.push(counted(fact, found.length, 'list', found.map(shownName)));
  };
  add('transactions.listsReplaced', replaced);
  add('transactions.gatewayListsReplaced', referred);
  // Names that damage hides would fill such a list.
  if (isComplete) add('transactions.listsEmptied', emptied);
  return said;
}

/** What only shows beside the requestor: its gateways, its postoffices, its own name. */
export function installedFacts(
  tally: TransactionTally,
  requestor: string,
  installed: Case['installation'],
): Said[] {
  const { lists, isComplete, listsLeftOut } = tally;
  const said: Said[] = [];
  const isWhole = isComplete && listsLeftOut === 0;
  const gateways = tally.byType.filter(({ type }) => isIn(GATEWAY_TYPES, type));
  const isOpen = ({ type }: { type: string }): boolean =>
    !installed.gateways || (installed.gatewaysNotKnown ?? []).includes(type);
  const missing = gateways.filter(
    (each) => !isOpen(each) && installed.gateways?.includes(each.type) === false,
  );
  if (missing.length > 0 || (isComplete && !gateways.some(isOpen)))
    said.push([
      'transactions.withoutGateway',
      {
        value: missing.reduce((sum, { count }) => sum + count, 0),
        // Types of gateways are those of a closed list, and name nobody.
        ...(missing.length > 0 && {
          which: few(
            missing.map(({ type, count }) => `${type} (${count})`),
            4,
          ),
        }),
      },
    ]);
  const own = nameKey(requestor);
  const isOwn = ({ list }: ListTally): boolean => listKey(list) === own;
  if (touchesOwnList(tally, requestor))
    said.push(
      ...replacedFacts(
        tally,
        lists.filter((list) => !isOwn(list)),
      ),
    );
  const postoffices = lists.filter(({ type }) => isIn(POSTOFFICE_TYPES, type));
  if (requestor !== UNNAMED) {
    const mine = postoffices.filter(isOwn).reduce((sum, list) => sum + transactionsOf(list), 0);
    if (mine > 0 || isWhole) said.push(['transactions.ownPostoffice', { value: mine }]);
  }
  const others = postoffices.filter((list) => !isOwn(list));
  const strange =
    isWhole && others.length === 0 ? [] : strangePostoffices(tally, requestor, installed);
  if (strange && (strange.length > 0 || isWhole))
    said.push(counted('transactions.unknownPostoffices', strange.length, 'postoffice', strange));
  if (installed.postoffices && isWhole) {
    const there = new Set(postoffices.map(({ list }) => listKey(list)));
    const absent = installed.postoffices.filter(
      (name) => !there.has(nameKey(name)) && nameKey(name) !== own,
    );
    said.push(counted('transactions.absentPostoffices', absent.length, 'postoffice', absent));
  }
  return said;
}

/** Facts that count the lists of the file; what is for the postoffice itself is none of them. */
export const OF_LISTS: readonly FactName[] = [
  'transactions.listsReplaced',
  'transactions.gatewayListsReplaced',
  'transactions.listsEmptied',
];

/** IMPORT ignores what is for the postoffice itself, code 66, so that list is not replaced (Q96003). */
export function touchesOwnList({ lists }: TransactionTally, requestor: string): boolean {
  const own = nameKey(requestor);
  return requestor !== UNNAMED && lists.some(({ list }) => listKey(list) === own);
}

/** Template data that an option drops, or that meets a postoffice without a template. */
export function templateFacts(tally: TransactionTally, facts: Case['facts']): Said[] {
  const lines = tally.byCode['-'];
  const when = (fact: FactName, option: boolean | number | null): Said[] => {
    if (lines === 0 && tally.isComplete) return [[fact, { value: 0 }]];
    if (option === null) return [];
    return option === false ? [[fact, { value: lines }]] : [[fact, { value: 0 }]];
  };
  return [
    ...when('transactions.templatesRefused', facts['requestor.receivesTemplates'].value),
    ...when('transactions.templatesWithoutTemplate', facts['requestor.hasTemplate'].value),
  ];
}

/** The postoffices among the lists that are not known where the import runs. */
export function strangePostoffices(
  tally: TransactionTally,
  requestor: string,
  { postoffices }: Case['installation'],
): string[] | null {
  if (!postoffices) return null;
  const known = new Set([...postoffices, requestor].map(nameKey));
  return tally.lists
    .filter(({ type }) => isIn(POSTOFFICE_TYPES, type))
    .map(nameOf)
    .filter((name) => !known.has(listKey(name)));
}

const nameOf = ({ list }: ListTally): string => list;
/** A gateway list without postoffice ends in a colon, which reads as a slip. */
const shownName = ({ list }: ListTally): string => list.replace(/:$/, '');

/** The types behind a complaint about types. */
const typesOf = ({ byType }: TransactionTally, problem: Problem): string[] =>
  problem === 'unknownType'
    ? byType
        .map(({ type }) => type)
        .filter((type) => !isIn([...GATEWAY_TYPES, ...POSTOFFICE_TYPES, 'MS'], type))
    : [];
