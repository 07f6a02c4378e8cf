/** The recommended way and why it was chosen, as data; the words are in src/report. */

/** Why a way is recommended, or why none is. */
export const CHOICE_REASONS = [
  /** Nothing known stops the import: run it. */
  'accepted',
  /** The same of a header that is only simulated: there is no file to import yet. */
  'no-file-yet',
  /** No number fails, and a fact is missing: collect it, recommend nothing else. */
  'facts-missing',
  /** Something else than the numbers stops IMPORT. */
  'other-stop',
  /** Nothing stops IMPORT for certain, but it may hang, stop or sort wrongly. */
  'risk',
  /** The server's own record of the requestor reaches its numbers: no number leaps. */
  'own-record-reaches',
  /** A Mail server has numbers that are high enough once a cycle has finished. */
  'after-cycle',
  /** None of the server's records reaches the numbers: it was restored, or moved. */
  'server-behind',
  /** Dxa.exe is known to honour GlobalMaxSeqInResync. */
  'switch-known',
  /** The fewest other requestors that have the missing numbers are listed as well. */
  'fewest-others',
  /** The highest numbers of all are enough, provided that Dxa.exe is new enough. */
  'switch-if-new',
  'service-pack',
  /** A reset is enough, and no record of the server is known to be. */
  'reset-is-enough',
  /** The way of this kind of server; the numbers of the new file are not known before it is made. */
  'not-proven',
  /** The postoffice may be the directory server itself, where no way for a requestor is right. */
  'server-itself',
  /** Each kind of server has a way of its own, and which kind it is decides. */
  'kind-unknown',
  /** No record of the server reaches the numbers, so no new file can. */
  'no-record-reaches',
  /** No way is known that would help. */
  'none-helps',
] as const;
export type ChoiceReason = (typeof CHOICE_REASONS)[number];

/** Why another way is not the recommended one. */
export const OTHER_REASONS = [
  /** To be done before the recommended way, which it does not replace. */
  'before',
  /** To be done after the recommended way, which it does not replace. */
  'after',
  /** Only if the recommended way does not help. */
  'fallback',
  /** It is for a requestor, and the postoffice may be the directory server itself. */
  'server-itself',
  /** It is for one kind of server, and which kind it is is not known. */
  'kind-unknown',
  /** It takes over numbers of other requestors, which may leap ahead of this one. */
  'numbers-leap',
  /** The version of Dxa.exe is not known. */
  'version-unknown',
  /** It takes a service pack first. */
  'service-pack',
  /** Trying it on the model does not show that the import succeeds. */
  'not-proven',
  /** It sets ReqSync and SrvSync to 0, and address types may have to be entered again. */
  'resets',
  /** It deletes the requestor, or what waits in its REQTRANS.GLB. */
  'deletes',
  /** It brings the list by mail, not by the file. */
  'by-mail',
  /** It takes a newer program, which is no longer easy to come by. */
  'newer-program',
  /** It helps as well; the recommended way has the smaller side effect. */
  'also-helps',
] as const;
export type OtherReason = (typeof OTHER_REASONS)[number];

/** What is recommended to one requestor: one way, or one question, or nothing. */
export interface Choice {
  requestor: string;
  /** Id of a remedy of the report, or null. */
  remedy: string | null;
  reason: ChoiceReason;
  /**
   * What must be answered before a way can be chosen; each answer has the way that it leads to. Whether
   * the postoffice is the directory server itself is asked without: other evidence follows from it.
   */
  question: {
    asks: 'server-kind' | 'is-server';
    answers: { dss: 'exchange' | 'msmail'; remedy: string }[];
  } | null;
  /** Every other remedy of the report for this requestor, in its order. */
  others: { remedy: string; reason: OtherReason }[];
}
