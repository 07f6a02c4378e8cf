/** Colours for a terminal that wants them. */
import { PLAIN } from '../report/text/palette.js';
import type { Palette } from '../report/text/palette.js';
import type { Io } from './io.js';
import { flag, wantsColor } from './usage.js';
import type { Arguments } from './usage.js';

/** Styles for the terminal, or none. chalk is loaded only where colour is wanted. */
export async function paletteFor(args: Arguments, io: Io): Promise<Palette> {
  if (!wantsColor(flag(args, 'color'), io.env, io.stdout.isTerminal)) return PLAIN;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  const outcomes = {
    'will-fail': chalk.bold.red,
    'at-risk': chalk.bold.yellow,
    'cannot-tell': chalk.bold.cyan,
    'will-import': chalk.bold.green,
  };
  return {
    outcome: (outcome, text) => outcomes[outcome](text),
    strong: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
  };
}
