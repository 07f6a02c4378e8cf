/** Every fact that a rule may test is seen by somebody. */
import { fileURLToPath } from 'node:url';
import { sourceFiles } from '../../scripts/lib/imports.mjs';
import { FACTS, FACT_TABLE } from '../../src/model/facts.js';
import { NUMBERS } from '../../src/model/sync-number.js';
import { PROBLEMS } from '../../src/model/transaction-types.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const code = sourceFiles(ROOT)
  .filter(({ path }) => path !== 'model/facts')
  .map(({ source }) => source)
  .join('\n');

/** By its name, or by a table or a template that makes it. */
function isSeen(fact: (typeof FACTS)[number]): boolean {
  const [room, name] = fact.split('.');
  return (
    FACT_TABLE[fact].logged !== undefined ||
    code.includes(`'${fact}'`) ||
    (room === 'transactions' && PROBLEMS.some((problem) => problem === name)) ||
    (NUMBERS.some(({ own }) => own === name) && code.includes(`\`${room}.\${`))
  );
}

test('each fact is seen by a reader or worked out for the case, or no rule on it could fire', () =>
  expect(FACTS.filter((fact) => !isSeen(fact))).toEqual([]));
