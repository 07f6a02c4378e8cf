/** What lies in a folder and could not be read, as something to do. */
import { few } from '../../model/few.js';
import type { Report } from '../../model/report-types.js';
import { isUnopened } from '../../model/unopened.js';
import type { OwnNumber } from '../../model/types.js';
import { where } from '../places.js';
import type { Wanted } from '../wanted.js';
import { middle } from './layout.js';
import { MOST_NAME } from './steps.js';

/** Their names, and how each comes to be read. */
export function lockedWords(
  { inputs }: Report,
  { files }: Wanted & { what: 'make-readable' },
): string {
  const names = files.map((id) => where(inputs, id, null));
  const issues = inputs.flatMap((each) => (files.includes(each.id) ? each.issues : []));
  const how = issues.some(isOfLink) ? 'link' : issues.some(isUnopened) ? 'closed' : 'locked';
  return (
    `Give what could not be read: ${few(names.map((name) => middle(name, MOST_NAME)))}. ` + HOW[how]
  );
}

/** What shows the numbers and cannot be read would leave them open beside the new listing, too. */
export function inPlaceOf(
  { inputs }: Report,
  requestor: string,
  numbers: readonly OwnNumber[],
): string {
  const spoilt = inputs.filter(({ issues }) =>
    issues.some(
      (each) =>
        each.code === 'own-numbers-unread' &&
        (each.args.of === null || each.args.of.text === requestor) &&
        each.args.numbers.some((number) => numbers.includes(number)),
    ),
  );
  const names = spoilt.map(({ id }) => middle(where(inputs, id, null), MOST_NAME));
  return names.length === 0 ? '' : ` Give it in the place of ${few(names)}.`;
}

const HOW = {
  link: 'Name the file that the link leads to, or put a copy in its place.',
  closed: 'Unpack it, or save what is in it, and give the files in its place.',
  locked: 'Make it readable, or give a copy that you may read.',
} as const;

const isOfLink = (each: Report['inputs'][number]['issues'][number]): boolean =>
  each.code === 'not-read' && each.args.why === 'link';
