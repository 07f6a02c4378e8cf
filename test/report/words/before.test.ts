import { BUILT_IN_RULES } from '../../../src/generated/rules.js';
import { placeholdersOf } from '../../../src/model/finding-text.js';
import { BEFORE } from '../../../src/report/words/before.js';

test.each(Object.entries(BEFORE))('%s is a rule, and names what its step names', (id, words) => {
  const rule = BUILT_IN_RULES.find((each) => each.id === id);
  expect(placeholdersOf(rule!.message)).toEqual(expect.arrayContaining(placeholdersOf(words)));
});
