/** The pages of `explain`: asked for by a word, or picked from the list. */
import { byId, make } from './dom.js';
import type { Engine } from './engine.js';

export function startExplain(engine: Engine, fault: (error: unknown) => void): void {
  const word = byId<HTMLInputElement>('word');
  const result = byId('explained');
  let isListed = false;

  async function explain(asked: string): Promise<void> {
    const found = await engine.explain(asked);
    if ('html' in found) {
      // Our own pages, and what was asked is escaped in them.
      result.innerHTML = found.html;
      return;
    }
    result.replaceChildren(
      make(
        'p',
        {},
        'There is no page on ',
        make('bdi', {}, asked),
        found.near.length > 0 ? '. Near to it:' : '.',
      ),
      ...found.near.map(button),
    );
  }

  const button = (name: string): HTMLButtonElement => {
    const made = make('button', { type: 'button', class: 'quiet' }, name);
    made.addEventListener('click', () => {
      word.value = name;
      result.focus();
      explain(name).catch(fault);
    });
    return made;
  };

  byId('explain-form').addEventListener('submit', (event) => {
    event.preventDefault();
    const asked = word.value.trim();
    if (asked !== '') explain(asked).catch(fault);
  });
  byId('topics').addEventListener('toggle', () => {
    if (isListed) return;
    isListed = true;
    engine
      .topics()
      .then((groups) =>
        byId('topic-list').replaceChildren(
          ...groups.map(({ title, pages }) =>
            make(
              'details',
              {},
              make('summary', {}, make('h3', {}, title)),
              make(
                'ul',
                { class: 'topics' },
                ...pages.map((page) =>
                  make(
                    'li',
                    {},
                    button(page.name),
                    ...(page.title === '' ? [] : [` ${page.title}`]),
                  ),
                ),
              ),
            ),
          ),
        ),
      )
      .catch((error: unknown) => {
        isListed = false;
        fault(error);
      });
  });
}
