/**
 * Inputs whose whole reading is written down in test/evidence/readings: every fact, place, issue and record.
 * They come from the tables of other tests and from small changes of these; each was kept since some small change
 * of the source shows in its reading and in none before it. After a deliberate change run
 * `UPDATE_GOLDEN=1 npm test -- test/evidence/readings` and read the difference.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linesOfGiven, readGiven, readingOf } from '../support/readings.js';

const FOLDER = join(process.cwd(), 'test', 'evidence', 'readings');

for (const file of readdirSync(FOLDER).sort()) {
  const path = join(FOLDER, file);
  const all = () => readGiven(readFileSync(path, 'utf8'));
  if (process.env.UPDATE_GOLDEN === '1') {
    const now = all().map(({ given }) => [...linesOfGiven(given), ...readingOf(given)].join('\n'));
    writeFileSync(path, `${now.join('\n\n')}\n`);
  }
  test.each(all().map(({ given, expected }) => [given.title, given, expected] as const))(
    `${file}: %s`,
    (_title, given, expected) => {
      expect(readingOf(given)).toEqual(expected);
    },
  );
}
