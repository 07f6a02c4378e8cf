/** What trying a remedy on the model comes to. */
import type { ReasonId } from '../../generated/advice.js';
import type { Reason, WordArgs } from '../../model/advice-types.js';
import type { Case, Remedy, Threshold } from '../../model/report-types.js';
import type { HeaderNumber } from '../../model/types.js';
import type { Changes } from '../changes.js';
import type { ServerModel } from '../server.js';
import type { JudgedCase } from '../../judge/judge.js';

/** Why a way does not help, or cannot be gone. */
export type WhyNot = Reason<ReasonId>;

export interface Trial {
  /** How it changes each case; left out, nothing changes. */
  change?: (facts: Case['facts'], requestor: string) => Changes;
  /** What its words are filled with, as far as the case tells. */
  args?: WordArgs;
  registry?: NonNullable<Remedy['registry']>;
  /** Why it cannot be done at all. */
  impossible?: WhyNot;
  /** What it is for is not at hand: nothing is said of it. */
  isNotMeant?: true;
  /** Requestors that it cannot help, each with the reason. */
  hopeless?: ReadonlyMap<string, WhyNot>;
  /** It ends with a file whose numbers have to reach those of the requestors. */
  makesFile?: true;
  /** The header that the new file has at least, where it is one file and the model tells. */
  header?: Readonly<Record<HeaderNumber, number | null>>;
  thresholds?: Threshold[];
  /** Numbers of others are needed for it. */
  borrows?: boolean;
  /** By the model SRVSEQ and REQSEQ will be high enough; no article says how IMPSEQ is chosen. */
  isAsFarAsKnown?: boolean;
}

export type Try = (model: ServerModel, helped: readonly JudgedCase[]) => Trial;
