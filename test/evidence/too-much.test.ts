/** More records than a site can have: refused in one line, whatever they are written in. */
import { check } from '../../src/index.js';
import { MOST_TOLD } from '../../src/evidence/too-much.js';
import { bytesOf } from '../support/read.js';

const ATTRIBUTES = 'DXA-Req-Seq: 5\n';
const FLOODS: readonly [name: string, head: string, each: string, perEach: number][] = [
  ['a.ldf', '', `dn: cn=A,o=O\nobjectClass: Remote-DXA\n${ATTRIBUTES}\n`, 1],
  ['a.csv', 'Obj-Class,Directory Name,DXA-Req-Seq\n', 'Remote-DXA,A,5\n', 1],
  ['a.txt', '', `Common name: A\n${ATTRIBUTES}\n`, 1],
  ['r.txt', '', 'Examining N/P Requestor Configuration Record\nReqSync = 1, SrvSync = 2\n', 2],
  ['u.txt', '', 'Examining N/P Requestor Configuration Record\nReqSync = x, SrvSync = 8O\n', 2],
  ['s.txt', '', 'Server Requestor Record #1\nRequestor name: N/P\nReqSync = 1, SrvSync = 2\n', 3],
  ['m.txt', '', 'From: N/P/$SYSTEM\nSubject: $SYSTEM ReqTx R=1 (was 1), S = 2, I = 3 0 sent\n', 3],
];
const run = (name: string, content: string) =>
  check([{ name, chunks: [bytesOf(content)] }], { now: new Date(0) });

test.each(FLOODS)('%s', (name, head, each, perEach) => {
  const flood = head + each.repeat(Math.ceil(MOST_TOLD / perEach) + 1);
  expect(() => run(name, flood)).toThrow(
    `${name}: it shows more than ${MOST_TOLD} numbers of requestors; leave out those that are not judged`,
  );
  expect(run(name, head + each.repeat(100)).inputs[0]!.issues).not.toContainEqual(
    expect.objectContaining({ code: 'too-much-to-tell' }),
  );
});
