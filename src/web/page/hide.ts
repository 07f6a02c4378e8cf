/** How much of a report is hidden where it is saved, and a look at what is replaced by what. */
import { PROFILES, type Profile } from '../../model/redaction.js';
import type { Hidden } from '../protocol.js';
import { byId, make } from './dom.js';
import type { Engine } from './engine.js';

const list = (): HTMLSelectElement => byId('profile');
const here = (): HTMLInputElement => byId('hide-here');

export const profile = (): Profile => PROFILES.find((each) => each === list().value) ?? 'names';

export const setProfile = (to: Profile): void => void (list().value = to);

/** As it is on a page that nobody has used. */
export function begin(): void {
  setProfile('names');
  here().checked = false;
}

/** Shows what is replaced in the last report. What comes back is the report as it is to be shown here. */
export async function preview(engine: Engine): Promise<Hidden | null> {
  const wanted = profile();
  const isNone = wanted === 'none';
  byId('hide-here-label').hidden = isNone;
  const hidden = isNone ? null : await engine.hide(wanted);
  const rows = Object.entries(hidden?.tokens ?? {});
  byId('replaced').hidden = rows.length === 0;
  byId('names-title').textContent = isNone
    ? 'Names are left in what is saved'
    : `Names are hidden in what is saved: ${rows.length} replaced`;
  byId('replaced-rows').replaceChildren(
    ...rows.map(([token, value]) =>
      make(
        'tr',
        {},
        make('th', { scope: 'row' }, make('bdi', {}, value)),
        make('td', {}, make('code', {}, token)),
      ),
    ),
  );
  return here().checked ? hidden : null;
}
