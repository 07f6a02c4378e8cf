/**
 * Several RESYNC.GLB of one folder that nobody owns. Only one can be imported, and which it is nothing
 * says: the user is asked to name it. In folders of their own they are left to reconciliation, since
 * each may be meant for another requestor.
 */
import { baseName, folderOf } from '../model/input-name.js';
import { NUMBERS } from '../model/types.js';
import { UsageError } from '../model/usage-error.js';
import type { ReadInput } from './requestors.js';

const isCalled = ({ name }: ReadInput, called: RegExp): boolean => called.test(baseName(name));

/**
 * Without the SRVTRANS.GLB that lie beside a RESYNC.GLB: IMPORT -Q copies RESYNC.GLB over them
 * (Q119449), so that their headers are never read.
 */
export function withoutOverwritten(inputs: readonly ReadInput[]): readonly ReadInput[] {
  const found = inputs.filter((input) => isCalled(input, /^RESYNC\.GLB$/i));
  const folders = new Set(found.map(({ name }) => folderOf(name)));
  return inputs.filter(
    (input) => !isCalled(input, /^SRVTRANS\.GLB$/i) || !folders.has(folderOf(input.name)),
  );
}

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
