/**
 * The key MSExchangeDX as `reg query` prints it: the key on a line of its own, and under it name, type and
 * data of each value, with tabs or blanks between them.
 */
import { HIVE, SERVICE_KEY, type Section } from './values.js';

export const QUERIED_KEY = new RegExp(String.raw`^[ \t]*${HIVE}SYSTEM\\${SERVICE_KEY}[ \t]*$`, 'i');
const ANY_KEY = /^[ \t]*(?:HKEY_[A-Z_]{1,30}|HKLM)\\/i;
/** Name and type, or type and name; names may have blanks in them. */
const VALUE = /^[ \t]+(\S(?:[^\t]*\S)?)[ \t]+(REG_[A-Z_]{2,30})(?:[ \t]+([^]*))?$/;

/** `line` is false for what is no line of such a listing. */
export function openQueriedKey(sections: Map<string, Section>): {
  line(text: string, line: number): boolean;
} {
  let section: Section | null = null;
  return {
    line(text, line) {
      const set = QUERIED_KEY.exec(text)?.[1]?.toUpperCase();
      if (set !== undefined) {
        section = sections.get(set) ?? { set, line, values: new Map(), isScript: false };
        section.isQueried = true;
        sections.set(set, section);
        return true;
      }
      if (ANY_KEY.test(text)) section = null;
      const [, name = '', type = '', written = ''] = (section && VALUE.exec(text)) ?? [];
      if (!section || name === '') return false;
      const data = written.trim();
      const value = { name, data: `"${data}"`, line, isWide: null };
      if (type === 'REG_DWORD') value.data = `dword:${data.replace(/^0x/i, '')}`;
      // The texts are parted by `\0`, which also ends the list.
      const names = data.split('\\0').map((each) => each.trim());
      section.values.set(
        name.toUpperCase(),
        type === 'REG_MULTI_SZ' ? { ...value, names: names.filter(Boolean) } : value,
      );
      return true;
    },
  };
}
