/** Reader of a case that `--save-case` wrote: facts as they were known, to be judged again. */
import { FACT_TABLE, FACTS, type FactName } from '../../model/facts.js';
import { isFields } from '../../model/fields.js';
import { issue } from '../../model/issues.js';
import { mark } from '../../model/marked.js';
import {
  SAVED_CASE,
  SAVED_CASE_VERSION,
  type SavedCase,
  type SavedFact,
} from '../../model/saved-case.js';
import { SOURCES } from '../../model/sources.js';
import type { NumberRun, OpenReader, Reading } from '../../model/types.js';
import { parseJson } from '../sync-state/json-places.js';
import { plainPath } from '../sync-state/misfit.js';
import { broken, wholeText } from '../text/whole.js';

const LONGEST_NAME = 260;

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);

/** Where something does not fit; caught in `read` and never seen outside. */
class Misfit extends Error {
  constructor(readonly path: string) {
    super(path);
  }
}

/** The value if it fits, else a Misfit. */
function must<T>(value: unknown, fits: (value: unknown) => value is T, path: string): T {
  if (fits(value)) return value;
  throw new Misfit(path);
}

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_NAME;
const oneOf =
  <T extends string>(words: readonly T[]) =>
  (value: unknown): value is T =>
    words.includes(value as T);

function factOf(name: FactName, given: unknown, path: string): SavedFact {
  const of = must(given, isFields, path);
  const isValue = (value: unknown): value is SavedFact['value'] =>
    value === null ||
    (FACT_TABLE[name].type === 'yes/no' ? typeof value === 'boolean' : isNumber(value));
  const { atLeast, atMost, standIn, source } = of;
  return {
    value: must(of.value, isValue, `${path}.value`),
    ...(atLeast !== undefined && { atLeast: must(atLeast, isNumber, `${path}.atLeast`) }),
    ...(atMost !== undefined && {
      atMost: atMost === 'unbounded' ? atMost : must(atMost, isNumber, `${path}.atMost`),
    }),
    ...(standIn !== undefined && {
      standIn: must(standIn, oneOf(['may-pass', 'never-passes']), `${path}.standIn`),
    }),
    ...(of.conflict === true && { conflict: true }),
    ...(source !== undefined && { source: must(source, oneOf(SOURCES), `${path}.source`) }),
    ...(of.hadNames === true && { hadNames: true }),
  };
}

const isRun = (value: unknown): value is NumberRun =>
  Array.isArray(value) && value.length === 2 && value.every(isNumber);
const isRuns = (value: unknown): value is NumberRun[] => Array.isArray(value) && value.every(isRun);

function pendingOf(given: unknown, path: string): SavedCase['pending'] {
  if (given === null || given === undefined) return null;
  const { runs, complete } = must(given, isFields, path);
  return { runs: must(runs, isRuns, `${path}.runs`), complete: complete === true };
}

/** `isAlone` is true for the same case with one of several files, which has no such files itself. */
function caseOf(given: unknown, path: string, isAlone = false): SavedCase {
  const of = must(given, isFields, path);
  const facts = must(of.facts, isFields, `${path}.facts`);
  return {
    requestor: must(of.requestor, isName, `${path}.requestor`),
    // Facts of a later version are no facts here, and those that it lacks are unknown.
    facts: Object.fromEntries(
      FACTS.filter((name) => Object.hasOwn(facts, name)).map((name) => [
        name,
        factOf(name, facts[name], `${path}.facts.${name}`),
      ]),
    ),
    pending: pendingOf(of.pending, `${path}.pending`),
    ...(of.byFile !== undefined &&
      !isAlone && {
        byFile: must(of.byFile, isList, `${path}.byFile`).map((each, at) =>
          caseOf(each, `${path}.byFile[${at}]`, true),
        ),
      }),
  };
}

/** A later 1.x may say more; another form may mean something else. */
const isOurVersion = (value: unknown): value is string =>
  typeof value === 'string' && /^\d+\.\d+$/.test(value) && majorOf(value) === OUR_MAJOR;
const majorOf = (version: string): string => version.split('.')[0]!;
const OUR_MAJOR = majorOf(SAVED_CASE_VERSION);

const isList = (value: unknown): value is unknown[] => Array.isArray(value);

function read(text: string): Reading {
  const parsed = parseJson(text);
  if ('problem' in parsed) {
    const { line, column } = parsed.place;
    return broken(issue('state-not-json', { problem: parsed.problem, line, column }, { line }));
  }
  try {
    if (parsed.notDigits !== null) throw new Misfit(plainPath(parsed.notDigits) ?? 'the file');
    const { version, cases } = must(parsed.value, isFields, 'the file');
    must(version, isOurVersion, `version (${SAVED_CASE_VERSION} is known)`);
    const all = must(cases, isList, 'cases').map((one, at) => caseOf(one, `cases[${at}]`));
    if (all.length === 0) throw new Misfit('cases');
    return {
      observations: [],
      issues: [issue('saved-case', { requestors: all.length })],
      savedCases: all,
    };
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    return broken(issue('saved-case-misfit', { path: mark('text', error.path) }));
  }
}

export const openSavedCase: OpenReader = () =>
  wholeText(read, () =>
    broken(issue('saved-case-misfit', { path: mark('text', 'the size, over 8 MiB') })),
  );

const SIGN = new RegExp(`^\\s*\\{\\s*"kind"\\s*:\\s*"${SAVED_CASE}"`);

export const looksLikeSavedCase = (headText: string): boolean => SIGN.test(headText);
