/** What the readers of texts have in common that only show a text's entries and say what they mean. */
import type { InputIssue, ReadContext, Reading } from '../../model/types.js';

export interface Shown {
  /** One entry of the text, for `inspect`. */
  entry(line: number, number: number | null, date: number | null, text: string): void;
  /** What an entry means for the import; each meaning is told once, with the number of its entries. */
  tell(level: InputIssue['level'], message: string, line: number): void;
  end(): Reading;
}

export function openShown(context: Pick<ReadContext, 'onRecord'>): Shown {
  let records = 0;
  const told = new Map<string, { level: InputIssue['level']; line: number; count: number }>();
  return {
    entry(line, number, date, text) {
      records += 1;
      context.onRecord?.({ record: records, at: { line }, number, date, text });
    },
    tell(level, message, line) {
      const before = told.get(message);
      // The newest entry is the one to look at.
      told.set(message, { level, line, count: (before?.count ?? 0) + 1 });
    },
    end: () => ({
      observations: [],
      issues: [...told].map(([message, { level, line, count }]) => ({
        level,
        message: count > 1 ? `${message} (${count} times, the last one here)` : message,
        at: { line },
      })),
    }),
  };
}
