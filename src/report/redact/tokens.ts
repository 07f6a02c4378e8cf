/** Stable tokens in the place of names: equal names get equal tokens, whatever their case. */
import { MARKS, type Mark } from '../../model/marked.js';
import { objectKey, postofficeName } from '../../model/names.js';
import type { Profile, Replaced } from '../../model/redaction.js';
import { GATEWAY_TYPES } from '../../model/transaction-types.js';
import { fileToken } from './file-names.js';

/** What is replaced where only persons are to be hidden. */
const NAMES: readonly Mark[] = ['person', 'mailbox', 'template', 'path', 'password', 'text'];

/** Names of one group are told apart by their text alone; a postoffice may be called as an object is. */
const GROUP: Partial<Readonly<Record<Mark, string>>> = { object: 'postoffice', list: 'postoffice' };

const GATEWAY_LIST = new Set<string>(GATEWAY_TYPES);

/** A token by itself, as this file makes them; a folder's ends in a slash. */
const TOKEN = new RegExp(`^(?:${MARKS.join('|')})-\\d+/?$`);

export interface Tokens {
  /** The token of a value, or the value itself where the profile keeps it. */
  of: (mark: Mark, text: string) => string;
  /** What was replaced so far, by kind. */
  replaced: () => Replaced[];
  /** Which value stands behind each token. */
  map: () => Record<string, string>;
}

/** `isRedacted`: the names may be tokens already, which stay as they are. */
export function openTokens(profile: Profile, isRedacted: boolean): Tokens {
  const known = new Map<string, Map<string, string>>();
  const counts = new Map<Mark, { values: Set<string>; places: number }>();
  const originals: Record<string, string> = {};

  const hides = (mark: Mark): boolean =>
    profile === 'all' || (profile === 'names' && NAMES.includes(mark));

  /** A token of a group; `kind` is what it is counted as. */
  const plain = (kind: Mark, text: string, key = text.trim().toUpperCase()): string => {
    if (text.trim() === '' || !hides(kind) || (isRedacted && TOKEN.test(text))) return text;
    const group = GROUP[kind] ?? kind;
    const mine = known.get(group) ?? new Map<string, string>();
    known.set(group, mine);
    const token = mine.get(key) ?? `${group}-${mine.size + 1}`;
    mine.set(key, token);
    originals[token] ??= text;
    const count = counts.get(kind) ?? { values: new Set(), places: 0 };
    count.values.add(token);
    count.places += 1;
    counts.set(kind, count);
    return token;
  };

  /** NET/PO, NET/PO/MAILBOX, or a postoffice's part alone, with its type before it or without. */
  const address = (text: string): string => {
    const type = /^[A-Z0-9]{2,10}:/i.exec(text)?.[0] ?? '';
    const parts = postofficeName(text.slice(type.length)).split('/');
    if (parts.length === 1) return type + plain('postoffice', parts[0]!);
    const [network, postoffice, ...mailbox] = parts;
    return [
      `${type}${plain('network', network!)}`,
      plain('postoffice', postoffice!),
      ...mailbox.map((each) => plain('mailbox', each)),
    ].join('/');
  };

  return {
    of(mark, text) {
      switch (mark) {
        case 'list':
          // The list of a gateway is called by its address type, which names nobody.
          if (GATEWAY_LIST.has(text.replace(/:$/, '').toUpperCase())) return text;
          return profile === 'all' && !text.startsWith('(') ? address(text) : text;
        case 'requestor':
        case 'server':
          return profile === 'all' && !text.startsWith('(') ? address(text) : text;
        case 'postoffice':
          return address(text);
        case 'mailbox':
          return text.includes('/') ? address(text) : plain(mark, text);
        case 'object':
          return text.includes('/') ? address(text) : plain(mark, text, objectKey(text));
        case 'path':
          return hides('path') ? fileToken(text, profile, (part) => plain('path', part)) : text;
        default:
          return plain(mark, text);
      }
    },
    replaced: () =>
      [...counts].map(([kind, { values, places }]) => ({ kind, values: values.size, places })),
    map: () => originals,
  };
}
