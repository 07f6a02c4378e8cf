// node scripts/check-package.mjs [NODE ...]
// Packs what would be published and uses it as a stranger would: publint and attw read it, a new folder
// installs it without a network, import and require run it, and TypeScript checks a small program
// under each way of finding modules, and the examples of docs/library.md. Every NODE, another
// executable of Node.js, runs the installed package as well. Needs a finished build.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { examples } from './lib/docs/examples.mjs';
import { run } from './lib/run.mjs';

const ROOT = join(import.meta.dirname, '..');
const find = createRequire(import.meta.url).resolve;
const windows = process.platform === 'win32';

/** A tool of this project by the path of its script, since a package need not export its command. */
const script = (name, path) => join(ROOT, 'node_modules', name, path);
const node = (cwd, ...args) => run(process.execPath, args, { cwd });
const npm = (cwd, ...args) => run(windows ? 'npm.cmd' : 'npm', args, { cwd, shell: windows });

/** All that may be in the package: what runs, its types, what it shows, and pages for people. */
const CONTENTS = [
  /^package\.json$|^LICENSE$|^(?:README|CHANGELOG|CONTRIBUTING|ARCHITECTURE)\.md$/,
  /^dist\/(?:cli|main|index|openers|page-html|pages|report-validator)\.c?js$/,
  /^dist\/(?:[0-9a-f]{16}\.cache|THIRD-PARTY\.txt|resync-check\.(?:1|html))$/,
  /^dist\/types\/(?:import|require)\/(?:package\.json|[\w/-]+\.d\.c?ts)$/,
  /^rules\/(?:(?:causes|remedies|tested|topics|words)\/)?[\w.-]+\.(?:json|md)$/,
  /^docs\/(?:examples\/)?[\w-]+\.(?:json|md|svg|png|txt|log|eml)$/,
  /^samples\//,
];
/** One of each; more than one V8 cache is a leftover of an earlier build. */
const ONCE = [/\.cache$/, /^dist\/resync-check\.html$/, /^dist\/THIRD-PARTY\.txt$/];

/** Says no to whatever else got into the package. */
function checkContents(packing) {
  const [{ files }] = JSON.parse(packing);
  const paths = files.map(({ path }) => path);
  const strange = paths.filter((path) => !CONTENTS.some((pattern) => pattern.test(path)));
  if (strange.length > 0) throw new Error(`not meant to be in the package: ${strange.join(', ')}`);
  for (const pattern of ONCE) {
    const found = paths.filter((path) => pattern.test(path));
    if (found.length !== 1) throw new Error(`${pattern} is there ${found.length} times`);
  }
  console.log(`check:package: ${paths.length} files, all of them meant to be there`);
}

/** What uses the library as its users do; `SOURCE` is checked and run in both ways. */
const SOURCE = `
const bytes = new TextEncoder().encode('From: NET1/PO1/$SYSTEM\\nSubject: ReqTx R=17 (was 17), S=80, I=2, 0 sent\\n');
const evidence = [{ name: 'subject.txt', chunks: [bytes] }];
const options = { now: new Date(0), header: { IMPSEQ: 2, SRVSEQ: 80, REQSEQ: 17 } };
const report = check(evidence, options);
const outcome = report.verdict.byRequestor[0]?.outcome;
if (!renderText(report).includes('NET1/PO1') || JSON.parse(renderJson(report)).verdict.byRequestor[0].outcome !== outcome)
  throw new Error('the report is not as it should be');
let code;
try {
  check(evidence, { now: new Date(0), own: { ReqSync: -1 } });
} catch (error) {
  if (error instanceof UsageError) code = error.code;
}
if (code !== 'argument-wrong') throw new Error('a wrong option was not told');
// A ZIP without members: what opens it is a file of its own.
const zip = new Uint8Array(22);
zip.set([0x50, 0x4b, 5, 6]);
void openContainers([{ name: 'a.zip', chunks: [zip] }, ...evidence]).then((opened) => {
  if (opened[0]?.container?.kind !== 'archive') throw new Error('the archive was not opened');
  console.log(VERSION);
});
`;
const NAMES = '{ check, openContainers, renderJson, renderText, UsageError, VERSION }';
const IMPORT = `import ${NAMES} from 'resync-check';\n`;
const REQUIRE = `const ${NAMES} = require('resync-check');\n`;
const TYPED = `import type { CheckOptions, Evidence, Report, UsageCode } from 'resync-check';\n`;
const TYPES = SOURCE.replace('const evidence =', 'const evidence: Evidence[] =')
  .replace('const options =', 'const options: CheckOptions =')
  .replace('const report =', 'const report: Report =')
  .replace('let code;', 'let code: UsageCode | undefined;');

