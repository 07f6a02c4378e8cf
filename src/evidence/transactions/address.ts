/** The address of a transaction: type, parts, limits. */
import { GATEWAY_TYPES, POSTOFFICE_TYPES, type Problem } from '../../model/transaction-types.js';
import { withoutBlanks } from './fields.js';

/** The address of one transaction: `TYPE:` and what that type asks for (Q96001). */

/** What an address turns out to be. */
export interface Address {
  /** In capitals; null where none is written, which Mail takes for PCM (Q140944). */
  type: string | null;
  /** Network, postoffice and mailbox, or what a gateway has in their places; empty for free text. */
  parts: string[];
  /** The list that it belongs to, as ListTally names it; null where it cannot be told. */
  list: string | null;
}

/** Their addresses have three parts, 10/10/10: network, postoffice, mailbox (Q96001, Q106623). */
const NODE_TYPES: readonly string[] = [...POSTOFFICE_TYPES, 'SNADS', 'PROFS', 'OV'];
/** Their addresses are free text, and their users have no template (Q96001, Q118321). */
const PLAIN_TYPES: readonly string[] = GATEWAY_TYPES.filter((type) => !NODE_TYPES.includes(type));
/** IMPORT takes these for types wherever it meets them (Q126610). */
export const RESERVED: readonly string[] = ['MSMAIL', 'FAX', 'MCI', 'X400', 'SMTP', 'MHS'];
/** Gateways that Exchange makes up where it knows none (Q151518). */
export const MADE_UP: readonly string[] = ['MSSNADS', 'MSPROFS'];
const LONGEST_PART = 10;
/** A word before a colon that is longer is cut: no type has more letters than MSMAIL. */
const LONGEST_TYPE = 16;

/** Every type that is known, as one pattern; MS is Exchange's own (Q151782). */
export const TYPE_WORDS = [...POSTOFFICE_TYPES, ...GATEWAY_TYPES, 'MS'].join('|');
/** One of them where a blank may stand before an address. */
export const TYPE_ANYWHERE = new RegExp(`(?<![^ \\t])(?:${TYPE_WORDS}):`, 'i');

export const hasParts = (type: string | null): boolean => NODE_TYPES.includes(type ?? 'PCM');
export const mayHaveTemplate = (type: string | null): boolean =>
  !PLAIN_TYPES.includes(type ?? 'PCM');

/** Adds a problem once. */
export const note = (problems: Problem[], problem: Problem): void => {
  if (!problems.includes(problem)) problems.push(problem);
};

/**
 * Takes an address apart and notes what is wrong with it. `names` says what it names: an entry
 * (A, D, M) has a mailbox, a list (R, T) has none.
 */
export function parseAddress(field: string, names: 'entry' | 'list', problems: Problem[]): Address {
  const colon = field.indexOf(':');
  const slash = field.indexOf('/');
  const isTyped = colon > 0 && (slash < 0 || colon < slash);
  const type = isTyped
    ? withoutBlanks(field.slice(0, colon)).slice(0, LONGEST_TYPE).toUpperCase()
    : null;
  const rest = isTyped ? withoutBlanks(field.slice(colon + 1)) : field;
  if (hasParts(type)) return parseParts(type, rest, names, problems);
  if (type !== null && PLAIN_TYPES.includes(type)) {
    if (names === 'entry' && rest === '') note(problems, 'addressMissing');
    if (type === 'FAX' && names === 'entry') checkFax(rest, problems);
    return { type, parts: [], list: `${type}:` };
  }
  note(problems, type === 'MS' ? 'exchangeType' : 'unknownType');
  return { type, parts: [], list: null };
}

function parseParts(
  type: string | null,
  rest: string,
  names: 'entry' | 'list',
  problems: Problem[],
): Address {
  const first = rest.indexOf('/');
  const second = first < 0 ? -1 : rest.indexOf('/', first + 1);
  const isPostoffice = type === null || POSTOFFICE_TYPES.some((each) => each === type);
  // `R SNADS:` replaces all lists of that gateway type (Q96060).
  if (rest === '' && names === 'list' && !isPostoffice)
    return { type, parts: [], list: `${type}:` };
  const parts: [string, ...string[]] = [first < 0 ? rest : rest.slice(0, first)];
  if (first >= 0) parts.push(rest.slice(first + 1, second < 0 ? rest.length : second));
  if (second >= 0) parts.push(rest.slice(second + 1));
  const [network, postoffice = '', mailbox] = parts;
  const isComplete = network !== '' && postoffice !== '';
  if (!isComplete) note(problems, 'networkIncomplete');
  else if (names === 'entry' && mailbox === undefined) note(problems, 'mailboxMissing');
  else if (names === 'entry' && mailbox === '') note(problems, 'noMailbox');
  const tested = names === 'entry' ? parts : parts.slice(0, 2);
  if (tested.some((part) => part.length > LONGEST_PART)) note(problems, 'elementTooLong');
  if (isPostoffice && tested.some((part, index) => !isPlain(part, index === 2)))
    note(problems, 'badCharacter');
  if (!isPostoffice) {
    const gateway = network.toUpperCase();
    if (type === 'SNADS' && RESERVED.includes(gateway)) note(problems, 'reservedGateway');
    if (MADE_UP.includes(gateway)) note(problems, 'exchangeArtefacts');
  }
  const list = `${type === null || type === 'PCM' ? '' : `${type}:`}${network}/${postoffice}`;
  return { type, parts, list: isComplete ? list : null };
}

/**
 * Only letters and digits (Q96003). Accented letters pass, since the code page is a guess, and so
 * does the `$` of the mailbox $SYSTEM (Q96060).
 */
function isPlain(part: string, isMailbox: boolean): boolean {
  for (let at = isMailbox && part.startsWith('$') ? 1 : 0; at < part.length; at += 1) {
    const code = part.charCodeAt(at);
    const isDigit = code >= 0x30 && code <= 0x39;
    const isLetter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
    if (!isDigit && !isLetter && code < 0x80) return false;
  }
  return true;
}

/** recipient~location~company~phone, at most 30, 30, 30 and 22 characters (Q96001, Q96003). */
function checkFax(rest: string, problems: Problem[]): void {
  const [recipient = '', location = '', company = '', ...others] = rest.split('~');
  const phone = others.join('~');
  if ([recipient, location, company].some((part) => part.length > 30) || phone.length > 22)
    note(problems, 'faxTooLong');
  if (/[^\d ,-]/.test(phone)) note(problems, 'faxPhone');
}
