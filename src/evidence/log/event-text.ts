/**
 * Events of MSExchangeDX as the event viewer or an article shows them (Q241117, Q192484, Q175588); the
 * number stands behind `Event ID`, `EventID` (Q169677) or `Event` (Q193842).
 */
import type { OpenReader } from '../../model/types.js';
import { readSlashedDate } from '../text/date-time.js';
import { headLines, lineReader } from '../text/lines.js';
import { openShown, type Meaning } from '../text/shown-lines.js';

const FIELD =
  /^[ \t]{0,40}(Event ID|EventID|Event|Source|Type|Category|Date|Time|User|Computer|Description)[ \t]{0,4}:[ \t]{0,10}(.*)$/i;
const LONGEST = 1000;
/** Dir-Sync's own service, and the agent that carries its mail (Q147464, Q148309). */
const OURS = /^MSExchange(?:DX|PCMTA)\b/i;
/** What makes an event without its source one of Dir-Sync's. */
const WORDS = /dir-?sync|directory synchronization|DS_E_|DXA/i;

const MEANINGS: Readonly<Record<number, Meaning>> = {
  143: { code: 'event-numbers-not-stored', args: {} },
  168: { code: 'event-numbers-not-stored', args: {} },
  136: { code: 'event-requestor-unknown', args: {} },
  220: { code: 'event-messages-lost', args: {} },
  221: { code: 'event-full-export', args: {} },
};

/**
 * One event a line, as the event viewer saves a log as text: date, time, source, type, category, number,
 * user, computer and words, with a tab or a comma between them. That order is assumed.
 */
const SAVED =
  /^[ \t]{0,40}(\d{1,2}\/\d{1,2}\/\d{2,4})([\t,]) {0,3}(\d{1,2}:\d{2}(?::\d{2})?) ?([AP]M)?\2([^\t,]{1,60})\2[^\t,]{0,40}\2[^\t,]{0,60}\2 {0,5}(\d{1,5})\2[^\t,]{0,80}\2[^\t,]{0,80}\2(.*)$/i;

/** The same with blanks between them, as an article or a mail shows it: only of a source of ours. */
const SAVED_IN_BLANKS =
  /^[ \t]{0,40}(\d{1,2}\/\d{1,2}\/\d{2,4})([ \t]{1,20})(\d{1,2}:\d{2}(?::\d{2})?)[ \t]?([AP]M)?[ \t]{1,20}(MSExchange(?:DX|PCMTA))[ \t]{1,20}(?:Error|Warning|Information|Success|None)[ \t]{1,20}(?:\([^()]{1,20}\)|\S{1,40})[ \t]{1,20}(\d{1,5})[ \t]{1,20}\S{1,40}[ \t]{1,20}\S{1,40}[ \t]{1,20}(\S.*)$/i;

interface SavedEvent {
  time: number | null;
  source: string;
  id: number;
  text: string;
}

function readSaved(line: string): SavedEvent | null {
  const found = SAVED.exec(line) ?? SAVED_IN_BLANKS.exec(line);
  if (!found) return null;
  const [date, clock, half] = [found[1]!, found[3]!, found[4]];
  const hour = parseInt(clock, 10);
  const hours = half ? (hour % 12) + (/p/i.test(half) ? 12 : 0) : hour;
  return {
    time: readSlashedDate(date, clock.replace(/^\d+/, String(hours))),
    ...{ source: found[5]!.trim(), id: Number(found[6]), text: found[7]!.trim().slice(0, LONGEST) },
  };
}

/** The event viewer shows the details of an event in two columns: each field as a line of its own. */
const NEXT_FIELD =
  /[ \t]{1,40}(?=(?:Event ID|EventID|Source|Type|Category|Date|Time|User|Computer)[ \t]{0,4}:)/i;
const fieldsOf = (line: string): string[] => (FIELD.test(line) ? line.split(NEXT_FIELD) : [line]);

interface Event {
  line: number;
  id: number;
  time?: number | null;
  source: string | null;
  text: string;
  isOpen: boolean;
}

export const openEventText: OpenReader = (context) => {
  const shown = openShown(context);
  let event: Event | null = null;
  const settle = (): void => {
    if (!event) return;
    const { line, id, source, text, time = null } = event;
    event = null;
    shown.entry(line, id, time, `${source === null ? '' : `${source}: `}${text}`.trim());
    const isOurs = source === null ? WORDS.test(text) : OURS.test(source);
    const means = isOurs ? MEANINGS[id] : undefined;
    if (means) shown.tell(means, line);
  };
  const take = (text: string, line: number): void => {
    const [, name = '', value = ''] = FIELD.exec(text) ?? [];
    const words = value.trim();
    if (/^event/i.test(name)) {
      settle();
      const id = /^\d{1,5}/.exec(words)?.[0];
      if (id) event = { line, id: Number(id), source: null, text: '', isOpen: true };
    } else if (!event) return;
    else if (/^source$/i.test(name)) event.source = words;
    else if (/^description$/i.test(name)) {
      event.text = words;
      event.isOpen = true;
    } else if (name !== '' || text.trim() === '') event.isOpen &&= event.text === '';
    else if (event.isOpen && event.text.length < LONGEST)
      event.text = `${event.text} ${text.trim()}`.trim();
  };
  return lineReader(context, {
    line(text, line) {
      const saved = readSaved(text);
      if (saved) {
        settle();
        event = { line, ...saved, isOpen: true };
      } else for (const field of fieldsOf(text)) take(field, line);
    },
    end() {
      settle();
      return shown.end();
    },
  });
};

/** An event with its number, or one a line, of a source of ours or with words that name Dir-Sync. */
export function looksLikeEventText(head: string): boolean {
  const lines = headLines(head).flatMap(fieldsOf);
  return lines.some((line, at) => {
    const saved = readSaved(line);
    if (saved) return OURS.test(saved.source);
    if (!/^[ \t]{0,40}(?:Event ID|EventID|Event)[ \t]{0,4}:[ \t]{0,10}\d/i.test(line)) return false;
    const around = lines.slice(at, at + 12);
    const source = around
      .map((each) => FIELD.exec(each))
      .find((each) => /^source$/i.test(each?.[1] ?? ''));
    return source ? OURS.test(source[2]!.trim()) : around.some((each) => WORDS.test(each));
  });
}
