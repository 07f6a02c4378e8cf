export interface Import {
  /** The importing file, below src/ and without its ending: `judge/verdict`. */
  from: string;
  /** A file below src/ in the same form, or the name of a package. */
  to: string;
  /** Only types: nothing of it is there at run time. */
  isType: boolean;
}
export interface SourceFile {
  path: string;
  source: string;
}
export function sourceFiles(root: string): SourceFile[];
export function importsOf(path: string, source: string): Import[];
export function circlesIn(files: readonly SourceFile[]): string[];
export function isLogic(source: string): boolean;
export function linesOf(source: string): number;
