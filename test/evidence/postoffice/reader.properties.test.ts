import fc from 'fast-check';
import { FACT_TABLE } from '../../../src/model/facts.js';
import type { FolderEntry, Reading } from '../../../src/model/types.js';
import { readPostoffice } from '../../../src/evidence/postoffice/reader.js';
import { anyText } from '../../support/texts.js';
import { runs } from '../../support/runs.js';

/** One seed for all runs; see runs.ts. */
const seed = 20_020_612;

const folders = [
  'GLB',
  'glb',
  'KEY',
  'Mbg',
  'NME',
  'USR',
  'INF',
  'XTN',
  'GRP',
  'MEM',
  'LOG',
  '',
  '..',
];
const names = [
  ...[
    'CONTROL',
    'MASTER',
    'NETWORK',
    'REQCONF',
    'PROCESS',
    'SRVCONF',
    'ACCESS',
    'ACCESS2',
    'ACCESS3',
  ],
  ...[
    'RESYNC',
    'SRVTRANS',
    'USRTRANS',
    'SORT0001',
    'SYSTEM',
    'ADMIN',
    'X400',
    'SMTP',
    'GAL$',
    'IMPORT',
  ],
];
const endings = ['GLB', 'glb', 'KEY', 'MBG', 'NME', 'USR', 'INF', 'XTN', 'GRP', 'MEM', 'LOG', ''];

const pathArb = fc.oneof(
  fc
    .tuple(fc.constantFrom(...folders), fc.constantFrom(...names), fc.constantFrom(...endings))
    .map(([folder, name, ending]) => `${folder}/${name}.${ending}`),
  fc.constantFrom(...folders).map((folder) => `${folder}/`),
  anyText(),
);
const numberArb = fc.oneof(
  fc.nat({ max: 5000 }),
  fc.constantFrom(8, 45, 116, 122, 176, 512, 560, 586, 2048),
  fc.double(),
  fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n }).map(Number),
);
const entryArb: fc.Arbitrary<FolderEntry> = fc.record({
  path: pathArb,
  bytes: numberArb,
  modified: fc.option(numberArb),
  isReadOnly: fc.boolean(),
});

/** Every value is one that its fact may have, and what is shown beside it is short. */
function expectSound({ observations, installations }: Reading): void {
  const facts = observations.map(({ fact }) => fact);
  expect(new Set(facts).size).toBe(facts.length);
  for (const { fact, value, which, examples } of observations) {
    if (FACT_TABLE[fact].type === 'yes/no') expect(typeof value).toBe('boolean');
    else {
      expect(Number.isInteger(value)).toBe(true);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(0xffff_ffff);
    }
    expect(which === undefined).toBe(examples === undefined);
    for (const { text } of examples ?? []) expect(text.length).toBeLessThanOrEqual(80);
    expect((examples ?? []).length).toBeLessThanOrEqual(10);
  }
  for (const { lists } of installations ?? [])
    for (const { entries } of lists ?? []) expect(Number.isInteger(entries)).toBe(true);
}

test('any listing is read, and what is told of it is sound', () => {
  fc.assert(
    fc.property(fc.array(entryArb, { maxLength: 60 }), (entries) => {
      expectSound(readPostoffice(entries));
    }),
    runs(300, seed),
  );
});

test('the order of a listing changes no value, as long as no name comes twice', () => {
  const distinct = fc.uniqueArray(entryArb, {
    maxLength: 40,
    selector: ({ path }) => path.toUpperCase().replaceAll('\\', '/'),
  });
  const told = (entries: FolderEntry[]) =>
    readPostoffice(entries).observations.map(({ fact, value }) => [fact, value]);
  fc.assert(
    fc.property(distinct, (entries) => {
      expect(told([...entries].reverse())).toEqual(told(entries));
    }),
    runs(100, seed),
  );
});

test('a listing of a hundred thousand files is sound', () => {
  const many = Array.from({ length: 100_000 }, (_, at) => ({
    ...{ path: `KEY/${at}.KEY`, bytes: at % 600, modified: at, isReadOnly: at % 3 === 0 },
  }));
  expectSound(readPostoffice(many));
});
