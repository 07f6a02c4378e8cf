// dist/THIRD-PARTY.txt: whose code and tables are in what is built, each with its licence.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const LICENCE = /^(?:licen[cs]e|copying)(?:[.-].*)?$/i;
const NOTICE = /^notice(?:\..*)?$/i;

/** The folders of the packages whose files a bundle was made of, by what esbuild tells of it. */
export function packagesOf(metafile, root) {
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? path : [])),
  );
  return [...new Set(used.filter((path) => path.includes('node_modules/')))].map((path) =>
    folderOf(join(root, path)),
  );
}

/** The nearest folder above a file whose package.json has a name and a version. */
function folderOf(file) {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    if (!existsSync(path)) continue;
    const { name, version } = JSON.parse(readFileSync(path, 'utf8'));
    if (name && version) return folder;
  }
  throw new Error(`${file} is bundled, and belongs to no package`);
}

const read = (path) => readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trim();

/** One package; throws when it comes without the text of its licence. */
function entry(folder) {
  const { name, version, license } = JSON.parse(read(join(folder, 'package.json')));
  const texts = (pattern) =>
    readdirSync(folder)
      .filter((file) => pattern.test(file))
      .sort()
      .map((file) => read(join(folder, file)))
      .filter((text) => text !== '');
  const licences = texts(LICENCE);
  if (typeof license !== 'string' || licences.length === 0)
    throw new Error(`${name} ${version} is bundled, and ${folder} has no licence with its text`);
  return {
    id: `${name} ${version}`,
    text: [`${name} ${version} (${license})`, ...licences, ...texts(NOTICE)].join('\n\n'),
  };
}

/** The whole file, packages by name. */
export function thirdParty(folders) {
  const entries = new Map(folders.map(entry).map(({ id, text }) => [id, text]));
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  const head =
    'The files in this folder contain code or tables of the packages below, under these licences.';
  const texts = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  return `${[head, ...texts].join(rule)}\n`;
}
