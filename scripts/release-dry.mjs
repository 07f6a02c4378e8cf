// node scripts/release-dry.mjs [--executable]
// Makes everything that a release would have in release/, with notes and checksums, and publishes nothing.
// Ends with 1 and says why where the version, the changelog or the artefacts do not agree.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { run as runIn } from './lib/run.mjs';

const ROOT = join(import.meta.dirname, '..');
const RELEASE = join(ROOT, 'release');
const windows = process.platform === 'win32';

const text = (path) => readFileSync(join(ROOT, path), 'utf8');
const json = (path) => JSON.parse(text(path));

const run = (command, args, shell = false) => runIn(command, args, { cwd: ROOT, shell });

/** What the changelog says of a version: its heading, and everything up to the next one. */
function notesOf(version) {
  const [, rest] = text('CHANGELOG.md').split(`\n## ${version} - `);
  if (rest === undefined) return null;
  const [heading] = rest.split('\n');
  const body = rest.slice(heading.length).split(/\n## /)[0].trim();
  return { date: heading.trim(), body };
}

/** What has to agree before anything is published. */
function disagreements(version, notes) {
  const { version: locked, packages } = json('package-lock.json');
  const schema = json('rules/report.schema.json').properties.schemaVersion.const;
  const source = text('src/report/schema-version.ts');
  const told = run(process.execPath, ['dist/cli.cjs', '--version']).trim();
  const dirty = run('git', ['status', '--porcelain']).trim();
  return [
    ...(/^\d+\.\d+\.\d+$/.test(version) ? [] : [`${version} is no version of a release`]),
    ...(locked === version && packages[''].version === version
      ? []
      : [`package-lock.json has version ${locked}`]),
    ...(notes === null ? [`CHANGELOG.md has no heading for ${version}`] : []),
    ...(notes !== null && !/^\d{4}-\d\d-\d\d$/.test(notes.date)
      ? [`CHANGELOG.md gives ${version} no date but "${notes.date}"`]
      : []),
    ...(told === version ? [] : [`the built command tells version ${told}: npm run build`]),
    ...(source.includes(`'${schema}'`) ? [] : ['the schema of reports has another version']),
    ...(dirty === '' ? [] : ['the working tree has changes that are not committed']),
  ];
}

const sha256 = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');

function main() {
  const { name, version } = json('package.json');
  rmSync(RELEASE, { recursive: true, force: true });
  mkdirSync(RELEASE);
  run(process.execPath, ['scripts/build.mjs']);
  run(
    windows ? 'npm.cmd' : 'npm',
    ['pack', '--ignore-scripts', '--silent', '--pack-destination', RELEASE],
    windows,
  );
  for (const file of ['resync-check.html', 'resync-check.1'])
    copyFileSync(join(ROOT, 'dist', file), join(RELEASE, file));
  if (process.argv.includes('--executable'))
    run(process.execPath, ['scripts/single-executable.mjs']);
  const files = readdirSync(RELEASE).sort();
  const sums = files.map((file) => `${sha256(join(RELEASE, file))}  ${file}`);
  const notes = notesOf(version);
  writeFileSync(join(RELEASE, 'SHA256SUMS'), `${sums.join('\n')}\n`);
  writeFileSync(
    join(RELEASE, 'NOTES.md'),
    `# ${name} ${version}\n\n${notes?.body ?? ''}\n\n## Checksums (SHA-256)\n\n` +
      `\`\`\`text\n${sums.join('\n')}\n\`\`\`\n`,
  );
  for (const file of files) console.log(`${statSync(join(RELEASE, file)).size}\t${file}`);
  console.log(sums.join('\n'));
  const problems = disagreements(version, notes);
  for (const problem of problems) console.error(`release: ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
  console.log(
    problems.length > 0
      ? `release: ${version} is not ready; nothing was published`
      : `release: ${version} agrees everywhere; nothing was published`,
  );
}

try {
  main();
} catch (error) {
  console.error(`release: ${error.message}`);
  process.exitCode = 1;
}
