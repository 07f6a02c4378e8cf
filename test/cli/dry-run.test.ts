/** The planned command and the log to expect: no password is told, no postoffice is written into. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SAMPLES } from '../../scripts/samples.mjs';
import { command } from './support.js';

const SAMPLE = `${SAMPLES}planned-command`;
let copy = '';
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'resync-check-'));
  cpSync(`${SAMPLES}postoffice-ready`, `${copy}/PO`, { recursive: true });
});
afterAll(() => rmSync(copy, { recursive: true }));

test.each<[string, string[]]>([
  ['in the option', ['--command', 'import admin -psekrit -e -q -fnames.txt -dm']],
  ['in JSON', ['--command', 'import admin -psekrit -q -y', '-f', 'json']],
  ['in a command that is none', ['--command', 'imports -psekrit']],
  ['where a file is meant', ['import admin -psekrit -q -y']],
  ['standing apart where a file is meant', ['import admin -p sekrit -q -y']],
  ['where a program is meant', ['--import-exe', 'import -psekrit']],
])('a password is told nowhere: %s', async (_, args) => {
  const { out, err } = await command(['check', SAMPLE, ...args]);
  expect(`${out}${err}`).not.toBe('');
  expect(`${out}${err}`).not.toContain('sekrit');
});

test.each(['GLB/CONTROL.GLB', 'GLB/REQCONF.GLB', 'USR/00000001.USR', 'GLB/NEW.LOG'])(
  'nothing is written into a postoffice that was given: %s',
  async (name) => {
    const target = `${copy}/PO/${name}`;
    const { status, err } = await command(['check', `${copy}/PO`, '--log-preview', target]);
    expect(status).toBe(2);
    expect(err).toMatch(
      /lies in a postoffice that was given, which is never written: --log-preview/,
    );
  },
);

test('the log to expect is written elsewhere', async () => {
  const target = `${copy}/preview.txt`;
  const { status } = await command(['check', `${copy}/PO`, '--log-preview', target]);
  expect(status).toBe(0);
  expect(readFileSync(target, 'latin1')).toMatch(
    /^Predicted, not a log: IMPORT -Q at POLYNOMIAL\/OCTOBER\.\r\n--\/--\/-- --:--:-- \| Status /,
  );
});
