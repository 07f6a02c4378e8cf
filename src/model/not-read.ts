/** What lies in a folder that was given and is not read, and why. */

/** The reasons, a closed list. */
export const NOT_READ = [
  ...(['no-right', 'name-not-utf8', 'fault', 'link'] as const),
  ...(['no-file', 'too-deep', 'too-large', 'too-many'] as const),
] as const;
export type NotRead = (typeof NOT_READ)[number];
