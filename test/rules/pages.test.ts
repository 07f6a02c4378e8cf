import { readdirSync, readFileSync } from 'node:fs';
import { KINDS } from '../../src/model/kinds.js';
import type { Rule } from '../../src/model/rule-types.js';

const RULES = new URL('../../rules/', import.meta.url);
const TOPICS = new URL('topics/', RULES);
const HEADINGS = [
  'What was found',
  'Why it matters',
  'How to confirm',
  'What to do',
  'Sources',
] as const;
const WIDEST = 78;

const read = (folder: URL, name: string): string => readFileSync(new URL(name, folder), 'utf8');
const names = (folder: URL, ending: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort();

/** Files that lie beside the rules and are none. */
const isRule = (name: string): boolean => !name.endsWith('.schema.json') && name !== 'codes.json';
const rules = names(RULES, '.json')
  .filter(isRule)
  .map((name) => ({ name, rule: JSON.parse(read(RULES, name)) as Rule }));

const headingsOf = (page: string): string[] =>
  page.split('\n').flatMap((line) => /^#{2,} (.+)$/.exec(line)?.[1] ?? []);
const sourcesOf = (page: string): string => page.slice(page.indexOf('\n## Sources\n'));
const articlesIn = (text: string): string[] => [...new Set(text.match(/Q\d{5,6}/g))].sort();

/** The lines that do not fit a screen, with their numbers. */
const tooWide = (page: string): string[] =>
  page
    .split('\n')
    .flatMap((line, i) => ([...line].length > WIDEST ? [`line ${i + 1}: ${line}`] : []));

describe('each rule has its page', () => {
  test('and there is no page without a rule', () => {
    const pages = names(RULES, '.md').filter((name) => name !== 'README.md');
    expect(pages).toEqual(rules.map(({ rule }) => `${rule.id}.md`).sort());
  });

  describe.each(rules)('$name', ({ name, rule }) => {
    const page = read(RULES, `${rule.id}.md`);

    test('is named by its id', () => expect(name).toBe(`${rule.id}.json`));
    test('the page begins with id and title', () =>
      expect(page.split('\n')[0]).toBe(`# ${rule.id}: ${rule.title}`));
    test('the page has the five headings in order', () =>
      expect(headingsOf(page)).toEqual(HEADINGS));
    test('no section is empty', () => {
      for (const section of page.split(/^## /m).slice(1))
        expect(section.split('\n').slice(1).join('').trim()).not.toBe('');
    });
    test('every article of the rule stands under Sources', () =>
      expect(articlesIn(sourcesOf(page))).toEqual(expect.arrayContaining(rule.articles)));
    test('Sources names every article that the page cites', () =>
      expect(articlesIn(sourcesOf(page))).toEqual(articlesIn(page)));
    test('every article in the reasoning is an article of the rule', () =>
      expect(rule.articles).toEqual(expect.arrayContaining(articlesIn(rule.why ?? ''))));
    test('the page says how sure it is', () => {
      if (rule.confidence !== 'documented') expect(page.toLowerCase()).toContain(rule.confidence);
    });
    // Of the words that agree with a count a reader sees one.
    test('the message is short', () =>
      expect(
        rule.message.replace(/\{[^{}|]+\|[^{}|]+\|([^{}|]+)\}/g, '$1').length,
      ).toBeLessThanOrEqual(200));
    test('the page fits a screen', () => expect(tooWide(page)).toEqual([]));
  });
});

const topics = names(TOPICS, '.md').map((name) => {
  const page = read(TOPICS, name);
  const lines = page.split('\n');
  const blank = lines.indexOf('');
  const also = lines.slice(1, blank).map((line) => /^Also: (.+)$/.exec(line)?.[1] ?? '');
  return { name, page, lines, blank, aliases: also.flatMap((names) => names.split(', ')) };
});

describe('each topic', () => {
  test('there are some', () => expect(topics.length).toBeGreaterThan(20));

  describe.each(topics)('$name', ({ name, page, lines, blank, aliases }) => {
    test('begins with a title, aliases and a blank line', () => {
      expect(lines[0]).toMatch(/^# \S/);
      expect(aliases).not.toEqual([]);
      for (const alias of aliases) expect(alias).toMatch(/^\S(?:.*\S)?$/);
      expect([2, 3, 4]).toContain(blank);
    });
    test('ends with Sources, which name every article cited', () => {
      expect(headingsOf(page).at(-1)).toBe('Sources');
      expect(articlesIn(sourcesOf(page))).not.toEqual([]);
      expect(articlesIn(sourcesOf(page))).toEqual(articlesIn(page));
    });
    test('is 10 to 40 lines long and fits a screen', () => {
      const length = page.trimEnd().split('\n').length - blank - 1;
      expect(length).toBeGreaterThanOrEqual(10);
      // Of the glossary a reader gets one entry.
      expect(length).toBeLessThanOrEqual(name === 'glossary.md' ? 150 : 40);
      expect(tooWide(page)).toEqual([]);
    });
  });

  test('no name is claimed twice, nor is a rule', () => {
    const claimed = [
      ...rules.map(({ rule }) => rule.id),
      ...topics.flatMap(({ aliases }) => aliases.map((alias) => alias.toLowerCase())),
    ];
    expect(claimed.filter((name, i) => claimed.indexOf(name) !== i)).toEqual([]);
  });

  test.each([
    ...KINDS,
    '14',
    'IMPSEQ',
    'SrvSync',
    'DXA-Req-Seq',
    'RESYNC.GLB',
    'REQTRANS',
    'GWTRANS.GLB',
    'SORTnnnn',
    'GlobalMaxSeqInResync',
    'Q215505',
    'ReqTx',
    'SrvTx',
    'GRPMEM',
    'NPTRANS',
    'will-import',
    'will-fail',
    'at-risk',
    'cannot-tell',
    'exit status',
  ])('%s is found', (name) =>
    expect(
      topics.filter(({ aliases }) =>
        aliases.some((alias) => alias.toLowerCase() === name.toLowerCase()),
      ),
    ).toHaveLength(1),
  );
});

test('commands name no real password', () => {
  for (const { page } of [
    ...topics,
    ...rules.map(({ rule }) => ({ page: read(RULES, `${rule.id}.md`) })),
  ])
    for (const line of page.match(/^ {4,}(?:import|listds|listq|dssched) .*$/gm) ?? [])
      expect(line).toContain('-pPASSWORD');
});
