/** Many requestors are judged together, and share what is the same of them: each as if it were alone. */
import fc from 'fast-check';
import { allWithFacts, withFacts, type Changes } from '../../src/advise/changes.js';
import { factsOver } from '../../src/case/facts-over.js';
import { BUILT_IN_RULES } from '../../src/generated/rules.js';
import { check, type Evidence, type Report } from '../../src/index.js';
import { judgeBy } from '../../src/judge/judge.js';
import type { StandIns } from '../../src/judge/ruling.js';
import { FACTS, FACT_TABLE, type FactName, type FactValue } from '../../src/model/facts.js';
import type { Case, Fact } from '../../src/model/report-types.js';
import { caseOf, factOf, MONTGOMERY } from '../support/cases.js';
import { listdsR, listdsS } from '../support/listings.js';
import { bytesOf } from '../support/read.js';
import { runs } from '../support/runs.js';

/** Small, so that numbers are often equal, one apart, or 0. */
const aNumber = fc.integer({ min: 0, max: 4 });
const valueOf = (name: FactName): fc.Arbitrary<FactValue | null> =>
  FACT_TABLE[name].type === 'yes/no' ? fc.option(fc.boolean()) : fc.option(aNumber);
const someFacts = fc
  .uniqueArray(fc.constantFrom(...FACTS), { maxLength: 6 })
  .chain((names) => fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), factFor(name)))));

/** What a fact of one requestor may be: unknown, stood in for, within bounds, or in dispute. */
const factFor = (name: FactName): fc.Arbitrary<Fact> =>
  fc
    .record({
      value: valueOf(name),
      source: fc.constantFrom('reqconf' as const, 'server-copy' as const),
      standIn: fc.constantFrom(undefined, 'may-pass' as const, 'never-passes' as const),
      atMost: fc.constantFrom(undefined, 4, Infinity),
      conflict: fc.boolean(),
    })
    .map(({ value, source, standIn, atMost, conflict }) => ({
      ...factOf(value, source),
      conflict,
      ...(standIn && { standIn }),
      ...(atMost !== undefined && typeof value === 'number' && { atLeast: value, atMost }),
    }));

const changes: fc.Arbitrary<Changes> = fc
  .uniqueArray(fc.constantFrom(...FACTS), { minLength: 1, maxLength: 6 })
  .chain((names) => fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), valueOf(name)))))
  .map((pairs) => Object.fromEntries(pairs));

/** Cases whose own facts lie over the same ones, as those of a network do; one may have rival files. */
const network = fc
  .record({
    shared: someFacts,
    own: fc.array(someFacts, { minLength: 2, maxLength: 8 }),
    rival: someFacts,
  })
  .map(({ shared, own, rival }) => {
    const below = { ...caseOf().facts, ...Object.fromEntries(shared) };
    return own.map((facts, at): Case => {
      const one = { ...caseOf(), requestor: `POLYNOMIAL/PO${at}` };
      const over = (some: typeof facts) =>
        Object.assign(factsOver(below), Object.fromEntries(some));
      const byFile = [
        { ...one, facts: over(rival) },
        { ...one, facts: over(facts) },
      ];
      return { ...one, facts: over(facts), ...(at === 1 && { byFile }) };
    });
  });

const flat = (facts: Case['facts']) => Object.fromEntries(FACTS.map((name) => [name, facts[name]]));
const plain = (one: Case): Case => ({
  ...one,
  facts: flat(one.facts) as Case['facts'],
  ...(one.byFile && { byFile: one.byFile.map(plain) }),
});

/** What is found of a case, whose facts may lie over others. */
const told = ({ diagnosis, judged }: ReturnType<ReturnType<typeof judgeBy>>) => ({
  judged,
  rulings: diagnosis.rulings,
  undecided: diagnosis.undecided,
  clear: diagnosis.clear,
  fired: diagnosis.fired.map((each) => ({ ...each, facts: each.facts && flat(each.facts) })),
});

test.each<StandIns>(['only fail', 'pass'])(
  'rules, where stand-ins are good for: %s',
  (standIns) => {
    const together = judgeBy(BUILT_IN_RULES, standIns);
    fc.assert(
      fc.property(network, (cases) => {
        for (const one of cases)
          expect(told(together(one))).toEqual(told(judgeBy(BUILT_IN_RULES, standIns)(plain(one))));
      }),
      runs(15),
    );
  },
);

