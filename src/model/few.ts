/** Lists of names in words, cut where they are long. */

/** A few of many names: `A, B, C and 2 more`. */
export const few = (names: readonly string[], most = 3): string =>
  names.length > most
    ? `${names.slice(0, most).join(', ')} and ${names.length - most} more`
    : names.join(', ');