const PROGRAMS = {
  'esm.mjs': IMPORT + SOURCE,
  'cjs.cjs': REQUIRE + SOURCE,
  'program.mts': IMPORT + TYPED + TYPES,
  'program.cts': IMPORT + TYPED + TYPES,
};
/** How a consumer's TypeScript finds modules, and which of the programs it is asked about. */
const CONSUMERS = {
  node16: { module: 'node16', files: ['program.mts', 'program.cts'] },
  nodenext: { module: 'nodenext', files: ['program.mts', 'program.cts'] },
  bundler: { module: 'esnext', moduleResolution: 'bundler', files: ['program.mts'] },
  commonjs: {
    module: 'commonjs',
    moduleResolution: 'node10',
    ignoreDeprecations: '6.0',
    files: ['program.cts'],
  },
};

/** The examples of the pages, which know Node.js and a browser. */
function typecheckExamples(folder) {
  const files = examples().map(({ source }, at) => {
    const name = `example-${at + 1}.mts`;
    // Each is a module, whether it imports or not.
    writeFileSync(join(folder, name), `${source}\nexport {};\n`);
    return name;
  });
  const compilerOptions = {
    ...{ module: 'nodenext', target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'] },
    ...{ types: ['node'], typeRoots: [join(ROOT, 'node_modules', '@types')] },
    ...{ strict: true, noEmit: true },
  };
  const project = join(folder, 'tsconfig.examples.json');
  writeFileSync(project, JSON.stringify({ compilerOptions, files }));
  node(folder, find('typescript/bin/tsc'), '-p', project);
  console.log(`check:package: ${files.length} examples compile`);
}

/** The installed command and library with one executable of Node.js, and no network. */
function use(consumer, executable, version) {
  const installed = join(consumer, 'node_modules', 'resync-check');
  const cli = join(installed, 'dist', 'cli.cjs');
  const say = (...args) =>
    spawnSync(executable, [cli, ...args], { cwd: consumer, encoding: 'utf8' });
  const expect = (args, status, text) => {
    const said = say(...args);
    if (said.status !== status || !said.stdout.includes(text))
      throw new Error(`${args.join(' ')} ended with ${said.status}\n${said.stdout}${said.stderr}`);
  };
  expect(['--version'], 0, version);
  // The sample of demo fails, and has to be in the package.
  expect(['demo'], 1, 'will stop with Fatal error 14');
  expect(['demo', '-f', 'html'], 1, '<!doctype html>');
  expect(['explain', '44'], 0, 'Gateway not installed');
  expect(['rules', '--coverage'], 0, 'test/judge/rows/numbers.ts');
  expect(['completion', 'bash'], 0, 'complete -o filenames');
  const sample = join(installed, 'samples', 'unlisted-requestor');
  expect(
    [sample, '-q', '--save-case', join(consumer, `case-${basename(executable)}-${Date.now()}`)],
    1,
    '14',
  );
  for (const program of ['esm.mjs', 'cjs.cjs']) {
    const told = run(executable, [program], { cwd: consumer }).trim();
    if (told !== version) throw new Error(`${program} tells version ${told}, not ${version}`);
  }
  console.log(
    `check:package: runs with Node.js ${run(executable, ['--version'], { cwd: consumer }).trim()}`,
  );
}

function typecheck(folder) {
  for (const [name, { files, ...options }] of Object.entries(CONSUMERS)) {
    const compilerOptions = {
      ...options,
      ...{ target: 'es2022', lib: ['es2022', 'dom'], types: [], strict: true, noEmit: true },
      exactOptionalPropertyTypes: true,
    };
    const project = join(folder, `tsconfig.${name}.json`);
    writeFileSync(project, JSON.stringify({ compilerOptions, files }));
    node(folder, find('typescript/bin/tsc'), '-p', project);
    console.log(`check:package: types fit ${name}`);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'resync-check-package-'));
try {
  checkContents(npm(ROOT, 'pack', '--ignore-scripts', '--json', '--pack-destination', folder));
  const packed = join(
    folder,
    readdirSync(folder).find((name) => name.endsWith('.tgz')),
  );
  console.log(node(ROOT, script('publint', 'src/cli.js'), 'run', packed, '--strict').trim());
  console.log(node(ROOT, script('@arethetypeswrong/cli', 'dist/index.js'), packed).trim());

  const consumer = join(folder, 'consumer');
  mkdirSync(consumer);
  writeFileSync(join(consumer, 'package.json'), '{ "name": "consumer", "private": true }\n');
  const quietly = ['--offline', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts'];
  npm(consumer, 'install', ...quietly, packed);
  for (const [name, text] of Object.entries(PROGRAMS)) writeFileSync(join(consumer, name), text);
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  for (const executable of [process.execPath, ...process.argv.slice(2)])
    use(consumer, executable, version);
  for (const name of ['THIRD-PARTY.txt', 'resync-check.1', 'resync-check.html']) {
    const file = join(consumer, 'node_modules/resync-check/dist', name);
    if (readFileSync(file, 'utf8').length === 0) throw new Error(`${file} is empty`);
  }
  typecheck(consumer);
  typecheckExamples(consumer);
} catch (error) {
  console.error(`check:package: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
