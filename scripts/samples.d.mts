/** Types of samples.mjs, for the tests. */

/** One command of a scenario; `stdin` names a file that is fed to it. */
export interface SampleCommand {
  args: string[];
  stdin?: string;
  exit: number;
  /** The expected answer in words. */
  expect: string;
}

export interface Sample {
  folder: string;
  title: string;
  shows: string;
  files: Record<string, object>;
  commands: SampleCommand[];
}

export interface Recipes {
  layouts: Record<string, object>;
  transactions: Record<string, string[]>;
  samples: Sample[];
}

export const SAMPLES: string;
export function readRecipes(): Recipes;
export function buildSamples(recipes: Recipes): Map<string, Buffer>;
export function staleSamples(files?: Map<string, Buffer>): { path: string; why: string }[];
