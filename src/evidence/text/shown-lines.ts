/** What the readers of texts have in common that only show a text's entries and say what they mean. */
import { issue, type Issue, type IssueArgs, type IssueCode } from '../../model/issues.js';
import type { FactName } from '../../model/facts.js';
import type { Observation, ReadContext, Reading, ServerSign } from '../../model/types.js';

/** Codes that count how often a text says so. */
type CountedCode = {
  [Code in IssueCode]: IssueArgs<Code> extends { times: number } ? Code : never;
}[IssueCode];

/** What an entry means: a counted code, and what it speaks of beside the count. */
export type Meaning = {
  [Code in CountedCode]: { code: Code; args: Omit<IssueArgs<Code>, 'times'> };
}[CountedCode];

export interface Shown {
  /** One entry of the text, for `inspect`. */
  entry(line: number, number: number | null, date: number | null, text: string): void;
  /** What an entry means for the import; each meaning is told once, with the number of its entries. */
  tell(meaning: Meaning, line: number): void;
  /** What the text shows of a postoffice (NET/PO, or null where it names none): said by rules, too. */
  see(fact: FactName, which: string, at: { postoffice: string | null; line: number }): void;
  end(): Reading;
}

export function openShown(context: Pick<ReadContext, 'onRecord'>): Shown {
  let records = 0;
  const told = new Map<string, { meaning: Meaning; line: number; times: number }>();
  const observations: Observation[] = [];
  return {
    see(fact, which, { postoffice, line }) {
      if (observations.length >= MOST_SEEN) return;
      observations.push({
        of: { kind: 'requestor', name: postoffice },
        ...{ fact, value: true, which, source: 'log', at: { line } },
      });
    },
    entry(line, number, date, text) {
      records += 1;
      context.onRecord?.({ record: records, at: { line }, number, date, text });
    },
    tell(meaning, line) {
      const key = JSON.stringify(meaning);
      // The newest entry is the one to look at.
      told.set(key, { meaning, line, times: (told.get(key)?.times ?? 0) + 1 });
    },
    end: () => ({
      observations,
      issues: [...told.values()].map(({ meaning: { code, args }, line, times }): Issue =>
        issue<CountedCode>(code, { ...args, times }, { line }),
      ),
    }),
  };
}

/** A text shows no more of postoffices than this. */
const MOST_SEEN = 1000;
/** A text shows no more directory servers than this. */
export const MOST_SIGNS = 1000;

/** With the postoffices that such a text treats as directory servers. */
export const withSigns = (reading: Reading, signs: ServerSign[]): Reading =>
  signs.length === 0
    ? reading
    : {
        ...reading,
        serverSigns: signs,
        names: signs.flatMap(({ server }) => server ?? []),
      };
