/** Distinguished names in both forms: `cn=NOVEMBER,ou=SITE,o=ORG` and `/o=ORG/ou=SITE/cn=NOVEMBER`. */

/** The relative name of the object itself, for instance `cn=NOVEMBER`. */
export function rdnOf(dn: string): string {
  const written = dn.trim();
  if (written.startsWith('/'))
    return written.slice(written.replace(/\/$/, '').lastIndexOf('/') + 1).replace(/\/$/, '');
  let end = 0;
  while (end < written.length && written[end] !== ',') end += written[end] === '\\' ? 2 : 1;
  return written.slice(0, end).trim();
}

/** `cn=NOVEMBER` -> `NOVEMBER`; a backslash keeps the character behind it (RFC 2253). */
export const nameOfRdn = (rdn: string): string =>
  rdn
    .slice(rdn.indexOf('=') + 1)
    .trim()
    .replace(/\\([,+"\\<>;=# ])/g, '$1');
