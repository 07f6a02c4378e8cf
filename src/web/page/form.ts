/** The fields of the page and the settings that they stand for, both ways. */
import { LARGEST_NUMBER } from '../../model/sync-number.js';
import { GATEWAY_TYPES } from '../../model/transaction-types.js';
import type { Settings } from '../protocol.js';
import { byId, make } from './dom.js';

const OWN = ['ImportSync', 'SrvSync', 'ReqSync'] as const;
const HEADER = ['IMPSEQ', 'SRVSEQ', 'REQSEQ'] as const;
/** The choice in the list of requestors that opens a field for names. */
const OTHER = 'other';

const field = (id: string): HTMLInputElement => byId(id);
const requestor = (): HTMLSelectElement => byId('requestor');
const dss = (): HTMLSelectElement => byId('dss');
const records = (): HTMLInputElement[] => [
  ...byId('records').querySelectorAll<HTMLInputElement>('input'),
];

const words = (text: string): string[] =>
  text
    .split(/[,;\n]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** What is wrong with a value, in a sentence; null for nothing. */
type Check = (text: string) => string | null;

const isSync: Check = (text) =>
  /^\d+$/.test(text) && Number(text) <= LARGEST_NUMBER
    ? null
    : `Write 0 to ${LARGEST_NUMBER}, in digits only.`;
const fits =
  (pattern: RegExp, todo: string): Check =>
  (text) =>
    pattern.test(text) ? null : todo;
const each =
  (check: Check): Check =>
  (text) =>
    words(text).flatMap((word) => check(word) ?? [])[0] ?? null;

const CHECKS: Readonly<Record<string, Check>> = {
  ...Object.fromEntries([...OWN, ...HEADER].map((id) => [id, isSync])),
  others: each(fits(/^[^/\\\s]+(?:[/\\][^/\\\s]+)?$/, 'Write it as NET/PO.')),
  'dxa-version': fits(/^\d+(?:\.\d+){1,3}$/, 'Write it as 5.5.2448.0.'),
  links: each(fits(/^.+=[^/\s=]+\/[^/\s=]+$/, 'Write it as OBJECT=NET/PO.')),
  gateways: (text) => {
    const types = words(text.toUpperCase());
    const strange = types.find((type) => !(GATEWAY_TYPES as readonly string[]).includes(type));
    if (strange === undefined || (types.length === 1 && strange === 'NONE')) return null;
    return `Write some of ${GATEWAY_TYPES.join(', ')}, or none.`;
  },
};

/** Marks the fields that cannot be understood; false where there are any. */
export function isSound(): boolean {
  const wrong = Object.entries(CHECKS).filter(([id, check]) => {
    const input = field(id);
    const text = input.value.trim();
    const problem = text === '' || input.closest('[hidden]') ? null : check(text);
    input.toggleAttribute('aria-invalid', problem !== null);
    if (problem !== null) input.setAttribute('aria-invalid', 'true');
    const note = byId(`${id}-wrong`);
    if (note.textContent !== (problem ?? '')) note.textContent = problem ?? '';
    return problem !== null;
  });
  return wrong.length === 0;
}

const numbers = (ids: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    ids.flatMap((id) => {
      const text = field(id).value.trim();
      return text === '' ? [] : [[id, Number(text)]];
    }),
  );

/** What the fields say; they must be sound. */
export function settings(): Settings {
  const picked = requestor().value;
  const requestors = (picked === OTHER ? words(field('others').value) : words(picked)).map((name) =>
    name.replace('\\', '/'),
  );
  const own = numbers(OWN);
  const header = numbers(HEADER);
  const listed = [
    ...records().flatMap(({ checked, value }) => (checked ? [value] : [])),
    ...words(field('listed').value),
  ];
  const links = words(field('links').value).map((pair) => {
    const at = pair.lastIndexOf('=');
    return { rdn: pair.slice(0, at).trim(), postoffice: pair.slice(at + 1).trim() };
  });
  const types = words(field('gateways').value.toUpperCase());
  const server = dss().value;
  const [version, dxa, command] = ['import-version', 'dxa-version', 'command'].map((id) =>
    field(id).value.trim(),
  );
  return {
    ...(requestors.length > 0 && { requestors }),
    ...(Object.keys(own).length > 0 && { own }),
    ...(Object.keys(header).length > 0 && { header }),
    ...((server === 'exchange' || server === 'msmail') && { dss: server }),
    ...(listed.length > 0 && { listed }),
    ...(field('global-max').checked && { globalMax: true }),
    ...(dxa && { dxaVersion: dxa }),
    ...(links.length > 0 && { links }),
    ...(version && { importVersion: version }),
    ...(types.length > 0 && { gateways: types[0] === 'NONE' ? [] : types }),
    ...(command && { command }),
  };
}

export const isSimulation = (): boolean => field('simulate').checked;

/** Fills the fields. What is not said empties its field. */
export function fill(of: Settings, simulates: boolean): void {
  const put = (id: string, value: unknown): void => {
    field(id).value = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const names = Array.isArray(of.requestors) ? of.requestors : [];
  offerRequestors([], names.length === 1 ? names[0]! : names.length > 1 ? OTHER : '');
  put('others', names.length > 1 ? names.join(', ') : '');
  for (const id of OWN) put(id, of.own?.[id]);
  for (const id of HEADER) put(id, of.header?.[id]);
  dss().value = of.dss ?? '';
  put('listed', Array.isArray(of.listed) ? of.listed.join(', ') : '');
  for (const box of records()) box.checked = false;
  field('global-max').checked = of.globalMax === true;
  put('dxa-version', of.dxaVersion);
  const pairs = Array.isArray(of.links) ? of.links : [];
  put('links', pairs.map(({ rdn, postoffice }) => `${rdn}=${postoffice}`).join(', '));
  put('import-version', of.importVersion);
  put('gateways', of.gateways ? of.gateways.join(', ') || 'none' : '');
  put('command', of.command);
  field('simulate').checked = simulates;
  showOthers();
}

/** Opens the folds in which something is said, so that nothing counts unseen. */
export function showFilled(): void {
  for (const fold of document.querySelectorAll<HTMLDetailsElement>('.folds > details')) {
    const inputs = [...fold.querySelectorAll<HTMLInputElement>('input, select')];
    fold.open ||= inputs.some(({ type, checked, value }) =>
      type === 'checkbox' ? checked : value.trim() !== '',
    );
  }
}

const known = new Set<string>();

/** Adds names to the list of requestors. `pick` is chosen, where it is given. */
export function offerRequestors(names: readonly string[], pick?: string): void {
  const list = requestor();
  const chosen = pick ?? list.value;
  for (const name of names) known.add(name);
  if (chosen !== OTHER && chosen !== '') known.add(chosen);
  const sorted = [...known].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const wanted = ['', ...sorted, OTHER].join('\n');
  if ([...list.options].map(({ value }) => value).join('\n') !== wanted)
    list.replaceChildren(
      make('option', { value: '' }, 'Everybody that the evidence names'),
      ...sorted.map((name) => make('option', { value: name }, name)),
      make('option', { value: OTHER }, 'Another, or several …'),
    );
  list.value = chosen;
}

/** Forgets all names but the one that is picked. */
export const forgetRequestors = (): void => {
  known.clear();
  offerRequestors([]);
};

/** The field for names is there when it is asked for. */
export function showOthers(): void {
  byId('others-field').hidden = requestor().value !== OTHER;
}

/** A switch for each record of the directory server; what was typed and has a switch moves there. */
export function offerRecords(names: readonly string[]): void {
  const group = byId('records');
  const before = records();
  if (before.map(({ value }) => value).join('\n') === names.join('\n')) return;
  const typed = words(field('listed').value);
  const isOn = (name: string): boolean =>
    before.some(({ checked, value }) => checked && value === name) ||
    typed.some((word) => word.toUpperCase() === name.toUpperCase());
  const switches = names.map((name, at) => {
    const input = make('input', {
      type: 'checkbox',
      id: `record-${at}`,
      value: name,
      role: 'switch',
    });
    input.checked = isOn(name);
    return make('label', { class: 'switch' }, input, make('bdi', {}, name));
  });
  group.replaceChildren(...switches);
  const keys = names.map((name) => name.toUpperCase());
  field('listed').value = typed.filter((word) => !keys.includes(word.toUpperCase())).join(', ');
  byId('records-field').hidden = names.length === 0;
}
