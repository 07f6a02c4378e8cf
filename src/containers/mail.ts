/** Opens a mail, or a mailbox of mails. postal-mime takes the parts apart and decodes them. */
import PostalMime, { type Attachment } from 'postal-mime';
import { issue, type Issue } from '../model/issues.js';
import { concat } from '../evidence/text/bytes.js';
import { encodingOf, textOfBytes } from '../evidence/text/decoding.js';
import { htmlText } from '../evidence/text/html-text.js';
import { base64Texts, base64Whole } from './base64-text.js';
import { mendedMail, withBoundary } from './mail-mend.js';
import { saysNoMore } from './says-more.js';
import { MOST_LINES, MOST_MULTIPARTS_DEEP, MOST_PARTS, MOST_TEXT } from './limits.js';
import { headerOf, measure, splitMailbox } from './mail-source.js';
import { refused, type Contents, type Item } from './types.js';
import { isEncodedText } from './recognise.js';
import { startsUuencoded, uuencoded } from './uuencode.js';

export async function openMail(bytes: Uint8Array): Promise<Contents> {
  const encoded = filesIn(bytes);
  if (encoded) return encoded;
  const { mail, above } = mendedMail(bytes, true) ?? { mail: bytes, above: new Uint8Array() };
  const { items, issues } = await openAll(mail);
  return { items: [...(isBlank(above) ? [] : [aside('text above it', above)]), ...items], issues };
}

/** Of a text that is no mail: the files that were written into it, or null where it is a mail. */
function filesIn(bytes: Uint8Array): Contents | null {
  if (!isEncodedText(bytes) || mendedMail(bytes, false)) return null;
  const searched = bytes.subarray(0, MOST_TEXT);
  const whole = base64Whole(searched);
  const items = whole
    ? [itemOf('base64', whole)]
    : [
        aside('text', bytes),
        ...uuencoded(searched).map((each) =>
          itemOf(ownName(each.name) || 'attachment', each.bytes),
        ),
        ...base64Texts(searched).map((each) => itemOf('text in base64', each)),
      ];
  return { items, issues: [] };
}

async function openAll(bytes: Uint8Array): Promise<Contents> {
  const mails = splitMailbox(bytes, MOST_PARTS);
  if (mails.length > MOST_PARTS) return refused(issue('mailbox-too-long', { most: MOST_PARTS }));
  const [only] = mails;
  if (mails.length === 1 && only) return openOne(only);
  return {
    items: mails.map((mail, at) => itemOf(`message ${at + 1}`, mail, { isMail: true })),
    issues: [],
  };
}

async function openOne(written: Uint8Array): Promise<Contents> {
  const bytes = withBoundary(written);
  if (bytes === null) return notTakenApart(written);
  const { parts, lines } = measure(bytes, { parts: MOST_PARTS, lines: MOST_LINES });
  if (parts > MOST_PARTS) return refused(issue('mail-too-many', { most: MOST_PARTS, of: 'parts' }));
  if (lines > MOST_LINES) return refused(issue('mail-too-many', { most: MOST_LINES, of: 'lines' }));
  try {
    const { attachments } = await leavesOf(bytes);
    return sorted(bytes, attachments);
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    return refused(
      /nesting depth/.test(why)
        ? issue('mail-too-deep', { most: MOST_MULTIPARTS_DEEP })
        : issue('mail-malformed', {}),
    );
  }
}

/** A mail of several parts without a border between them: read as the text that it is. */
const notTakenApart = (mail: Uint8Array): Contents => ({
  items: [aside('text', mail)],
  issues: [issue('mail-malformed', {})],
});

/**
 * The mail with every part as an attachment, bytes as they were attached: its text may be a listing in
 * a DOS code page, and a forwarded message is opened here, where its depth is known. That text is not
 * joined to one string is no option of the parser; were its method to go, it would come so, as `text`.
 */
async function leavesOf(bytes: Uint8Array) {
  const parser = new PostalMime({
    forceRfc822Attachments: true,
    maxNestingDepth: MOST_MULTIPARTS_DEEP,
  });
  Object.assign(parser, { isInlineTextNode: () => false });
  return parser.parse(bytes);
}

