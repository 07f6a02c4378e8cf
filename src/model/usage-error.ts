/** What is wrong with a use of the library: a code of a closed list, what it speaks of, and words. */
import { few } from './few.js';

/** Every code, with what it speaks of. `problem` is a phrase, without the name of an option. */
export interface UsageArgs {
  /** An argument, or a part of one such as `options.now`, was left out. */
  'argument-missing': { argument: string; expected: string };
  'argument-unknown': { argument: string; nearest: string | null };
  /** `given` is the sort of thing that was given, never the thing itself. */
  'argument-wrong': { argument: string; expected: string; given: string };
  'no-evidence': { name: string; problem: string; more: number };
  'no-evidence-in-folder': { name: string };
  /** An input of the project's own making does not fit its schema. */
  'input-broken': { name: string; problem: string };
  /** Files of one folder that a requestor would be given; which of them is imported is not known. */
  'several-resync-files': { folder: string; names: string[] };
  'postoffice-without-listing': { name: string };
  'server-records-missing': Record<string, never>;
  'listed-missing': Record<string, never>;
  'own-needs-one-requestor': { judged: string[] };
  'too-many-requestors': { judged: number; most: number };
  'requestor-foreign': { requestor: string };
  /** `hasUnlinked`: there are objects of a directory that stand for nobody yet. */
  'requestor-unknown': { requestor: string; named: string[]; hasUnlinked: boolean };
  'import-version-unreadable': { problem: string };
  'import-exe-unknown': { name: string; problem: string };
  'import-versions-differ': Record<string, never>;
  'command-unreadable': { problem: string };
  /** It is neither a log nor a listing of a requestor's own numbers. */
  'after-unreadable': { name: string; problem: string };
  'after-in-simulation': Record<string, never>;
  /** A saved case stands for all evidence; `other` is an input, or `by-hand`. */
  'saved-case-not-alone': { name: string; other: string };
}
export type UsageCode = keyof UsageArgs;

/** For who calls the library; the command has words of its own (cli/usage-words.ts). */
const MESSAGES: { [Code in UsageCode]: (args: UsageArgs[Code]) => string } = {
  'argument-missing': ({ argument, expected }) => `${argument} is missing; give ${expected}`,
  'argument-unknown': ({ argument, nearest }) =>
    `there is no ${argument}${nearest === null ? '' : `; did you mean ${nearest}?`}`,
  'argument-wrong': ({ argument, expected, given }) =>
    `${argument} must be ${expected}, and is ${given}`,
  'no-evidence': ({ name, problem, more }) =>
    `${name}: ${problem}${more > 0 ? ` (and ${more} more that are none either)` : ''}`,
  'no-evidence-in-folder': ({ name }) => `no evidence in this folder: ${name}`,
  'input-broken': ({ name, problem }) => `${name}: ${problem}`,
  'several-resync-files': ({ folder, names }) =>
    `${names.length} RESYNC.GLB with different numbers: ${folder} (${few(names)}); give one of them`,
  'postoffice-without-listing': ({ name }) =>
    `a postoffice is known by what lies in its folder: ${name}; give its \`listing\``,
  'server-records-missing': () => 'no record of the directory server was found in the evidence',
  'listed-missing': () =>
    'which requestors to simulate is not known; give `listed`, or `globalMax` with `dxaVersion` ' +
    '5.5.2524 or later',
  'own-needs-one-requestor': ({ judged }) =>
    `\`own\` needs exactly one requestor, and there are ${judged.length} (${judged.slice(0, 3).join(', ')}); ` +
    'name it in `requestors`',
  'too-many-requestors': ({ judged, most }) =>
    `there are ${judged} requestors, and no more than ${most} are judged at once; name some of them in ` +
    '`requestors`',
  'requestor-foreign': ({ requestor }) =>
    `${requestor} is a foreign requestor; no IMPORT -Q runs there, and RESYNC.GLB is not for it ` +
    '(inferred from Q118298 and Q108067)',
  'requestor-unknown': ({ requestor, named, hasUnlinked }) =>
    `the evidence names no requestor ${requestor}; it names ` +
    (few(named) || 'nobody that could be judged') +
    (hasUnlinked ? '; `links` says which directory object stands for it' : ''),
  'import-version-unreadable': ({ problem }) =>
    `${problem}: \`importVersion\`; write it as 3.2a, 3.2.9 or 3.5.30`,
  'import-exe-unknown': ({ name, problem }) => `${name}: ${problem}: \`importExe\``,
  'import-versions-differ': () => '`importVersion` and `importExe` name different versions',
  'command-unreadable': ({ problem }) => `${problem}: \`command\``,
  'after-unreadable': ({ name, problem }) => `${name}: ${problem}: \`after\``,
  'after-in-simulation': () => 'a simulated file was never imported; leave out `after`',
  'saved-case-not-alone': ({ name, other }) =>
    `a saved case is judged alone: ${name}; leave out ${other === 'by-hand' ? 'what is told by hand' : other}`,
};

type Problem = { [Code in UsageCode]: [code: Code, args: UsageArgs[Code]] }[UsageCode];

/** A use of the library that cannot be carried out. The message is one plain line in English. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code: UsageCode;
  /** What the code speaks of: `UsageArgs` of the code. */
  readonly args: UsageArgs[UsageCode];

  constructor(...[code, args]: Problem) {
    super((MESSAGES[code] as (args: unknown) => string)(args));
    this.code = code;
    this.args = args;
  }
}
