/**
 * The key MSExchangeDX as regedt32 saves it for printing (`Save Subtree As`): Key Name, then Name,
 * Type and Data of each value. Q150976 sends people to that program.
 */
import { HIVE, SERVICE_KEY, type Section } from './values.js';

const KEY_NAME = new RegExp(
  String.raw`^[ \t]*Key Name:[ \t]*(?:${HIVE})?(?:SYSTEM\\)?${SERVICE_KEY}[ \t]*$`,
  'i',
);
const FIELD = /^[ \t]*(Key Name|(?:Value )?Name|Type|Data):[ \t]*([^]*)$/i;
const NUMBER = /^(?:0x)?([0-9a-f]{1,8})$/i;
const MOST_NAMES = 10_000;

/** Adds what it finds to `sections`, in the form in which regedit would have written it. */
export function openListedKey(sections: Map<string, Section>): {
  line(text: string, line: number): void;
} {
  let section: Section | null = null;
  let name = '';
  let type = '';
  let names: string[] | null = null;

  const openKey = (text: string, line: number): void => {
    const set = KEY_NAME.exec(text)?.[1]?.toUpperCase();
    section = null;
    if (set === undefined) return;
    section = sections.get(set) ?? { set, line, values: new Map(), isScript: false };
    sections.set(set, section);
  };
  const addData = (data: string, line: number): void => {
    const value = { name, data: `"${data}"`, line, isWide: null };
    const digits = NUMBER.exec(data)?.[1];
    if (type === 'REG_DWORD') value.data = `dword:${digits ?? data}`;
    if (type === 'REG_MULTI_SZ') {
      names = data === '' ? [] : [data];
      section?.values.set(name.toUpperCase(), { ...value, names });
    } else section?.values.set(name.toUpperCase(), value);
  };

  return {
    line(text, line) {
      const [, field = '', written = ''] = FIELD.exec(text) ?? [];
      const value = written.trim();
      const what = field.toLowerCase();
      // The lines of a REG_MULTI_SZ stand below each other, up to a blank one.
      if (names && what === '' && value === '' && text.trim() !== '') {
        if (names.length < MOST_NAMES) names.push(text.trim());
        return;
      }
      names = null;
      if (what === 'key name') openKey(text, line);
      else if (!section) return;
      else if (what === 'type') type = value.toUpperCase();
      else if (what === 'data' && name !== '') addData(value, line);
      else if (what !== '') {
        name = value;
        type = '';
      }
    },
  };
}
