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

/** `requestors[1].ReqSync must be a whole number`. */
export const misfitText = ({ path, wrong }: Misfit): string =>
  `${path ?? 'the file'} ${wrongText(wrong)}`;

function wrongText(wrong: Misfit['wrong']): string {
  switch (wrong.is) {
    case 'missing':
      return `has no ${JSON.stringify(wrong.key)}`;
    case 'unknown-key':
      return `has an unknown key ${JSON.stringify(wrong.key.text)}`;
    case 'not-one-of':
      return wrong.allowed.length === 1
        ? `must be ${wrong.allowed[0]}`
        : `must be one of ${wrong.allowed.join(', ')}`;
    case 'not-the-type':
      return `must be ${wrong.types.map((type) => TYPES[type] ?? type).join(' or ')}`;
    case 'too-few':
      return `must have at least ${wrong.least} entries or characters`;
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
