/** Several RESYNC.GLB, or one that cannot be read beside a listing, in words. */

/** Which numbers IMPORT will read is not known while several files were given for one requestor. */
export const rivals = (count: number): string =>
  `${count === 2 ? 'Two' : count} RESYNC.GLB were given that differ:`;

/** Of a listing beside a file that cannot be read: it may be an older one's, or another postoffice's. */
export const NOT_SHOWN_TO_BE_OF_IT = 'Nothing shows that the listing is of this file.';
export const TAKEN_TO_BE_OF_IT =
  'The answer is by the listing: that it is of this file is assumed.';
