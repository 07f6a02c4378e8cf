/** Sentences of what to do that every format shares. */

export const SERVER_KIND = { exchange: 'Exchange', msmail: 'Mail postoffice' } as const;

/** That what did not get through stays there, and that the next T3 takes it up again, is inferred. */
export const TAKE_OUT = 'Take RESYNC.GLB out of the GLB folder (Q122750), or T3 may try it again.';
export const CHECK_NEW = 'Check the new file with this command before you import it.';
