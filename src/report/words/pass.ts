/** What a pass speaks of, in words: a file that was given, or one that a simulation would have. */

/** By whose word a simulated file is accepted: the requestor's own, or the server's records alone. */
export type PassOf = 'given' | 'simulated' | 'by-records';

/** Said of a file that is not made yet; by the server's records it says nothing sure. */
export const trialPass = (pass: PassOf, where = ''): string =>
  `${pass === 'by-records' ? "by the server's own records " : ''}IMPORT -Q is predicted to accept that file${where}.`;
