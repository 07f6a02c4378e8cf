/** simulate: which header the directory server would write, and who could import it. */
import { simulate } from '../../index.js';
import type { Io } from '../io.js';
import * as usage from '../usage.js';
import type { Arguments } from '../usage.js';
import { judgeAndTell } from './check.js';

/** Runs `simulate`; the exit status is that of a check of the simulated header. */
export function run(
  args: Arguments,
  files: readonly string[],
  io: Io,
  argv: readonly string[],
): Promise<number> {
  if (files.length === 0)
    throw usage.usageError(
      'no evidence given',
      'simulate',
      "name what shows the server's records: LISTDS -S text, LDIF, CSV, raw attributes, sync-state",
    );
  return judgeAndTell(simulate, args, files, io, argv);
}
