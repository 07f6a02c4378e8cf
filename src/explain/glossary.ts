/** The glossary of rules/topics/glossary.md, word by word: each paragraph begins with its words in bold. */
import { PAGES } from '../generated/pages.js';

const ENTRIES: readonly string[] = PAGES.find(({ id }) => id === 'glossary')!
  .text.split('\n\n')
  .filter((paragraph) => paragraph.startsWith('**'));

/** The words of an entry, before its colon. */
const termsOf = (entry: string): string[] =>
  [...entry.slice(0, entry.indexOf(':')).matchAll(/\*\*([^*]+)\*\*/g)].map(([, term]) => term!);

/** Every word that is explained, in the order of the page. */
export const terms = (): string[] => ENTRIES.flatMap(termsOf);

/** What is said of a word, in Markdown; case does not count. */
export function glossaryEntry(asked: string): string | undefined {
  const wanted = asked.trim().toLowerCase();
  return ENTRIES.find((entry) => termsOf(entry).some((term) => term.toLowerCase() === wanted));
}
