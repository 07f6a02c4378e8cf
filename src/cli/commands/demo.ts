/** demo: the main sample, checked from inside the package. */
import { join } from 'node:path';
import type { Io } from '../io.js';
import { usageError, type Arguments } from '../usage.js';
import { run as check } from './check.js';

/** The case of Q215505. */
const SAMPLE = 'unlisted-requestor';

/** Runs `demo`: as `check` of the sample, after a line that says which files that are. */
export function run(
  args: Arguments,
  words: readonly string[],
  io: Io,
  argv: readonly string[],
): Promise<number> {
  if (words.length > 0)
    throw usageError('demo takes no files', words[0]!, 'leave the word demo out to check it');
  const folder = join(io.home, 'samples', SAMPLE);
  io.stderr.write(`resync-check: made-up files: ${folder}\n`);
  return check(args, [folder], io, argv);
}
