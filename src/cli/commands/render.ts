/** render: a stored report in another format. */
import { EXIT } from '../exit-status.js';
import { keysOf } from '../identity.js';
import type { Io } from '../io.js';
import { outputsBeside } from '../outputs.js';
import { renderWanted, tellWritten, textOptions, wantedOf } from '../report-files.js';
import { readReport } from '../stored-report.js';
import * as usage from '../usage.js';
import type { Arguments } from '../usage.js';

/** Runs `render`. What the report predicts has no say in the exit status: nothing is predicted here. */
export async function run(args: Arguments, files: readonly string[], io: Io): Promise<number> {
  const [path, ...more] = files;
  if (path === undefined || more.length > 0)
    throw usage.usageError(
      'render takes one report',
      path === undefined ? 'the command line' : files.join(' '),
      'resync-check render report.json -f html',
    );
  const wanted = wantedOf(args, io);
  const report = readReport(path, io.fs);
  const outputs = outputsBeside(io.fs, {
    files: path === '-' ? [] : keysOf(io.fs, [path]),
    folders: [],
    postoffices: [],
  });
  const options = await textOptions(args, io, wanted.screen);
  const screen = await renderWanted(wanted, report, options, outputs);
  if (outputs.isWanted()) await io.undisturbed(() => outputs.write());
  tellWritten(wanted, io);
  io.stdout.write(screen);
  return EXIT.ok;
}
