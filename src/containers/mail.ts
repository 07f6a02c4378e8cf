/** Opens a mail, or a mailbox of mails. postal-mime takes the parts apart and decodes them. */
import PostalMime, { type Attachment } from 'postal-mime';
import { issue, type Issue } from '../model/issues.js';
import { concat } from '../evidence/text/bytes.js';
import { htmlText } from './html-text.js';
import { MOST_LINES, MOST_MULTIPARTS_DEEP, MOST_PARTS, MOST_TEXT } from './limits.js';
import { headerOf, measure, splitMailbox } from './mail-source.js';
import { refused, type Contents, type Item } from './types.js';
import { uuencoded } from './uuencode.js';

export async function openMail(bytes: Uint8Array): Promise<Contents> {
  const mails = splitMailbox(bytes, MOST_PARTS);
  if (mails.length > MOST_PARTS) return refused(issue('mailbox-too-long', { most: MOST_PARTS }));
  const [only] = mails;
  if (mails.length === 1 && only) return openOne(only);
  return {
    items: mails.map((mail, at) => itemOf(`message ${at + 1}`, mail, { isMail: true })),
    issues: [],
  };
}

async function openOne(bytes: Uint8Array): Promise<Contents> {
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

/** The text with the lines of the header that say who wrote it, and whatever is attached. */
function sorted(mail: Uint8Array, attachments: readonly Attachment[]): Contents {
  const texts = attachments.filter(isText);
  const plain = texts.filter(({ mimeType }) => mimeType !== 'text/html').map(contentOf);
  const html = texts.filter(({ mimeType }) => mimeType === 'text/html').map(contentOf);
  const written = plain.filter((text) => !isBlank(text));
  const short = html.filter(({ length }) => length <= MOST_TEXT);
  const shown = written.length > 0 ? written : short.map(htmlText);
  const issues: Issue[] = [];
  if (written.length > 0 && html.length > 0) issues.push(issue('html-not-used', {}));
  else if (short.length < html.length) issues.push(issue('html-too-large', { most: MOST_TEXT }));
  const [first = new Uint8Array(), ...others] = shown;
  const body = concat([headerOf(mail), first]);
  return {
    items: [
      ...(isBlank(body) ? [] : [itemOf('text', body, { isAside: true })]),
      ...others.map((text, at) => itemOf(`text ${at + 2}`, text, { isAside: true })),
      ...shown.flatMap((text) =>
        uuencoded(text.subarray(0, MOST_TEXT)).map(({ name, bytes }) =>
          itemOf(ownName(name) || 'attachment', bytes),
        ),
      ),
      ...attachments.flatMap((each, at) => (isText(each) ? [] : attached(each, at + 1))),
    ],
    issues,
  };
}

function attached(part: Attachment, place: number): Item {
  const isMail = isMessage(part);
  const name = ownName(part.filename ?? '') || (isMail ? 'message' : `part ${place}`);
  // A picture in a signature is no evidence, and nobody thinks it is.
  const isAside =
    part.related === true || /^(?:text\/calendar|application\/p(?:kcs7|gp)-)/.test(part.mimeType);
  return itemOf(name, contentOf(part), { isAside, isMail });
}

/** A file name without the folders of whoever sent it. */
const ownName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '').replaceAll('»', '>').trim().slice(0, 200);
