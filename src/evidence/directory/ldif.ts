/**
 * Reader of LDIF (RFC 2849), as ldifde and other LDAP tools write it: the directory server's objects
 * with their DXA-*-Seq attributes. Only the attributes that are used are kept.
 */
import { issue, type Issue } from '../../model/issues.js';
import { mark } from '../../model/marked.js';
import type { OpenReader, Reading } from '../../model/types.js';
import {
  type Attribute,
  directoryObjects,
  isDxaNumber,
  isKnownAttribute,
  plainName,
} from './dxa-attributes.js';
import { bytesOfBase64 } from '../text/bytes.js';
import { headLines, lineReader } from '../text/lines.js';
import { addIssue } from '../few-issues.js';

/** No name or number is nearly this long; pictures and certificates are, and are not needed. */
const LONGEST_VALUE = 65_536;

const LINE = /^([A-Za-z0-9][\w.;-]*):([:<]?)[ \t]*([^]*)$/;

/** Base64 as UTF-8 text, or null when it is no base64. */
function decodeBase64(written: string): string | null {
  const compact = written.replace(/\s+/g, '');
  if (compact.length % 4 === 1 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return null;
  const bytes = bytesOfBase64(compact);
  return bytes && new TextDecoder('utf-8').decode(bytes);
}

export const openLdif: OpenReader = (context) => {
  const reading: Reading = { observations: [], issues: [] };
  const objects = directoryObjects(reading, context.onPart);
  const warn = (what: Issue): void => addIssue(reading.issues, what);
  let entry: Attribute[] = [];
  let change = 'add';
  let folded: { text: string; line: number; isCut: boolean } | null = null;
  let strange = { count: 0, line: 0 };

  const closeEntry = (): void => {
    const number = entry.find(({ name }) => isDxaNumber(name));
    // What a change would do is not what the directory holds.
    if (number && change !== 'add')
      warn(
        issue('ldif-change', { change: mark('text', change.slice(0, 20)) }, { line: number.line }),
      );
    else objects.add(entry);
    entry = [];
    change = 'add';
  };

  const valueOf = (name: string, sign: string, written: string, line: number): string | null => {
    if (sign === '') return written;
    const value = sign === ':' ? decodeBase64(written) : null;
    const attribute = plainName(name);
    if (sign === '<') warn(issue('attribute-elsewhere', { attribute }, { line }));
    else if (value === null) warn(issue('attribute-not-base64', { attribute }, { line }));
    return value;
  };

  const closeLine = (): void => {
    if (!folded) return;
    const { text, line, isCut } = folded;
    folded = null;
    if (text.startsWith('#') || text.trim() === '-') return;
    const [, name = '', sign = '', written = ''] = LINE.exec(text) ?? [];
    if (name === '') {
      // A continuation that lost its blank: the number above it has more digits than it shows.
      const above = entry.at(-1);
      if (/^\d+$/.test(text.trim()) && above?.line === line - 1 && isDxaNumber(above.name))
        above.value += ` ${text.trim()}`;
      strange = { count: strange.count + 1, line: strange.line || line };
      return;
    }
    if (/^dn$/i.test(name)) closeEntry();
    if (/^changetype$/i.test(name)) change = written.trim().toLowerCase();
    if (!isKnownAttribute(name)) return;
    if (isCut) return warn(issue('attribute-too-long', { attribute: plainName(name) }, { line }));
    const value = valueOf(name, sign, written, line);
    if (value !== null) entry.push({ name, value, line });
  };

  return lineReader(
    context,
    {
      line(text, line) {
        if (text.startsWith(' ') || text.startsWith('\t')) {
          if (!folded) return;
          const room = LONGEST_VALUE - folded.text.length;
          folded.text += text.slice(1, 1 + room);
          if (text.length - 1 > room) folded.isCut = true;
          return;
        }
        closeLine();
        if (text === '') return closeEntry();
        folded = { text, line, isCut: false };
      },
      end() {
        closeLine();
        closeEntry();
        objects.end();
        if (strange.count > 0)
          warn(issue('ldif-strange-lines', { lines: strange.count }, { line: strange.line }));
        return reading;
      },
    },
    'exported',
  );
};

const DN = /^dn::?[ \t]*\S/i;
const BEHIND_DN = /^(?:[ \t]|#|[A-Za-z][\w.-]*(?:;[\w-]+)*:)/;

/** Of ldp: the count of an attribute's values stands before it, and `>> Dn:` before the object's name. */
const OF_LDP = /^[ \t]*\d{1,4}>[ \t]*[A-Za-z][\w-]{0,60}:/m;

export const looksLikeLdif = (headText: string): boolean =>
  !OF_LDP.test(headText) &&
  headLines(headText).some(
    (line, at, lines) => DN.test(line) && BEHIND_DN.test(lines[at + 1] ?? ''),
  );
