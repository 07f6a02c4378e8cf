/** What a row of the table of commands is made of. */
import type { Io } from './io.js';
import type { Arguments } from './usage.js';

/** `argv` are all words of the command line, as they were typed. */
export type Run = (
  args: Arguments,
  words: readonly string[],
  io: Io,
  argv: readonly string[],
) => Promise<number>;

/** One option; one without a value is a switch, which `--no-` turns off. */
export interface Option {
  name: string;
  /** Its letter. */
  alias?: string;
  /** What stands behind it, as help shows it. */
  value?: string;
}

/** One row of a help text: an option, or several that go together. */
export interface Row {
  options: readonly Option[];
  describe: string;
}

export interface Group {
  title: string;
  rows: readonly Row[];
}

export interface Command {
  /** The form of a call, behind the name of the program. */
  usage: string;
  /** In the list of commands. */
  summary: string;
  /** What it does, in a sentence or two. */
  about: string;
  /** Calls of it, with a remark or none. */
  examples: readonly (readonly [call: string, remark?: string])[];
  groups: readonly Group[];
  statuses: string;
  /** Words behind its name are words, even where they look like options: `explain import -q`. */
  takesAnyWord?: boolean;
  /** Only what the chosen command needs is loaded. */
  load: () => Promise<{ run: Run }>;
}

/** The options of one command. */
export const optionsOf = ({ groups }: Command): Option[] =>
  groups.flatMap(({ rows }) => rows.flatMap(({ options }) => options));
