/** What does not fit a schema of ours, in plain words. */
import type { Misfit } from '../../model/issue-args.js';
import { LARGEST_NUMBER } from '../../model/sync-number.js';

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'an object',
  integer: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  null: 'null',
};

/** Values that are named one by one. */
const MOST_NAMED = 20;

/** `requestors[1].ReqSync must be a whole number`. */
export const misfitText = ({ path, wrong }: Misfit): string =>
  `${path ?? 'the file'} ${wrongText(wrong)}`;

/** Of a list that fills a screen, such as that of all facts, the first few. */
const oneOf = (allowed: readonly string[]): string =>
  allowed.length === 1
    ? `must be ${allowed[0]}`
    : allowed.length <= MOST_NAMED
      ? `must be one of ${allowed.join(', ')}`
      : `must be one of ${allowed.length} names, such as ${allowed.slice(0, 3).join(', ')}`;

function wrongText(wrong: Misfit['wrong']): string {
  switch (wrong.is) {
    case 'missing':
      return `has no ${JSON.stringify(wrong.key)}`;
    case 'unknown-key':
      return `has an unknown key ${JSON.stringify(wrong.key.text)}`;
    case 'not-one-of':
      return oneOf(wrong.allowed);
    case 'not-the-type':
      return `must be ${wrong.types.map((type) => TYPES[type] ?? type).join(' or ')}`;
    case 'too-few':
      return `must have at least ${wrong.least} entries or characters`;
    case 'too-many':
      return `must have at most ${wrong.most} entries or characters`;
    case 'empty':
      return 'must not be empty';
    case 'blank':
      return 'must not be blank';
    case 'misspelt':
      return 'is not spelt as it must be';
    case 'not-digits':
      return 'must be written in digits alone';
    case 'not-a-sync-number':
      return `must be a number from 0 to ${LARGEST_NUMBER}`;
    case 'not-a-version':
      return 'must be a version such as 3.2a, 3.2.9 or 3.5.30';
    case 'schema':
      return wrong.message;
    case 'other':
      return 'does not fit its schema';
  }
}
