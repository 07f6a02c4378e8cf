/** Judges what text import files hold by the rules on transactions. */
import { importFileCase } from './case/import-file.js';
import type { Case, Finding } from './model/report-types.js';
import type { ReadInput } from './case/requestors.js';
import { diagnose } from './judge/diagnose.js';
import { toFinding } from './judge/finding.js';
import type { Rule } from './model/rule-types.js';
import { placeText } from './report/places.js';

/** A finding about an import file is nobody's: no requestor imports it as its RESYNC.GLB. */
const NOBODY = '';

/** What the rules on transactions find in one input; nothing where it is no import file. */
export function importFileFindings(
  rules: readonly Rule[],
  input: Pick<ReadInput, 'id' | 'bytes' | 'reading'>,
  where: Case | null = null,
): Finding[] {
  const { importFile } = input.reading;
  if (!importFile) return [];
  const one = importFileCase(input, importFile, where);
  const { fired } = diagnose(
    rules.filter(({ scope }) => scope === 'transactions'),
    one,
  );
  return fired.map((each) => ({ ...toFinding(each, one, placeText), requestor: NOBODY }));
}
