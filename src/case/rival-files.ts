/**
 * Several RESYNC.GLB of one folder that nobody owns. Only one can be imported, and which it is nothing
 * says: the user is asked to name it. In folders of their own they are left to reconciliation, since
 * each may be meant for another requestor.
 */
import { baseName, containerOf, folderOf, isResyncName } from '../model/input-name.js';
import { HEADER_FACTS, NUMBERS, type FactName } from '../model/types.js';
import { UsageError } from '../model/usage-error.js';
import type { ReadInput } from './requestors.js';

const SRVTRANS = /^SRVTRANS\.GLB$/i;

/**
 * Without the SRVTRANS.GLB that lie beside a RESYNC.GLB: IMPORT -Q copies RESYNC.GLB over them
 * (Q119449), so that their headers are never read.
 */
export function withoutOverwritten(inputs: readonly ReadInput[]): readonly ReadInput[] {
  const found = inputs.filter(({ name }) => isResyncName(name));
  const folders = new Set(found.map(({ name }) => folderOf(name)));
  return inputs.filter(
    ({ name }) => !SRVTRANS.test(baseName(name)) || !folders.has(folderOf(name)),
  );
}

/** What says something of a header, and each RESYNC.GLB that says nothing of its own. */
export function headerCarriers(inputs: readonly ReadInput[]): readonly ReadInput[] {
  const opened = new Set(inputs.map(({ name }) => containerOf(name)));
  return withoutOverwritten(inputs).filter(
    (input) =>
      input.reading.observations.some(({ of }) => of.kind === 'header') ||
      (isUnreadResync(input) && !opened.has(input.name)),
  );
}

/** A RESYNC.GLB that is there, and shows none of its header's numbers. */
export const isUnreadResync = (input: ReadInput): boolean =>
  isResyncName(input.name) && !input.reading.observations.some(({ fact }) => isHeaderNumber(fact));

/** The file itself, by what it holds or how it is called; a listing of it is none. */
export const isResyncFile = (input: ReadInput): boolean =>
  isResyncName(input.name) ||
  (input.reading.role === 'resync' && input.reading.queue !== undefined);

const isHeaderNumber = (fact: FactName): boolean =>
  (HEADER_FACTS as readonly FactName[]).includes(fact);

/** Whether two files say different things of one of the header's numbers. */
const differ = (a: ReadInput, b: ReadInput): boolean =>
  NUMBERS.some(({ header }) => {
    const [of, other] = [a, b].map(({ reading }) =>
      reading.observations.flatMap(({ fact, value }) =>
        fact === `header.${header}` ? [value] : [],
      ),
    );
    return of!.some((value) => other!.some((each) => each !== value));
  });

/** Throws `UsageError` where one folder holds files with different headers. */
export function refuseRivalFiles(inputs: readonly ReadInput[]): void {
  const files = withoutOverwritten(inputs).filter(
    ({ owner, reading }) => owner === null && reading.role === 'resync' && reading.queue,
  );
  for (const file of files) {
    const folder = folderOf(file.name);
    const beside = files.filter(({ name }) => folderOf(name) === folder);
    if (beside.some((other) => differ(file, other)))
      throw new UsageError('several-resync-files', {
        folder: folder.replace(/(?<=.)[\\/]$/, '') || 'this folder',
        names: beside.map(({ name }) => baseName(name)),
      });
  }
}
