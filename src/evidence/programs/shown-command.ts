/**
 * The command line of a run as a report shows it. A planned command of Mail among its words has its
 * password dropped: what is behind -p, glued to it or apart, and whatever may be one by a slip.
 */

/** Words of a planned command; single quotes are none to a DOS program, but people type them. */
const WORD = /(?:"[^"]*"?|'[^']*'?|[^\s"'])+/g;
const PASSWORD = /^["']?-p/i;
const ALONE = /^["']?[-/]+p["']?$/i;

/** In a word of our own command line, where a slash may begin a path. */
function withoutPassword(word: string): string {
  let isNext = false;
  return word.replace(WORD, (part) => {
    if (isNext && !/^["']?[-/]/.test(part)) {
      isNext = false;
      return HIDDEN;
    }
    if (!PASSWORD.test(part)) return part;
    isNext = ALONE.test(part);
    return isNext ? part : `-p${HIDDEN}`;
  });
}

const HIDDEN = '...';
const PROGRAM = /(?:^|["'\\/:@])(?:import|listds|listq|rebuild|dssched)(?:\.exe)?["']?$/i;
/** Options of the programs that take the rest of their word as a value that is no secret (Q96060, Q117198). */
const VALUE = /^["']?[-/][dfgl][^]*$/i;
/** Switches, glued as people glue them; a p among them may begin a password. */
const SWITCHES = /^["']?[-/][a-oq-z?]{1,3}["']?$/i;
const SEPARATOR = /^(?:&&?|\|\|?)$/;
const REDIRECTION = /^[12]?>>?/;

/**
 * A planned command: of what stands behind the program only what is known to be no password is shown.
 * That is the administrator, the switches and the values of a few options; a further bare word may be
 * the password without its -p.
 */
function withoutSecrets(line: string): string {
  let isBehind = false;
  let bare = 0;
  /** The next word belongs to the one before it. */
  let next: 'password' | 'file' | null = null;
  return line.replace(WORD, (part) => {
    const is = next;
    next = null;
    if (is === 'file') return part;
    if (is === 'password' && !/^["']?[-/]/.test(part)) return HIDDEN;
    if (SEPARATOR.test(part)) {
      isBehind = false;
      return part;
    }
    if (!isBehind && PROGRAM.test(part)) {
      [isBehind, bare] = [true, 0];
      return part;
    }
    if (ALONE.test(part)) {
      next = 'password';
      return part;
    }
    if (/^["']?[-/]+p/i.test(part)) return `-p${HIDDEN}`;
    if (!isBehind) return part;
    if (REDIRECTION.test(part)) {
      if (/>$/.test(part)) next = 'file';
      return part;
    }
    if (VALUE.test(part) || SWITCHES.test(part)) return part;
    if (/^["']?[-/]/.test(part)) return `${part.slice(0, 2)}${HIDDEN}`;
    bare += 1;
    return bare === 1 ? part : HIDDEN;
  });
}

const COMMAND = /^--command(?:=([^]*))?$/;

/** The words of a command line, as a report has them. */
export const withoutPasswords = (words: readonly string[]): string[] =>
  words.map((word, at) => {
    const glued = COMMAND.exec(word)?.[1];
    if (glued !== undefined) return `--command=${linesOf(glued)}`;
    return words[at - 1] === '--command' ? linesOf(word) : withoutPassword(word);
  });

/** A batch holds several commands, one a line. */
const linesOf = (text: string): string =>
  text
    .split(/(\r?\n)/)
    .map((line) => withoutSecrets(line))
    .join('');
