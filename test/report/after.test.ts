/** The prediction beside what came to pass, in every format that is read by people. */
import { check, renderHtml, renderMarkdown, renderText } from '../../src/index.js';

const bytes = (text: string) => [new TextEncoder().encode(text)];
const report = check(
  [{ name: 'reqtx.txt', chunks: bytes('Subject: ReqTx R=140 (was 140), S = 140, I = 2 0 sent\n') }],
  {
    now: new Date('2002-06-01T00:00:00Z'),
    requestors: ['POLYNOMIAL/OCTOBER'],
    header: { IMPSEQ: 2, SRVSEQ: 140, REQSEQ: 140 },
    after: [
      {
        name: 'DIRSYNC.LOG',
        chunks: bytes('01/03/100 02:10:44 | Fatal [ 14] Error processing RESYNC.GLB\n'),
      },
    ],
  },
);

test.each<[string, (given: typeof report) => string]>([
  ['text', (given) => renderText(given)],
  ['text, the answer alone', (given) => renderText(given, { quiet: true })],
  ['text, everything', (given) => renderText(given, { full: true })],
  ['Markdown', (given) => renderMarkdown(given)],
  ['HTML', (given) => renderHtml(given)],
])('%s says what differs, and the year as the log has it', (_, render) => {
  expect(render(report).replace(/\s+/g, ' ')).toContain(
    'The log differs: IMPORT stopped with Fatal error 14 on 2000-01-03 02:10:44 (the log writes ' +
      '01/03/100); no stop was predicted.',
  );
  const { after: _left, ...without } = report;
  expect(render(without)).not.toContain('The log');
});
