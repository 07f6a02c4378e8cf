/** Names of files without what they may tell of people: folders and unusual names become tokens. */
import type { Profile } from '../../model/redaction.js';

/** Behind a mail or an archive stands which of its parts it is. */
const INSIDE = ' » ';

/** Words that say what a file is and not whose it is; digits and marks may stand between them. */
const PLAIN = new Set(
  (
    'access admin after attachment before body central check coded config control copy csv ' +
    'damaged dir directory dirsync dispatch dsserver dss dssched dxa event events evidence ' +
    'exchange export file files flag from full glb global group header import inf input key ' +
    'ldf ldif list listds listq log logs mail mailbag mails master mbg message messages ' +
    'msexchangedx msttrans netpo network new nme nptrans numbers old output part podiag ' +
    'postoffice process queue raw records reg registry report req reqconf reqmain reqtrans ' +
    'requestor resync rnetsem sample screen server site sort sortlock srv srvconf srvmain ' +
    'srvtrans standard state subject subjects sync system test text the ticket tid tmptrans ' +
    'transactions users usr usrtrans xtn a b c d r s x'
  ).split(' '),
);

/** `folder-1/listds-r.txt`: the folder is a token, and so is a name that is no plain word. */
export function fileToken(path: string, profile: Profile, token: (part: string) => string): string {
  return path
    .split(INSIDE)
    .map((each) => {
      const cut = Math.max(each.lastIndexOf('/'), each.lastIndexOf('\\')) + 1;
      const [folder, name] = [each.slice(0, cut), each.slice(cut)];
      return `${folder === '' ? '' : `${token(folder)}/`}${nameToken(name, profile, token)}`;
    })
    .join(INSIDE);
}

function nameToken(name: string, profile: Profile, token: (part: string) => string): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  const isPlain = stem
    .toLowerCase()
    .split(/[^a-z]+/)
    .every((word) => word === '' || PLAIN.has(word));
  if (stem === '' || isPlain) return name;
  return `${token(stem)}${/^\.[a-z0-9]{1,8}$/i.test(ending) ? ending : ''}`;
}
