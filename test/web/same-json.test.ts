/**
 * For every sample the page gives the same report as the command.
 *
 * @jest-environment ./test/support/browser-environment.js
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readRecipes } from '../../scripts/samples.mjs';
import type { State } from '../../src/web/protocol.js';
import { command } from '../cli/support.js';
import { ROOT } from '../support/transcript.js';
import { handed, judged, onPage } from './support.js';

type Settings = State['settings'];
type Files = State['files'];

interface Sample {
  line: string;
  args: string[];
  stdin: string | undefined;
  state: State;
}

/** What the command's arguments are in the page. */
function stateOf(args: readonly string[], stdin: string | undefined): State {
  const settings: Settings = {};
  const files: Files = [];
  const [command, ...rest] = args;
  const numbers = (text: string): Record<string, number> =>
    Object.fromEntries(
      text.split(',').map((pair): [string, number] => {
        const [name = '', value] = pair.split('=');
        return [name, Number(value)];
      }),
    );
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at]!;
    const value = (): string => rest[(at += 1)]!;
    if (word === '-r') settings.requestors = [...(settings.requestors ?? []), value()];
    else if (word === '--impseq') settings.own = { ...settings.own, ImportSync: Number(value()) };
    else if (word === '--srvseq') settings.own = { ...settings.own, SrvSync: Number(value()) };
    else if (word === '--reqseq') settings.own = { ...settings.own, ReqSync: Number(value()) };
    else if (word === '--header') settings.header = numbers(value());
    else if (word === '--dss') settings.dss = value() as 'exchange' | 'msmail';
    else if (word === '--listed') settings.listed = [...(settings.listed ?? []), value()];
    else if (word === '--global-max') settings.globalMax = true;
    else if (word === '--dxa-version') settings.dxaVersion = value();
    else if (word === '--import-version') settings.importVersion = value();
    else if (word === '--command') settings.command = value();
    else if (word === '--gateways')
      settings.gateways = value()
        .split(',')
        .filter((type) => type !== 'none');
    else if (word === '--link') {
      const [rdn = '', postoffice = ''] = value().split('=');
      settings.links = [...(settings.links ?? []), { rdn, postoffice }];
    } else if (word === '--after') files.push(...filesOf(value()).map(isAfter));
    else if (word === '-') files.push(...filesOf(stdin!, 'standard input'));
    else if (word.startsWith('-')) throw new Error(`the page has no ${word}`);
    else files.push(...filesOf(word));
  }
  const isSimulation = command === 'simulate';
  return {
    format: 'resync-check page',
    version: 2,
    settings,
    isSimulation,
    profile: 'none',
    files,
  };
}

const isAfter = (file: Files[number]): Files[number] => ({ ...file, isAfter: true });

function filesOf(path: string, name = path): Files {
  const one = (below: string, as: string, root: string | null): Files[number] => ({
    path: as,
    root,
    modified: statSync(join(ROOT, below)).mtimeMs,
    base64: readFileSync(join(ROOT, below)).toString('base64'),
  });
  if (!statSync(join(ROOT, path)).isDirectory()) return [one(path, name, null)];
  return readdirSync(join(ROOT, path), { recursive: true, encoding: 'utf8' })
    .map((inside) => `${path}/${inside.replaceAll('\\', '/')}`)
    .filter((each) => statSync(join(ROOT, each)).isFile())
    .map((each) => one(each, each, path));
}

const OF_OUTPUT = ['--quiet', '--full', '-f', 'json'];
const seen = new Set<string>();
const samples: Sample[] = readRecipes().samples.flatMap(({ commands }) =>
  commands.flatMap(({ args, stdin }) => {
    const wanted = args.filter((word) => !OF_OUTPUT.includes(word));
    const line = [...wanted, stdin ?? ''].join(' ').trim();
    if (wanted[0] === 'inspect' || seen.has(line)) return [];
    seen.add(line);
    return [{ line, args: wanted, stdin, state: stateOf(wanted, stdin) }];
  }),
);

/** A report without the time and the command line of the run. */
const plain = (json: string): unknown => ({
  ...(JSON.parse(json) as Record<string, unknown>),
  generatedAt: '',
  command: null,
});

onPage('that the page reports on each sample as the command does', (desk) => {
  test.each(samples)(
    '$line',
    async ({ args, stdin, state }) => {
      const { page } = desk;
      const buffer = Buffer.from(JSON.stringify(state));
      await judged(page, () =>
        page.setInputFiles('#state', { name: 'state.json', mimeType: 'application/json', buffer }),
      );
      const { out, status, err } = await command([...args, '-f', 'json'], {
        ...(stdin !== undefined && { stdin: readFileSync(join(ROOT, stdin)) }),
      });
      if (status === 2) {
        // What the command refuses, the page refuses: no report is there to be taken for one.
        expect(await page.locator('#tools').isVisible()).toBe(false);
        expect({ err, text: await page.locator('#report').innerText() }).toMatchObject({
          text: expect.stringContaining('cannot be judged') as string,
        });
      } else {
        const { name, bytes } = await handed(page, '#save-json');
        expect(name).toBe('resync-check.json');
        expect(plain(bytes.toString('utf8'))).toEqual(plain(out));
      }
    },
    30_000,
  );

  /** Names of inputs stand in the report from the folder on. */
  const shortened = (json: string): string => json.replaceAll('samples/', '');

  test.each(['unlisted-requestor', 'postoffice-leftovers', 'two-requestor-folders'])(
    'a folder that is chosen: %s',
    async (folder) => {
      const { page } = desk;
      await judged(page, () => page.setInputFiles('#folder', join(ROOT, 'samples', folder)));
      await page.click('#names > summary');
      await page.selectOption('#profile', 'none');
      const { out } = await command(['check', `samples/${basename(folder)}`, '-f', 'json']);
      const { bytes } = await handed(page, '#save-json');
      expect(plain(bytes.toString('utf8'))).toEqual(plain(shortened(out)));
    },
    30_000,
  );
});
