/** One row at least for each way in which each built-in rule can turn out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleResult } from '../../src/model/report-types.js';
import { BUILT_IN_RULES } from '../../src/generated/rules.js';
import { diagnose } from '../../src/judge/diagnose.js';
import { toFinding } from '../../src/judge/finding.js';
import { FACT_TABLE } from '../../src/model/facts.js';
import { needs } from '../../src/judge/evaluate.js';
import { caseOf, numbers, type Values } from '../support/cases.js';
import type { FactName } from '../../src/model/facts.js';
import type { Condition, Rule } from '../../src/model/rule-types.js';
import { rows as commandRows } from './rows/command.js';
import { rows as folderRows } from './rows/folder.js';
import { rows as logRows } from './rows/logs.js';
import { rows as numberRows } from './rows/numbers.js';
import { rows as programRows } from './rows/programs.js';
import type { Row, Way } from './rows/row.js';
import { rows as transactionRows } from './rows/transactions.js';
import { rows as waitingRows } from './rows/waiting.js';

const RESULTS: Record<Way, RuleResult> = {
  fires: 'fired',
  'near miss': 'clear',
  undecided: 'undecided',
  'not applicable': 'not-applicable',
};

/** Rows that stand in the rule's own file. */
const RULES = join(import.meta.dirname, '../../rules');
const ownRows = BUILT_IN_RULES.flatMap(({ id }): Row[] => {
  const { rows = [] } = JSON.parse(readFileSync(join(RULES, `${id}.json`), 'utf8')) as {
    rows?: [Way, Values][];
  };
  return rows.map(([way, values]) => [id, way, values]);
});

const ROWS = [
  ...ownRows,
  ...numberRows,
  ...waitingRows,
  ...transactionRows,
  ...folderRows,
  ...logRows,
  ...programRows,
  ...commandRows,
];

test.each(ROWS)('%s: %s with %j', (rule, way, values) => {
  const one = caseOf(values);
  const { rulings, fired, undecided } = diagnose(BUILT_IN_RULES, one);
  expect(rulings.map((each) => each.rule)).toEqual(BUILT_IN_RULES);
  expect(rulings.find((each) => each.rule.id === rule)?.result).toBe(RESULTS[way]);

  const finding = fired.find((each) => each.rule.id === rule);
  expect(finding !== undefined).toBe(way === 'fires');
  if (finding) {
    const { message, evidence } = toFinding(finding, one, () => 'line 1');
    expect(message).not.toMatch(/null|undefined|[{}]/);
    const unknowns = (text: string): number => text.split('unknown').length;
    expect(unknowns(message)).toBe(unknowns(finding.rule.message.replace(/\{[^}]*\}/g, '')));
    expect(message).toMatch(/\.$/);
    for (const { value } of evidence) expect(value).not.toBeNull();
  }
  const open = undecided.find((each) => each.rule.id === rule);
  expect(open !== undefined).toBe(way === 'undecided');
  for (const fact of open?.missing ?? []) {
    expect(one.facts[fact].value).toBeNull();
    expect(open?.howToGet).toContain(FACT_TABLE[fact].howToGet);
  }
  if (open) expect(open.missing.length).toBeGreaterThan(0);
});

/** Whether `when` reads a fact that may be missing while the rule applies. */
const canBeOpen = ({ applies, when }: Rule): boolean => {
  const given = new Set(applies ? knownBy(applies) : []);
  return needs(when).some((fact) => !given.has(fact));
};
const knownBy = (condition: Condition): FactName[] => {
  if ('known' in condition) return [condition.known];
  if ('eq' in condition) return needs(condition);
  return 'all' in condition ? condition.all.flatMap(knownBy) : [];
};

test.each(BUILT_IN_RULES.map((rule) => [rule.id, rule] as const))(
  '%s has a row of each way',
  (id, rule) => {
    const ways = new Set(ROWS.filter(([named]) => named === id).map(([, way]) => way));
    const wanted: Way[] = ['fires', 'near miss'];
    if (canBeOpen(rule)) wanted.push('undecided');
    if (rule.applies !== undefined) wanted.push('not applicable');
    expect([...ways]).toEqual(expect.arrayContaining(wanted));
  },
);

test('no row is of a rule that there is not', () => {
  const ids = BUILT_IN_RULES.map(({ id }) => id);
  expect(ROWS.filter(([rule]) => !ids.includes(rule))).toEqual([]);
});

test('the shortfall is told', () => {
  const one = caseOf(numbers([1, 80, 22], [2, 80, 140]));
  const { fired } = diagnose(BUILT_IN_RULES, one);
  expect(fired.map((each) => toFinding(each, one, () => '').message)).toEqual([
    "IMPSEQ 1 in the header is 1 lower than this requestor's own ImportSync 2.",
    "REQSEQ 22 in the header is 118 lower than this requestor's own ReqSync 140.",
  ]);
});
