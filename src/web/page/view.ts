/** What the page shows: the evidence, the answer or the refusal, how far the reading has come. */
import type { Answer, Given, Hidden, InputLine, Judged, Refusal } from '../protocol.js';
import { byId, make } from './dom.js';
import { nameOf } from './placed.js';

const KIB = 1024;

/** `12.3 MB`, in the unit that fits. */
export function size(bytes: number): string {
  if (bytes < KIB) return `${bytes} byte${bytes === 1 ? '' : 's'}`;
  const units = ['KB', 'MB', 'GB'];
  let value = bytes / KIB;
  let at = 0;
  for (; value >= KIB && at < units.length - 1; at += 1) value /= KIB;
  return `${value.toFixed(value < 10 ? 1 : 0)} ${units[at]}`;
}

/** A word on what goes on; one that the report says as well is for screen readers alone. */
export function say(words: string, isShown = true): void {
  const status = byId('status');
  status.classList.toggle('unseen', !isShown);
  if (status.textContent !== words) status.textContent = words;
  // Whoever pressed a button far below should see what came of it.
  if (isShown && words !== '') status.scrollIntoView({ block: 'nearest' });
}

/** How far the reading has come; null when there is none. */
export function showProgress(progress: { done: number; total: number } | null): void {
  const bar = byId<HTMLProgressElement>('progress');
  byId('reading').hidden = progress === null;
  if (!progress) return;
  bar.max = Math.max(1, progress.total);
  bar.value = progress.done;
  byId('read').textContent = `${size(progress.done)} of ${size(progress.total)} read`;
}

/**
 * Each file and folder that was given, with what is in it, as a list in the element `id`; `known` is
 * null as long as nothing is known of it. `onRemove` takes its name.
 */
export function showGiven(
  id: string,
  given: readonly Given[],
  known: readonly InputLine[] | null,
  onRemove: (name: string) => void,
): void {
  const names = [...new Set(given.map(nameOf))];
  const items = names.map((name) => {
    const whole = given.filter((each) => nameOf(each) === name);
    const isFolder = whole.some(({ root }) => root !== null);
    const mine = known?.filter((line) => isOf(line.name, name, isFolder)) ?? null;
    return evidenceItem(name, isFolder, whole, mine, onRemove);
  });
  // Whoever stands on a button of the list stays there when the list is made anew.
  const list = byId(id);
  const label = list.contains(document.activeElement)
    ? document.activeElement?.closest('.remove')?.getAttribute('aria-label')
    : null;
  list.replaceChildren(...items);
  if (label != null)
    items
      .flatMap((item) => [...item.querySelectorAll<HTMLButtonElement>('.remove')])
      .find((button) => button.getAttribute('aria-label') === label)
      ?.focus();
}

/** What was left out, in sentences. */
export const showNotes = (notes: readonly string[]): void =>
  byId('notes').replaceChildren(...notes.map((note) => make('li', {}, note)));

const isOf = (input: string, name: string, isFolder: boolean): boolean =>
  input === name ||
  input.startsWith(`${name} » `) ||
  (isFolder && input.startsWith(`${name}/`)) ||
  (!isFolder && /\.zip$/i.test(name) && input === name.replace(/\.zip$/i, ''));

function evidenceItem(
  name: string,
  isFolder: boolean,
  files: readonly Given[],
  lines: readonly InputLine[] | null,
  onRemove: (name: string) => void,
): HTMLLIElement {
  const bytes = files.reduce((sum, { content }) => sum + (content?.size ?? 0), 0);
  const button = make('button', { type: 'button', class: 'remove' }, 'Remove');
  button.setAttribute('aria-label', `Remove ${name}`);
  button.addEventListener('click', () => onRemove(name));
  const [only] = lines ?? [];
  const isSingle = !isFolder && lines?.length === 1 && only !== undefined;
  return make(
    'li',
    {},
    make(
      'div',
      { class: 'given' },
      make(
        'div',
        {},
        make('bdi', { class: 'name' }, isFolder ? `${name}/` : name),
        make('span', { class: 'what' }, isSingle ? `${only.what}, ${size(bytes)}` : size(bytes)),
        ...(isSingle ? troubleOf(only) : []),
      ),
      button,
    ),
    ...(isSingle || !lines || lines.length === 0 ? [] : [partsOf(lines, name)]),
    ...(lines?.length === 0 ? [make('span', { class: 'what' }, 'nothing in it was read')] : []),
  );
}

/** More parts than this are folded. */
const MOST_PARTS = 12;

/** What is in a folder, archive or mail. */
function partsOf(lines: readonly InputLine[], name: string): HTMLElement {
  const list = make(
    'ul',
    {},
    ...lines.map((line) =>
      make(
        'li',
        {},
        make('bdi', { class: 'name' }, within(line, name)),
        make('span', { class: 'what' }, line.what),
        ...troubleOf(line),
      ),
    ),
  );
  if (lines.length <= MOST_PARTS) return list;
  const bad = lines.filter(({ isError }) => isError).length;
  const rest = bad === 0 ? '' : `, ${bad} with errors`;
  return make('details', {}, make('summary', {}, `${lines.length} parts${rest}`), list);
}

/** Below the name of its folder a name need not repeat it. */
const within = ({ name, shown }: InputLine, folder: string): string =>
  name.startsWith(`${folder}/`) && shown.startsWith(`${folder}/`)
    ? shown.slice(folder.length + 1)
    : shown;

const troubleOf = ({ trouble, isError }: InputLine): HTMLElement[] =>
  trouble === null ? [] : [make('span', { class: isError ? 'trouble bad' : 'trouble' }, trouble)];

const isRefusal = (result: Answer['result']): result is Refusal => 'what' in result;

/** The report, or why there is none; said as well. */
export function showAnswer({ result }: Answer, hidden: Hidden | null): void {
  const report = byId('report');
  byId('intro').hidden = true;
  if (isRefusal(result)) {
    report.replaceChildren(
      make('h1', {}, 'This cannot be judged yet'),
      make('p', {}, `${result.what}${/[.?!]$/.test(result.what) ? '' : '.'}`),
      make('p', {}, result.todo),
    );
    showTools(null);
    document.title = TITLE;
    say(`This cannot be judged yet. ${result.what}`, false);
    jump('Why this cannot be judged yet');
    return;
  }
  // Every foreign word in it was escaped where it was made, and the policy runs nothing of it.
  const { title, html } = hidden ?? result;
  report.innerHTML = html;
  showTools(result);
  document.title = `${title} - resync-check`;
  say(title, false);
  jump(title);
}

/** Where the window is narrow, the answer lies below the desk: a link leads there. */
function jump(words: string | null): void {
  const link = byId('jump');
  link.hidden = words === null;
  // An option stays with its program: IMPORT -Q.
  link.textContent = (words ?? '').replace(/ -(?=[A-Z])/g, '\u00a0\u2011');
}

const TITLE = 'resync-check';

/** The page before there is anything to judge. */
export function showNothing(): void {
  byId('report').replaceChildren();
  byId('intro').hidden = false;
  showTools(null);
  jump(null);
  document.title = TITLE;
}

function showTools(judged: Judged | null): void {
  byId('tools').hidden = judged === null;
  const reg = byId<HTMLButtonElement>('save-reg');
  reg.hidden = judged === null || judged.noReg !== null;
}
