import { typeFault } from '../../src/cli/condition-types.js';
import { BUILT_IN_RULES } from '../../src/generated/rules.js';
import type { Condition } from '../../src/model/rule-types.js';

const SOUND: Condition = { lt: ['header.IMPSEQ', 'requestor.ImportSync'] };

test.each<[Condition, string | null]>([
  [SOUND, null],
  [{ le: ['pending.lost', 3] }, null],
  [{ eq: ['header.present', false] }, null],
  [{ eq: ['header.present', 'header.wellFormed'] }, null],
  [{ in: ['requestor.ReqSync', [0, 1]] }, null],
  [{ in: ['requestor.isNamedAsServer', [true, false]] }, null],
  [{ known: 'requestor.isDirectoryServer' }, null],
  [
    { eq: ['requestor.ReqSync', true] },
    'eq compares requestor.ReqSync (number) with true (yes/no)',
  ],
  [
    { eq: [1, 'requestor.isDirectoryServer'] },
    'eq compares 1 (number) with requestor.isDirectoryServer (yes/no)',
  ],
  [
    { eq: ['header.present', 'header.REQSEQ'] },
    'eq compares header.present (yes/no) with header.REQSEQ (number)',
  ],
  [{ in: ['header.SRVSEQ', [0, true]] }, 'in compares header.SRVSEQ (number) with true (yes/no)'],
  [{ in: ['header.wellFormed', [1]] }, 'in compares header.wellFormed (yes/no) with 1 (number)'],
  [{ lt: ['requestor.SrvSync', true] }, 'lt orders numbers only, not true (yes/no)'],
  [
    { le: ['header.present', 'header.wellFormed'] },
    'le orders numbers only, not header.present (yes/no)',
  ],
])('%j', (condition, fault) => {
  expect(typeFault(condition)).toBe(fault);
  expect(typeFault({ all: [SOUND, { any: [SOUND, { not: condition }] }] })).toBe(fault);
});

test('the built-in rules compare like with like', () => {
  for (const { id, when, applies } of BUILT_IN_RULES)
    expect([id, typeFault(when), applies ? typeFault(applies) : null]).toEqual([id, null, null]);
});
