/** The environment as the command sees it; bin.ts passes the real one, tests pass their own. */
import type * as NodeFs from 'node:fs';

export type FileSystem = Pick<
  typeof NodeFs,
  | 'statSync'
  | 'lstatSync'
  | 'readdirSync'
  | 'openSync'
  | 'readSync'
  | 'closeSync'
  | 'realpathSync'
  | 'fstatSync'
  | 'writeFileSync'
  | 'fsyncSync'
  | 'renameSync'
  | 'mkdirSync'
  | 'rmSync'
>;

/** The code of a system error, or nothing. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

export interface Output {
  /** Writes text; false once nobody reads any more (`| head -1`), and then nothing is written. */
  write(text: string): boolean;
  isTerminal: boolean;
}

export interface Io {
  stdout: Output;
  stderr: Output;
  /** As Node names the system. */
  platform: string;
  env: Readonly<Record<string, string | undefined>>;
  fs: FileSystem;
  now: () => Date;
  /** Milliseconds of a clock that only goes forward. */
  ticks: () => number;
  /** Does the work to its end, though somebody interrupts it; what came in meanwhile counts then. */
  undisturbed: (work: () => void) => Promise<void>;
  /** The folder of the package, where its samples lie. */
  home: string;
}
