/**
 * A planned command line of IMPORT -> facts: which of its options IMPORT takes, and which it ignores
 * without a word (Q119016). The text behind -p is dropped while the words are cut, so that nothing
 * behind this file ever holds a password.
 */
import type { FactName } from '../../model/facts.js';
import type { FactValue } from '../../model/types.js';

export interface CommandFacts {
  facts: Partial<Record<FactName, { value: FactValue; which?: string }>>;
}

/** Options that are ignored beside -q (Q119016). */
const IGNORED_BESIDE_Q = ['a', 'c', 'f', 'g', 'r', 't', 'x'];
/** Options beside which -q is ignored (Q119016); -st is a form of -s. */
const QUEUE_IGNORED_BY = ['e', 's', 'st'];
/** Options that take the rest of their word as a value (Q96060, Q117198). */
const TAKES_VALUE = new Set(['d', 'f', 'g', 'l', 'p', 'x']);
/** Longer than any line that a command interpreter of the time took. */
const LONGEST = 4096;

/** One command of the line: its program in lower case, without path and ending. */
interface Words {
  program: string;
  options: Set<string>;
  /** Words that are no options: the administrator comes first. */
  names: number;
  /** Letters glued to a switch, as in -qy: whether IMPORT reads them no article says. */
  isGlued: boolean;
}

/**
 * One command of a line. What stands in quotes parts none, nor do & and | inside a word: they may be
 * a password's.
 */
const COMMAND = /(?:"[^"\r\n]*"?|(?!&&|\|\||\s[&|]\s)[^"\r\n])+/g;
/** What a word processor makes of a hyphen. */
const DASH = /(?:^|\s)[\u2010-\u2015\u2212]\w/;

const takesQueue = ({ options }: Words): boolean =>
  options.has('q') && !QUEUE_IGNORED_BY.some((letter) => options.has(letter));

/** Facts about the command, or what is wrong with it. Never quotes a word of it. */
export function readCommand(text: string): CommandFacts | { problem: string } {
  if (text.length > LONGEST) return { problem: 'this is too long for a command line' };
  if (DASH.test(text))
    return { problem: 'a dash stands where an option begins; type plain hyphens' };
  if ((text.match(/"/g) ?? []).length % 2 === 1)
    return { problem: 'a quotation mark is not closed' };
  const commands = (text.match(COMMAND) ?? []).map((part) => wordsOf(part.replace(/^[\s&|]+/, '')));
  const imports = commands.filter(({ program }) => program === 'import');
  // A batch may make the file first, with -s; the import that counts is the one that has -q.
  const command =
    imports.find(takesQueue) ?? imports.find(({ options }) => options.has('q')) ?? imports[0];
  if (!command) return { problem: 'there is no IMPORT command in it' };
  const { options, names, isGlued } = command;
  const has = (letter: string): boolean => options.has(letter);
  const stronger = has('q') ? QUEUE_IGNORED_BY.filter(has) : [];
  const dropped = has('q') && stronger.length === 0 ? IGNORED_BESIDE_Q.filter(has) : [];
  return {
    facts: {
      'command.given': { value: true },
      'command.importsQueue': { value: has('q') },
      'command.ignoresQueue': counted(stronger.length > 0, stronger),
      'command.ignored': counted(dropped.length, dropped),
      ...(isGlued ? {} : { 'command.waits': { value: has('q') && !has('y') } }),
      'command.losesLog': { value: has('n') && has('l') },
      'command.namesNobody': { value: names === 0 || !has('p') },
      'command.usesErrorlevel': { value: /errorlevel|&&|\|\|/i.test(text) },
      'command.rebuilds': { value: commands.some(({ program }) => program === 'rebuild') },
    },
  };
}

const counted = (value: FactValue, letters: readonly string[]) => ({
  value,
  ...(letters.length > 0 && { which: letters.map((letter) => `-${letter}`).join(', ') }),
});

/** `if exist m:\\glb\\resync.glb` and `start ""`, which have a word of their own before the program. */
const CONDITION = /^\s*(?:@?if\s+(?:not\s+)?exist\s+(?:"[^"]*"|\S+)|start\s+"[^"]*")\s+/i;
/** Where the screen output goes; no name of anybody. */
const REDIRECTION = /(?<=\s)[12]?>>?\s*(?:"[^"]*"|\S+)/g;
/** Words that may stand before the program: `if errorlevel 1`, `call`, `forcedos` (Q260015). */
const BEFORE_PROGRAM = /^(?:@|if|not|errorlevel|call|start|forcedos|cmd|command|\d+|\/\w+)$/i;

function wordsOf(command: string): Words {
  const found: Words = { program: '', options: new Set(), names: 0, isGlued: false };
  const plain = command.replace(CONDITION, '').replace(REDIRECTION, '');
  const words = plain.match(/(?:"[^"]*"?|[^\s"])+/g) ?? [];
  let at = words.findIndex((word) => !BEFORE_PROGRAM.test(word));
  if (at < 0) return found;
  const program =
    words[at]!.replace(/["@]/g, '')
      .split(/[\\/:]/)
      .at(-1) ?? '';
  found.program = program.toLowerCase().replace(/\.(?:exe|com|bat)$/, '');
  for (at += 1; at < words.length; at += 1) {
    const [, letters] = /^"?[-/]([a-z?]+)/i.exec(words[at]!) ?? [];
    if (letters === undefined) {
      found.names += 1;
      continue;
    }
    const letter = /^st$/i.test(letters) ? 'st' : letters[0]!.toLowerCase();
    found.options.add(letter);
    if (letter !== 'st' && letters.length > 1 && !TAKES_VALUE.has(letter)) found.isGlued = true;
    // A password that stands apart is no name, and is passed over unread.
    if (/^"?[-/]p"?$/i.test(words[at]!) && !/^"?[-/]/.test(words[at + 1] ?? '-')) at += 1;
  }
  return found;
}
