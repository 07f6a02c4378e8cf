/**
 * Lines -> rows of fields, for comma-separated files: quoted fields, doubled quotes, line breaks
 * inside quotes. Each character is looked at once.
 */

/** A longer field is not one of a directory export; its row is dropped. */
const LONGEST_ROW = 65_536;

export interface CsvRows {
  line(text: string, line: number): void;
  end(): void;
}

export interface CsvHandler {
  /** A row and the line that it begins on. */
  row(fields: string[], line: number): void;
  /** A row that cannot be read: a quote in it is never closed. */
  broken(line: number): void;
}

/** `delimiter` is asked once, for the first line that is not blank. */
export function csvRows(delimiterOf: (header: string) => string, handler: CsvHandler): CsvRows {
  let delimiter: string | null = null;
  let fields: string[] = [];
  let field = '';
  let isQuoted = false;
  let begin = 0;
  let size = 0;

  const reset = (): void => {
    fields = [];
    field = '';
    isQuoted = false;
    size = 0;
  };
  const take = (text: string): void => {
    let from = 0;
    for (let at = 0; at <= text.length; at += 1) {
      const char = text[at];
      if (isQuoted) {
        if (char === undefined) field += text.slice(from, at);
        if (char !== '"') continue;
        field += text.slice(from, at);
        if (text[at + 1] === '"') {
          at += 1;
          from = at;
        } else {
          isQuoted = false;
          from = at + 1;
        }
      } else if (char === undefined || char === delimiter) {
        fields.push(field + text.slice(from, at));
        field = '';
        from = at + 1;
      } else if (char === '"' && at === from && field === '') {
        isQuoted = true;
        from = at + 1;
      }
    }
  };

  return {
    line(text, line) {
      if (isQuoted) field += '\n';
      else {
        if (text.trim() === '') return;
        begin = line;
      }
      delimiter ??= delimiterOf(text);
      size += text.length + 1;
      take(text);
      if (isQuoted && size <= LONGEST_ROW) return;
      const [row, isBroken] = [fields, isQuoted];
      reset();
      if (isBroken) handler.broken(begin);
      else handler.row(row, begin);
    },
    end() {
      if (isQuoted) handler.broken(begin);
      reset();
    },
  };
}
