// Remedies and causes as one module: rules/remedies, rules/causes and rules/words, each compared with
// its schema, with the phrases that they share written out.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readJson, refuse, schemaProblems } from './schema.mjs';

const PHRASE = /\{@([\w-]+)\}/g;

/** Every file of a folder that fits the schema, in its order. */
async function catalogue(rules, folder, schema) {
  const problemsOf = await schemaProblems(join(rules, schema));
  const all = readdirSync(join(rules, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const entry = readJson(join(rules, folder, name));
      const problems = problemsOf(entry);
      if (entry.id !== basename(name, '.json')) problems.push('/id is not the name of the file');
      refuse(`rules/${folder}/${name}`, problems);
      // The editor's hint is no part of it.
      delete entry.$schema;
      return entry;
    });
  return all.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

/** Writes the phrases out wherever a text names them; a list of phrases becomes several lines. */
function writer(phrases) {
  const phrase = (id) => {
    if (!(id in phrases)) throw new Error(`rules/words/phrases.json has no phrase ${id}`);
    return phrases[id];
  };
  const text = (words) =>
    words.replace(PHRASE, (_whole, id) => {
      if (Array.isArray(phrase(id)))
        throw new Error(`phrase ${id} is a list: give it a line alone`);
      return text(phrase(id));
    });
  const all = (value) => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value))
      return value.flatMap((each) => {
        const alone = typeof each === 'string' ? /^\{@([\w-]+)\}$/.exec(each)?.[1] : undefined;
        const some = alone === undefined ? undefined : phrase(alone);
        return Array.isArray(some) ? all(some) : [all(each)];
      });
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, all(each)]));
  };
  return all;
}

const union = (ids) => ids.map((id) => `'${id}'`).join(' | ') || 'never';
const data = (value) => `JSON.parse(\n  ${JSON.stringify(JSON.stringify(value))},\n)`;

/** The module of all remedies and causes, with their ids as types. */
export async function adviceModule(rules) {
  const { phrases, items } = readJson(join(rules, 'words', 'phrases.json'));
  const written = writer(phrases);
  const [remedies, causes] = await Promise.all([
    catalogue(rules, 'remedies', 'remedy.schema.json'),
    catalogue(rules, 'causes', 'cause.schema.json'),
  ]);
  const reasons = readJson(join(rules, 'words', 'ruled-out.json'));
  const plain = Object.fromEntries(
    Object.entries(phrases).filter(([, words]) => typeof words === 'string'),
  );
  const ids = (all) => union(all.map(({ id }) => id).sort());
  const variants = causes.flatMap((cause) => Object.keys(cause.variants ?? {}));
  return `import type { CauseText, RemedyText } from '../model/advice-types.js';

/** The files of rules/remedies, and those of them that are tried on the model. */
export type RemedyId = ${ids(remedies)};
export type TriedRemedyId = ${ids(remedies.filter(({ isTried }) => isTried))};

/** The files of rules/causes, and their variants. */
export type CauseId = ${ids(causes)};
export type CauseVariant = ${union([...new Set(variants)].sort())};

/** The keys of rules/words/ruled-out.json and of the phrases of rules/words/phrases.json. */
export type ReasonId = ${union(Object.keys(reasons))};
export type PhraseId = ${union(Object.keys(plain))};

/** In the order in which they are tried. */
export const REMEDIES = ${data(written(remedies))} as readonly RemedyText<RemedyId>[];

/** In the order in which they are looked for. */
export const CAUSES = ${data(written(causes))} as readonly CauseText<CauseId, CauseVariant>[];

export const REASONS = ${data(written(reasons))} as Readonly<Record<ReasonId, string>>;

export const PHRASES = ${data(written(plain))} as Readonly<Record<PhraseId, string>>;

/** One item of a list in words, by the placeholder of the list. */
export const ITEMS = ${data(written(items))} as Readonly<Record<string, string>>;
`;
}
