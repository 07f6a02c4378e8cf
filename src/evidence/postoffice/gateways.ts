/** Which gateways a postoffice has, as far as the names and sizes of its files tell. */
import { mark } from '../../model/marked.js';
import { GATEWAY_TYPES } from '../../model/transaction-types.js';
import type { Installation } from '../../model/types.js';
import type { Listing } from './listing.js';
import type { Complaint } from './sizes.js';

/** A name in an address list (Q77926). */
const NAME_RECORD = 45;
/** An address file without addresses (Q119240, Q102300). */
const EMPTY_ADDRESSES = 4;
/** One network, the postoffice's own (Q135868). */
const NETWORK_RECORD = 122;

/**
 * Gateways with three-part addresses. They keep them in XTN and USR files under numbers, so their type
 * does not show in a listing (Q123856, Q87467); the others have `<type>.GLB` and `<type>.NME`
 * (Q118321, Q85349, Q86933).
 */
const BY_NUMBER: readonly string[] = ['SNADS', 'PROFS', 'OV'];

/** Gateway types with addresses in their GLB file and an empty name list (Q119240). */
export const emptyGatewayNames = (listing: Listing): Complaint[] =>
  GATEWAY_TYPES.flatMap((type) => {
    const names = listing.file(`NME/${type}.NME`)?.bytes;
    const addresses = listing.file(`GLB/${type}.GLB`)?.bytes ?? 0;
    if (names !== 0 || addresses <= EMPTY_ADDRESSES) return [];
    const remark = `0 bytes, ${type}.GLB: ${addresses} bytes (Q119240)`;
    return [{ name: mark('list', type), file: `${type}.NME`, remark }];
  });

/**
 * True when there is no network but the postoffice's own: each gateway is entered in NETWORK.GLB, and
 * one with three-part addresses has an XTN file besides (Q87467). That one is the own network's is
 * inferred from a fresh postoffice (Q135868).
 */
function hasOneNetwork(listing: Listing): boolean {
  if (listing.file('GLB/NETWORK.GLB')?.bytes === NETWORK_RECORD) return true;
  const networks = listing.files.filter(({ path }) => /^XTN\/.+\.XTN$/.test(path));
  return listing.saw('XTN') && networks.length === 1;
}

/** What a whole postoffice folder shows; a part of one shows nothing, since files may be missing. */
export function installationOf(listing: Listing): Installation {
  const installed = GATEWAY_TYPES.filter(
    (type) =>
      listing.file(`GLB/${type}.GLB`) !== undefined ||
      // The 3Com gateways work with the files of SMTP (Q86933, Q99172).
      (type === '3COM' && listing.file('GLB/SMTP.GLB') !== undefined),
  );
  const hidden = hasOneNetwork(listing)
    ? []
    : BY_NUMBER.filter((type) => !(installed as readonly string[]).includes(type));
  const lists = installed.flatMap((type) => {
    const bytes = listing.file(`NME/${type}.NME`)?.bytes ?? null;
    if (bytes === null || bytes % NAME_RECORD !== 0) return [];
    return [{ list: `${type}:`, entries: bytes / NAME_RECORD, local: null }];
  });
  return {
    requestor: null,
    gateways: [...installed],
    ...(hidden.length > 0 && { gatewaysNotKnown: hidden }),
    ...(lists.length > 0 && { lists }),
    at: {},
  };
}
