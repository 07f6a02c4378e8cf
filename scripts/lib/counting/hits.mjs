/**
 * What was counted in one process, page or worker: by file its digest and how often each statement, function
 * and branch was run. `COVERAGE` in the environment names the folder that takes it.
 */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder; undefined where nothing is counted. */
export const FOLDER = process.env.COVERAGE;

/** What was counted here, as text. Pages and programs get the text of this function: it stands on its own. */
export function counted() {
  return JSON.stringify(globalThis.__coverage__ ?? {}, (key, value) =>
    /Map$/.test(key) || value === 0 ? undefined : value,
  );
}

export const keep = (text) => writeFileSync(join(FOLDER, `${randomUUID()}.json`), text);

/** Keeps what a page in a browser and its workers counted. */
export async function keepOf(page) {
  for (const side of [page, ...page.workers()]) keep(await side.evaluate(`(${counted})()`));
}

/** For Jest (`setupFilesAfterEnv`): what the tests of a file ran is kept when they are done. */
if (FOLDER && globalThis.afterAll) afterAll(() => keep(counted()));
