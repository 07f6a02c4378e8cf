/**
 * Inputs whose whole reading is written down in test/evidence/readings: every fact, place, issue and record.
 * They come from the tables of other tests and from small changes of these; each was kept since some small change
 * of the source shows in its reading and in none before it. After a deliberate change run
 * `UPDATE_GOLDEN=1 npm test -- test/evidence/readings` and read the difference.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HeaderNumber } from '../../src/model/types.js';
import { makeQueue } from '../support/made-queues.js';
import { linesOfGiven, readGiven, readingOf, type Given } from '../support/readings.js';

const FOLDER = join(process.cwd(), 'test', 'evidence', 'readings');

/** A number of the header that is another than the one it was made with. */
function isWrong(line: string, { seed, wish }: NonNullable<Given['made']>): boolean {
  const [, number, value] = /^header\.([A-Z]{3}SEQ) (\d+) /.exec(line) ?? [];
  if (number === undefined) return false;
  return makeQueue(seed, wish).header?.[number as HeaderNumber] !== Number(value);
}

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
      const told = readingOf(given);
      expect(told).toEqual(expected);
      if (given.made) expect(told).toEqual(told.filter((line) => !isWrong(line, given.made!)));
    },
  );
}
