/** No name out of a file becomes HTML: a report has the tags of a harmless one, whatever stands in it. */
import fc from 'fast-check';
import type { Report } from '../../../src/model/report-types.js';
import { renderHtml } from '../../../src/report/html/html.js';
import { HOSTILE, hostileArb, hostileFleet, hostileReport } from '../hostile.js';
import { runs } from '../../support/runs.js';

/** A tag as it may stand in a page: its own name and attributes, values in double quotes. */
const TAG = /^<(?:!doctype html|\/?[a-z][a-z0-9]*(?: [a-zA-Z-]+(?:="[^"<>]*")?)*)>$/;
/** Where a command or a path begins depends on the text; neither does anything. */
const OF_WORDS = /^<\/?(?:code|span|wbr)\b/;

/** Tags with the names of their attributes. */
const tagsOf = (html: string): string[] =>
  (html.match(/<[^>]*>?/g) ?? []).map((tag) => {
    if (!TAG.test(tag)) throw new Error(`no tag of ours: ${tag}`);
    return tag.replace(/="[^"]*"/g, '');
  });

const layoutOf = (html: string): string[] => tagsOf(html).filter((tag) => !OF_WORDS.test(tag));

describe.each([
  ['one requestor', hostileReport],
  ['several requestors', hostileFleet],
])('%s', (_name, make: (name: string) => Report) => {
  const expected = layoutOf(renderHtml(make('PO')));

  const check = (name: string): void => {
    const html = renderHtml(make(name));
    expect(layoutOf(html)).toEqual(expected);
    expect(html).not.toMatch(/[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    for (const [, target] of html.matchAll(/ (?:href|src|action)="([^"]*)"/g))
      expect(target).toMatch(/^#rule-[a-z-]+$/);
  };

  test.each(HOSTILE)('%j is harmless', check);

  test('so is whatever is made of them', () => {
    fc.assert(fc.property(hostileArb, check), runs(50));
  });
});
