/**
 * The files of a postoffice: what shows that a folder is one, and the sizes that each can have
 * (Q77926 unless a row names another article).
 */

/** Which sizes a file can have. */
export interface Size {
  /** Bytes before the first record, and the bytes of each; no record where the size is fixed. */
  base: number;
  record: number;
  /** The fewest records that there can be, 0 where left out; and the largest size. */
  least?: number;
  most?: number;
  articles: string;
}

const fixed = (bytes: number, articles = 'Q77926'): Size => ({ base: bytes, record: 0, articles });
const records = (base: number, record: number, rest: Partial<Size> = {}): Size => ({
  ...{ base, record, articles: 'Q77926' },
  ...rest,
});

/** An installed postoffice has one of these from the first day (Q135868); that it keeps it is inferred. */
const INSTALLED = { least: 1 };

/**
 * The files in GLB that no other folder holds, with their sizes where an article tells them. What a
 * 3D model or anybody's `list.glb` may be called is not here.
 *
 * Where a size only has to be divisible (Q77926), 0 fits as well, and for most of these files 0 bytes
 * are seen or advised: SERVER (Q139034), XTN (Q112906, Q135868), MBG (Q118619), NME (Q102300). For
 * USR, GRP and MEM nothing says so; it is inferred. GROUP, GRPMEM and NETPO have 4 bytes when empty
 * (Q135868).
 */
const GLB_FILES: Readonly<Record<string, Size | null>> = {
  ACCESS: records(0, 586, INSTALLED),
  ACCESS2: records(0, 69, INSTALLED),
  ACCESS3: records(0, 512, INSTALLED),
  CONTROL: fixed(8),
  DS_MSG: null,
  FLAG: fixed(2),
  GALINDEX: null,
  GALNETPO: null,
  GLOBAL: fixed(512),
  GROUP: records(4, 51),
  GRPMEM: records(4, 128),
  GWTRANS: null,
  MASTER: fixed(176),
  MODEM: fixed(64),
  MSTTRANS: null,
  NETPO: records(4, 43),
  NETWORK: records(0, 122, INSTALLED),
  NMETRANS: null,
  // 512 bytes are a schedule without an event (Q136487).
  PROCESS: records(512, 197),
  REQCONF: fixed(512, 'Q123437'),
  REQTRANS: null,
  RESYNC: null,
  RNETSEM: fixed(4, 'Q132744'),
  SERVER: records(0, 181),
  SORTLOCK: null,
  // N postoffices; that a server on which none is registered has 1024 bytes is inferred.
  SRVCONF: records(1024, 1024),
  SRVTRANS: null,
  TID: fixed(4),
  USRTRANS: null,
};

/** The folders beside GLB whose files end as the folder is called, and the sizes of those files. */
const FOLDERS: Readonly<Record<string, Size | null>> = {
  KEY: fixed(560),
  MBG: records(0, 116),
  NME: records(0, 45),
  USR: records(0, 53),
  INF: null,
  TPL: null,
  XTN: records(0, 698),
  GRP: records(0, 8),
  MEM: records(0, 4, { most: 2000 }),
};

/** The mailbag of Dir-Sync mail has an article of its own. */
const SYSTEM_MAILBAG: Readonly<Record<string, Size>> = {
  'KEY/SYSTEM.KEY': fixed(560, 'Q148705'),
  'MBG/SYSTEM.MBG': records(0, 116, { articles: 'Q148705' }),
};

/** `GLB/CONTROL.GLB` or `NME/ADMIN.NME`, in capitals: the folder and the name before the ending. */
function partsOf(path: string): [folder: string, stem: string] | null {
  const [folder = '', name = ''] = path.split('/');
  const stem = name.endsWith(`.${folder}`) ? name.slice(0, -folder.length - 1) : '';
  return stem === '' ? null : [folder, stem];
}

/** The sizes that a file can have, by its path in capitals; null where nothing tells them. */
export function sizeOf(path: string): Size | null {
  const [folder, stem] = partsOf(path) ?? ['', ''];
  if (folder === 'GLB') return Object.hasOwn(GLB_FILES, stem) ? GLB_FILES[stem]! : null;
  return SYSTEM_MAILBAG[path] ?? (Object.hasOwn(FOLDERS, folder) ? FOLDERS[folder]! : null);
}

/** Whether a file is one that only a postoffice has, by its path below the folder, in any case. */
export function isPostofficeFile(path: string): boolean {
  const written = path.toUpperCase();
  const [folder, stem] = partsOf(written) ?? ['', ''];
  const isInFolder = written.split('/').length === 2;
  return (
    isInFolder &&
    Object.hasOwn(folder === 'GLB' ? GLB_FILES : FOLDERS, folder === 'GLB' ? stem : folder)
  );
}
