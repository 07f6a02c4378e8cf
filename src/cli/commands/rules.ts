/** rules: what is tested, how sure it is, and which evidence it takes. */
import type { FactName } from '../../model/types.js';
import { BUILT_IN_RULES } from '../../generated/rules.js';
import { needs } from '../../judge/evaluate.js';
import type { Rule } from '../../model/rule-types.js';
import { toJson } from '../../report/json.js';
import { columns, wrap } from '../../report/text/layout.js';
import { safeCopy } from '../../report/safe.js';
import { plural } from '../../report/text/words.js';
import type { Io } from '../io.js';
import * as usage from '../usage.js';
import type { Arguments } from '../usage.js';

/** The facts that a rule looks at: it is evaluated once they are known. */
export const needsOf = (rule: Rule): FactName[] => [
  ...new Set([...(rule.applies ? needs(rule.applies) : []), ...needs(rule.when)]),
];

function asText(rules: readonly Rule[]): string {
  const rows = columns([
    ['Rule', 'Severity', 'Code', 'Confidence', 'Scope'],
    ...rules.map((rule) => [
      rule.id,
      rule.severity,
      rule.code === null ? '-' : String(rule.code),
      rule.confidence,
      rule.scope,
    ]),
  ]);
  const body = rules.flatMap((rule, at) => [
    rows[at + 1] ?? '',
    ...wrap(rule.title, '    '),
    ...wrap(`Looks at: ${needsOf(rule).join(', ')}`, '    ', '      '),
  ]);
  const closing = `${plural(rules.length, 'rule')}. \`resync-check explain <rule>\` tells more.`;
  return `${[rows[0], ...body, '', closing].join('\n')}\n`;
}

/** Runs `rules`. */
export async function run(args: Arguments, _files: readonly string[], io: Io): Promise<number> {
  const format = usage.format(args);
  const folder = usage.text(args, 'rules');
  const all: Rule[] = [...BUILT_IN_RULES];
  if (folder !== undefined) {
    const { loadRules } = await import('../rule-files.js');
    const taken = BUILT_IN_RULES.map(({ id }) => id);
    all.push(...loadRules(folder, taken, io.fs));
    all.sort((a, b) => (a.id < b.id ? -1 : 1));
  }
  const isCoverage = usage.flag(args, 'coverage') === true;
  const coverage = isCoverage ? await import('../coverage.js') : null;
  const tested = coverage?.readCoverage(io);
  const shown = safeCopy(all);
  const text = (): string =>
    coverage && tested ? coverage.coverageText(shown, tested) : asText(shown);
  const json = (): string =>
    toJson({
      schemaVersion: '1.0',
      rules: all.map((rule) => ({
        ...rule,
        needs: needsOf(rule),
        ...(tested && { tests: Object.hasOwn(tested, rule.id) ? tested[rule.id] : null }),
      })),
    });
  io.stdout.write(format === 'json' ? json() : text());
  return 0;
}
