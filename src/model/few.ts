/** A few of many names, in words. */

/** A few of many names, in words. */
export const few = (names: readonly string[], most = 3): string =>
  names.length > most
    ? `${names.slice(0, most).join(', ')} and ${names.length - most} more`
    : names.join(', ');