const isText = ({ mimeType, filename, disposition }: Attachment): boolean =>
  /^text\/(?:plain|html|enriched)$/.test(mimeType) && !filename && disposition !== 'attachment';
const isMessage = ({ mimeType }: Attachment): boolean =>
  mimeType === 'message/rfc822' || mimeType === 'message/global';

const contentOf = ({ content }: Attachment): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
const isBlank = (bytes: Uint8Array): boolean => !bytes.some((byte) => byte > 0x20);

function itemOf(name: string, bytes: Uint8Array, more: Partial<Item> = {}): Item {
  return {
    name,
    bytes: bytes.length,
    modified: null,
    isReadOnly: false,
    isAside: false,
    isMail: false,
    trouble: null,
    ...more,
    extract: () => bytes,
  };
}

const aside = (name: string, bytes: Uint8Array): Item => itemOf(name, bytes, { isAside: true });

/** As UTF-8 where it is UTF-16: the header's lines, which are not, stand before it. */
const inUtf8 = (text: Uint8Array): Uint8Array =>
  encodingOf(text).wide ? new TextEncoder().encode(textOfBytes(text)) : text;

/** The text with the lines of the header that say who wrote it, and whatever is attached. */
function sorted(mail: Uint8Array, attachments: readonly Attachment[]): Contents {
  const texts = attachments.filter(isText);
  const plain = texts
    .filter(({ mimeType }) => mimeType !== 'text/html')
    .map(contentOf)
    .map(inUtf8);
  const html = texts
    .filter(({ mimeType }) => mimeType === 'text/html')
    .map(contentOf)
    .map(inUtf8);
  const written = plain.filter((text) => !isBlank(text));
  const short = html.filter(({ length }) => length <= MOST_TEXT);
  // What was sent in two forms is read in both where they do not say the same.
  const more = short.map(htmlText).filter((text) => !written.some((one) => saysNoMore(text, one)));
  const shown = [...written, ...more];
  const issues: Issue[] = [];
  if (short.length > more.length) issues.push(issue('html-not-used', {}));
  if (short.length < html.length) issues.push(issue('html-too-large', { most: MOST_TEXT }));
  const [first = new Uint8Array(), ...others] = shown;
  const body = concat([headerOf(mail), first]);
  const searched = shown.map((text) => text.subarray(0, MOST_TEXT));
  return {
    items: [
      ...(isBlank(body) ? [] : [aside('text', body)]),
      ...others.map((text, at) => aside(`text ${at + 2}`, text)),
      ...searched
        .flatMap(uuencoded)
        .map(({ name, bytes }) => itemOf(ownName(name) || 'attachment', bytes)),
      ...searched.flatMap(base64Texts).map((bytes) => aside('text in base64', bytes)),
      ...attachments.flatMap((each, at) => (isText(each) ? [] : attached(each, at + 1))),
    ],
    issues,
  };
}

function attached(part: Attachment, place: number): Item | Item[] {
  const isMail = isMessage(part);
  const name = ownName(part.filename ?? '') || (isMail ? 'message' : `part ${place}`);
  // A picture in a signature is no evidence, and nobody thinks it is.
  const isAside =
    part.related === true || /^(?:text\/calendar|application\/p(?:kcs7|gp)-)/.test(part.mimeType);
  const content = contentOf(part);
  // uuencode as the encoding of a part is no standard, and is left to whoever reads it.
  const inner = startsUuencoded(content) ? uuencoded(content.subarray(0, MOST_TEXT)) : [];
  if (inner.length > 0)
    return inner.map((each) => itemOf(ownName(each.name) || name, each.bytes, { isAside }));
  return itemOf(name, content, { isAside, isMail });
}

/** A file name without the folders of whoever sent it. */
const ownName = (name: string): string =>
  name.split(/[\\/]/).at(-1)!.replaceAll('»', '>').trim().slice(0, 200);
