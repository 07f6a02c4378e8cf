/** The words around the samples: a README for each folder, and the index of all. */

/** A command as a user types it. */
export const commandLine = ({ args, stdin }) =>
  ['resync-check', ...args].map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(' ') +
  (stdin ? ` < ${stdin}` : '');

const ORIGIN = {
  queue:
    'The queue was made by `scripts/samples.mjs` from `samples/recipes.json`: no real RESYNC.GLB was ' +
    'available to this project, no record layout was ever published, and the wording of the header ' +
    'transaction is a guess too.',
  other:
    'Made by `scripts/samples.mjs` from `samples/recipes.json`; no real RESYNC.GLB was available to ' +
    'this project.',
};

/** README.md of one scenario. */
export function sampleReadme(sample) {
  const made = Object.values(sample.files).some((file) => 'queue' in file) ? 'queue' : 'other';
  const blocks = sample.commands.map(
    (command) =>
      `\`\`\`\n${commandLine(command)}\n\`\`\`\n\nExpected: ${command.expect} (exit status ${command.exit}).`,
  );
  return [`# ${sample.title}`, sample.shows, ...blocks, sample.origin ?? ORIGIN[made], '']
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

/** samples/README.md: one line for each scenario. */
export function samplesIndex(recipes) {
  const rows = recipes.samples.map(
    ({ folder, title, commands }) =>
      `| [${folder}](${folder}/) | ${title} | ${[...new Set(commands.map(({ exit }) => exit))].join(', ')} |`,
  );
  return [
    '# Samples',
    '',
    'One folder for each scenario, with a README that names the command and the expected answer. Run the',
    'commands in the folder that holds `samples`. Every file here was made by `scripts/samples.mjs` from',
    '[recipes.json](recipes.json): no real RESYNC.GLB was available to this project. Names are neutral, and',
    'the text listings follow the published ones.',
    '',
    '| folder | what it shows | exit status |',
    '|---|---|---|',
    ...rows,
    '',
    'Exit status: 0 will import, 1 will fail, 3 cannot tell, 4 at risk, 2 unusable input.',
    'After a change of the recipes run `npm run samples`; `node scripts/samples.mjs --check` tells whether',
    'the files are up to date.',
    '',
  ].join('\n');
}
