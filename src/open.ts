/**
 * Opens mails and archives: `openContainers` gives evidence in which each is followed by its parts.
 * What opens them is loaded when the first one is met; a run without any does not pay for it.
 */
import { checkedEvidence } from './arguments.js';
import type { Evidence } from './model/api-types.js';
import { baseName } from './model/input-name.js';
import { issue } from './model/issues.js';
import { HEAD_BYTES, MOST_BYTES } from './containers/limits.js';
import { containerOf } from './containers/recognise.js';
import type { ContainerKind, Openers } from './containers/types.js';
import { unpack, type Unpacked } from './containers/unpack.js';
import { concat } from './evidence/text/bytes.js';

/**
 * Evidence with the parts of each mail and archive behind it. What is too large or cannot be opened is an
 * issue of the container; thrown are `UsageError` for what is no evidence, and what `chunks` throws.
 */
export async function openContainers(evidence: Iterable<Evidence>): Promise<Evidence[]> {
  const all: Evidence[] = [];
  let openers: Openers | null = null;
  for (const each of checkedEvidence(evidence)) {
    const { kind, source } = look(each);
    if (kind === null) {
      all.push(source);
      continue;
    }
    const content = whole(source.chunks);
    if (!(content instanceof Uint8Array)) {
      all.push({ ...source, chunks: content, container: tooLarge(kind) });
      continue;
    }
    openers ??= (await import('./containers/openers.js')).OPENERS;
    const parts = await unpack(each.name, content, kind, openers);
    all.push(...parts.map((part) => toEvidence(part, each)));
  }
  return all;
}

const tooLarge = (kind: ContainerKind): NonNullable<Evidence['container']> => ({
  kind,
  issues: [issue('container-too-large', { kind, most: MOST_BYTES })],
});

function toEvidence(part: Unpacked, { owner }: Evidence): Evidence {
  const { name, bytes, listing, opened, isAside, isOptional, sentAt } = part;
  const of = part.owner ?? owner;
  return {
    name,
    chunks: listing ? [] : [bytes],
    ...(of !== undefined && { owner: of }),
    ...(listing && { kind: 'postoffice' as const, listing }),
    ...(isAside && { isAside }),
    ...(isOptional && { isOptional }),
    ...(sentAt && { sentAt }),
    ...(opened && { container: opened }),
  };
}

/** Whether it is a mail or an archive; what could be read only once is kept readable. */
function look(evidence: Evidence): { kind: ContainerKind | null; source: Evidence } {
  const { kind, listing, notRead, chunks } = evidence;
  if (listing || notRead || (kind && kind !== 'mail' && kind !== 'archive'))
    return { kind: null, source: evidence };
  const isOnce = 'next' in chunks;
  const pieces: Uint8Array[] = [];
  const iterator = chunks[Symbol.iterator]();
  let length = 0;
  while (length < HEAD_BYTES) {
    const next = iterator.next();
    if (next.done) break;
    // A copy: the chunk's memory may be used again for the next one.
    const piece = isOnce ? next.value.slice() : next.value.slice(0, HEAD_BYTES);
    pieces.push(piece);
    length += piece.length;
  }
  const found = kind ?? containerOf(baseName(evidence.name), concat(pieces));
  if (!isOnce) {
    iterator.return?.();
    return { kind: found, source: evidence };
  }
  return { kind: found, source: { ...evidence, chunks: chain(pieces, iterator) } };
}

function* chain(pieces: Uint8Array[], rest: Iterator<Uint8Array>): Generator<Uint8Array> {
  yield* pieces;
  for (let next = rest.next(); !next.done; next = rest.next()) yield next.value;
}

/** All of it; or, where it is too large, the chunks as they were. */
function whole(chunks: Iterable<Uint8Array>): Uint8Array | Iterable<Uint8Array> {
  const isOnce = 'next' in chunks;
  const pieces: Uint8Array[] = [];
  const iterator = chunks[Symbol.iterator]();
  let length = 0;
  for (let next = iterator.next(); !next.done; next = iterator.next()) {
    pieces.push(next.value.slice());
    length += next.value.length;
    if (length <= MOST_BYTES) continue;
    if (isOnce) return chain(pieces, iterator);
    iterator.return?.();
    return chunks;
  }
  return concat(pieces);
}
