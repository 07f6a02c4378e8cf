import fc from 'fast-check';
import { withoutPasswords } from '../../../src/evidence/programs/shown-command.js';
import { commandText } from '../../../src/report/words/command.js';
import { runs } from '../../support/runs.js';

const shownCommand = (words: readonly string[]): string => commandText(withoutPasswords(words));

test.each([
  ['files alone', ['check', 'samples/equality'], 'resync-check check samples/equality'],
  ['a blank in a name', ['my ticket'], 'resync-check "my ticket"'],
  ['nothing in a word', ['-r', ''], 'resync-check -r ""'],
  [
    'a planned command',
    ['--command', 'import admin -pSECRET -q -y -dM'],
    'resync-check --command "import admin -p... -q -y -dM"',
  ],
  [
    'a slash',
    ['--command', 'import admin /pSECRET /q'],
    'resync-check --command "import admin -p... /q"',
  ],
  [
    'a password apart',
    ['--command=import admin -p SECRET -q'],
    'resync-check "--command=import admin -p ... -q"',
  ],
  [
    'a password in quotes',
    ['--command', 'import admin -p"SEC RET" -q'],
    'resync-check --command "import admin -p... -q"',
  ],
  ...(
    [
      ['no -p before it', 'import admin SECRET -q', 'import admin ... -q'],
      ['a -p glued to a switch', 'import admin -qpSECRET -dM', 'import admin -q... -dM'],
      ['a second switch glued on', 'import admin -q/pSECRET', 'import admin -q...'],
      ['a switch that no program has', 'import admin -uSECRET -q', 'import admin -u... -q'],
      ['the word in full', 'import admin -password SECRET -q', 'import admin -p... ... -q'],
      ['two hyphens', 'import admin --password=SECRET -q', 'import admin -p... -q'],
      ['in quotes of its own', 'import admin "-p" "SECRET" -q', 'import admin "-p" ... -q'],
      [
        'a second program',
        'rebuild -f -dM & listds admin /p SECRET',
        'rebuild -f -dM & listds admin /p ...',
      ],
      [
        'a second line',
        'import admin -pX -q\nlistq admin SECRET',
        'import admin -p... -q\nlistq admin ...',
      ],
      [
        'what is no password stays',
        'if exist m:\\glb\\resync.glb import admin -pX -qy -fnames.txt -dM > out.txt',
        'if exist m:\\glb\\resync.glb import admin -p... -qy -fnames.txt -dM > out.txt',
      ],
    ] as const
  ).map(([name, command, shown]): [string, string[], string] => [
    name,
    [`--command=${command}`],
    `resync-check ${commandText([`--command=${shown}`]).replace('resync-check ', '')}`,
  ]),
  ['a path that begins like one', ['/pub/42', 'x'], 'resync-check /pub/42 x'],
])('%s', (_name, words, line) => {
  expect(shownCommand(words)).toBe(line);
});

test('no password is shown, however it is spelled', () => {
  const spelled = fc.constantFrom(
    '-pSECRET',
    '/pSECRET',
    '-p SECRET',
    '-PSECRET',
    `-p'SEC SECRET'`,
    '"-pSECRET"',
    '-p"x SECRET"y',
    '-qpSECRET',
    '-uSECRET',
    '--password SECRET',
    'x SECRET',
  );
  const program = fc.constantFrom('import', 'M:\\MAILEXE\\IMPORT.EXE', 'listds', 'call rebuild');
  fc.assert(
    fc.property(program, spelled, fc.string(), (name, password, rest) => {
      expect(shownCommand(['--command', `${name} admin ${password} ${rest}`])).not.toMatch(
        /SECRET/,
      );
    }),
    runs(100),
  );
});

test.each<[string, string[], string[]]>([
  ['glued to a word of our own', ['check', '-psecret'], ['check', '-p...']],
  ['in a word that is a whole command', ['import -psecret -q'], ['import -p... -q']],
  ['behind -p, apart', ['import -p secret -q'], ['import -p ... -q']],
  ['behind -p, quoted', ['import -p "a secret" -q'], ['import -p ... -q']],
  ['-p with nothing behind it', ['import -p -q'], ['import -p -q']],
])('a password in a word of our own command line, %s', (_, words, shown) => {
  expect(withoutPasswords(words)).toEqual(shown);
});
