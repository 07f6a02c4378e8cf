/** The header of a simulation: the answer to what was asked, so it comes first. */
import type { Report } from '../../model/report-types.js';
import { isSimulated } from '../answer.js';
import { wrap } from './layout.js';
import { simulated, value } from './words.js';

export function simulatedHeader(report: Report): string[] {
  if (!isSimulated(report) || !report.server) return [];
  const numbers = Object.entries(report.header).map(
    ([number, { value: written }]) => `${number} ${value(written)}`,
  );
  return wrap(simulated(numbers.join(', ')));
}
