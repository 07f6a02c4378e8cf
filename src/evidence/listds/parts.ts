/** The records of a LISTDS listing as `inspect` shows them: each line by its own names. */
import type { DecodedPart, ReadContext } from '../../model/types.js';

const PAIR = /([A-Za-z][A-Za-z -]{0,40}?)[ \t]*(?:[:=]|\bis\b)[ \t]*([^,]*)/g;
const LAST_UPDATE = /^[ \t]*(Last update received)[ \t]+(\S[^]*)$/i;

export function openListdsParts(onPart: ReadContext['onPart']) {
  let part: DecodedPart | null = null;
  const close = (): void => {
    if (part && part.fields.length > 0) onPart?.(part);
    part = null;
  };
  return {
    begin(title: string, line: number): void {
      close();
      part = { title, at: { line }, fields: [] };
    },
    line(text: string, line: number): void {
      if (!onPart || text.length > 1000) return;
      const update = LAST_UPDATE.exec(text);
      const pairs = update ? [update] : [...text.matchAll(PAIR)];
      part ??= { title: 'LISTDS', at: { line }, fields: [] };
      for (const [, name, value] of pairs)
        part.fields.push({ name: name!.trim(), value: value!.trim() });
    },
    close,
  };
}
