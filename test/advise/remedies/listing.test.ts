import fc from 'fast-check';
import { highest } from '../../../src/advise/server.js';
import { listingName, planFiles, type Target } from '../../../src/advise/remedies/listing.js';
import type { Needs } from '../../../src/advise/remedies/needs.js';
import { exchange, record } from '../../support/servers.js';
import { runs } from '../../support/runs.js';

type Three = readonly [ImportSync: number | null, SrvSync: number | null, ReqSync: number | null];
type Site = Readonly<Record<string, Three>>;

const needs = ([ImportSync, SrvSync, ReqSync]: Three): Needs => ({ ImportSync, SrvSync, ReqSync });
const short = (name: string): string => name.replace('POLYNOMIAL/', '');
const siteOf = (site: Site, exports: Record<string, string> = {}) =>
  exchange(site).records.map((each) => ({ ...each, exports: exports[short(each.name)] ?? null }));

/** The names to list for each file, and who cannot be helped. */
function planned(site: Site, own: Site, exports: Record<string, string> = {}) {
  const records = siteOf(site, exports);
  const targets = Object.entries(own).map(([name, three]): Target => ({
    requestor: `POLYNOMIAL/${name}`,
    record: records.find((each) => short(each.name) === name) ?? null,
    needs: needs(three),
  }));
  const { files, hopeless } = planFiles(records, targets);
  return {
    files: files.map(({ targets: some, holders }) => [
      ...some.map(({ requestor }) => short(requestor)),
      ...holders.map((each) => `+${short(each.record.name)}`),
    ]),
    hopeless: [...hopeless.keys()].map(short),
    headers: files.map(({ header }) => [header.IMPSEQ, header.SRVSEQ, header.REQSEQ]),
  };
}

const SITE: Site = {
  NOVEMBER: [1, 80, 22],
  OCTOBER: [2, 140, 140],
  AUGUST: [3, 10, 9],
  MAY: [2, 140, 140],
};

test.each<[string, Site, Site, string[][], string[]]>([
  ['its own record reaches it: alone', SITE, { OCTOBER: [2, 140, 140] }, [['OCTOBER']], []],
  ['its own record is above it: alone', SITE, { OCTOBER: [1, 100, 100] }, [['OCTOBER']], []],
  [
    'one holder joins it',
    { ...SITE, OCTOBER: [2, 100, 100] },
    { OCTOBER: [2, 140, 140] },
    [['OCTOBER', '+MAY']],
    [],
  ],
  [
    'two holders, each for another number',
    { ...SITE, OCTOBER: [1, 100, 100] },
    { OCTOBER: [3, 140, 140] },
    [['OCTOBER', '+AUGUST', '+MAY']],
    [],
  ],
  [
    'three holders',
    { OCTOBER: [0, 0, 0], MAY: [9, 0, 0], JUNE: [0, 9, 0], JULY: [0, 0, 9] },
    { OCTOBER: [9, 9, 9] },
    [['OCTOBER', '+JULY', '+JUNE', '+MAY']],
    [],
  ],
  [
    'one for all is fewer than one for each',
    { OCTOBER: [0, 0, 0], MAY: [9, 0, 0], JUNE: [0, 9, 0], JULY: [9, 9, 9] },
    { OCTOBER: [9, 9, 9] },
    [['OCTOBER', '+JULY']],
    [],
  ],
  [
    'among equals the one whose numbers leap the least',
    { OCTOBER: [2, 100, 100], JUNE: [2, 900, 900], MAY: [2, 140, 140] },
    { OCTOBER: [2, 140, 140] },
    [['OCTOBER', '+MAY']],
    [],
  ],
  ['out of reach', SITE, { OCTOBER: [4, 140, 140] }, [], ['OCTOBER']],
  [
    'one hopeless requestor does not hide the way of another',
    SITE,
    { AUGUST: [9, 10, 9], OCTOBER: [2, 140, 140] },
    [['OCTOBER']],
    ['AUGUST'],
  ],
  [
    'settings that are not known: one file each',
    SITE,
    { OCTOBER: [2, 140, 140], NOVEMBER: [1, 80, 22] },
    [['OCTOBER'], ['NOVEMBER']],
    [],
  ],
  // Who has no record is listed all the same; its name is asked for.
  ['no record of its own', SITE, { JULY: [2, 140, 140] }, [['JULY', '+MAY']], []],
  [
    'an own number that is not known needs nobody',
    SITE,
    { OCTOBER: [null, 140, 140] },
    [['OCTOBER']],
    [],
  ],
  [
    'a record with an unknown number is listed, and another holds what it may lack',
    { ...SITE, OCTOBER: [null, 140, 140] },
    { OCTOBER: [2, 140, 140] },
    [['OCTOBER', '+MAY']],
    [],
  ],
  [
    'nobody is known to reach it, but one is unknown: not out of reach',
    { OCTOBER: [null, 140, 140], MAY: [1, 1, 1] },
    { OCTOBER: [2, 140, 140] },
    [['OCTOBER']],
    [],
  ],
])('%s', (_, site, own, files, hopeless) =>
  expect(planned(site, own)).toMatchObject({ files, hopeless }),
);

