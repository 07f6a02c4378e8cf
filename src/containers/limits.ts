/** How much of a mail or archive is opened. What goes beyond is named in one line, never half read. */

export const MEGABYTE = 1024 * 1024;

/** A mail or archive is held in memory while it is opened. */
export const MOST_BYTES = 64 * MEGABYTE;
/** All that comes out of one input, its parts and their parts. */
export const MOST_UNPACKED = 256 * MEGABYTE;
/** Parts of one mail or archive, and messages of one mailbox. */
export const MOST_PARTS = 1000;
/** Parts of one input with all that lies in them. */
export const MOST_PARTS_IN_ALL = 4000;
/** Mails inside of mails, the outermost not counted. */
export const MOST_MAILS_DEEP = 8;
/** Archives inside of archives. */
export const MOST_ARCHIVES_DEEP = 1;
/** Multipart inside of multipart in one mail; programs write three or four. */
export const MOST_MULTIPARTS_DEEP = 32;
/** Lines of one mail: each costs memory while it is taken apart. 64 MiB in base64 has 900,000. */
export const MOST_LINES = 1_200_000;
/** Text of a mail that is searched for files written into it, or that is HTML. */
export const MOST_TEXT = 4 * MEGABYTE;
/** Text is packed to a tenth; larger than this and packed by more than that, it is no evidence. */
export const SUSPECT_BYTES = 2 * MEGABYTE;
export const SUSPECT_RATIO = 200;
/** As much of a beginning as tells a mail. */
export const HEAD_BYTES = 65_536;
