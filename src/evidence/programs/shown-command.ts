/**
 * The command line of a run as a report shows it. A planned command of Mail among its words has its
 * password dropped by the rule of command-line.ts: what is behind -p, glued to it or apart.
 */

/** Words of a planned command; single quotes are none to a DOS program, but people type them. */
const WORD = /(?:"[^"]*"?|'[^']*'?|[^\s"'])+/g;
const PASSWORD = /^["']?-p/i;
/** A path may begin so as well, so the slash counts only where a program of Mail is named. */
const PASSWORD_OR_PATH = /^["']?[-/]p/i;
const MAIL = /(?:^|[\s"'\\/:])(?:import|listds|listq|rebuild|dssched)(?:\.exe)?(?=[\s"']|$)/i;
const ALONE = /^["']?[-/]p["']?$/i;

function withoutPassword(word: string): string {
  const isPassword = MAIL.test(word) ? PASSWORD_OR_PATH : PASSWORD;
  let isNext = false;
  return word.replace(WORD, (part) => {
    if (isNext && !/^["']?[-/]/.test(part)) {
      isNext = false;
      return '...';
    }
    if (!isPassword.test(part)) return part;
    isNext = ALONE.test(part);
    return isNext ? part : '-p...';
  });
}

/** The words of a command line, as a report has them. */
export const withoutPasswords = (words: readonly string[]): string[] => words.map(withoutPassword);
