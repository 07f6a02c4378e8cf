// node scripts/check-package.mjs
// Packs what would be published and uses it as a stranger would: publint and attw read it, a new folder
// installs it without a network, import and require run it, and TypeScript checks a small program
// under each way of finding modules. Needs a finished build.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const find = createRequire(import.meta.url).resolve;
const windows = process.platform === 'win32';

/** A tool of this project by the path of its script, since a package need not export its command. */
const script = (name, path) => join(ROOT, 'node_modules', name, path);
const node = (cwd, ...args) => run(process.execPath, args, cwd);
const npm = (cwd, ...args) => run(windows ? 'npm.cmd' : 'npm', args, cwd, windows);

function run(command, args, cwd, shell = false) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    shell,
    encoding: 'utf8',
  });
  if (status === 0) return stdout;
  throw new Error(`${[basename(command), ...args].join(' ')}\n${error ?? ''}${stdout}${stderr}`);
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
  npm(ROOT, 'pack', '--ignore-scripts', '--silent', '--pack-destination', folder);
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
  for (const program of ['esm.mjs', 'cjs.cjs']) {
    const told = node(consumer, program).trim();
    if (told !== version) throw new Error(`${program} tells version ${told}, not ${version}`);
    console.log(`check:package: ${program} runs`);
  }
  const command = node(consumer, 'node_modules/resync-check/dist/cli.cjs', '--version').trim();
  // The sample of demo fails, and has to be in the package.
  const demo = spawnSync(process.execPath, ['node_modules/resync-check/dist/cli.cjs', 'demo'], {
    cwd: consumer,
    encoding: 'utf8',
  });
  if (demo.status !== 1) throw new Error(`demo ended with ${demo.status}\n${demo.stderr}`);
  if (command !== version) throw new Error(`the command tells version ${command}, not ${version}`);
  const licences = join(consumer, 'node_modules/resync-check/dist/THIRD-PARTY.txt');
  if (readFileSync(licences, 'utf8').length === 0) throw new Error(`${licences} is empty`);
  typecheck(consumer);
} catch (error) {
  console.error(`check:package: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
