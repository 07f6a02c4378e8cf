/** Remedies for the folder, the programs and the command line: what a rule found is gone afterwards. */
import { readdirSync, readFileSync } from 'node:fs';
import { withFacts } from '../../../src/advise/changes.js';
import type { Try } from '../../../src/advise/remedies/trial-types.js';
import { PLAN_TRIALS } from '../../../src/advise/remedies/trials-of-plan.js';
import { BUILT_IN_RULES } from '../../../src/generated/rules.js';
import { diagnose } from '../../../src/judge/diagnose.js';
import { caseOf, OCTOBER, type Values } from '../../support/cases.js';
import { exchange } from '../../support/servers.js';
import { rows as commandRows } from '../../judge/rows/command.js';
import { rows as folderRows } from '../../judge/rows/folder.js';
import { rows as programRows } from '../../judge/rows/programs.js';
import type { Row, Way } from '../../judge/rows/row.js';

type Id = keyof typeof PLAN_TRIALS;
const RULES = new URL('../../../rules/', import.meta.url);
const own = readdirSync(RULES)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name): Row[] => {
    const { id, rows = [] } = JSON.parse(readFileSync(new URL(name, RULES), 'utf8')) as {
      id: string;
      rows?: [Way, Values][];
    };
    return rows.map(([way, values]) => [id, way, values]);
  });
/** What keeps IMPORT from running, or may hang it: of that judging again says what becomes. */
const GRAVE = BUILT_IN_RULES.filter(({ severity }) => severity === 'fatal' || severity === 'hang');
const firing = [...own, ...commandRows, ...folderRows, ...programRows].flatMap(
  ([rule, way, values]): [Id, string, Values][] =>
    (way === 'fires' ? GRAVE.filter(({ id }) => id === rule) : []).flatMap(({ remedies }) =>
      remedies.flatMap((id): [Id, string, Values][] =>
        id in PLAN_TRIALS ? [[id as Id, rule, values]] : [],
      ),
    ),
);

test.each(firing)('%s mends %s', (remedy, rule, values) => {
  const before = caseOf(values);
  const trial: Try = PLAN_TRIALS[remedy];
  const { change } = trial(exchange({}), []);
  const results = [before, withFacts(before, change!(before.facts, OCTOBER))].map(
    (one) => diagnose(BUILT_IN_RULES, one).rulings.find((each) => each.rule.id === rule)!.result,
  );
  expect([results[0], results[1] !== 'fired']).toEqual(['fired', true]);
});
