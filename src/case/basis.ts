/** How well each kind of witness knows a number; strongest and weakest. */
import type { Case, Fact, Witness } from '../model/report-types.js';
import { SOURCE_TABLE } from '../model/sources.js';
import { CONFIDENCES, NUMBERS, type Confidence } from '../model/types.js';

/** The strongest of some confidences; `assumed` when there is none to speak for it. */
export const strongest = (of: readonly Confidence[]): Confidence =>
  CONFIDENCES.find((confidence) => of.includes(confidence)) ?? 'assumed';

/** The weakest of some confidences. */
export const weakest = (of: readonly Confidence[]): Confidence =>
  CONFIDENCES.findLast((confidence) => of.includes(confidence)) ?? 'assumed';

/** The witness whose word was taken for a fact. */
export const usedWitness = ({ witnesses }: Fact): Witness | undefined =>
  witnesses.find((witness) => witness.used);

/** The weakest basis of the three own numbers that a verdict rests on. */
export const basisOf = ({ facts }: Case): Confidence =>
  weakest(
    NUMBERS.map(({ own }) => {
      const witness = usedWitness(facts[`requestor.${own}`]);
      return witness ? SOURCE_TABLE[witness.source].basis : 'documented';
    }),
  );
