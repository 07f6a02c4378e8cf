/** The list of the transaction at hand. Entries that are added to it in a row are counted at once. */
import { COLUMN } from './lists.js';
import type { Sums } from './sums.js';

export interface ListAtHand {
  /** Its id, or -1. */
  id: number;
  /** Its type may have templates. */
  mayHaveData: boolean;
  /** So many entries were added to it that neither it nor their code letter has counted yet. */
  added: number;
  turnTo(id: number, mayHaveData: boolean): void;
}

export function openListAtHand({ byCode, lists }: Sums): ListAtHand {
  const atHand: ListAtHand = {
    ...{ id: -1, mayHaveData: true, added: 0 },
    turnTo(id, mayHaveData) {
      if (atHand.added > 0) {
        byCode.A += atHand.added;
        lists.add(atHand.id, COLUMN.adds, atHand.added);
        atHand.added = 0;
      }
      atHand.id = id;
      atHand.mayHaveData = mayHaveData;
    },
  };
  return atHand;
}
