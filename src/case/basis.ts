/** How well each kind of witness knows a number; strongest and weakest. */
import type { Case, Fact, Witness } from '../model/report-types.js';
import { CONFIDENCES, NUMBERS, type Confidence, type Source } from '../model/types.js';

/** The strongest of some confidences; `assumed` when there is none to speak for it. */
export const strongest = (of: readonly Confidence[]): Confidence =>
  CONFIDENCES.find((confidence) => of.includes(confidence)) ?? 'assumed';

/** The weakest of some confidences. */
export const weakest = (of: readonly Confidence[]): Confidence =>
  CONFIDENCES.findLast((confidence) => of.includes(confidence)) ?? 'assumed';

/** How well a witness knows a requestor's own number. */
export const BASIS: Readonly<Record<Source, Confidence>> = {
  'by-hand': 'documented',
  queue: 'documented',
  listq: 'documented',
  reqconf: 'documented',
  // That the dummy record holds the acknowledged number is documented; which bytes hold it is not.
  reqtrans: 'inferred',
  reqtx: 'documented',
  // What REQCONF.GLB holds once the reply has been processed, if it has been.
  srvtx: 'inferred',
  message: 'inferred',
  // The directory server's record stands in for a number that may have moved on since.
  'server-copy': 'assumed',
  log: 'inferred',
  program: 'inferred',
  folder: 'documented',
};

/** The witness whose word was taken for a fact. */
export const usedWitness = ({ witnesses }: Fact): Witness | undefined =>
  witnesses.find((witness) => witness.used);

/** The weakest basis of the three own numbers that a verdict rests on. */
export const basisOf = ({ facts }: Case): Confidence =>
  weakest(
    NUMBERS.map(({ own }) => {
      const witness = usedWitness(facts[`requestor.${own}`]);
      return witness ? BASIS[witness.source] : 'documented';
    }),
  );
