import type { Case, Fact, Remedy } from '../case/report-types.js';
import { OUTCOMES, type FactName, type FactValue, type Outcome } from '../case/types.js';
import type { Diagnosis } from '../judge/diagnose.js';
import { REMEDIES, type RemedyText } from './remedy-texts.js';

/** A remedy is tried before it is recommended: the case as it would be, judged again. */
type Change = (facts: Case['facts']) => Partial<Record<FactName, FactValue | null>>;

/** What each remedy does to the facts. What a source leaves open becomes unknown, never a hope. */
const CHANGES: Readonly<Record<string, Change>> = {
  // A new header's numbers come from the directory server's records, which are not known here.
  regenerate: newHeader,
  'list-more-requestors': newHeader,
  'global-maximum': newHeader,
  'give-whole-file': newHeader,
  // LISTDS -R -Z sets ReqSync and SrvSync to 0 (Q96060, Q257740); that it clears ImportSync is not
  // stated anywhere. Where the header passes the old ImportSync, it passes either way.
  'reset-then-import': (facts) => ({
    'requestor.ReqSync': 0,
    'requestor.SrvSync': 0,
    'requestor.ImportSync': isAtLeast(facts, 'header.IMPSEQ', 'requestor.ImportSync')
      ? facts['requestor.ImportSync'].value
      : null,
  }),
  // The mail takes the place of the file; what the file's header says no longer matters.
  'full-import-by-mail': newHeader,
  'move-to-requestor': () => ({ 'requestor.isDirectoryServer': null }),
};

function newHeader(): ReturnType<Change> {
  return {
    'header.present': true,
    'header.wellFormed': true,
    'header.IMPSEQ': null,
    'header.SRVSEQ': null,
    'header.REQSEQ': null,
  };
}

const isAtLeast = (facts: Case['facts'], a: FactName, b: FactName): boolean => {
  const [x, y] = [facts[a].value, facts[b].value];
  return typeof x === 'number' && typeof y === 'number' && x >= y;
};

const fact = (value: FactValue | null): Fact => ({ value, witnesses: [], conflict: false });

/** What would help, in the order of the catalogue: cheapest first, each with what it leads to. */
export function remediesFor(
  judged: readonly { case: Case; diagnosis: Diagnosis; outcome: Outcome }[],
  judgeAgain: (changed: Case) => Outcome,
  dss: 'exchange' | 'msmail' | undefined,
): Remedy[] {
  const remedies: Remedy[] = [];
  for (const text of REMEDIES) {
    if (dss && text.dss && text.dss !== dss) continue;
    const helped = judged.filter((one) => applies(text, one));
    if (helped.length === 0) continue;
    const change = CHANGES[text.id];
    const outcomes = helped.map(({ case: before, outcome }) =>
      change ? judgeAgain(withFacts(before, change(before.facts))) : outcome,
    );
    // What is certain to fail as before is no remedy.
    if (change && outcomes.every((outcome) => outcome === 'will-fail')) continue;
    remedies.push({
      id: text.id,
      title: text.title,
      requestors: helped.map(({ case: { requestor } }) => requestor),
      steps: [...text.steps],
      cautions: [...text.cautions],
      articles: [...text.articles],
      confidence: text.confidence,
      dss: text.dss ?? null,
      expected: OUTCOMES.find((outcome) => outcomes.includes(outcome)) ?? 'cannot-tell',
    });
  }
  return remedies;
}

function applies(
  text: RemedyText,
  { diagnosis, outcome }: { diagnosis: Diagnosis; outcome: Outcome },
): boolean {
  if (text.when === 'will-import') return outcome === 'will-import';
  return diagnosis.fired.some(({ rule }) => rule.remedies.includes(text.id));
}

function withFacts(before: Case, changes: Partial<Record<FactName, FactValue | null>>): Case {
  const facts = { ...before.facts };
  for (const [name, value] of Object.entries(changes)) facts[name as FactName] = fact(value);
  return { ...before, facts };
}
