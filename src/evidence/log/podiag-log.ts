/** PODIAG.LOG: what the Postoffice Diagnostics Utility found and did (Q110496, Q108836). */
import { mark } from '../../model/marked.js';
import type { OpenReader } from '../../model/types.js';
import { headLines, lineReader } from '../text/lines.js';
import { openShown, type Meaning } from '../text/shown-lines.js';

/** Class, number and text, between tabs or blanks (Q108836). */
const LINE = /^[ \t]{0,40}(Error|User|Info|Warning)[ \t]{1,10}(\d{1,5})[ \t]{1,10}(\S.*)$/i;
const LONGEST = 1000;

const MISSING = /^Detected file \(?(\w{1,8}\.GLB)\)? (?:is )?missing/i;
const WRONG_VALUE = /^Detected an (?:incorrect|invalid) value in file \(?(\w{1,8}\.GLB)\b/i;
const REBUILT = /^Rebuilt the directory synchronization file/i;

/** What an entry means for an import, or null. The numbers are PODIAG's own. */
function meaning(text: string): Meaning | null {
  const missing = MISSING.exec(text)?.[1]?.toUpperCase();
  if (missing) return { code: 'podiag-file-missing', args: { file: mark('path', missing) } };
  const wrong = WRONG_VALUE.exec(text)?.[1]?.toUpperCase();
  if (wrong) return { code: 'podiag-wrong-value', args: { file: mark('path', wrong) } };
  return REBUILT.test(text) ? { code: 'podiag-reqtrans-made', args: {} } : null;
}

/** The two files that an import on a requestor needs; PODIAG checks many others. */
const NEEDED = ['REQCONF.GLB', 'REQTRANS.GLB'];

export const openPodiagLog: OpenReader = (context) => {
  const shown = openShown(context);
  /** The files that were missing and were not made again, by the line that says so. */
  const missing = new Map<string, number>();
  let reset: number | null = null;
  const note = (means: Meaning, line: number): void => {
    if (means.code === 'podiag-reqtrans-made') missing.delete('REQTRANS.GLB');
    if (means.code === 'podiag-file-missing' && NEEDED.includes(means.args.file.text))
      missing.set(means.args.file.text, line);
    if (means.code === 'podiag-wrong-value' && means.args.file.text === 'REQCONF.GLB') reset = line;
  };
  let held: { line: number; kind: string; number: number; text: string } | null = null;
  const settle = (): void => {
    if (!held) return;
    const { line, kind, number, text } = held;
    held = null;
    shown.entry(line, number, null, `${kind} ${text}`);
    const means = meaning(text);
    if (!means) return;
    shown.tell(means, line);
    note(means, line);
  };
  return lineReader(context, {
    line(text, line) {
      const found = LINE.exec(text);
      if (found) {
        settle();
        held = { line, kind: found[1]!, number: Number(found[2]), text: found[3]!.trim() };
      } else if (held && /^[ \t]+\S/.test(text) && held.text.length < LONGEST)
        held.text += ` ${text.trim()}`;
      else settle();
    },
    end() {
      settle();
      const lines = [...missing.values()];
      const at = (line: number) => ({ postoffice: null, line });
      if (lines.length > 0)
        shown.see('podiag.filesMissing', [...missing.keys()].sort().join(' and '), at(lines[0]!));
      if (reset !== null) shown.see('podiag.reqconfReset', 'REQCONF.GLB', at(reset));
      return shown.end();
    },
  });
};

/** PODIAG alone has the classes User and Info, and an Error without brackets that names a file. */
export const looksLikePodiagLog = (head: string): boolean =>
  headLines(head).some((line) => {
    const found = LINE.exec(line);
    if (!found) return false;
    const [kind, number, text] = [found[1]!, found[2], found[3]!];
    return /^error$/i.test(kind)
      ? /^Detected (?:file \(|an (?:incorrect|invalid) value|a problem with file)/i.test(text)
      : number === '0' && /^(?:user|info)$/i.test(kind);
  });
