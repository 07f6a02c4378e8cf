/** What the page carries in a packed form, and files that it hands out. */
import { fromBase85 } from './base85.js';

/** Deflated bytes as text, as scripts/lib/page.mjs puts them into the page. */
export async function unpacked(packed: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = fromBase85(packed.trim());
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Time for a browser to begin a download, in milliseconds. */
const LIFE = 60_000;

/** Hands out a file as a download; nothing leaves the computer. */
export function download(name: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), LIFE);
}