test('requestors with the same settings share a file, others do not', () => {
  const own: Site = { NOVEMBER: [1, 80, 22], OCTOBER: [2, 140, 140], MAY: [2, 140, 140] };
  const exports = { NOVEMBER: 'all', OCTOBER: 'some', MAY: 'some' };
  expect(planned(SITE, own, exports).files).toEqual([['NOVEMBER'], ['OCTOBER', 'MAY']]);
});

test('a holder with the same settings goes before one that leaps less', () => {
  const site: Site = { OCTOBER: [2, 1, 1], JUNE: [2, 9, 9], MAY: [2, 5, 5] };
  const exports = { OCTOBER: 'some', JUNE: 'some', MAY: 'all' };
  expect(planned(site, { OCTOBER: [2, 5, 5] }, exports).files).toEqual([['OCTOBER', '+JUNE']]);
});

test('the header is the highest of who is listed; what nobody is known to hold is unknown', () => {
  expect(planned(SITE, { OCTOBER: [2, 140, 140] }).headers).toEqual([[2, 140, 140]]);
  const open: Site = { OCTOBER: [null, 140, 140], MAY: [1, 1, 1] };
  expect(planned(open, { OCTOBER: [2, 140, 140] }).headers).toEqual([[null, 140, 140]]);
});

test.each<[string[], string | null]>([
  [['OCTOBER', 'POLYNOMIAL/OCTOBER'], 'OCTOBER'],
  [['POLYNOMIAL/OCTOBER', 'cn=OCTOBER'], 'cn=OCTOBER'],
  [['POLYNOMIAL/OCTOBER', 'PCM:POLYNOMIAL/OCTOBER'], null],
  [['/o=ORG/ou=SITE/cn=OCTOBER', 'POLYNOMIAL/OCTOBER'], null],
  [['/o=ORG/ou=SITE/cn=OCTOBER', 'October requestor'], 'October requestor'],
  [[' /o=ORG/ou=SITE/cn=OCTOBER', ' ', '', 'OCTOBER'], 'OCTOBER'],
  [['cn=OCTOBER, ou=SITE,o=ORG', 'CN=October,OU=Site'], null],
  [['October (cn=a, ou=b)', 'OCTOBER'], 'October (cn=a, ou=b)'],
  [[], null],
])('of %j Exchange knows %s', (names, expected) => expect(listingName({ names })).toBe(expected));

test('what is proposed is enough, nothing smaller is, and the order does not matter', () => {
  const numbers = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9));
  const names = ['NOVEMBER', 'OCTOBER', 'AUGUST', 'MAY', 'JUNE', 'JULY'];
  fc.assert(
    fc.property(fc.array(numbers, { minLength: 6, maxLength: 6 }), numbers, (all, need) => {
      const records = names.map((name, i) => record(name, all[i]!));
      const target = (of: typeof records): Target => ({
        ...{ requestor: records[0]!.name, needs: needs(need) },
        record: of.find(({ name }) => name === records[0]!.name)!,
      });
      const { files, hopeless } = planFiles(records, [target(records)]);
      const isEnough = (group: typeof records): boolean => {
        const most = highest(group, []);
        return [most.IMPSEQ, most.SRVSEQ, most.REQSEQ].every(({ value }, i) => value! >= need[i]!);
      };
      const [own, ...rest] = records;
      const subsets = Array.from({ length: 2 ** rest.length }, (_, bits) =>
        rest.filter((_each, i) => (bits >> i) & 1),
      );
      const sizes = subsets.filter((set) => isEnough([own!, ...set])).map((set) => set.length);
      expect(hopeless.size).toBe(sizes.length > 0 ? 0 : 1);
      const listed = files.map(({ holders }) => holders.map((holder) => holder.record));
      expect(listed.map((holders) => holders.length)).toEqual(
        sizes.length > 0 ? [Math.min(...sizes)] : [],
      );
      for (const holders of listed) expect(isEnough([own!, ...holders])).toBe(true);
      const reversed = [...records].reverse();
      const again = planFiles(reversed, [target(reversed)]).files;
      const told = (some: typeof files): string[][] =>
        some.map(({ holders }) => holders.map((holder) => holder.record.name).sort());
      expect(told(again)).toEqual(told(files));
    }),
    runs(100),
  );
});
