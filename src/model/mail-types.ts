/** What Dir-Sync mail says, and who it shows to be the directory server. No logic here. */
import type { Place } from './place.js';

/** The numbers that a subject gives, by its letters; a number may be cut away. Ends are inclusive. */
interface MailRange {
  /** Before the mail is answered or processed; null where the subject does not show it. */
  from: number | null;
  /** Once it is. */
  to: number | null;
}

/** The date of a mail, in seconds since 1970: of the world, and by the clock of whoever wrote it. */
export interface MailMoment {
  time: number;
  face: number;
}

/** What one ReqTx or SrvTx subject says as a whole; all observations of it share this object. */
export interface Mail {
  kind: 'ReqTx' | 'SrvTx';
  /** The postoffice that wrote it (NET/PO), where the mail shows it. */
  from: string | null;
  to: string | null;
  /** ReqTx: acknowledged, and sent with this mail (Q133428). SrvTx: `to` is the echo of R. */
  ReqSync: MailRange;
  /** SrvTx: before T3, and after it (Q96060). */
  SrvSync: MailRange;
  ImportSync: number | null;
  /** Seconds since 1970, where its date has one reading only. */
  time: number | null;
  /** The same date as its own clock showed it, the zone left away: what a log of that place has. */
  face: number | null;
  /** It came back: it was never processed where it was sent to. */
  isReturned: boolean;
}

/** A postoffice that evidence treats as a directory server. */
export interface ServerSign {
  /** NET/PO; null: the postoffice that the evidence itself is of. */
  server: string | null;
  /**
   * registered: a LISTDS -R listing or sync-state names it as the Dir-Sync server (Q96060). addressee:
   * what a requestor sends goes to it: a ReqTx, a status report, an import request (Q96060, Q118298).
   * sender: a SrvTx comes from it (Q96060). runs: Dispatch runs NSDA -S for it (Q96060, Q148705).
   * scheduled: PROCESS.GLB has a T2 time (Q96060). keeps-log: it keeps the log of one (Q131509).
   */
  how: 'registered' | 'addressee' | 'sender' | 'runs' | 'scheduled' | 'keeps-log';
  /** Whose registration or mail it is, NET/PO; null where the evidence does not name it. */
  by: string | null;
  at: Place;
}
