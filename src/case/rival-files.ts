/**
 * Several RESYNC.GLB of one folder that nobody owns. Only one can be imported, and which it is nothing
 * says: the user is asked to name it. In folders of their own they are left to reconciliation, since
 * each may be meant for another requestor.
 */
import { baseName } from '../model/input-name.js';
import { NUMBERS } from '../model/types.js';
import { UsageError } from '../model/usage-error.js';
import type { ReadInput } from './requestors.js';

const folderOf = (name: string): string => name.slice(0, name.length - baseName(name).length);

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
  const files = inputs.filter(
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
