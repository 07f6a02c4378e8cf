/** Remedies and causes as data: they fit their schemas, all that they say can be said and explained. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { CAUSES, ITEMS, PHRASES, REASONS, REMEDIES } from '../../src/generated/advice.js';
import type { Line, WordArgs } from '../../src/model/advice-types.js';
import { FIRST_BUILD } from '../../src/model/dxa-version.js';
import { EXCHANGE_KEY } from '../../src/model/exchange-key.js';
import { mark } from '../../src/model/marked.js';
import { causeWords, reasonWords, remedyWords } from '../../src/report/advice-words.js';
import { command } from '../cli/support.js';

const object = mark('object', 'OCTOBER');
const unnamed = { unnamed: mark('requestor', 'POLYNOMIAL/NOVEMBER') };
const requestor = mark('requestor', 'POLYNOMIAL/NOVEMBER');

/** Everything that words may be filled with: the compiler misses what is left out. */
const EVERYTHING: Required<WordArgs> = {
  ...{ borrows: true, isPlanned: true, isShared: true, isNewEnough: true, isLifted: true },
  ...{ isAbsent: true, isAfter14: true },
  line: unnamed,
  lines: [object, unnamed],
  holders: [{ object, numbers: [{ number: 'SrvSync', value: 140 }] }],
  further: [{ lines: [object, unnamed] }],
  plan: [{ requestors: [], lines: [object, unnamed] }],
  differing: [object, unnamed],
  standIns: [requestor],
  missing: [
    { fact: 'requestor.ReqSync', requestors: [requestor] },
    { fact: 'requestor.SrvSync', requestors: [] },
  ],
  outOfReach: [{ own: 'SrvSync', needed: 141, number: 'SRVSEQ', highest: 140 }],
  behind: [{ number: 'SrvSync', highest: 140, needed: 141 }],
  version: '5.5.2448.0',
  listed: [object],
  short: ['SRVSEQ', 'REQSEQ'],
  above: ['SRVSEQ'],
  newer: [{ number: 'SRVSEQ', value: 140 }],
  ...{ own: 12, needed: 140 },
};

/** Every text of a line, whatever it depends on. */
function textsOf(line: Line): string[] {
  if (typeof line === 'string') return [line];
  return 'text' in line ? textsOf(line.text) : line.flatMap(textsOf);
}
/** The line as it is said where everything is known and every condition holds; each text alone. */
const textsOfRemedy = ({ title, steps, cautions }: (typeof REMEDIES)[number]): string[] =>
  [title, ...steps, ...cautions].flatMap(textsOf);

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)(?::\w+)?\}/g)].map(([, name]) => name!);
const articlesIn = (value: unknown): string[] => [
  ...new Set(JSON.stringify(value).match(/Q\d{5,6}/g)),
];
/** What is known of one item of a list alone. */
const OF_ITEMS = ['object', 'numbers', 'number', 'value', 'highest', 'lines', 'fact', 'requestors'];

describe('placeholders', () => {
  const known = Object.keys(EVERYTHING);
  const all: [string, string[]][] = [
    ...REMEDIES.map((each) => [each.id, textsOfRemedy(each)] as [string, string[]]),
    ...CAUSES.map(
      ({ id, message, variants = {} }) =>
        [
          id,
          [message, ...Object.values(variants).flatMap((each) => each.message ?? [])].flatMap(
            textsOf,
          ),
        ] as [string, string[]],
    ),
    ...Object.entries(REASONS).map(([id, text]) => [id, [text]] as [string, string[]]),
  ];
  test.each(all)('%s: names only what words may be filled with', (_, texts) => {
    const named = texts.flatMap(placeholders);
    expect(named.filter((name) => ![...known, ...OF_ITEMS].includes(name))).toEqual([]);
    for (const text of texts) expect(text.replace(/\{\w+(?::\w+)?\}/g, '')).not.toMatch(/[{}]/);
  });
  test('each list of records has words for one of them', () => {
    const records = Object.entries(EVERYTHING).filter(
      ([name, value]) =>
        // The plan is for the screen, which words it by itself.
        !['missing', 'plan'].includes(name) &&
        Array.isArray(value) &&
        value.some((each) => isRecord(each)),
    );
    expect(records.map(([name]) => name).filter((name) => !(name in ITEMS))).toEqual([]);
  });
  const isRecord = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && !('text' in value) && !('unnamed' in value);
});

