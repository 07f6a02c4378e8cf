/**
 * Reader of registry exports: what the key MSExchangeDX says of the next RESYNC.GLB (Q150976,
 * Q215505). REGEDIT4 files hold ANSI bytes, files of version 5.00 hold UTF-16LE bytes.
 */
import { issue, type Issue } from '../../model/issues.js';
import { mark, type Marked } from '../../model/marked.js';
import type { OpenReader, Reading } from '../../model/types.js';
import { headLines, lineReader } from '../text/lines.js';
import { isHex } from './reg-data.js';
import { openListedKey } from './listing.js';
import { openQueriedKey, QUERIED_KEY } from './query.js';
import {
  HIVE,
  SERVICE_KEY,
  partOfKey,
  type RegValue,
  type Section,
  tellSettings,
} from './values.js';
import { addIssue } from '../few-issues.js';

const HEADER = /^[ \t]*(?:REGEDIT(4)|Windows Registry Editor Version (5)\.\d\d)[ \t]*$/i;
const KEY = /^[ \t]*\[(-?)([^\]]{1,1000})\][ \t]*$/;
const MSEXCHANGEDX = new RegExp(String.raw`^${HIVE}SYSTEM\\${SERVICE_KEY}$`, 'i');
const VALUE = /^[ \t]*"((?:[^"\\]|\\.)*)"[ \t]*=[ \t]*([^]*)$/;
/** A REG_MULTI_SZ of this size lists thousands of requestors. */
const LONGEST_DATA = 65_536;

/** Names of values are short; a longer one is none. */
const shown = (name: string): Marked<'text'> => mark('text', name.slice(0, 40));

export const openRegistry: OpenReader = (context) => {
  const reading: Reading = { observations: [], issues: [] };
  const warn = (what: Issue): void => addIssue(reading.issues, what);
  const sections = new Map<string, Section>();
  let section: Section | null = null;
  let isWide: boolean | null = null;
  let wrapped: (RegValue & { isCut: boolean }) | null = null;
  const listing = openListedKey(sections);
  const query = openQueriedKey(sections);

  const openKey = (isDeleted: boolean, path: string, line: number): void => {
    section = null;
    const key = MSEXCHANGEDX.exec(path.trim())?.[1]?.toUpperCase();
    if (key === undefined) return;
    if (isDeleted) {
      sections.delete(key);
      return warn(issue('registry-key-deleted', {}, { line }));
    }
    section = sections.get(key) ?? { set: key, line, values: new Map(), isScript: false };
    sections.set(key, section);
  };

  const closeValue = (): void => {
    if (!wrapped) return;
    const { isCut, ...value } = wrapped;
    wrapped = null;
    if (isCut) {
      const { line } = value;
      warn(issue('registry-data-too-long', { value: shown(value.name) }, { line }));
    }
    section?.values.set(value.name.toUpperCase(), isCut ? { ...value, data: '' } : value);
  };

  /** A backslash at the end of hexadecimal data wraps it. */
  const addData = (text: string): void => {
    if (!wrapped) return;
    const goesOn = isHex(wrapped.data || text) && /\\[ \t]*$/.test(text);
    const more = goesOn ? text.slice(0, text.lastIndexOf('\\')).trim() : text.trim();
    wrapped.isCut ||= wrapped.data.length + more.length > LONGEST_DATA;
    if (!wrapped.isCut) wrapped.data += more;
    if (!goesOn) closeValue();
  };

  /** A value that does not end where another begins. */
  const breakOff = (): void => {
    if (!wrapped) return;
    const { name, line } = wrapped;
    warn(issue('registry-data-breaks-off', { value: shown(name) }, { line }));
  };

  const beginValue = (name: string, data: string, line: number): void => {
    if (!section) return;
    const plain = name.replace(/\\(.)/g, '$1');
    if (data.trim() === '-') {
      section.isScript = true;
      section.values.delete(plain.toUpperCase());
      return warn(issue('registry-value-deleted', { value: shown(plain) }, { line }));
    }
    wrapped = { name: plain, data: '', line, isWide, isCut: false };
    addData(data);
  };

  return lineReader(
    context,
    {
      line(text, line) {
        const value = VALUE.exec(text);
        const key = value ? null : KEY.exec(text);
        if (wrapped && !value && !key && text.trim() !== '') return addData(text);
        breakOff();
        closeValue();
        const header = HEADER.exec(text);
        if (header) isWide = header[2] !== undefined;
        else if (key) openKey(key[1] === '-', key[2]!, line);
        else if (value) beginValue(value[1]!, value[2]!, line);
        else if (!query.line(text, line)) listing.line(text, line);
      },
      end() {
        breakOff();
        closeValue();
        tellSettings([...sections.values()], reading);
        if (context.onPart) for (const each of sections.values()) context.onPart(partOfKey(each));
        return reading;
      },
    },
    'exported',
  );
};

export const looksLikeRegistry = (headText: string): boolean =>
  headLines(headText).some(
    (line) =>
      HEADER.test(line) ||
      MSEXCHANGEDX.test(KEY.exec(line)?.[2]?.trim() ?? '') ||
      QUERIED_KEY.test(line) ||
      /^[ \t]*Key Name:[^\n]*\\MSExchangeDX[ \t]*$/i.test(line),
  );
