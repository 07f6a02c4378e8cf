import { wordedAdvice } from '../../support/advice.js';
import type { ServerModel } from '../../../src/advise/server.js';
import type { Case } from '../../../src/model/report-types.js';
import { BUILT_IN_RULES } from '../../../src/generated/rules.js';
import { judgeBy } from '../../../src/judge/judge.js';
import { caseOf, numbers } from '../../support/cases.js';
import { exchange, mail } from '../../support/servers.js';

const judged = judgeBy(BUILT_IN_RULES, 'only fail');
const advice = (cases: Case[], model: ServerModel) =>
  wordedAdvice(cases.map(judged), judged, model);

describe('tried on a server whose records are known', () => {
  const SITE = { NOVEMBER: [1, 80, 22], OCTOBER: [2, 140, 140], AUGUST: [3, 10, 9] } as const;
  const LISTED = { listed: ['NOVEMBER'] };
  const failing = [caseOf(numbers([1, 80, 22], [2, 140, 140]))];
  const outcomes = (model: ServerModel) => {
    const { remedies, ruledOut } = advice(failing, model);
    return {
      expected: Object.fromEntries(remedies.map(({ id, expected }) => [id, expected])),
      ruledOut: ruledOut.map(({ id }) => id),
    };
  };

  const first = (model: ServerModel) => advice(failing, model).remedies[0];
  const way = (model: ServerModel, id: string) =>
    advice(failing, model).remedies.find((remedy) => remedy.id === id);
  const SP2 = '5.5.2448.0';
  const SP3 = '5.5.2650.12';
  const BEHIND = { NOVEMBER: [1, 80, 22], OCTOBER: [2, 100, 100], MAY: [2, 140, 140] } as const;

  test('SP2: listing helps, the switch alone does not, with a service pack it does', () => {
    const { expected, ruledOut } = outcomes(exchange(SITE, { ...LISTED, dxaVersion: SP2 }));
    expect(expected).toMatchObject({
      'list-more-requestors': 'will-import',
      'install-service-pack': 'will-import',
    });
    expect(ruledOut).toEqual(['global-maximum']);
  });

  test.each([SP3, '5.5', null])('Dxa.exe %s: the switch, and no service pack', (dxaVersion) => {
    const { expected, ruledOut } = outcomes(exchange(SITE, { ...LISTED, dxaVersion }));
    expect(expected).toMatchObject({
      'list-more-requestors': 'will-import',
      'global-maximum': 'will-import',
    });
    expect(Object.keys(expected)).not.toContain('install-service-pack');
    expect(ruledOut).toEqual([]);
  });

  test('the resolution of the article: its steps, and the header that it leads to', () => {
    const remedy = way(exchange(SITE, { ...LISTED, dxaVersion: SP2 }), 'install-service-pack');
    expect(remedy?.steps.join(' ')).toMatch(
      /install Exchange 5\.5 SP3 or later.*5\.5\.2524.*GlobalMaxSeqInResync and set it to 1.*ResyncConnectionRDNs.*rebuild -f/,
    );
    expect(remedy).toMatchObject({
      newFile: {
        needs: { IMPSEQ: 2, SRVSEQ: 140, REQSEQ: 140 },
        header: { IMPSEQ: 3, SRVSEQ: 140, REQSEQ: 140 },
      },
      registry: { globalMax: 1, listed: ['OCTOBER'], further: [] },
      expected: 'will-import',
    });
    expect(remedy?.articles).toEqual(expect.arrayContaining(['Q215505', 'Q191014']));
  });

  test('a version that is not known, or 5.5 without a build, is looked up first', () => {
    const stepsOf = (dxaVersion: string | null): string =>
      way(exchange(SITE, { ...LISTED, dxaVersion }), 'global-maximum')!.steps.join(' ');
    for (const version of [null, '5.5'])
      expect(stepsOf(version)).toMatch(/Look up the version of Dxa.exe.*first install .*SP3/);
    expect(stepsOf(SP3)).not.toMatch(/Look up the version/);
  });

  test('no service pack of 5.5 for Exchange 5.0, and nothing is foretold of Exchange 2000', () => {
    const old = outcomes(exchange(SITE, { ...LISTED, dxaVersion: '5.0.1457' }));
    expect(old.ruledOut).toEqual(['global-maximum', 'install-service-pack']);
    const { ruledOut } = advice(failing, exchange(SITE, { ...LISTED, dxaVersion: '5.0.1457' }));
    for (const { why } of ruledOut) expect(why).toContain('Dxa.exe 5.0.1457 ');
    const later = outcomes(exchange(SITE, { ...LISTED, dxaVersion: '6.0.4417' }));
    expect(later.expected).toMatchObject({ 'global-maximum': 'cannot-tell' });
    expect(later.expected).not.toHaveProperty('install-service-pack');
  });

  test('its own record reaches its numbers: it is listed alone, and that goes first', () => {
    const listing = first(exchange(SITE, { ...LISTED, dxaVersion: SP3 }));
    expect(listing).toMatchObject({
      id: 'list-more-requestors',
      registry: { globalMax: null, listed: ['OCTOBER'], further: [] },
      newFile: { header: { IMPSEQ: 2, SRVSEQ: 140, REQSEQ: 140 } },
    });
    expect(listing?.steps.join(' ')).toContain('with this line alone: OCTOBER.');
    // Alone nobody shares the file, and no number leaps.
    expect(listing?.cautions.join(' ')).not.toMatch(/Q156063|leap/);
  });

  test('its own record does not: the holders join it', () => {
    const listing = way(exchange(BEHIND, LISTED), 'list-more-requestors');
    expect(listing?.registry).toEqual({ globalMax: null, listed: ['OCTOBER', 'MAY'], further: [] });
    expect(listing?.steps.join(' ')).toContain('with these lines: OCTOBER, MAY.');
    expect(listing?.steps.join(' ')).toContain('MAY for SrvSync 140, ReqSync 140');
    expect(listing?.cautions.join(' ')).toMatch(/leap.*Q156063/);
  });

  test.each<[string, ServerModel, string]>([
    [
      'its own record reaches',
      exchange(SITE, { ...LISTED, dxaVersion: SP3 }),
      'list-more-requestors',
    ],
    ['holders are needed, SP3', exchange(BEHIND, { ...LISTED, dxaVersion: SP3 }), 'global-maximum'],
    [
      'holders are needed, SP2',
      exchange(BEHIND, { ...LISTED, dxaVersion: SP2 }),
      'list-more-requestors',
    ],
    [
      'holders are needed, 5.5',
      exchange(BEHIND, { ...LISTED, dxaVersion: '5.5' }),
      'list-more-requestors',
    ],
    [
      'nobody reaches it, and IMPSEQ is low',
      exchange({ OCTOBER: [2, 100, 100] }, LISTED),
      'full-import-by-mail',
    ],
    [
      'a Mail server that lags',
      mail({ MONTGOMERY: [null, 80, 17], OCTOBER: [null, 140, 140] }),
      'regenerate',
    ],
    [
      'a Mail server that was restored',
      mail({ MONTGOMERY: [null, 100, 17], OCTOBER: [null, 100, 100] }),
      'restored-server',
    ],
  ])('recommended where %s', (_, model, id) => expect(first(model)?.id).toBe(id));

  test('nobody reaches it, and IMPSEQ is not low: the reset', () => {
    const low = [caseOf(numbers([2, 100, 100], [2, 140, 140]))];
    const { remedies } = advice(low, exchange({ OCTOBER: [2, 100, 100] }, LISTED));
    expect(remedies.map(({ id }) => id)).toEqual(['reset-then-import', 'local-reset']);
  });

  test('only IMPSEQ is low and nobody reaches it: a full import by mail, no reset', () => {
    const low = [caseOf(numbers([1, 140, 140], [2, 140, 140]))];
    const { remedies } = advice(low, exchange({ OCTOBER: [1, 140, 140] }, LISTED));
    expect(remedies.map(({ id }) => id)).toEqual(['full-import-by-mail', 'local-reset']);
  });

  test('two files: each has its own lines, and the holders of the first are named', () => {
    const cases = [
      caseOf(numbers([1, 80, 22], [2, 140, 100])),
      caseOf(numbers([1, 80, 22], [1, 80, 40]), 'POLYNOMIAL/NOVEMBER'),
    ];
    const site = {
      NOVEMBER: [1, 80, 22],
      OCTOBER: [2, 100, 100],
      MAY: [1, 140, 9],
      JUNE: [1, 9, 40],
    } as const;
    const listing = advice(cases, exchange(site, LISTED)).remedies.find(
      ({ id }) => id === 'list-more-requestors',
    );
    expect(listing?.registry).toEqual({
      ...{ globalMax: null, listed: ['OCTOBER', 'MAY'] },
      further: [['NOVEMBER', 'JUNE']],
    });
    expect(listing?.args).toMatchObject({
      holders: [{ object: { text: 'MAY' }, numbers: [{ number: 'SrvSync', value: 140 }] }],
    });
    // What is true of one file that several share is said.
    const [october] = cases;
    const mixed = [october!, caseOf(numbers([0, 80, 22], [1, 80, 22]), 'POLYNOMIAL/NOVEMBER')];
    const [both, alone] = [mixed, mixed.slice(1)].map((some) =>
      advice(some, exchange(site, LISTED)).remedies.find(
        ({ id }) => id === 'list-more-requestors',
      )!,
    );
    expect(both!.cautions.join(' ')).toMatch(/Q156063/);
    expect(alone!.cautions.join(' ')).not.toMatch(/Q156063/);
  });

  test('a number that is not known is not needed', () => {
    const unknown = [caseOf(numbers([1, 80, 22], [null, 140, 140]))];
    const { remedies } = advice(unknown, exchange(SITE, LISTED));
    expect(remedies[0]?.newFile?.needs).toEqual({ IMPSEQ: null, SRVSEQ: 140, REQSEQ: 140 });
    const both = [...unknown, caseOf(numbers([1, 80, 22], [3, 150, null]), 'POLYNOMIAL/NOVEMBER')];
    const of = advice(both, exchange({}, LISTED)).remedies[0];
    expect(of?.newFile?.needs).toEqual({ IMPSEQ: 3, SRVSEQ: 150, REQSEQ: 140 });
  });

  test('a name that is only NET/PO is no line of ResyncConnectionRDNs', () => {
    const model = exchange(SITE, LISTED);
    const records = model.records.map((each) => ({ ...each, names: [each.name] }));
    const listing = way({ ...model, records }, 'list-more-requestors');
    expect(listing?.registry).toBeNull();
    expect(listing?.steps.join(' ')).toContain(
      '<name of the Remote Dirsync Requestor of POLYNOMIAL/OCTOBER>',
    );
  });

  test('one that no record reaches does not hide the way of another', () => {
    const cases = [
      caseOf(numbers([1, 80, 22], [2, 140, 140])),
      caseOf(numbers([1, 80, 22], [1, 900, 22]), 'POLYNOMIAL/NOVEMBER'),
    ];
    const { remedies, ruledOut } = advice(cases, exchange(SITE, LISTED));
    expect(remedies.find(({ id }) => id === 'list-more-requestors')?.requestors).toEqual([
      'POLYNOMIAL/OCTOBER',
    ]);
    expect(ruledOut.find(({ id }) => id === 'list-more-requestors')).toMatchObject({
      requestors: ['POLYNOMIAL/NOVEMBER'],
      why: 'No record of the server reaches SrvSync 900: the highest SRVSEQ is 140.',
    });
  });

  test('the case of names changes nothing', () => {
    const other = [caseOf(numbers([1, 80, 22], [2, 140, 140]), 'Polynomial/october')];
    const of = (cases: Case[]) =>
      advice(cases, exchange(SITE, LISTED)).remedies.map(({ id, registry, steps }) => [
        id,
        registry,
        steps,
      ]);
    expect(of(other)).toEqual(of(failing));
  });

  test('a requestor ahead of the whole server: neither listing nor switch is recommended', () => {
    const behind = { NOVEMBER: [1, 80, 22], OCTOBER: [2, 100, 100] } as const;
    const { ruledOut } = advice(failing, exchange(behind, { ...LISTED, dxaVersion: SP2 }));
    expect(ruledOut.map(({ id }) => id)).toEqual([
      'list-more-requestors',
      'global-maximum',
      'install-service-pack',
    ]);
    expect(ruledOut[0]?.why).toContain('No record of the server reaches SrvSync 140');
  });

  test('unlike export configurations of the listed are warned of', () => {
    const alike = exchange(BEHIND, LISTED);
    const unlike = {
      ...alike,
      records: alike.records.map((each) => ({ ...each, exports: `of ${each.name}` })),
    };
    const cautions = (model: ServerModel): string =>
      way(model, 'list-more-requestors')!.cautions.join(' ');
    expect(cautions(unlike)).toContain('configuration of OCTOBER, MAY differs');
    // Of one whose configuration is not known nobody can say that it differs.
    const [november, ...others] = unlike.records;
    const some = [november!, ...others.map((each) => ({ ...each, exports: null }))];
    expect(cautions({ ...unlike, records: some })).not.toContain('differs');
    const three = {
      ...exchange({ OCTOBER: [2, 100, 100], MAY: [2, 140, 9], JUNE: [2, 9, 140] }, LISTED),
    };
    const exports = ['all', null, 'some'];
    const mixed = three.records.map((each, i) => ({ ...each, exports: exports[i] ?? null }));
    expect(cautions({ ...three, records: mixed })).toContain(
      'configuration of OCTOBER, JUNE differs',
    );
    expect(cautions(alike)).not.toContain('differs');
  });
});

