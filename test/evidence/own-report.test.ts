/** A report of ours is never evidence: in any format, quoted, or as the preview of a log. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { check, renderHtml, renderJson, renderMarkdown, renderText } from '../../src/index.js';
import { identify } from '../../src/evidence/kinds.js';
import { read } from '../../src/evidence/read.js';
import { renderAsk } from '../../src/report/text/ask.js';

const SAMPLES = join(import.meta.dirname, '../../samples');
const now = new Date('2002-06-01T00:00:00Z');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const reports = readdirSync(SAMPLES).flatMap((name) => {
  const folder = join(SAMPLES, name);
  if (!statSync(folder).isDirectory()) return [];
  const evidence = readdirSync(folder)
    .filter((file) => statSync(join(folder, file)).isFile() && file !== 'README.md')
    .map((file) => ({ name: file, chunks: [readFileSync(join(folder, file))] }));
  try {
    return [{ name, report: check(evidence, { now }) }];
  } catch {
    return [];
  }
});
const quoted = (text: string): string => text.replace(/^/gm, '> ');
const isOurs = (text: string): boolean =>
  identify('ticket.txt', bytes(text), true).issue?.code === 'foreign-text';
const LISTING = [
  'Examining POLYNOMIAL/OCTOBER Requestor Configuration Record',
  '',
  'Dir-Sync Server: POLYNOMIAL/MONTGOMERY',
  'ReqSync = 150, SrvSync = 150',
].join('\n');
/** What is believed of a text, as fact, value and line. */
const believed = (text: string): string[] => {
  const { observations, unread } = read('ticket.txt', [bytes(text)]).reading;
  const open = (unread ?? []).map(({ number, at }) => `${number} unread @${at.line}`);
  return [...observations.map(({ fact, value, at }) => `${fact} ${value} @${at.line}`), ...open];
};
const believedOf = (listing: string, line: number): string[] =>
  believed(listing).map((each) =>
    each.replace(/@(\d+)$/, (_, at: string) => `@${Number(at) + line}`),
  );

test('there are reports to try', () => expect(reports.length).toBeGreaterThan(30));

test.each(reports)('$name', ({ report }) => {
  const isOfFiles =
    report.inputs.length > 0 && report.inputs.every(({ kind }) => kind === 'import-file');
  const texts = {
    screen: renderText(report),
    full: renderText(report, { full: true }),
    answer: renderText(report, { quiet: true }),
    markdown: renderMarkdown(report),
    html: renderHtml(report),
    json: renderJson(report),
    preview: report.predictedLog.join('\n'),
  };
  if (isOfFiles) return expect(texts.screen).toContain('import file');
  for (const [format, text] of Object.entries(texts)) {
    if (text === '') continue;
    expect([format, isOurs(text), isOurs(quoted(text))]).toEqual([format, true, true]);
    // Beside a listing, above it or below, it takes nothing away and adds nothing.
    const listing = believed(LISTING);
    const lines = text.split('\n').length + 1;
    expect([format, believed(`${LISTING}\n\n${text}`)]).toEqual([format, listing]);
    expect([format, believed(`${quoted(text)}\n\n${LISTING}`)]).toEqual([
      format,
      believedOf(LISTING, lines),
    ]);
  }
});

test.each(reports)(
  '$name: the request for evidence may be quoted beside the evidence',
  ({ report }) => {
    const mail = `${quoted(renderAsk(report))}\nReqTx R=140 (was 139), S = 140, I = 2 1 sent\n`;
    expect(identify('reply.txt', bytes(mail), true).kinds).toContain('subjects');
  },
);

test.each([
  [
    'a line above',
    1,
    'note',
    '> resync-check said: IMPORT -Q is predicted to accept this RESYNC.GLB.',
  ],
  ['a line broken in two', 2, 'note', '> POLYNOMIAL/OCTOBER: it\n> cannot be told yet.'],
])('%s is left out and told, the listing below is read', (_, line, level, words) => {
  const { kinds, issue } = identify('reply.txt', bytes(`${words}\nBut now:\n${LISTING}\n`), true);
  expect(kinds).toEqual(['listds-requestor']);
  expect(issue).toEqual({ level, code: 'own-words-left-out', args: { lines: 1 }, at: { line } });
});
