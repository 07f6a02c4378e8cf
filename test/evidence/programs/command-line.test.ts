/** What IMPORT takes of a planned command line, and what it ignores (Q119016). */
import fc from 'fast-check';
import { readCommand } from '../../../src/evidence/programs/command-line.js';
import { runs } from '../../support/runs.js';

const facts = (text: string) => {
  const read = readCommand(text);
  if ('problem' in read) throw new Error(read.problem);
  return Object.fromEntries(
    Object.entries(read.facts).map(([fact, { value, which }]) => [
      fact.replace('command.', ''),
      which === undefined ? value : `${String(value)} ${which}`,
    ]),
  );
};
const GOOD = {
  ...{ given: true, importsQueue: true, ignoresQueue: false, ignored: 0, waits: false },
  ...{ losesLog: false, namesNobody: false, usesErrorlevel: false, rebuilds: false },
};

test.each<[string, object]>([
  ['import admin -psecret -q -y -dm', {}],
  ['IMPORT.EXE admin -PSECRET -Q -Y -DM', {}],
  ['M:\\MAILEXE\\import.exe admin -psecret -q -y', {}],
  ['forcedos import admin -psecret -q -y', {}],
  ['import admin /psecret /q /y', {}],
  ['import admin -p secret -q -y', {}],
  ['import admin -p"my secret" -q -y', {}],
  ['import admin -psecret -e -q -fnames.txt -dm', { ignoresQueue: 'true -e', waits: true }],
  ['import admin -psecret -s -q -y', { ignoresQueue: 'true -s' }],
  ['import admin -psecret -st -ffile.txt -q -y', { ignoresQueue: 'true -st' }],
  ['import admin -psecret -e -s -q -y', { ignoresQueue: 'true -e, -s' }],
  ['import admin -psecret -q -y -fnames.txt -t', { ignored: '2 -f, -t' }],
  ['import admin -psecret -q -y -c -g -a -r -x', { ignored: '5 -a, -c, -g, -r, -x' }],
  // Neither is in the list of those that -q drops.
  ['import admin -psecret -q -y -v -lq.log', {}],
  ['import admin -psecret -q', { waits: true }],
  ['import admin -psecret -q -y -n -lq.log', { losesLog: true }],
  ['import -psecret -q -y', { namesNobody: true }],
  ['import admin -q -y', { namesNobody: true }],
  ['import admin -psecret -fnames.txt', { importsQueue: false }],
  ['import admin -psecret -q -y && rebuild -f -dm', { usesErrorlevel: true, rebuilds: true }],
  ['import admin -psecret -q -y\r\nrebuild -f -dm', { rebuilds: true }],
  ['import admin -psecret -q -y; if errorlevel 1 goto end', { usesErrorlevel: true }],
  // The import that counts is the one with -q, wherever it stands.
  ['import admin -psecret -s -dm\nimport admin -psecret -q -y -dn', {}],
  ['import admin -psecret -e -q -fn.txt\nimport admin -psecret -q -y', {}],
  ['if exist m:\\glb\\resync.glb import admin -psecret -q -y', {}],
  ['@if not exist "m:\\a b" import admin -psecret -q -y', {}],
  ['start "" import admin -psecret -q -y', {}],
  ['import admin -p"a&b;c|d" -q -y', {}],
  ['import admin -p<password> -q -y', {}],
  ['import admin -psecret -q -y > out.txt', {}],
  ['import -psecret -q -y >> out.txt', { namesNobody: true }],
])('%s', (text, differs) => expect(facts(text)).toEqual({ ...GOOD, ...differs }));

test.each(['&', '|', ';', 'a&b;c|d'])('a password may hold %s', (odd) =>
  expect(facts(`import admin -px${odd}y -q -y`)).toEqual(GOOD),
);

test.each([
  ['import admin \u2013psecret \u2013q', /plain hyphens/],
  ['import admin -p"secret -q -y', /not closed/],
])('%j is no command line', (text, words) =>
  expect(readCommand(text)).toEqual({ problem: expect.stringMatching(words) as string }),
);

test('letters that are glued together leave open what IMPORT reads', () =>
  expect(facts('import admin -psecret -qy')).not.toHaveProperty('waits'));

test.each([
  ['', /no IMPORT command/],
  ['rebuild -f -dm', /no IMPORT command/],
  ['important secret', /no IMPORT command/],
  [`import ${'x'.repeat(5000)}`, /too long/],
])('%j is refused', (text, words) => {
  const read = readCommand(text);
  expect(read).toEqual({ problem: expect.stringMatching(words) as string });
  expect(JSON.stringify(read)).not.toContain('secret');
});

test('a password occurs nowhere in what is read', () =>
  fc.assert(
    fc.property(
      fc.stringMatching(/^[A-Za-z0-9]{6,12}$/),
      fc.constantFrom('-p', '-P', '/p', '-p ', '-p"'),
      fc.constantFrom('', ' -e', ' -x -t', ' -n -l'),
      (password, option, more) => {
        fc.pre(!/import|errorlevel|command|queue/i.test(password));
        const read = readCommand(`import admin ${option}${password} -q${more}`);
        expect(JSON.stringify(read)).not.toContain(password);
      },
    ),
    runs(100),
  ));

test('whatever stands in it, it is read in no time and nothing is thrown', () =>
  fc.assert(
    fc.property(fc.string({ maxLength: 5000 }), (text) => {
      expect(readCommand(`import ${text}`)).toBeDefined();
    }),
    runs(100),
  ));
