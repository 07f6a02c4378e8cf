/** Mails and ZIP archives for tests, sound and unsound. */
import { deflateRawSync } from 'node:zlib';
import { bytesOf } from './read.js';

type Content = string | Uint8Array;
const asBytes = (content: Content): Buffer =>
  Buffer.from(typeof content === 'string' ? bytesOf(content) : content);

export interface ZipFile {
  name: string;
  content: Content;
  /** Packed like this instead of deflated. */
  method?: number;
  flags?: number;
  /** Its name is written byte by byte. */
  isLatin?: boolean;
  /** Said instead of the true one. */
  size?: number;
  crc?: number;
  /** Unix permissions and kind. */
  mode?: number;
  /** The data of this file (by place in the list) is said to be its own. */
  sharesDataOf?: number;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}

/** 1998-03-09 17:00:02, in words of DOS. */
const DATE = 0x2469;
const TIME = 0x8801;

export function zipOf(files: readonly ZipFile[], end: { count?: number; zip64?: boolean } = {}) {
  const pieces: Buffer[] = [];
  const list: Buffer[] = [];
  const places: number[] = [];
  let at = 0;
  files.forEach((file, index) => {
    const { method = 8, flags = 0x800, mode = 0, sharesDataOf } = file;
    const raw = asBytes(file.content);
    const packed = method === 8 ? deflateRawSync(raw) : raw;
    const name = file.isLatin ? Buffer.from(file.name, 'latin1') : asBytes(file.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt16LE(TIME, 6);
    common.writeUInt16LE(DATE, 8);
    common.writeUInt32LE(file.crc ?? crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(file.size ?? raw.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed]);
    places[index] = sharesDataOf === undefined ? at : places[sharesDataOf]!;
    if (sharesDataOf === undefined) {
      pieces.push(local);
      at += local.length;
    }
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(places[index], 10);
    list.push(
      Buffer.concat([
        Buffer.from([...bytesOf('PK\x01\x02'), 20, mode ? 3 : 0]),
        common,
        rest,
        name,
      ]),
    );
  });
  const contents = Buffer.concat(list);
  const last = Buffer.alloc(22);
  last.write('PK\x05\x06', 'latin1');
  last.writeUInt16LE(end.count ?? files.length, 8);
  last.writeUInt16LE(end.count ?? files.length, 10);
  last.writeUInt32LE(contents.length, 12);
  last.writeUInt32LE(end.zip64 ? 0xffffffff : at, 16);
  return new Uint8Array(Buffer.concat([...pieces, contents, last]));
}

export interface MailPart {
  content: Content;
  type?: string;
  /** The name as an attachment. */
  name?: string;
  encoding?: 'base64' | 'quoted-printable' | '8bit';
  /** Instead of `attachment` where there is a name. */
  disposition?: string;
}

const folded = (base64: string): string => base64.replace(/.{76}/g, '$&\r\n');

function quotedPrintable(bytes: Buffer): string {
  let text = '';
  let width = 0;
  for (const byte of bytes) {
    const isPlain =
      (byte >= 0x20 && byte < 0x7f && byte !== 0x3d) || byte === 0x0a || byte === 0x0d;
    const written = isPlain
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (width + written.length > 75) {
      text += '=\r\n';
      width = 0;
    }
    text += written;
    width = byte === 0x0a ? 0 : width + written.length;
  }
  return text;
}

export function partOf({ content, type, name, encoding, disposition }: MailPart): string {
  const bytes = asBytes(content);
  const how = encoding ?? (name === undefined ? '8bit' : 'base64');
  const body =
    how === 'base64'
      ? folded(bytes.toString('base64'))
      : how === 'quoted-printable'
        ? quotedPrintable(bytes)
        : bytes.toString('latin1');
  const kind =
    type ?? (name === undefined ? 'text/plain; charset=us-ascii' : 'application/octet-stream');
  return [
    `Content-Type: ${kind}`,
    `Content-Transfer-Encoding: ${how}`,
    ...(name === undefined && disposition === undefined
      ? []
      : [
          `Content-Disposition: ${disposition ?? 'attachment'}${name === undefined ? '' : `;\r\n filename="${name}"`}`,
        ]),
    '',
    body,
  ].join('\r\n');
}

const HEADER = [
  'From: User One <user1@example.com>',
  'To: support@example.com',
  'Date: Fri, 18 Jun 1999 02:11:09 +0000',
];

export interface Mail {
  subject?: string;
  header?: readonly string[];
  parts: readonly (MailPart | string)[];
  /** Multipart of this kind; one part alone is no multipart. */
  multipart?: string;
}

/** A mail as it is saved; a part given as text is a whole part with its header. */
export function mailOf({
  subject = 'import fails',
  header = HEADER,
  parts,
  multipart,
}: Mail): Uint8Array {
  const written = parts.map((part) => (typeof part === 'string' ? part : partOf(part)));
  const head = [...header, `Subject: ${subject}`, 'MIME-Version: 1.0'].join('\r\n');
  if (written.length === 1 && multipart === undefined) return latin(`${head}\r\n${written[0]}\r\n`);
  return latin(`${head}\r\n${multipartOf(written, multipart)}`);
}

let marks = 0;
export function multipartOf(parts: readonly string[], kind = 'mixed'): string {
  marks += 1;
  const mark = `=_${marks}`;
  return [
    `Content-Type: multipart/${kind}; boundary="${mark}"`,
    '',
    ...parts.map((part) => `--${mark}\r\n${part}\r\n`),
    `--${mark}--`,
    '',
  ].join('\r\n');
}

const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** A message as a part of another, as it is. */
export const messageOf = (mail: Uint8Array): string =>
  `Content-Type: message/rfc822\r\n\r\n${Buffer.from(mail).toString('latin1')}`;
