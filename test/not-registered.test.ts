/** A requestor whose listing names no Dir-Sync Server is no pass. */
import { check } from '../src/check.js';
import { listdsR } from './support/listings.js';
import { bytesOf } from './support/read.js';

const listing = (server: string) => listdsR('NET1/DENVER', server, 0, 0);
const answer = (...listings: string[]) => {
  const { verdict, choice } = check(
    listings.map((text, at) => ({ name: `l${at}.txt`, chunks: [bytesOf(text)] })),
    {
      now: new Date(0),
      header: { IMPSEQ: 2, SRVSEQ: 80, REQSEQ: 18 },
      own: { ImportSync: 0 },
      requestors: ['NET1/DENVER'],
    },
  );
  return [verdict.outcome, choice[0]?.remedy ?? null];
};

test.each<[string, string[], [string, string]]>([
  ['none', [listing('')], ['at-risk', 'register-server']],
  ['blanks', [listing('   ')], ['at-risk', 'register-server']],
  ['a server', [listing('NET1/HUB')], ['will-import', 'import-now']],
])('the Dir-Sync Server is %s', (_, listings, expected) => {
  expect(answer(...listings)).toEqual(expected);
});
