/**
 * Reader of attributes that a person copied from the raw properties of an object (`admin /r`), from
 * ADSI Edit or from ldp: `DXA-Req-Seq   0000000018`, `dXAReqSeq = 18`, or the value on the next line.
 */
import type { OpenReader, Reading } from '../../model/types.js';
import { looksLikeDirectoryCsv } from './directory-csv.js';
import {
  type Attribute,
  attributeKey,
  directoryObjects,
  isDxaNumber,
  isObjectName,
} from './dxa-attributes.js';
import { looksLikeLdif } from './ldif.js';
import { headLines, lineReader } from '../text/lines.js';

const NAMES = [
  'DXA-?(?:Req|Svr|Srv|Imp|Conf)-?Seq',
  'DXA-?ReqName',
  '(?:Common|Display|Directory|Admin-?Display)[ -]?Name',
  'Obj-?Dist-?Name',
  'distinguishedName',
  'Obj-?Class',
  'objectClass',
  'Export-?Containers',
  'Export-?Custom-?Recipients',
  'Import-?Container',
  'Trust-?Level',
  'cn',
  'dn',
];
/** In front may stand a bullet, or the count of values that ldp writes: `1> cn: NOVEMBER;`. */
const LINE = new RegExp(
  `^[ \\t]*(?:[-*][ \\t]+|\\d{1,4}>[ \\t]*)?(${NAMES.join('|')})(?:;[\\w-]{1,40})*(?:(?=[ \\t:=])([^]*))?$`,
  'i',
);
/** An attribute that is not used, where the value of the one before it was expected. */
const OTHER = /^[A-Za-z][\w-]*(?:;[\w-]+)*[ \t]*[:=]/;

interface Found {
  name: string;
  value: string;
}

/** The attribute on a line; its value is empty where the next line has it. */
function attributeOn(text: string): Found | null {
  const match = LINE.exec(text);
  if (!match) return null;
  const rest = (match[2] ?? '').trimEnd();
  const mark = /^[ \t]*[:=]{1,2}/.exec(rest)?.[0];
  const value = rest.slice(mark?.length ?? 0).trim();
  // A single blank parts the words of a sentence as well: then only one word can be a value.
  if (mark === undefined && /^ \S/.test(rest) && /\s/.test(value)) return null;
  return { name: match[1]!, value: bare(value) };
}

const bare = (value: string): string =>
  value
    .replace(/;$/, '')
    .trim()
    .replace(/^"([^"]*)"$/, '$1');

export const openRawAttributes: OpenReader = (context) => {
  const reading: Reading = { observations: [], issues: [] };
  const objects = directoryObjects(reading, context.onPart);
  let object: Attribute[] = [];
  let waiting: Omit<Attribute, 'value'> | null = null;
  let isAfterBlank = false;

  const has = (name: string): boolean =>
    object.some((one) => attributeKey(one.name) === attributeKey(name));
  const keep = (name: string, value: string, line: number): void =>
    void object.push({ name, value, line });
  const closeWaiting = (): void => {
    if (waiting) keep(waiting.name, '', waiting.line);
    waiting = null;
  };
  const closeObject = (): void => {
    closeWaiting();
    objects.add(object);
    object = [];
  };

  return lineReader(context, {
    line(text, line) {
      if (text.trim() === '') {
        closeWaiting();
        // Names alone wait for the numbers below a blank line.
        if (object.some(({ name }) => isDxaNumber(name))) closeObject();
        isAfterBlank = true;
        return;
      }
      const found = attributeOn(text);
      if (found) {
        closeWaiting();
        if (isObjectName(found.name) && has(found.name)) closeObject();
        if (found.value === '') waiting = { name: found.name, line };
        else keep(found.name, found.value, line);
      } else if (waiting && !OTHER.test(text.trim())) {
        keep(waiting.name, bare(text.trim()), line);
        waiting = null;
      } else {
        closeWaiting();
        // Digits alone below a number are the rest of it: it has more of them than it shows.
        const above = object.at(-1);
        if (/^\d+$/.test(text.trim()) && above?.line === line - 1 && isDxaNumber(above.name))
          above.value += ` ${text.trim()}`;
        // Something else begins here: the names above it are not those of what follows.
        if (isAfterBlank && !object.some(({ name }) => isDxaNumber(name))) object = [];
      }
      isAfterBlank = false;
    },
    end() {
      closeObject();
      objects.end();
      return reading;
    },
  });
};

export const looksLikeRawAttributes = (headText: string): boolean =>
  headLines(headText).some((line) => isDxaNumber(attributeOn(line)?.name ?? '')) &&
  !looksLikeLdif(headText) &&
  !looksLikeDirectoryCsv(headText);
