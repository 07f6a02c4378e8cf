/** What is said of the cause while no evidence of the directory server points to one. */

export const NO_CAUSE = {
  exchange: (po: string): string => `not known yet. Perhaps ${po} was not listed for it (Q215505).`,
  msmail: (): string => 'not known yet. Perhaps the file is older than the last cycle (inferred).',
  unknown: (): string =>
    'not known yet. Perhaps an Exchange server made the file for other requestors only (Q215505), ' +
    'or the file is older than the last cycle (inferred).',
} as const;

/** The same where it is known that the server looked at this requestor, too. */
export const NO_CAUSE_THOUGH_COVERED = (po: string): string =>
  `not known yet. By what was given ${po} was looked at for it: then its record on the server was ` +
  'too low, or the file is older than the last cycle (inferred).';