test('a change to many is the same as to each', () => {
  const together = judgeBy(BUILT_IN_RULES, 'pass');
  fc.assert(
    fc.property(network, changes, (cases, changed) => {
      const all = allWithFacts(changed);
      for (const one of cases) {
        const alone = plain(withFacts(plain(one), changed));
        expect(plain(all(one))).toEqual(alone);
        expect(plain(withFacts(one, changed))).toEqual(alone);
        expect(told(together(all(one)))).toEqual(told(judgeBy(BUILT_IN_RULES, 'pass')(alone)));
      }
    }),
    runs(12),
  );
});

/** Numbers as evidence has them, and some that no reader can take for one. */
const written = fc.oneof(
  fc.integer({ min: 0, max: 3 }).map(String),
  fc.integer({ min: 0, max: 5000 }).map(String),
  fc.constantFrom('4294967295', '12?4', ''),
);
const evidenceOfOne = fc.record({
  listed: fc.option(fc.tuple(written, written)),
  recorded: fc.option(fc.tuple(written, written)),
  object: fc.option(fc.tuple(written, written, written)),
  sent: fc.option(fc.tuple(aNumber, aNumber, aNumber)),
  replied: fc.option(fc.tuple(aNumber, aNumber, aNumber)),
});

const nameOf = (at: number): string => `POLYNOMIAL/PO${at}`;
const textsOf = (
  all: readonly (typeof evidenceOfOne extends fc.Arbitrary<infer T> ? T : never)[],
) => {
  const each = (told: (one: (typeof all)[number], name: string, at: number) => string): string =>
    all.map((one, at) => told(one, nameOf(at), at)).join('');
  const records = all.flatMap(({ recorded }, at) =>
    recorded ? [[nameOf(at), ...recorded] as const] : [],
  );
  return [
    each(({ listed }, name) => (listed ? `${listdsR(name, MONTGOMERY, ...listed)}\n` : '')),
    records.length > 0 ? listdsS(MONTGOMERY, records) : '',
    each(({ object }, name, at) =>
      object
        ? `dn: cn=PO${at},o=ORG\nDXA-ReqName: ${name}\nDXA-Req-Seq: ${object[0]}\n` +
          `DXA-Svr-Seq: ${object[1]}\nDXA-Imp-Seq: ${object[2]}\n\n`
        : '',
    ),
    each(({ sent, replied }, name) =>
      [
        sent &&
          `From: ${name}/$SYSTEM\nSubject: ReqTx R=${sent[0]} (was ${sent[0]}), S=${sent[1]}, I=${sent[2]} 0 sent\n\n`,
        replied &&
          `To: ${name}/$SYSTEM\nSubject: SrvTx S=${replied[1] + 1} (was ${replied[1]}), R=${replied[0]}, I=${replied[2]} 1 sent\n\n`,
      ]
        .filter(Boolean)
        .join(''),
    ),
  ].filter((text) => text !== '');
};

/** What the report says of one requestor alone; the choice of a way may depend on who else takes it. */
const about = (report: Report, requestor: string) => {
  const mine = <T extends { requestor: string }>(list: readonly T[]): T[] =>
    list.filter((each) => each.requestor === requestor);
  return {
    numbers: mine(report.numbers),
    findings: mine(report.findings),
    undecided: mine(report.undecided),
    ruleOutcomes: mine(report.ruleOutcomes),
    causes: mine(report.causes),
    effects: report.effects[requestor],
    verdict: mine(report.verdict.byRequestor),
  };
};

test('a network is told as each of its requestors alone', () => {
  fc.assert(
    fc.property(
      fc.array(evidenceOfOne, { minLength: 2, maxLength: 6 }),
      fc.tuple(aNumber, aNumber, aNumber),
      (all, [IMPSEQ, SRVSEQ, REQSEQ]) => {
        const evidence: Evidence[] = textsOf(all).map((text, at) => ({
          ...{ name: `evidence-${at + 1}.txt`, chunks: [bytesOf(text)] },
        }));
        fc.pre(evidence.length > 0);
        const options = { now: new Date(0), header: { IMPSEQ, SRVSEQ, REQSEQ } };
        const whole = check(evidence, options);
        for (const { requestor } of whole.verdict.byRequestor)
          if (requestor.startsWith('POLYNOMIAL/PO'))
            expect(about(whole, requestor)).toEqual(
              about(check(evidence, { ...options, requestors: [requestor] }), requestor),
            );
      },
    ),
    runs(20),
  );
});
