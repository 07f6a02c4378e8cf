/** The command in its real environment. Everything else is told its environment. */
import * as fs from 'node:fs';
import type { Output } from './io.js';
import { run } from './main.js';

function output(stream: NodeJS.WriteStream): Output {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read our output has gone, as `| head -1` does: that is no failure of ours.
    if (error.code !== 'EPIPE') process.exitCode = 2;
  });
  return {
    write(text) {
      if (stream.errored || stream.destroyed) return false;
      stream.write(text);
      return !stream.errored;
    },
    isTerminal: stream.isTTY,
  };
}

void run(process.argv.slice(2), {
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  env: process.env,
  fs,
  now: () => new Date(),
}).then((status) => {
  // No process.exit(): what has been written must be able to drain.
  process.exitCode ??= status;
});
