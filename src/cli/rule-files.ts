/** A user's own rules: `--rules DIR`. */
import { createHash } from 'node:crypto';
import { misfitOf } from '../evidence/sync-state/misfit.js';
import { validateRule } from '../generated/validators.js';
import type { Rule } from '../model/rule-types.js';
import { misfitText } from '../report/words/misfits.js';
import { isTooDeep, typeFault } from './condition-types.js';
import type { FileSystem } from './io.js';
import { cannotRead, chunksOf, sortOf, wholeText } from './read-file.js';
import { usageError } from './usage.js';

/** Bytes of a rule; those that are built in have a hundredth of it. */
const LARGEST = 1024 * 1024;
const RULE_FILE = /^[^.].*(?<!\.schema)\.json$/i;

function rulesIn(folder: string, fs: FileSystem): string[] {
  if (sortOf(fs, folder, folder) !== 'folder')
    throw usageError('it is no folder', folder, 'name the folder that the rules lie in');
  try {
    return fs
      .readdirSync(folder)
      .filter((name) => RULE_FILE.test(name))
      .sort();
  } catch (error) {
    throw cannotRead(error, folder);
  }
}

function parse(path: string, fs: FileSystem): unknown {
  if (sortOf(fs, path, path) === 'pipe')
    throw usageError('bad rule file: it is a pipe', path, 'take it out of the folder');
  const text = wholeText(chunksOf(fs, path, path), LARGEST);
  if (text === null)
    throw usageError('bad rule file: too large for a rule', path, 'take it out of the folder');
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw usageError(`bad rule file: not JSON: ${why}`, path, 'correct it');
  }
}

/** JSON with every object's keys sorted, so that equal content has one spelling. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}

/** Over the canonical JSON of all rules, as scripts/generate.mjs takes it over the built-in ones. */
export function rulesDigest(rules: readonly Rule[]): string {
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  return `sha256:${createHash('sha256').update(canonical(sorted)).digest('hex')}`;
}

/** The rules of a folder, checked against the schema. `taken` are the ids of the built-in rules. */
export function loadRules(folder: string, taken: readonly string[], fs: FileSystem): Rule[] {
  const names = rulesIn(folder, fs);
  if (names.length === 0)
    throw usageError('no rule file (*.json) in this folder', folder, 'name a folder with rules');
  const origins = new Map(taken.map((id) => [id, 'the built-in rules']));
  return names.map((name) => {
    const path = `${folder.replace(/(?<![\\/])[\\/]+$/, '')}/${name}`;
    const rule = parse(path, fs);
    if (isTooDeep(rule))
      throw usageError('bad rule file: nested too deeply', path, 'split the rule');
    if (!validateRule(rule)) {
      const why = misfitText(misfitOf(validateRule.errors).misfit);
      throw usageError(`bad rule file: ${why}`, path, 'correct it (rules/rule.schema.json)');
    }
    // The editor's hint is no part of the rule.
    const own = rule as Omit<Rule, 'topic'> &
      Partial<Pick<Rule, 'topic'>> & { $schema?: string; rows?: unknown };
    delete own.$schema;
    delete own.rows;
    const fault = (own.applies && typeFault(own.applies)) ?? typeFault(own.when);
    if (fault !== null) throw usageError(`bad rule file: ${fault}`, path, 'compare like with like');
    const { id } = own;
    const origin = origins.get(id);
    if (origin !== undefined)
      throw usageError(`rule id ${id} is taken by ${origin}`, path, 'choose another id');
    origins.set(id, name);
    return { ...own, topic: own.topic ?? 'other' };
  });
}
