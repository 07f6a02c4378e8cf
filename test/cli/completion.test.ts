/** Completion as bash carries it out, and the manual page: both follow from the table of commands. */
import { execFileSync } from 'node:child_process';
import { COMMANDS, optionsOf } from '../../src/cli/command-table.js';
import { completionFor } from '../../src/cli/completion.js';
import { manPage } from '../../src/cli/man-page.js';
import { command, folderWith, oneLine } from './support.js';

const hasBash = process.platform !== 'win32';

const TABLE: [typed: string, offered: string[]][] = [
  ['sim', ['simulate']],
  ['re', ['render']],
  ['my', ['my case', 'my.reg']],
  ['check my', ['my case', 'my.reg']],
  ['--dss ', ['exchange', 'msmail']],
  ['check -f m', ['markdown']],
  ['simulate --fail-on h', ['hang']],
  ['check --save', ['--save-case']],
  ['simulate --save', []],
  ['rules --c', ['--coverage']],
  ['check --after my', ['my case', 'my.reg']],
  ['check --requestor ', []],
  ['completion p', ['powershell']],
];

(hasBash ? test : test.skip)('bash offers what the command takes', () => {
  const folder = folderWith({ 'my case/x': '', 'my.reg': '' });
  const asked = TABLE.map(([typed]) => {
    const words = ['resync-check', ...typed.split(' ')].map((word) => `'${word}'`);
    return `COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}
      _resync_check; printf '%s\\n' "\${COMPREPLY[@]}" --; COMPREPLY=()`;
  });
  const out = execFileSync(
    'bash',
    ['-c', `${completionFor('bash', COMMANDS)}\n${asked.join('\n')}`],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  const offered = out
    .split('--\n')
    .slice(0, -1)
    .map((lines) => lines.split('\n').filter((line) => line !== ''));
  expect(TABLE.map(([typed], at) => [typed, offered[at]?.sort()])).toEqual(TABLE);
});

test.each(['zsh', 'powershell'] as const)('%s is told every command and option', (shell) => {
  const script = completionFor(shell, COMMANDS);
  for (const [name, each] of Object.entries(COMMANDS)) {
    expect(script).toContain(name);
    for (const option of optionsOf(each)) expect(script).toContain(`--${option.name}`);
  }
});

test.each<[string[], string]>([
  [[], 'no shell is named: completion; write one of: bash, zsh, powershell'],
  [['fish'], 'no completion for this shell: fish; write one of: bash, zsh, powershell'],
])('completion %j is refused', async (words, why) => {
  const { status, out, err } = await command(['completion', ...words]);
  expect([status, out, oneLine(err)]).toEqual([2, '', why]);
});

test('the manual page has every command, option and exit status, and no request by accident', () => {
  const page = manPage('1.2.3');
  const shown = page.replaceAll('\\-', '-');
  for (const [name, each] of Object.entries(COMMANDS)) {
    expect(shown).toContain(`.SS ${name}\n`);
    expect(shown).toContain(each.statuses);
    for (const option of optionsOf(each)) expect(shown).toContain(`\\fB--${option.name}\\fR`);
  }
  const requests = new Set(page.match(/^\.\S+/gm));
  expect([...requests].sort()).toEqual(['.PP', '.SH', '.SS', '.TH', '.TP', '.br']);
});
