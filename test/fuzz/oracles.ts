/** What must hold of every answer, whatever the evidence was. */
import type { Report } from '../../src/model/report-types.js';
import type { Source } from '../../src/model/sources.js';
import { latin1 } from '../../src/evidence/text/bytes.js';

export class Broken extends Error {}

export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Broken(what);
}

/** Texts whose digits stand for other characters: there a number need not be written as itself. */
const IS_ENCODED = /=\?|base64|quoted-printable|::|dword:|hex|=\r?\n|=[0-9A-F]{2}|\\u00|&#/i;

/** A number that is copied from a text, not counted or worked out. */
const COPIED: readonly Source[] = ['reqconf', 'reqtx', 'srvtx', 'message', 'server-copy', 'log'];

/** Every way in which the digits of a text can be put together, line breaks and NULs left out. */
function numbersIn(text: string): Set<number> {
  const found = new Set<number>();
  const add = (some: string): void => {
    for (const [digits] of some.matchAll(/\d+/g)) found.add(Number(digits));
  };
  add(text);
  add(text.replaceAll('\0', ''));
  add(text.replaceAll(/[\r\n\f]+[> \t]*/g, ''));
  add(text.replaceAll('\0', '').replaceAll(/[\r\n\f]+[> \t]*/g, ''));
  return found;
}

/** No number of the report that the evidence does not show. */
export function showsOnlyEvidence(report: Report, contents: readonly Uint8Array[]): void {
  const text = contents.map((bytes) => latin1(bytes, 0, bytes.length)).join('\n\n');
  if (IS_ENCODED.test(text)) return;
  const written = numbersIn(text);
  const isShown = (value: number | null): boolean => value === null || written.has(value);
  for (const [name, { value }] of Object.entries(report.header))
    must(isShown(value), `header ${name} ${value} is nowhere in the evidence`);
  for (const { number, ownFrom } of report.numbers)
    for (const { source, value } of ownFrom)
      must(
        !COPIED.includes(source) || isShown(value),
        `${number} ${value} from ${source} is nowhere in the evidence`,
      );
}

/** The parts of a report agree with each other, and no pass stands on something unknown. */
export function isSound({ verdict, numbers, findings, ruleOutcomes }: Report): void {
  for (const { header, own, relation, short } of numbers) {
    must(relation !== 'lower' || short !== null, 'lower, and it is not said by how much');
    if (header === null || own === null) continue;
    must(relation !== 'higher' || header > own, `higher: ${header} and ${own}`);
    must(relation !== 'equal' || header === own, `equal: ${header} and ${own}`);
    must(relation !== 'lower' || header < own, `lower: ${header} and ${own}`);
  }
  for (const { requestor, outcome } of verdict.byRequestor) {
    if (outcome !== 'will-import') continue;
    const own = numbers.filter((one) => one.requestor === requestor);
    must(own.length === 3, `a pass on ${own.length} numbers`);
    for (const { number, header, relation } of own) {
      must(header !== null, `a pass, and ${number} of the header is not known`);
      must(relation === 'equal' || relation === 'higher', `a pass, and ${number} is ${relation}`);
    }
    must(
      !findings.some((one) => one.severity === 'fatal' && one.requestor === requestor),
      'a pass beside a fatal finding',
    );
    must(
      ruleOutcomes.some((one) => one.requestor === requestor && one.result === 'clear'),
      'a pass without rules',
    );
  }
}
