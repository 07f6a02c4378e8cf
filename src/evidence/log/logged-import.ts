/** A run of IMPORT as a prediction is compared with it. */
import type { LoggedImport } from '../../model/log-types.js';
import type { SeenRun } from './runs.js';

export function loggedImport(run: SeenRun): LoggedImport {
  const { version, from, to, isFinished, fatal, fatal14, byCode, troubles } = run;
  const first = [fatal, fatal14].flatMap((entry) => entry ?? []).sort((a, b) => a.line - b.line)[0];
  return {
    ...{ version, line: from.line, toLine: to.line, time: from.time, written: from.written },
    isFinished,
    fatal: first
      ? { code: first.code!, line: first.line, time: first.time, written: first.written }
      : null,
    codes: [...byCode].map(([code, { value, line, examples }]) => ({
      code,
      severity: troubles.find((each) => each.code === code)?.severity ?? null,
      times: value,
      line: examples[0]?.at.line ?? line,
    })),
  };
}
