/** Sentences of what to do that every format shares. */

export const SERVER_KIND = { exchange: 'Exchange', msmail: 'Mail postoffice' } as const;

/** What did not get through stays in the folder, and the next T3 takes it up again. */
export const TAKE_OUT = 'Take RESYNC.GLB out of the GLB folder. T3 would try it again (Q122750).';
export const CHECK_NEW = 'Check the new file with this command before you import it.';