describe('a Mail server', () => {
  const own = [1, 355, 25] as const;
  const failing = [caseOf(numbers([1, 310, 44], own))];
  const told = (model: ServerModel) => {
    const { remedies, ruledOut } = advice(failing, model);
    return [remedies.map(({ id }) => id), ruledOut.map(({ id }) => id)];
  };
  const LAGS = {
    MONTGOMERY: [null, 310, 40],
    OCTOBER: [null, 355, 25],
    MAY: [null, 355, 44],
  } as const;
  const RESTORED = { MONTGOMERY: [null, 310, 40], OCTOBER: [null, 300, 25] } as const;
  const RESETS = ['reset-then-import', 'local-reset'];

  test.each<[string, ServerModel, string[], string[]]>([
    ['lags behind its own requestors', mail(LAGS), ['regenerate', ...RESETS], []],
    ['the same, as LISTDS -S says', mail(LAGS, 355), ['regenerate', ...RESETS], []],
    // Nobody else's record is that high, but MSTTRANS.GLB is.
    [
      'its Highest SrvSync is enough',
      mail({ MONTGOMERY: [null, 310, 40], OCTOBER: [null, 0, 25] }, 360),
      ['regenerate', ...RESETS],
      [],
    ],
    // An older LISTDS -S says less than its records, or a record is not known.
    ['the same, as an older LISTDS -S says', mail(LAGS, 320), ['regenerate', ...RESETS], []],
    [
      'its Highest SrvSync is enough, and a record is not known',
      mail({ MONTGOMERY: [null, 310, 40], OCTOBER: [null, null, 25] }, 360),
      ['regenerate', ...RESETS],
      [],
    ],
    [
      'its Highest SrvSync is not, and a record is not known',
      mail({ MONTGOMERY: [null, 310, 40], OCTOBER: [null, null, 25] }, 310),
      ['restored-server', ...RESETS],
      ['regenerate'],
    ],
    ['is behind as a whole', mail(RESTORED, 310), ['restored-server', ...RESETS], ['regenerate']],
    ['the same without Highest', mail(RESTORED), ['restored-server', ...RESETS], ['regenerate']],
    ['nothing is known of it', mail({}), ['reset-then-import', 'regenerate', 'local-reset'], []],
  ])('%s', (_, model, remedies, ruledOut) => expect(told(model)).toEqual([remedies, ruledOut]));

  test('the new file after the cycle, by the model', () => {
    const [way] = advice(failing, mail(LAGS, 355)).remedies;
    expect(way).toMatchObject({
      newFile: {
        needs: { IMPSEQ: 1, SRVSEQ: 355, REQSEQ: 25 },
        header: { IMPSEQ: null, SRVSEQ: 355, REQSEQ: 44 },
      },
      // How a Mail server chooses IMPSEQ is stated nowhere.
      expected: 'cannot-tell',
    });
  });

  test('the way of a restored server has the exports first, and a file for all', () => {
    const [way] = advice(failing, mail(RESTORED, 310)).remedies;
    expect(way?.steps.join(' ')).toMatch(
      /Export\. .*cycle.*-s -y.*to all requestors.*-q -y.*rebuild/,
    );
    expect(way).toMatchObject({ expected: 'cannot-tell', articles: ['Q96060', 'Q113453'] });
  });
});
