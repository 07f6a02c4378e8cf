/**
 * What stands around the lines of a text that was pasted: the marks of a quotation, of a chat, of a
 * console, of a table. Every kind of text is read without it.
 */

/** Marks that no line of any evidence begins with. */
const QUOTED = /^(?:[ \t]*(?:[>\u00bb\u203a\u00a6\u2502]|\|(?=[ \t|>]|$)))+ ?/;

/**
 * What else may stand before a line: marks, `BM>`, `[10:15]`, `<bob>`, `10:15 bob:`, `(7)`, `7:`. No
 * `#`, which marks entries of a log (Q117260).
 */
const MARK = '[>|\\u00a6\\u2502\\u00bb\\u203a:*%\\u2022\\u00b7~=+`_-]{1,12}';
const PERSON = "[A-Za-z][\\w.'-]{0,19}";
const TIME = '\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?(?:[ \\t]?[AaPp][Mm])?';
/** With a date only in brackets: without them it is the date of what follows, as in a list of mails. */
const DAY = '\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}[ \\tT,]{1,3}';
const STAMP = `(?:[[(](?:${DAY})?${TIME}[\\])]|${TIME})`;
const UNIT = [
  MARK,
  `${PERSON}>`,
  `<${PERSON}(?: ${PERSON})?>:?`,
  `\\[${PERSON}(?: ${PERSON})?\\](?:[ \\t]|:)`,
  `${STAMP}(?:[ \\t]*[-|,:])?(?:[ \\t]+(?:<?${PERSON}(?: ${PERSON})?>?:|<${PERSON}>))?(?=[ \\t])`,
  // The numbers of transactions have six digits at least (Q96060).
  '[[(]?\\d{1,5}(?:[.:)\\]|]|(?=[ \\t]))',
].join('|');
const MARGIN = new RegExp(`^(?:[ \\t]{0,16}(?:${UNIT})){1,4}[ \\t]{0,16}`);

/** What begins a line of evidence: only before such a line is it beyond doubt that a margin is one. */
const OPENING = new RegExp(
  `^(?:${[
    'Microsoft Mail for',
    'Examining[ \\t]',
    'Dir-?[ \\t]?Sync[ \\t]+Server[ \\t]*:',
    'Server[ \\t]+Request[oe]r[ \\t]+Record',
    'Request[oe]r[ \\t]+name[ \\t]*:',
    'Highest[ \\t]+(?:Srv|Svr)Sync',
    '(?:imp(?:ort)?|srv|svr|req)[ _-]?sync[ \\t]*[=:]',
    'End[ \\t]+of[ \\t]+Queue',
    '(?:CRC[ \\t]+|Item[ \\t]+)?(?:Date(?:[ \\t]*stamp)?[ \\t]+)?Sync(?:[ \\t]*#|[ \\t]+No)',
    '(?:From|To|Cc|Subject|Date|Sent|Sender|Von|An|Gesendet|Betreff|De|Objet)[ \\t]*:',
    '\\[DIRSYNC',
    '(?:TASK|(?:REQ)?NAME)[ \\t]*=',
    'dn:',
    'DXA-[A-Za-z]{2,5}-Seq',
    '#?[ \\t]*\\d{1,2}/\\d{1,2}/\\d{2,4}[ \\t]+\\d{1,2}:\\d{2}',
    '(?:Warning|Error|Fatal|Status)[ \\t]*\\[',
    'REGEDIT4|Windows Registry Editor|\\[-?HKEY_',
  ].join('|')})`,
  'i',
);
/** `*From:* NET/PO`: the marks of bold and the like around a header's name. */
const WITHIN = /^([A-Za-z][\w -]{0,30})(?:[*_`]{1,3}[ \t]*:|[ \t]*:[*_`]{1,3})/;
const ROUND = /[*_`|]/;
const BEHIND = /[ \t]{0,16}[*_`|\u00a6\u2502]{1,6}[ \t]{0,16}$/;

/** Without the marks that go around a text, where the margin began them. */
function inside(margin: string, rest: string): string {
  if (!ROUND.test(margin)) return rest;
  return rest.replace(WITHIN, '$1:').replace(BEHIND, '');
}

/** The same margin on another line: its digits may be others, blanks behind it no more than there. */
function likeMargin(margin: string): RegExp {
  const marks = margin
    .trim()
    .replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    .replace(/\d+/g, '\\d+')
    .replace(/[ \t]+/g, '[ \\t]+');
  const blanks = margin.length - margin.trimEnd().length;
  return new RegExp(
    `^[ \\t]*${marks}(?!\\d)${blanks > 0 ? '(?=[ \\t]|$)' : ''}[ \\t]{0,${blanks}}`,
  );
}

/** A line that a letter begins has a margin only with one of these in it. */
const LETTER = /^[ \t]*[A-Za-z]/;
const DATE = /^[ \t]*\d{1,2}\/\d/;

/** One mark before the shortest opening; what is shorter is most of a text of short lines. */
const SHORTEST = 4;
const MAY_BE_QUOTED = /[>\u00bb\u203a\u00a6\u2502|]/;

/** Takes the margins off the lines of one text, line by line, in their order. */
export function openMargins(): (raw: string) => string {
  /** The margin of the line above, which lines that say nothing by themselves have as well. */
  let above: { like: RegExp; margin: string } | null = null;
  return (raw) => {
    if (raw.length < SHORTEST && above === null && !MAY_BE_QUOTED.test(raw)) return raw;
    const quoted = QUOTED.exec(raw)?.[0] ?? '';
    const text = inside(quoted, raw.slice(quoted.length));
    const mayHave = LETTER.test(text) ? text.slice(0, 24).includes('>') : !DATE.test(text);
    if (mayHave && text !== '') {
      const margin = marginOf(text);
      if (margin !== null) {
        above = { like: likeMargin(margin), margin };
        return inside(margin, text.slice(margin.length));
      }
      const same = above?.like.exec(text);
      if (above && same) return inside(above.margin, text.slice(same[0].length));
    }
    above = null;
    return text;
  };
}

/** What stands before a line of evidence, or null where the line is none or has nothing before it. */
function marginOf(text: string): string | null {
  const longest = MARGIN.exec(text)?.[0];
  if (longest === undefined) return null;
  for (let end = longest.length; end > 0; end -= 1) {
    const margin = text.slice(0, end);
    if (margin.trim() === '') return null;
    const rest = text.slice(end).replace(WITHIN, '$1:');
    if (OPENING.test(rest) && MARGIN.exec(margin)?.[0].length === end) return margin;
  }
  return null;
}
