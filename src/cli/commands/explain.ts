/** explain: offline help on a rule, a remedy, a cause, an error code, a number, a file, a word or an article. */
import type { AnyPage } from '../../explain/advice-page.js';
import { terms } from '../../explain/glossary.js';
import { ALL, distinct, lineAbove, lookUp, namesOf } from '../../explain/look-up.js';
import { CODES } from '../../generated/codes.js';
import { wrap } from '../../report/text/layout.js';
import type { Io } from '../io.js';
import { plainMarkdown } from '../plain-markdown.js';
import { usageError } from '../usage.js';
import type { Arguments } from '../usage.js';

/** Names in a column, their titles beside them, on as many lines as they need. */
function named(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.flatMap(([name, title]) => wrap(title, `  ${name.padEnd(width)}  `));
}

function list(): string {
  const of = (wanted: AnyPage['kind']): AnyPage[] => ALL.filter(({ kind }) => kind === wanted);
  const titled = (wanted: AnyPage['kind']): string[] =>
    named(of(wanted).map(({ id, title }) => [id, title] as const));
  return `${[
    '`resync-check explain WORD` explains one of these.',
    '',
    'Rules',
    ...titled('rule'),
    '',
    'Causes of a header that is too low',
    ...titled('cause'),
    '',
    'Remedies',
    ...titled('remedy'),
    '',
    'Error codes, numbers, files, programs and other topics',
    ...of('topic').flatMap((page) => wrap(distinct(namesOf(page)).join(', '), '  ', '    ')),
    '',
    'Words of Dir-Sync and of this program',
    ...wrap(terms().join(', '), '  '),
    '',
    `Codes: ${CODES[0]?.code} to ${CODES.at(-1)?.code}, for instance 44, "fatal 91", "code -1"`,
  ].join('\n')}\n`;
}

/** What is known under a name, as text of 80 columns. Throws where it is nothing. */
function textOf(asked: string): string {
  const found = lookUp(asked);
  switch (found.is) {
    case 'page': {
      const line = lineAbove(found.page);
      return [...(line === undefined ? [] : [line, '']), plainMarkdown(found.page.text)].join('\n');
    }
    case 'text':
      return found.text;
    case 'entry':
      return plainMarkdown(found.markdown);
    case 'cited': {
      const { article, by } = found;
      if (by.length === 0)
        throw usageError(
          'no page cites this article',
          article,
          '`resync-check explain` lists what there is',
        );
      const lines = [`${article} has no page of its own; it is cited by:`, ...named(by)];
      return `${lines.join('\n')}\n`;
    }
    case 'nothing':
      throw usageError(
        'nothing to explain under this name',
        asked,
        found.near.length > 0
          ? `did you mean ${found.near.join(', ')}?`
          : '`resync-check explain` lists what there is',
      );
  }
}

/** Runs `explain`. */
export function run(_args: Arguments, ids: readonly string[], io: Io): Promise<number> {
  const asked = ids.join(' ');
  io.stdout.write(asked === '' ? list() : textOf(asked));
  return Promise.resolve(0);
}
