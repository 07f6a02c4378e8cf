/** Postoffice folders in an archive: what is evidence, what is listed, and whose it is. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { check, openContainers, type Evidence, type Report } from '../../src/index.js';
import { command } from '../cli/command.js';
import { zipOf, type ZipFile } from '../support/containers.js';

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));
const opened = (files: readonly ZipFile[], name = 'po.zip'): Promise<Evidence[]> =>
  openContainers([{ name, chunks: [zipOf(files)] }]);
const named = (...names: string[]): ZipFile[] => names.map((name) => ({ name, content: 'x' }));

/** Each piece of evidence with the postoffice's folder that it belongs to, and what is listed of that. */
const told = (all: readonly Evidence[]): string[] =>
  all.flatMap(({ name, owner, listing, container }) => {
    if (container)
      return container.issues.map(({ code, args }) => `${code} ${JSON.stringify(args)}`);
    if (listing) return [`${name}: ${listing.map(({ path }) => path).join(' ')}`];
    return [owner === undefined ? name : `${name} of ${owner}`];
  });

test.each<[string, string[], string[]]>([
  [
    'the queues and texts of GLB, and the log of LOG; the rest is listed alone',
    [
      'GLB/RESYNC.GLB',
      'GLB/REQCONF.GLB',
      'GLB/notes.txt',
      'LOG/DIRSYNC.LOG',
      'LOG/SESSION.LOG',
      'KEY/SYSTEM.KEY',
      'CAL/A.CAL',
      'GLB/old/RESYNC.GLB',
    ],
    [
      'postoffice-files-not-read {"files":5}',
      'po: GLB/ GLB/RESYNC.GLB GLB/REQCONF.GLB GLB/notes.txt KEY/ KEY/SYSTEM.KEY LOG/ LOG/DIRSYNC.LOG LOG/SESSION.LOG',
      'po.zip » GLB/RESYNC.GLB of po',
      'po.zip » GLB/notes.txt of po',
      'po.zip » LOG/DIRSYNC.LOG of po',
    ],
  ],
  [
    'beside GLB everything but the own files of a postoffice',
    ['M/glb/RESYNC.GLB', 'M/listds-r.txt', 'M/POST.MDM', 'M/mail/subjects.txt', 'other.txt'],
    [
      'postoffice-files-not-read {"files":1}',
      'po.zip » M: glb/ glb/RESYNC.GLB',
      'po.zip » M/glb/RESYNC.GLB of po.zip » M',
      'po.zip » M/listds-r.txt of po.zip » M',
      'po.zip » M/mail/subjects.txt of po.zip » M',
      'po.zip » other.txt',
    ],
  ],
  [
    'two postoffices',
    ['A/GLB/RESYNC.GLB', 'B/GLB/RESYNC.GLB'],
    [
      'po.zip » A: GLB/ GLB/RESYNC.GLB',
      'po.zip » B: GLB/ GLB/RESYNC.GLB',
      'po.zip » A/GLB/RESYNC.GLB of po.zip » A',
      'po.zip » B/GLB/RESYNC.GLB of po.zip » B',
    ],
  ],
  [
    'a folder of that name with nothing of a postoffice in it',
    ['glb/model.txt'],
    ['po.zip » glb/model.txt of po'],
  ],
])('%s', async (_, names, expected) => {
  expect(told(await opened(named(...names)))).toEqual(expected);
});

test('an archive within one belongs to the postoffice that it lies in', async () => {
  const inner = zipOf(named('subjects.txt'));
  const all = await opened([...named('GLB/RESYNC.GLB'), { name: 'mails.zip', content: inner }]);
  expect(told(all)).toContain('po.zip » mails.zip » subjects.txt of po');
});

test.each(['two-requestor-folders', 'failed-before', 'postoffice-leftovers'])(
  'the samples of %s, zipped, have the same verdict as their folder',
  async (sample) => {
    const files = readdirSync(SAMPLES + sample, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile() && !/^readme/i.test(each.name))
      .map(({ parentPath, name }) => `${parentPath}/${name}`.replaceAll('\\', '/'));
    const zipped = await opened(
      files.map((path) => ({
        name: path.slice(SAMPLES.length + sample.length + 1),
        content: new Uint8Array(readFileSync(path)),
      })),
    );
    const outcomes = ({ verdict }: Report): string[] =>
      verdict.byRequestor.map(({ requestor, outcome, code }) => `${requestor} ${outcome} ${code}`);
    const { out } = await command(['check', SAMPLES + sample, '-f', 'json']);
    expect(outcomes(check(zipped, { now: new Date(0) }))).toEqual(
      outcomes(JSON.parse(out) as Report),
    );
  },
);