describe('words', () => {
  const whole = (text: string): void => {
    expect(text).toMatch(/\S/);
    expect(text).not.toMatch(/[{}]|undefined|\[object|\( ?\)|: ?\./);
  };
  test.each(REMEDIES)('$id', ({ id, steps, cautions }) => {
    for (const args of [{}, EVERYTHING]) {
      const said = remedyWords(id, args);
      for (const text of [said.title, ...said.steps, ...said.cautions]) whole(text);
      expect(said.steps.length).toBeGreaterThan(0);
    }
    // With everything known no line is silent.
    const said = remedyWords(id, EVERYTHING);
    expect(said.steps.length).toBeGreaterThan(steps.length);
    expect(said.cautions.length).toBe(cautions.length);
  });
  test.each(CAUSES)('$id', ({ id, variants = {} }) => {
    for (const variant of [null, ...(Object.keys(variants) as (keyof typeof variants)[])]) {
      const { message, confirm } = causeWords(id, variant, EVERYTHING);
      for (const text of [message, confirm]) whole(text);
    }
  });
  test.each(Object.keys(REASONS) as (keyof typeof REASONS)[])('%s', (reason) =>
    whole(reasonWords(reason, EVERYTHING)),
  );

  test('names come from the arguments alone, so that others can take their place', () => {
    const hidden = JSON.parse(
      JSON.stringify(EVERYTHING).replace(/OCTOBER|POLYNOMIAL\/NOVEMBER/g, 'hidden-1'),
    ) as WordArgs;
    const all = (args: WordArgs): string =>
      JSON.stringify([
        ...REMEDIES.map(({ id }) => remedyWords(id, args)),
        ...CAUSES.map(({ id }) => causeWords(id, null, args)),
      ]);
    expect(all(EVERYTHING)).toMatch(/OCTOBER[^]*NOVEMBER/);
    expect(all(hidden)).not.toMatch(/OCTOBER|NOVEMBER/);
    expect(all(hidden)).toContain(
      'with this line alone: <name of the Remote Dirsync Requestor of hidden-1>.',
    );
  });
  test('of a long list a few are said', () => {
    const listed = ['A', 'B', 'C', 'D', 'E'].map((name) => mark('object', name));
    expect(causeWords('not-listed', null, { listed }).message).toContain('A, B, C and 2 more');
  });
  test('the key that texts speak of is the one that is read and written', () =>
    expect(PHRASES['exchange-key']).toBe(EXCHANGE_KEY));
  test('the build that texts speak of is the one that the model asks for', () => {
    for (const text of ['dxa-too-old', 'global-maximum'])
      expect(
        JSON.stringify([...REMEDIES, ...CAUSES].find(({ id }) => id === text)).match(
          /5\.5\.25\d+/g,
        ),
      ).toEqual(expect.arrayContaining([FIRST_BUILD]));
  });
});

describe('sources', () => {
  const own = (folder: string, id: string): string =>
    readFileSync(new URL(`../../rules/${folder}/${id}.json`, import.meta.url), 'utf8');
  test.each(REMEDIES)('$id: its own words cite what it lists', ({ id, articles }) =>
    expect(articles).toEqual(expect.arrayContaining(articlesIn(own('remedies', id)))),
  );
  test.each(CAUSES)('$id: its own words cite what it lists', ({ id, articles, variants = {} }) => {
    const listed = [...articles, ...Object.values(variants).flatMap((each) => each.articles ?? [])];
    expect(listed).toEqual(expect.arrayContaining(articlesIn(own('causes', id))));
  });
  test.each([...REMEDIES, ...CAUSES])('$id: says why, unless it is documented', (each) => {
    const { variants } = each as (typeof CAUSES)[number];
    for (const { confidence, why } of [each, ...Object.values(variants ?? {})])
      if (confidence !== undefined) expect(why !== undefined).toBe(confidence !== 'documented');
  });
});

describe('explain', () => {
  test.each([...REMEDIES, ...CAUSES])('$id', async ({ id, about, articles }) => {
    const { status, out, err } = await command(['explain', id]);
    expect([status, err]).toEqual([0, '']);
    expect(out.replace(/\s+/g, ' ')).toContain(about);
    for (const article of articles) expect(out).toContain(article);
    for (const line of out.split('\n')) expect([line, line.length <= 80]).toEqual([line, true]);
  });
});

describe('schemas', () => {
  const schema = (name: string): object =>
    JSON.parse(readFileSync(new URL(`../../rules/${name}`, import.meta.url), 'utf8')) as object;
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  const isRemedy = ajv.compile(schema('remedy.schema.json'));
  const isCause = ajv.compile(schema('cause.schema.json'));
  const remedy = schema('remedies/list-more-requestors.json');
  const cause = schema('causes/not-listed.json');

  test('the samples fit', () => {
    expect([isRemedy(remedy), isCause(cause)]).toEqual([true, true]);
  });
  test.each<[string, object]>([
    ['an unknown field', { colour: 'blue' }],
    ['no steps', { steps: [] }],
    ['a condition that is none', { steps: [{ if: 'itRains', text: 'Wait.' }] }],
    ['a condition without words', { steps: [{ if: 'borrows' }] }],
    ['one wording to choose from', { steps: [['Wait.']] }],
    ['a brace that is not closed', { steps: ['Wait {here.'] }],
    ['no reason though it is inferred', { why: undefined }],
    ['no article though it is inferred', { articles: [] }],
    ['an article that is none', { articles: ['215505'] }],
    ['an id with a blank', { id: 'list more' }],
    ['neverOnServer: false', { neverOnServer: false }],
    ['a server of another kind', { dss: 'notes' }],
  ])('a remedy may not have %s', (_, other) =>
    expect(isRemedy(JSON.parse(JSON.stringify({ ...remedy, ...other })))).toBe(false),
  );
  test.each<[string, object]>([
    ['no variant among its variants', { variants: {} }],
    ['a variant that changes how to confirm', { variants: { other: { confirm: 'Look.' } } }],
    ['no message', { message: undefined }],
    ['no reason though it is assumed', { confidence: 'assumed' }],
  ])('a cause may not have %s', (_, other) =>
    expect(isCause(JSON.parse(JSON.stringify({ ...cause, ...other })))).toBe(false),
  );
});
