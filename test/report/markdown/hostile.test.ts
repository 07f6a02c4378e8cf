/** No name out of a file becomes Markdown: parsed again, a report has the tokens of a harmless one. */
import fc from 'fast-check';
import { Marked, type Token, type Tokens } from 'marked';
import type { Report } from '../../../src/model/report-types.js';
import { renderMarkdown } from '../../../src/report/markdown/markdown.js';
import { HOSTILE, hostileArb, hostileFleet, hostileReport } from '../hostile.js';
import { runs } from '../../support/runs.js';

const marked = new Marked({ gfm: true });

interface Seen {
  /** Types of tokens, where they say something of the layout. */
  kinds: string[];
  /** Numbers of cells in the rows of all tables. */
  cells: number[];
  html: string[];
  /** Text outside of code, where a site looks for mentions and the like. */
  prose: string;
}

/** Where these begin, other words end. */
const BLOCKS = new Set([
  'paragraph',
  'heading',
  'list',
  'list_item',
  'table',
  'html',
  'code',
  'space',
]);

/** What stands between the tokens may be split and marked in many ways; what matters is kept. */
function seenIn(markdown: string): Seen {
  const seen: Seen = { kinds: [], cells: [], html: [], prose: '' };
  // What stands in another block or cell is no neighbour: `#` there and `1` here name no issue.
  const first = new Set<Token | undefined>();
  const visit = (token: Token): void => {
    if (BLOCKS.has(token.type) || first.has(token)) seen.prose += '\n';
    if (token.type === 'table') {
      const { header, rows } = token as Tokens.Table;
      for (const { tokens } of [header, ...rows].flat()) first.add(tokens[0]);
    }
    if (!['text', 'escape', 'codespan', 'space', 'br'].includes(token.type))
      seen.kinds.push(token.type);
    if (token.type === 'html') seen.html.push(token.raw.trim());
    if (token.type === 'table')
      seen.cells.push(...(token as Tokens.Table).rows.map(({ length }) => length));
    if ((token.type === 'text' || token.type === 'escape') && !('tokens' in token))
      seen.prose += token.text as string;
    if (token.type === 'html') seen.prose += unescaped(token.raw);
  };
  void marked.walkTokens(marked.lexer(markdown), visit);
  return seen;
}

const unescaped = (html: string): string =>
  html.replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));

const DETAILS = /^(?:<details><summary>[^<>]*<\/summary>|<\/details>)$/;
/** What GitHub makes links of behind Markdown's back. */
const MAGIC = /@\w|(?:^|\W)#\d|https?:\/\/|www\.\w|\bGH-\d/;

const quiet = (make: (name: string) => Report): Seen => seenIn(renderMarkdown(make('PO')));

describe.each([
  ['one requestor', hostileReport],
  ['several requestors', hostileFleet],
])('%s', (_name, make) => {
  const expected = quiet(make);

  const check = (name: string): void => {
    const seen = seenIn(renderMarkdown(make(name)));
    expect(seen.kinds).not.toEqual(expect.arrayContaining(['link']));
    expect(seen.kinds).not.toEqual(expect.arrayContaining(['image']));
    expect(seen.html.filter((tag) => !DETAILS.test(tag))).toEqual([]);
    expect(MAGIC.exec(seen.prose)?.[0]).toBeUndefined();
    expect({ ...seen, prose: '', html: seen.html.length }).toEqual({
      ...expected,
      prose: '',
      html: expected.html.length,
    });
  };

  test.each(HOSTILE)('%j is harmless', check);

  test('so is whatever is made of them', () => {
    fc.assert(fc.property(hostileArb, check), runs(50));
  });
});

test('no control character and no mark of direction is left', () => {
  fc.assert(
    fc.property(hostileArb, (name) => {
      expect(renderMarkdown(hostileReport(name)).replaceAll(/[\n\u2060]/g, '')).not.toMatch(
        /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u,
      );
    }),
    runs(50),
  );
});
