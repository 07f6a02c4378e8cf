/** What trying a remedy on the model comes to. */
import type { Case, Remedy, Threshold } from '../../model/report-types.js';
import type { HeaderNumber } from '../../model/types.js';
import type { Changes } from '../changes.js';
import type { ServerModel } from '../server.js';
import type { JudgedCase } from '../../judge/judge.js';
import type { RemedyText } from './texts.js';

export interface Trial {
  /** How it changes each case; left out, nothing changes. */
  change?: (facts: Case['facts'], requestor: string) => Changes;
  title?: string;
  /** Steps that are known better than the general ones. */
  steps?: string[];
  /** What the records themselves warn of; told before the general cautions. */
  cautions?: string[];
  registry?: NonNullable<Remedy['registry']>;
  /** Why it cannot be done at all. */
  impossible?: string;
  /** What it is for is not at hand: nothing is said of it. */
  isNotMeant?: true;
  /** Requestors that it cannot help, each with the reason. */
  hopeless?: ReadonlyMap<string, string>;
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

export type Try = (model: ServerModel, helped: readonly JudgedCase[], text: RemedyText) => Trial;
