/**
 * Reports name options of the command. On the page each is a button that leads to the field, or to
 * the button, that does the same here; in what is saved they stay options.
 */
import { byId, make } from './dom.js';

/** The element of the page for each option, and what it is called. */
const FIELDS: Readonly<Record<string, readonly [id: string, name: string]>> = {
  requestor: ['requestor', 'Requestor'],
  impseq: ['ImportSync', 'ImportSync, by hand'],
  srvseq: ['SrvSync', 'SrvSync, by hand'],
  reqseq: ['ReqSync', 'ReqSync, by hand'],
  header: ['IMPSEQ', 'the header, by hand'],
  dss: ['dss', 'which kind of server'],
  listed: ['listed', 'listed requestors'],
  'global-max': ['global-max', 'GlobalMaxSeqInResync'],
  'dxa-version': ['dxa-version', 'version of Dxa.exe'],
  link: ['links', 'which postoffice an object stands for'],
  'import-version': ['import-version', 'version of IMPORT'],
  gateways: ['gateways', 'gateways'],
  command: ['command', 'planned command line'],
  after: ['choose-after', 'after the import'],
};

/** An option with the value that stands behind it, where there is one: `--link RDN=NET/PO`. */
const OPTION =
  /(?<![\w-])--([a-z]+(?:-[a-z]+)*)(?: ("[^"]*"|none\b|[A-Z][\w.]*(?:[=,/][\w/.]+)*(?![\w:])))?/g;

/** Of the parts of a text those that name a field; null where there are none. */
function withFields(text: string): (Node | string)[] | null {
  const parts: (Node | string)[] = [];
  let from = 0;
  for (const found of text.matchAll(OPTION)) {
    const [whole, option = '', value = ''] = found;
    if (!Object.hasOwn(FIELDS, option)) continue;
    const [id, name] = FIELDS[option]!;
    // Other values are placeholders: N, V, NET/PO.
    const shown = option === 'gateways' && value !== '' ? `${name}: ${value}` : name;
    parts.push(text.slice(from, found.index), leadTo(id, shown));
    from = found.index + whole.length;
  }
  return from === 0 ? null : [...parts, text.slice(from)];
}

function leadTo(id: string, name: string): HTMLButtonElement {
  const button = make('button', { type: 'button', class: 'lead' }, name);
  button.addEventListener('click', () => {
    const field = byId(id);
    for (let at = field.closest('details'); at; at = at.parentElement!.closest('details'))
      at.open = true;
    field.focus();
  });
  return button;
}

/** `choose` takes the kind of server where the report asks for it. */
export function showFields(choose: (server: string) => void): void {
  const report = byId('report');
  for (const code of report.querySelectorAll('td > code:first-child')) {
    const [, server] = /^--dss (\w+)$/.exec(code.textContent) ?? [];
    if (server === undefined) continue;
    const button = make('button', { type: 'button' }, 'Choose this');
    button.addEventListener('click', () => choose(server));
    code.parentElement!.replaceChildren(button);
  }
  const walker = document.createTreeWalker(report, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    const around = text.parentElement!;
    // Names are foreign, and a line of a log or a command is what somebody typed.
    if (around.closest('bdi, pre, svg')) continue;
    const isOption = around.localName === 'code' && text.data.startsWith('--');
    if (around.closest('code') && !isOption) continue;
    const parts = withFields(text.data);
    if (parts) (isOption ? around : text).replaceWith(...parts);
  }
}
