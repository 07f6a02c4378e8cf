import { adviseOn } from '../../src/advise/remedies.js';
import type { ServerModel } from '../../src/advise/dss.js';
import { basisOf } from '../../src/case/basis.js';
import type { Case } from '../../src/case/report-types.js';
import { BUILT_IN_RULES } from '../../src/generated/rules.js';
import { diagnose } from '../../src/judge/diagnose.js';
import { judge } from '../../src/judge/verdict.js';
import { caseOf, numbers } from '../support/cases.js';
import { exchange, mail } from '../support/servers.js';

const judged = (one: Case) => {
  const diagnosis = diagnose(BUILT_IN_RULES, one);
  return { case: one, diagnosis, outcome: judge(diagnosis, basisOf(one)).outcome };
};
const advice = (cases: Case[], model: ServerModel) => adviseOn(cases.map(judged), judged, model);

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

  test('SP2: listing the requestor itself helps, the switch is not available', () => {
    const { expected, ruledOut } = outcomes(
      exchange(SITE, { ...LISTED, dxaVersion: '5.5.2448.0' }),
    );
    expect(expected).toMatchObject({ 'list-more-requestors': 'will-import' });
    expect(ruledOut).toEqual(['global-maximum']);
  });

  test('SP3: both help', () => {
    const { expected, ruledOut } = outcomes(
      exchange(SITE, { ...LISTED, dxaVersion: '5.5.2650.12' }),
    );
    expect(expected).toMatchObject({
      'list-more-requestors': 'will-import',
      'global-maximum': 'will-import',
    });
    expect(ruledOut).toEqual([]);
  });

  test('the steps name the lines to type, and the values are ready for a file', () => {
    const { remedies } = advice(failing, exchange(SITE, LISTED));
    const listing = remedies.find(({ id }) => id === 'list-more-requestors');
    expect(listing?.steps.join(' ')).toContain('with these lines: NOVEMBER, OCTOBER.');
    expect(listing?.steps.join(' ')).toContain(
      'OCTOBER for ImportSync 2, SrvSync 140, ReqSync 140',
    );
    expect(listing?.registry).toEqual({ globalMax: null, listed: ['NOVEMBER', 'OCTOBER'] });
    const all = remedies.find(({ id }) => id === 'global-maximum');
    expect(all?.registry).toEqual({ globalMax: 1, listed: ['NOVEMBER'] });
  });

  test('a requestor ahead of the whole server: neither listing nor switch is recommended', () => {
    const behind = { NOVEMBER: [1, 80, 22], OCTOBER: [2, 100, 100] } as const;
    const { ruledOut } = advice(failing, exchange(behind, LISTED));
    expect(ruledOut.map(({ id }) => id)).toEqual(['list-more-requestors', 'global-maximum']);
    expect(ruledOut[0]?.why).toContain('No record of the server reaches SrvSync 140');
  });

  test('unlike export configurations of the listed are warned of', () => {
    const alike = exchange(SITE, LISTED);
    const unlike = {
      ...alike,
      records: alike.records.map((each) => ({ ...each, exports: `of ${each.name}` })),
    };
    const cautions = (model: ServerModel): string =>
      advice(failing, model)
        .remedies.find(({ id }) => id === 'list-more-requestors')!
        .cautions.join(' ');
    expect(cautions(unlike)).toContain('configuration of NOVEMBER, OCTOBER differs');
    expect(cautions(alike)).not.toContain('differs');
  });

  test('a Mail server that lags: generating again is ruled out', () => {
    const model = mail({ MONTGOMERY: [null, 80, 17], OCTOBER: [null, 140, 140] });
    expect(outcomes(model).ruledOut).toEqual(['regenerate']);
  });
});
