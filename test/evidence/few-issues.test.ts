/** However long a text goes on with what is wrong, as few issues are kept of it, while it is read and after. */
import { addIssue } from '../../src/evidence/few-issues.js';
import { issue, type Issue } from '../../src/model/issues.js';

test.each([
  [0, 0, []],
  [100, 100, []],
  [101, 101, [1]],
  [5000, 101, [4900]],
])('of %i issues %i are kept', (count, kept, rest) => {
  const issues: Issue[] = [];
  for (let line = 1; line <= count; line += 1) {
    addIssue(issues, issue('listq-stray-line', {}, { line }));
    expect(issues.length).toBeLessThanOrEqual(101);
  }
  expect(issues).toHaveLength(kept);
  expect(issues.flatMap((each) => (each.code === 'more-issues' ? each.args.count : []))).toEqual(
    rest,
  );
});
