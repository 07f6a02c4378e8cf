/** Where a report goes: to the screen and into files, each in its format and with names as it may have. */
import type { Report } from '../model/report-types.js';
import { PROFILES, type Profile } from '../model/redaction.js';
import { toJson } from '../report/json.js';
import { safe } from '../report/safe.js';
import { renderAsk } from '../report/text/ask.js';
import { PLAIN } from '../report/text/palette.js';
import type { TextOptions } from '../report/text/text.js';
import { asciiReport, wantsAscii } from './ascii.js';
import type { Io } from './io.js';
import type { Outputs } from './outputs.js';
import { paletteFor } from './palette.js';
import { renderAs } from './render.js';
import { usageError, type Arguments, type ReportFormat } from './usage.js';
import * as usage from './usage.js';

/** The format that a file's ending stands for. */
const ENDINGS: Readonly<Record<string, ReportFormat>> = {
  txt: 'text',
  json: 'json',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
};

const DEFAULT_EXAMPLES = 10;

/** What the options say of the report's ways out of the program. */
export interface Wanted {
  screen: ReportFormat;
  files: readonly { path: string; format: ReportFormat }[];
  /** Null where the format decides: files, Markdown and HTML go to others, and hide names. */
  profile: Profile | null;
  /** Where the values behind the tokens are kept. */
  map: string | null;
  /** The screen shows the request for what is missing, in the place of the report. */
  asks: boolean;
  /** The screen shows plain ASCII; files are in UTF-8. */
  isAscii: boolean;
}

/** Reads `--format`, `--output`, `--redact` and `--redact-map`; throws a `CommandError`. */
export function wantedOf(args: Arguments, io: Io): Wanted {
  const files = usage.texts(args, 'output').map((path) => ({ path, format: formatOf(path) }));
  const wanted: Wanted = {
    screen: usage.reportFormat(args),
    files,
    profile: usage.oneOf(args, 'redact', PROFILES) ?? null,
    map: usage.text(args, 'redact-map') ?? null,
    asks: usage.flag(args, 'ask') === true,
    isAscii: wantsAscii(usage.flag(args, 'ascii'), io, io.stdout),
  };
  const all = [screenProfile(wanted), ...files.map((each) => profileOf(wanted, each.format, true))];
  const hiding = new Set(all.filter((profile) => profile !== 'none'));
  if (wanted.map !== null && hiding.size === 0)
    throw usageError('nothing is redacted', '--redact-map', 'add --redact names, or -o FILE');
  return wanted;
}

function formatOf(path: string): ReportFormat {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  const format = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
  if (format === undefined)
    throw usageError(
      'the ending names no format',
      `--output ${path}`,
      'end the name in .txt, .json, .md or .html',
    );
  return format;
}

const profileOf = ({ profile }: Wanted, format: ReportFormat, isFile: boolean): Profile =>
  profile ?? (isFile || format === 'markdown' || format === 'html' ? 'names' : 'none');

/** The request is a text, whatever format the report would have had. */
const screenProfile = (wanted: Wanted): Profile =>
  profileOf(wanted, wanted.asks ? 'text' : wanted.screen, false);

/** Whether any of it names the files by their digests, as all do but the text. */
export const showsDigests = ({ screen, files, asks }: Wanted): boolean =>
  (screen !== 'text' && !asks) || files.some(({ format }) => format !== 'text');

/** How the text is to look, as the options say. */
export async function textOptions(
  args: Arguments,
  io: Io,
  screen: ReportFormat,
): Promise<TextOptions> {
  return {
    quiet: usage.flag(args, 'quiet') === true,
    full: usage.flag(args, 'full') === true,
    maxExamples: usage.number(args, 'max-examples') ?? DEFAULT_EXAMPLES,
    palette: screen === 'text' ? await paletteFor(args, io) : PLAIN,
  };
}

/** Says which files were written. */
export function tellWritten({ files, map }: Wanted, io: Io): void {
  const paths = [...files.map(({ path }) => path), ...(map === null ? [] : [map])];
  for (const path of paths) io.stderr.write(`resync-check: wrote ${safe(path)}\n`);
}

/** What goes to the screen; the files are added to `outputs`, and written with them. */
export async function renderWanted(
  wanted: Wanted,
  report: Report,
  options: TextOptions,
  outputs: Outputs,
): Promise<string> {
  const redacted = new Map<Profile, { report: Report; map: Record<string, string> }>();
  const as = async (profile: Profile): Promise<Report> => {
    if (profile === 'none') return report;
    const known = redacted.get(profile);
    if (known) return known.report;
    const { redactReport } = await import('../redact.js');
    const made = redactReport(report, profile);
    redacted.set(profile, made);
    return made.report;
  };
  const inFile = { ...options, palette: PLAIN, quiet: false };
  const encoder = new TextEncoder();
  for (const { path, format } of wanted.files) {
    const text = await renderAs(format, await as(profileOf(wanted, format, true)), inFile);
    outputs.add(path, encoder.encode(text), '--output');
  }
  const shown = await as(screenProfile(wanted));
  const format = wanted.asks ? 'text' : wanted.screen;
  const laidOut = wanted.isAscii && format === 'text' ? asciiReport(shown) : shown;
  const screen = wanted.asks ? renderAsk(laidOut) : await renderAs(format, laidOut, options);
  if (wanted.map !== null) {
    // Where nothing is said all that is redacted is redacted alike.
    for (const [profile, { map }] of redacted)
      outputs.add(wanted.map, encoder.encode(toJson({ profile, tokens: map })), '--redact-map');
  }
  return screen;
}
