/**
 * Stands in for src/generated/page-html.ts in the page, which carries the pages of rules once, as
 * Markdown, and makes HTML of one when it is shown.
 */
import { PAGES } from '../generated/pages.js';
import { pageHtml } from './markdown.js';

const RULES = PAGES.filter(({ kind }) => kind === 'rule');

/** The pages of rules as HTML, by the id of the rule. */
export const PAGE_HTML: Readonly<Record<string, string>> = Object.defineProperties(
  {},
  Object.fromEntries(RULES.map(({ id, text }) => [id, { get: () => pageHtml(text) }])),
);
