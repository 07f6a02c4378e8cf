/** What `explain` knows, for the page. */
import { terms } from '../explain/glossary.js';
import { ALL, lineAbove, lookUp } from '../explain/look-up.js';
import { escape } from '../report/html/escape.js';
import { pageHtml } from './markdown.js';
import type { Explained, Topics } from './protocol.js';

const GROUPS = [
  ['Rules', 'rule'],
  ['Causes of a header that is too low', 'cause'],
  ['Remedies', 'remedy'],
  ['Error codes, numbers, files, programs and other topics', 'topic'],
] as const;

/** Everything that has a page or an entry, in groups. */
export const topics = (): Topics[] => [
  ...GROUPS.map(([title, wanted]) => ({
    title,
    pages: ALL.filter(({ kind }) => kind === wanted).map(({ id, title: of }) => ({
      name: id,
      title: of,
    })),
  })),
  { title: 'Words of Dir-Sync', pages: terms().map((name) => ({ name, title: '' })) },
];

export function explained(word: string): Explained {
  const found = lookUp(word);
  switch (found.is) {
    case 'page': {
      const line = lineAbove(found.page);
      const [heading = '', ...rest] = pageHtml(found.page.text).split('\n');
      const above = line === undefined ? '' : `<p class="above">${escape(line)}</p>`;
      return { html: [heading, above, ...rest].join('\n') };
    }
    case 'text':
      return { html: `<pre tabindex="0">${escape(found.text)}</pre>` };
    case 'entry':
      return { html: pageHtml(found.markdown) };
    case 'cited': {
      const { article, by } = found;
      if (by.length === 0) return { html: `<p>No page cites ${escape(article)}.</p>` };
      const items = by.map(([name, title]) => `<li>${escape(name)}: ${escape(title)}</li>`);
      return {
        html: `<p>${escape(article)} has no page of its own; it is cited by:</p><ul>${items.join('')}</ul>`,
      };
    }
    case 'nothing':
      return { near: found.near };
  }
}
