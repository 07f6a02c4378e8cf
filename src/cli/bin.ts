/** The command in its real environment. Everything else is handed its environment. */
import * as fs from 'node:fs';
import { dirname } from 'node:path';
import type { Output } from './io.js';
import { run } from './main.js';

/** How long to wait for a reader that cannot take any more yet, in milliseconds. */
const PAUSE = 5;

/**
 * Writes to a descriptor until all is written, so that nothing is left to drain at the end. The
 * streams of `process` would do the same, but loading them costs several milliseconds.
 */
function output(descriptor: 1 | 2, stream: () => { isTTY?: boolean }): Output {
  let isOpen = true;
  return {
    write(text) {
      const bytes = Buffer.from(text);
      for (let at = 0; isOpen && at < bytes.length;)
        try {
          at += fs.writeSync(descriptor, bytes, at);
        } catch (error) {
          const { code } = error as NodeJS.ErrnoException;
          if (code === 'EAGAIN')
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
          else {
            isOpen = false;
            // Whoever read our output has gone, as `| head -1` does: that is no failure of ours.
            if (code !== 'EPIPE') cannotWrite(code);
          }
        }
      return isOpen;
    },
    get isTerminal() {
      return fs.fstatSync(descriptor).isCharacterDevice() && stream().isTTY === true;
    },
  };
}

const stderr = output(2, () => process.stderr);
const stdout = output(1, () => process.stdout);

function cannotWrite(code: string | undefined): void {
  process.exitCode = 2;
  stderr.write(
    `resync-check: cannot write (${code ?? 'unknown'}): standard output\n  make room there\n`,
  );
}

/** What ends a program from outside. Windows knows Ctrl+Break besides. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

/** A file is whole before Ctrl+C ends the command, so that nothing unfinished is left behind. */
async function undisturbed(work: () => void): Promise<void> {
  const release = (): void => {
    for (const signal of SIGNALS) process.removeListener(signal, again);
  };
  const again = (signal: NodeJS.Signals): void => {
    release();
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, again);
  try {
    work();
  } finally {
    // A signal is delivered between two turns of the event loop.
    await new Promise((done) => setImmediate(done));
    release();
  }
}

const io = {
  stdout,
  stderr,
  platform: process.platform,
  env: process.env,
  fs,
  now: () => new Date(),
  undisturbed,
  ticks: () => Number(process.hrtime.bigint()) / 1e6,
  // The command is built as dist/main.cjs.
  home: dirname(__dirname),
};
void run(process.argv.slice(2), io).then((status) => {
  process.exitCode ??= status;
});
