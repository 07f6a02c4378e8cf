/** Styles by meaning, for whoever has colours. */
import type { Outcome } from '../../model/types.js';

/** Styles by meaning. Nothing is told by them alone, so that plain text says the same. */
export interface Palette {
  outcome(outcome: Outcome, text: string): string;
  strong(text: string): string;
  faint(text: string): string;
}

/** No styles at all. */
export const PLAIN: Palette = {
  outcome: (_outcome, text) => text,
  strong: (text) => text,
  faint: (text) => text,
};
