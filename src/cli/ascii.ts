/**
 * Plain ASCII for a console that shows nothing else. Our own words need no more but the sign between a
 * mail and its part; what names have is shown by its code point, so that no two names become one.
 */
import type { Report } from '../model/report-types.js';
import { copyWith } from '../report/safe.js';
import type { Io, Output } from './io.js';
import { REPORT_FORMATS, type Arguments, type ReportFormat } from './usage.js';

const PLAIN = /^[\x00-\x7e]*$/;
const FOREIGN = /[^\x00-\x7e]/gu;

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');

/** `M<U+00FC>ller`, as `safe` shows what could fool a terminal. */
const asciiName = (text: string): string =>
  PLAIN.test(text) ? text : text.replace(FOREIGN, (each) => `<U+${hex(each.codePointAt(0)!)}>`);

const asciiText = (text: string): string => asciiName(text.replaceAll(' » ', ' > '));

/** A text in a format, with nothing in it that is not ASCII. JSON and pages have escapes of their own. */
function asciiAs(format: ReportFormat, text: string): string {
  switch (format) {
    case 'json':
      // One for each half of a surrogate pair.
      return text.replace(/[^\x00-\x7e]/g, (half) => `\\u${hex(half.charCodeAt(0)).toLowerCase()}`);
    case 'markdown':
    case 'html':
      return text.replace(FOREIGN, (each) => `&#x${hex(each.codePointAt(0)!)};`);
    case 'text':
      return asciiText(text);
  }
}

/** Names become longer, so they do before they are laid out; ` » ` says what is part of what. */
export const asciiReport = (report: Report): Report =>
  copyWith(report, (text) => text.split(' » ').map(asciiName).join(' » ')) as Report;

/**
 * Whether a terminal would show something else than was written. The console of Windows takes bytes
 * for those of its code page, 437 or 850; elsewhere the locale says which characters there are, and
 * where it says nothing nothing is known against UTF-8.
 */
function isLimited({ env, platform }: Io): boolean {
  if (platform === 'win32') return true;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return locale !== '' && !/utf-?8/i.test(locale);
}

/** What was asked for, else what the terminal can show. */
export const wantsAscii = (asked: boolean | undefined, io: Io, out: Output): boolean =>
  asked ?? (isLimited(io) && out.isTerminal);

/** `--ascii` or `--no-ascii`, as it was typed: errors of the command line itself are meant as well. */
function asked(argv: readonly string[]): boolean | undefined {
  const end = argv.indexOf('--');
  const typed = (end < 0 ? argv : argv.slice(0, end)).filter((word) =>
    /^--(?:no-)?ascii$/.test(word),
  );
  return typed.length === 0 ? undefined : typed.at(-1) === '--ascii';
}

/** What standard output is in: the request for evidence is a text, whatever the report would be. */
function formatOf({ ask, format }: Arguments): ReportFormat {
  return ask === true ? 'text' : (REPORT_FORMATS.find((each) => each === format) ?? 'text');
}

/** The environment with outputs that write plain ASCII where that is wanted. */
export function withAscii(argv: readonly string[], io: Io, args: Arguments = {}): Io {
  const choice = asked(argv);
  const through = (out: Output, format: ReportFormat): Output => ({
    write: (text) =>
      out.write(PLAIN.test(text) || !wantsAscii(choice, io, out) ? text : asciiAs(format, text)),
    get isTerminal() {
      return out.isTerminal;
    },
  });
  return { ...io, stdout: through(io.stdout, formatOf(args)), stderr: through(io.stderr, 'text') };
}
