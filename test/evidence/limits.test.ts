/** How long what is read together may be: one below, at and above each limit. */
import { openDirsyncMessage } from '../../src/evidence/mail/dirsync-message.js';
import { openSubjects } from '../../src/evidence/mail/subjects.js';
import { readCommand } from '../../src/evidence/programs/command-line.js';
import { readText, recordsOf } from '../support/read.js';

test.each([4095, 4096, 4097])('a command line of %i characters', (size) => {
  const read = readCommand('import admin -psecret -q -y'.padEnd(size));
  expect('problem' in read).toBe(size > 4096);
});

test.each([8190, 8191, 8192])(
  'a transaction of a mail that is %i characters with its next line',
  (size) => {
    const first = 'a'.repeat(4000);
    const below = 'b'.repeat(size - 4000);
    const records = recordsOf(
      openDirsyncMessage,
      `[DIRSYNC-TRANSACTIONS]\n0000000647 ${first}\n${below}\n`,
    );
    expect(records.map(({ text }) => text)).toEqual([size < 8192 ? `${first} ${below}` : first]);
  },
);

test.each([4095, 4096, 4097])(
  'a subject of %i characters with the line that it goes on in',
  (size) => {
    const text = 'Subject: ReqTx R=140 (was 140),';
    const below = ' S=655, I=2, 0 sent '.padEnd(size - text.length, 'x');
    const { observations } = readText(openSubjects, `${text}\n${below}\n`);
    expect(observations.some(({ fact }) => fact === 'requestor.SrvSync')).toBe(size <= 4096);
  },
);
