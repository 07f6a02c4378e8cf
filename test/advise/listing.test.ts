import fc from 'fast-check';
import { highest } from '../../src/advise/dss.js';
import { fewestToList, type Needs } from '../../src/advise/listing.js';
import { exchange } from '../support/servers.js';

const needs = (ImportSync: number, SrvSync: number, ReqSync: number): Needs => ({
  ImportSync,
  SrvSync,
  ReqSync,
});
const added = (...args: Parameters<typeof fewestToList>): string[] | null =>
  fewestToList(...args)?.add.map(({ name }) => name.replace('POLYNOMIAL/', '')) ?? null;

const SITE = {
  NOVEMBER: [1, 80, 22],
  OCTOBER: [2, 140, 140],
  AUGUST: [3, 10, 9],
  MAY: [2, 140, 140],
} as const;
const LISTED = { listed: ['NOVEMBER'] };
const none: ReadonlySet<string> = new Set();

test.each<[string, Needs, string[] | null]>([
  ['nothing is short', needs(1, 80, 22), []],
  ['one holds all three', needs(2, 140, 140), ['OCTOBER']],
  ['two are needed', needs(3, 140, 140), ['OCTOBER', 'AUGUST']],
  ['one number alone', needs(3, 80, 22), ['AUGUST']],
  ['out of reach', needs(4, 80, 22), null],
])('%s', (_, need, expected) =>
  expect(added(exchange(SITE, LISTED), need, none)).toEqual(expected),
);

test('among equals the target itself is listed', () => {
  const targets = new Set(['POLYNOMIAL/MAY']);
  expect(added(exchange(SITE, LISTED), needs(2, 140, 140), targets)).toEqual(['MAY']);
});

test('a record with an unknown number would make the maximum unknown: it is not proposed', () => {
  const model = exchange({ NOVEMBER: [1, 80, 22], OCTOBER: [null, 140, 140] }, LISTED);
  expect(added(model, needs(1, 140, 140), none)).toBeNull();
});

test('what is proposed is enough, and nothing smaller is', () => {
  const numbers = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9));
  const names = ['NOVEMBER', 'OCTOBER', 'AUGUST', 'MAY', 'JUNE', 'JULY'] as const;
  fc.assert(
    fc.property(fc.array(numbers, { minLength: 6, maxLength: 6 }), numbers, (all, need) => {
      const records = Object.fromEntries(names.map((name, i) => [name, all[i]!]));
      const model = exchange(records, LISTED);
      const found = fewestToList(model, needs(...need), none);
      const isEnough = (group: typeof model.records): boolean => {
        const most = highest(group, []);
        return [most.IMPSEQ, most.SRVSEQ, most.REQSEQ].every(({ value }, i) => value! >= need[i]!);
      };
      const base = model.records[0]!;
      const rest = model.records.slice(1);
      const subsets = Array.from({ length: 2 ** rest.length }, (_, bits) =>
        rest.filter((_each, i) => (bits >> i) & 1),
      );
      const sizes = subsets.filter((set) => isEnough([base, ...set])).map((set) => set.length);
      expect(found?.add.length ?? null).toBe(sizes.length > 0 ? Math.min(...sizes) : null);
      if (found) expect(isEnough(found.listed)).toBe(true);
    }),
  );
});
