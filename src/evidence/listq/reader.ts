/** Reader of LISTQ output: finds the listings in a text. */
import type { OpenReader, QueueRole, ReadContext, Reading } from '../../model/types.js';
import { lineReader } from '../text/lines.js';
import { type Columns, listqLine } from './lines.js';
import { type Listing, openListing } from './listing.js';

export { looksLikeListq } from './lines.js';

type Banner = { postoffice: string; file: string };

/** Finds the listings in a text; what stands between them is passed over. */
function listings(context: ReadContext, reading: Reading) {
  let listing: Listing | null = null;
  let banner: Banner | null = null;
  let columns: Columns | null = null;
  /** LISTQ's own title was seen: the next banner begins a new listing. */
  let isNewRun = false;
  /** A banner or column header came up again: the head of a page, or of another listing. */
  let isPageHead = false;
  /** Inside [DIRSYNC-TRANSACTIONS] lines look like bare ones, but are a message's. */
  let isMessage = false;
  const roles = new Set<QueueRole | null>();

  const close = (): void => {
    if (listing) roles.add(listing.close());
    listing = null;
    columns = null;
    isPageHead = false;
  };
  const open = (line: number, fromStart: boolean): Listing => {
    listing = openListing(context, reading, { banner, line, fromStart });
    isNewRun = isPageHead = isMessage = false;
    return listing;
  };

  const onBanner = (found: Banner, line: number): void => {
    const isSame =
      banner?.file.toUpperCase() === found.file.toUpperCase() &&
      banner.postoffice.toUpperCase() === found.postoffice.toUpperCase();
    if (listing && isSame && !isNewRun) {
      isPageHead = listing.records() > 0;
      listing.pause();
      return;
    }
    close();
    banner = found;
    open(line, true);
  };

  return {
    line(text: string, line: number, isCut: boolean): void {
      const found = listqLine(text, columns, listing?.records() === 0);
      switch (found.is) {
        case 'banner':
          return onBanner(found, line);
        case 'columns':
          if (!listing) {
            banner = null;
            open(line, true);
          } else if (listing.records() > 0) isPageHead = true;
          listing?.pause();
          listing?.sawColumns(found.columns);
          columns = found.columns;
          return;
        case 'record': {
          if (isMessage && !listing) return;
          if (listing?.goesOn(found)) return listing.other(text, line, isCut);
          if (isPageHead && listing?.startsOver(found)) {
            const same = columns;
            close();
            columns = same;
            open(line, true).sawColumns(same);
          }
          isPageHead = false;
          if (!listing) {
            banner = null;
            open(line, false);
          }
          return listing?.record(found, text, line, isCut);
        }
        case 'program':
          isNewRun = true;
          return listing?.pause();
        case 'end':
          listing?.sawEnd();
          return close();
        case 'foreign':
          if (/^[ \t]*\[DIRSYNC/i.test(text)) isMessage = true;
          return close();
        case 'noise':
        case 'blank':
          return listing?.pause();
        case 'complaint':
        case 'damaged':
          return listing?.unreadable(found.is, line);
        case 'other':
          return listing?.other(text, line, isCut);
      }
    },
    end(): Reading {
      close();
      // Listings of different queues in one text: the text as a whole has no role.
      const [role] = roles;
      if (role && roles.size === 1) reading.role = role;
      return reading;
    },
  };
}

/** LISTQ output: both published forms, any number of listings, wrapped or quoted (Q96060, Q110496). */
export const openListq: OpenReader = (context) =>
  lineReader(context, listings(context, { observations: [], issues: [] }));
