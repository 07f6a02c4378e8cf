/**
 * Several RESYNC.GLB of one folder that nobody owns. Only one can be imported, and which it is nothing
 * says: the user is asked to name it. In folders of their own they are left to reconciliation, since
 * each may be meant for another requestor.
 */
import {
  baseName,
  containerOf,
  folderOf,
  isPackedResyncName,
  isResyncName,
} from '../model/input-name.js';
import { HEADER_FACTS, NUMBERS, type FactName, type HeaderNumber } from '../model/types.js';
import { UsageError } from '../model/usage-error.js';
import type { ReadInput } from './requestors.js';

const SRVTRANS = /^SRVTRANS\.GLB$/i;

/**
 * Without the SRVTRANS.GLB that lie beside a RESYNC.GLB: IMPORT -Q copies RESYNC.GLB over them
 * (Q119449), so that their headers are never read.
 */
function withoutOverwritten(inputs: readonly ReadInput[]): readonly ReadInput[] {
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
      ((isUnreadResync(input) || isPackedResync(input)) && !opened.has(input.name)),
  );
}

/** A RESYNC.GLB that is there, and shows none of its header's numbers. */
export const isUnreadResync = (input: ReadInput): boolean =>
  isResyncName(input.name) && !input.reading.observations.some(({ fact }) => isHeaderNumber(fact));

/** The file in a form that shows nothing: only beside listings it may be what they are of. */
const isPackedResync = (input: ReadInput): boolean =>
  isPackedResyncName(input.name) && input.reading.observations.length === 0;

/** The file itself, by what it holds or how it is called; a listing of it is none. */
export const isResyncFile = (input: ReadInput): boolean =>
  isResyncName(input.name) ||
  (input.reading.role === 'resync' && input.reading.queue !== undefined);

const isHeaderNumber = (fact: FactName): boolean =>
  (HEADER_FACTS as readonly FactName[]).includes(fact);

const valuesOf = ({ reading }: ReadInput, number: HeaderNumber): (number | boolean)[] =>
  reading.observations.flatMap(({ fact, value }) => (fact === `header.${number}` ? value : []));

/**
 * The files that do not show a number of the header which another input tells: nothing shows that it
 * tells it of them. Empty where nobody tells it, or each of them may be what a listing is of.
 */
export function silentOn(
  carriers: readonly ReadInput[],
  number: HeaderNumber,
): readonly ReadInput[] {
  const told = carriers.flatMap((each) => valuesOf(each, number));
  if (told.length === 0) return [];
  const isListed = carriers.some(
    (each) => !isResyncFile(each) && valuesOf(each, number).length > 0,
  );
  const files = carriers.filter(isResyncFile);
  return (files.length > 0 ? files : carriers.filter(isPackedResync)).filter(
    (each) =>
      valuesOf(each, number).length === 0 &&
      !(isListed && told.every((value) => mayShow(each, number, value))),
  );
}

/** Whether a sound file shows the number, and its layout alone leaves open where the digits end. */
function mayShow({ reading }: ReadInput, number: HeaderNumber, value: number | boolean): boolean {
  const digits = reading.openDigits?.[number] ?? '';
  return [...digits].some((_, at) => Number(digits.slice(0, at + 1)) === value);
}

/**
 * The inputs of which one alone has to fail for a failure to be certain: what cannot be read beside
 * listings, and says nothing against them, is taken for what they list.
 */
export function triedAlone(carriers: readonly ReadInput[]): readonly ReadInput[] {
  const silent = new Set(NUMBERS.flatMap(({ header }) => silentOn(carriers, header)));
  const [mute, others] = [[...silent], carriers.filter((each) => !silent.has(each))];
  const areListings = others.length > 0 && !others.some(isResyncFile);
  return areListings && !mute.some((file) => others.some((each) => differ(file, each)))
    ? others
    : carriers;
}

/** Whether two files say different things of one of the header's numbers. */
const differ = (a: ReadInput, b: ReadInput): boolean =>
  NUMBERS.some(({ header }) =>
    valuesOf(a, header).some((value) => valuesOf(b, header).some((each) => each !== value)),
  );

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
