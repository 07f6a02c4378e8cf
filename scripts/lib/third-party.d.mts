export interface Metafile {
  outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>;
}
export function packagesOf(metafile: Metafile, root: string): string[];
export function thirdParty(folders: readonly string[]): string;
