/**
 * What is fuzzed: each target takes any bytes and throws where something that must hold does not.
 * The bytes are in the form that jazzer.js hands to `fuzz(data)` as well.
 */
import {
  check,
  inspect,
  renderHtml,
  renderJson,
  renderMarkdown,
  renderText,
} from '../../src/index.js';
import { openContainers, simulate } from '../../src/index.js';
import { redactReport } from '../../src/redact.js';
import { readerOf } from '../../src/evidence/kinds.js';
import { openQueue } from '../../src/evidence/queue/reader.js';
import { latin1 } from '../../src/evidence/text/bytes.js';
import { parseHeader, parseWrapped, type TextEnd } from '../../src/evidence/text/header.js';
import { LARGEST_NUMBER } from '../../src/model/sync-number.js';
import type { Evidence } from '../../src/model/api-types.js';
import { KINDS, NUMBERS, type Kind } from '../../src/model/types.js';
import { UsageError } from '../../src/model/usage-error.js';
import { storedReport } from '../../src/report/stored.js';
import { run } from '../../src/cli/main.js';
import type { Io } from '../../src/cli/io.js';
import { validateRule } from '../../src/generated/validators.js';
import {
  DAMAGES,
  damage,
  diceOf,
  makeQueue,
  type Dice,
  type MadeQueue,
} from '../support/made-queues.js';
import { hasEnd, isHidden, judge, see } from '../support/measure.js';
import { SEEDS } from './seeds.js';
import { Broken, isSound, must, showsOnlyEvidence } from './oracles.js';

export type Target = (data: Uint8Array) => void | Promise<void>;

const now = new Date(0);
const NAMES = [
  'RESYNC.GLB',
  'listds-r.txt',
  'subjects.txt',
  'REQTRANS.GLB',
  'a.txt',
  'DIRSYNC.LOG',
];
const FILE_KINDS = KINDS.filter((kind) => kind !== 'postoffice');
/** Parts one piece of evidence from the next. */
export const SEPARATOR = '\x1d\x1d\x1d\x1d';

/** What a library says of what cannot be used is no fault. */
function unlessRefused<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof UsageError) return null;
    throw error;
  }
}

/** Chunks of odd sizes, each spoilt once the next is asked for: readers must not hold on to them. */
function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    // A copy, which the slice of a Buffer is not.
    const piece = Uint8Array.from(bytes.subarray(at, at + size));
    yield piece;
    piece.fill(0x37);
  }
}

function split(bytes: Uint8Array): Uint8Array[] {
  const text = latin1(bytes, 0, bytes.length);
  return text
    .split(SEPARATOR)
    .slice(0, 8)
    .map((part) => Buffer.from(part, 'latin1'));
}

const first = (data: Uint8Array): number => data[0] ?? 0;
const rest = (data: Uint8Array): Uint8Array => data.subarray(1);

/** One input, its kind found by its content. */
const identified: Target = (data) => {
  const name = NAMES[first(data) % NAMES.length]!;
  const bytes = rest(data);
  const one = unlessRefused(() => inspect({ name, chunks: pieces(bytes, 4093) }));
  const other = unlessRefused(() => inspect({ name, chunks: [bytes] }));
  must(
    JSON.stringify(one?.observations) === JSON.stringify(other?.observations),
    'the size of the chunks changes what is read',
  );
};

/** One input whose kind is forced: every reader on everything. */
const forced: Target = (data) => {
  const kind: Kind = FILE_KINDS[first(data) % FILE_KINDS.length]!;
  unlessRefused(() => inspect({ name: 'a.txt', kind, chunks: [rest(data)] }));
};

const TEXT_KINDS = FILE_KINDS.filter((kind) => !['queue', 'archive', 'mail'].includes(kind));

/** A short text to a reader of texts, whole and in two pieces. */
const short: Target = (data) => {
  const kind: Kind = TEXT_KINDS[first(data) % TEXT_KINDS.length]!;
  const bytes = data.subarray(2);
  const at = (data[1] ?? 0) % (bytes.length + 1);
  const read = (...chunks: Uint8Array[]): string => {
    const reader = readerOf(kind)({ name: 'a.txt', head: bytes, headIsAll: true });
    for (const chunk of chunks) reader.push(chunk);
    return JSON.stringify(reader.end());
  };
  must(
    read(bytes) === read(bytes.slice(0, at), bytes.slice(at)),
    'where the chunks part changes what is read',
  );
};

const ENDS: readonly TextEnd[] = ['sure', 'likely', 'open'];

/** The text of a header transaction. */
const header: Target = (data) => {
  const end = ENDS[first(data) % 3]!;
  const text = latin1(data, Math.min(1, data.length), data.length);
  const tight = text.replaceAll(/[\r\n]+ */g, '');
  for (const read of [parseHeader(text, end), parseWrapped(text, tight, end)]) {
    if (!read) continue;
    for (const [name, { value }] of Object.entries(read.numbers)) {
      const isOf = (some: string): boolean =>
        [...some.matchAll(/\d+/g)].some(([digits]) => digits.length <= 10 && +digits === value);
      must(value <= LARGEST_NUMBER, `${name} is ${value}`);
      must(isOf(text) || isOf(tight), `${name} ${value} is nowhere in the text`);
    }
    for (const number of read.unsure) must(!read.numbers[number], `${number} is sure and unsure`);
  }
};

const queue: Target = (data) =>
  void see(openQueue, rest(data), NAMES[first(data) % 2 === 0 ? 0 : 3]);

/** Several pieces of evidence, mails and archives opened, and every format of the report. */
const whole: Target = async (data) => {
  const contents = split(rest(data));
  const evidence = contents.map((bytes, at): Evidence => ({
    name: NAMES[(first(data) + at) % NAMES.length]!,
    chunks: [bytes],
  }));
  const opened = await openContainers(evidence);
  const isPlain = opened.length === evidence.length;
  const report = unlessRefused(() => check(opened, { now }));
  if (!report) return;
  isSound(report);
  if (isPlain) showsOnlyEvidence(report, contents);
  const json = renderJson(report);
  must('verdict' in storedReport(json), 'the report does not fit its own schema');
  switch (first(data) % 5) {
    case 0:
      return void [renderText(report, { full: true }), renderText(report)];
    case 1:
      return void renderMarkdown(report);
    case 2:
      return void renderHtml(report);
    case 3:
      return void renderText(redactReport(report, 'all').report, { full: true });
    default:
      return void unlessRefused(() => simulate(opened, { now }));
  }
};

const seedOf = (data: Uint8Array): number =>
  [0, 1, 2, 3].reduce((sum, at) => (sum * 256 + (data[at] ?? 0)) >>> 0, 0);

/**
 * Whether the end of another text took the place of what was lost behind the header's, and the length
 * beside them fits just this new text: nothing in the file shows that.
 */
function fitsByChance({ records, layout }: MadeQueue, at: number, lost: number): boolean {
  const [header] = records;
  const end = at + lost;
  const other = records.find(({ textStart, textEnd }) => textStart <= end && end <= textEnd);
  if (!header || !other || lost <= 0 || at < header.textStart || at > header.textEnd) return false;
  const size = at - header.textStart + other.textEnd - end;
  const whose = layout.side === 'after' ? other : header;
  return size === whose.textEnd - whose.textStart;
}

function damaged(data: Uint8Array) {
  const made = makeQueue(seedOf(data));
  const dice: Dice = diceOf(seedOf(data.subarray(4)));
  const how = DAMAGES[(data[8] ?? 0) % DAMAGES.length]!;
  const near = Math.min(made.bytes.length, made.records[0]!.end + 12);
  const at = dice.below((data[9] ?? 0) % 2 === 0 ? near : made.bytes.length);
  if (!hasEnd(made) || isHidden(how, at, made)) return null;
  const bytes = damage(made.bytes, how, at, dice);
  return fitsByChance(made, at, made.bytes.length - bytes.length) ? null : { made, bytes, how, at };
}

/** A queue of known truth in a layout from a seed, damaged in one place. */
const truth: Target = (data) => {
  const found = damaged(data);
  if (!found) return;
  const { made, bytes, how, at } = found;
  const { isFalsePass } = judge(see(openQueue, bytes), made);
  must(!isFalsePass, `${how} at ${at}: wrong numbers of a header that seems whole`);
};

/** The same, and a requestor whose numbers are above the true ones: never a pass. */
const verdict: Target = (data) => {
  const found = damaged(data);
  if (!found?.made.header) return;
  const { made, bytes, how, at } = found;
  const { header: which, own } = NUMBERS[(data[10] ?? 0) % 3]!;
  const value = made.header![which] + 1 + ((data[11] ?? 0) % 40);
  const others = { ImportSync: 0, SrvSync: 0, ReqSync: 0 };
  const report = unlessRefused(() =>
    check([{ name: 'RESYNC.GLB', chunks: [bytes] }], { now, own: { ...others, [own]: value } }),
  );
  must(report?.verdict.outcome !== 'will-import', `${how} at ${at}: a pass that is none`);
};

/** How evidence shows a requestor's ReqSync, with a place for the number. */
const SHOWN: readonly [name: string, text: string][] = [
  ['r.txt', 'Examining N/P Requestor Configuration Record\r\nReqSync = #, SrvSync = 7\r\n'],
  ['s.txt', 'Server Requestor Record #1\r\nRequestor name: N/P\r\nReqSync = #, SrvSync = 7\r\n'],
  ['m.txt', 'From: N/P/$SYSTEM\r\nSubject: $SYSTEM ReqTx R=9 (was #), S = 7, I = 2 sent\r\n'],
  [
    'x.ldf',
    'dn: cn=P,cn=S,o=O\r\nobjectClass: Remote-DXA\r\nDXA-ReqName: N/P\r\nDXA-Req-Seq: #\r\n',
  ],
  ['x.csv', 'Obj-Class,Directory Name,DXA-Req-Seq\r\nRemote-DXA,P,#\r\n'],
  ['x.txt', 'Common name: P\r\nDXA-Req-Seq: #\r\n'],
  ['x.json', '{"kind":"sync-state","version":1,"requestors":[{"name":"N/P","ReqSync":#}]}'],
  ['x.json', '{"kind":"sync-state","version":1,"requestors":[{"name":"N/P","ReqSync":"#"}]}'],
  ['q.txt', 'FB16 Thu Apr 07 12:13:52 1994 000001 IMPSEQ=1 SRVSEQ=7 REQSEQ=#\r\nEnd of Queue.\r\n'],
];
const FORMS: readonly ((digits: string) => string)[] = [
  ...[
    '#',
    '00#',
    '-#',
    '+#',
    '#e3',
    '0x#',
    '#.5',
    '#,000',
    '# 000',
    '#-1',
    '#_0',
    '(#)',
    '#h',
    '$#',
  ].map((form) => (digits: string) => form.replace('#', digits)),
  (digits) => digits.repeat(3),
];

/** A number of known truth in evidence: it is shown as it is, or it is not known. */
const shown: Target = (data) => {
  const [name, form] = SHOWN[first(data) % SHOWN.length]!;
  const way = (data[1] ?? 0) % FORMS.length;
  const digits = String(seedOf(data.subarray(2)) * ((data[6] ?? 0) % 4 === 0 ? 3 : 1));
  const written = FORMS[way]!(digits);
  const text = form.replace(/#(?!\d)/, written);
  const report = unlessRefused(() => check([{ name, chunks: [Buffer.from(text)] }], { now }));
  if (!report) return;
  const told = [
    ...report.numbers.filter(({ number }) => number === 'REQSEQ').map(({ own }) => own),
    report.header.REQSEQ.value,
  ];
  // A number in parentheses may be read or not; in JSON -0 is 0.
  const plain = written === '-0' ? '0' : /^\(?0*(\d{1,10})\)?$/.exec(written)?.[1];
  for (const value of told) {
    if (value === null) continue;
    must(value === Number(plain) && value <= LARGEST_NUMBER, `${written} is shown as ${value}`);
  }
  if (way === 0 && Number(digits) <= LARGEST_NUMBER && report.numbers.length > 0)
    must(told.includes(Number(digits)), `${digits} in ${name} is not shown`);
};

/** JSON from others: stored reports, rules. */
const json: Target = (data) => {
  const text = latin1(data, 0, data.length);
  storedReport(text);
  try {
    validateRule(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
};

const missing = (): never => {
  throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
};

const SPOILT: readonly unknown[] = [
  ...[null, true, '', 0, -1, 1.5, 1e308, 4294967296, [], {}, [[]], 'x'.repeat(3000)],
  ...[
    '__proto__',
    'constructor',
    '\x1b[2J\u202e',
    '</script><b>',
    '|`*_[x](y)',
    '\ud800',
    '\r\n\0',
  ],
];

/** Puts another value in a place of a JSON document, or takes what is there away; bytes say which. */
function spoil(document: object, bytes: Uint8Array): void {
  let here = document as Record<string, unknown>;
  for (const byte of bytes.subarray(1)) {
    const keys = Object.keys(here);
    if (keys.length === 0) return;
    const key = keys[byte % keys.length]!;
    const inside = here[key];
    if (byte < 224 && typeof inside === 'object' && inside !== null) {
      here = inside as Record<string, unknown>;
      continue;
    }
    const at = (bytes[0] ?? 0) % (SPOILT.length + 1);
    if (at === SPOILT.length) delete here[key];
    else here[key] = SPOILT[at];
    return;
  }
}

let wholeReport = '';

/** A stored report with a few places spoilt: refused, or shown without a control character. */
const stored: Target = (data) => {
  wholeReport ||= renderJson(
    check(
      SEEDS.slice(0, 5).map(([name, , text]) => ({ name, chunks: [Buffer.from(text, 'latin1')] })),
      { now },
    ),
  );
  const document = JSON.parse(wholeReport) as object;
  for (let at = 0; at < Math.min(data.length, 40); at += 10)
    spoil(document, data.slice(at, at + 10));
  const report = storedReport(JSON.stringify(document));
  if (!('verdict' in report)) return;
  const text = renderText(report, { full: first(data) % 2 === 0 });
  must(!/[\0-\x08\x0b-\x1f\x7f\x80-\x9f\u202e]/.test(text), 'a control character on the screen');
  if (first(data) % 4 === 1) renderMarkdown(report);
  if (first(data) % 4 === 3) {
    const page = renderHtml(report);
    must(!page.includes('</script><b>'), 'a text became markup');
  }
};

/** A command line on a machine without files: words are parted by NUL. */
const line: Target = async (data) => {
  const argv = latin1(data, 0, data.length).split('\0').slice(0, 12);
  let said = '';
  const output = { write: (text: string) => ((said += text), true), isTerminal: false };
  const fs = new Proxy({}, { get: () => missing }) as Io['fs'];
  const status = await run(argv, {
    ...{ stdout: output, stderr: output, env: {}, fs, now: () => now, ticks: () => 0, home: '/' },
    platform: 'linux',
    undisturbed: (work) => Promise.resolve(work()),
  });
  must([0, 1, 2, 3, 4].includes(status), `exit status ${status}: ${said.slice(0, 200)}`);
  must(!/[\0-\x08\x0b-\x1f\x7f\x80-\x9f]/.test(said), 'a control character on the screen');
};

export const TARGETS: Readonly<Record<string, Target>> = {
  ...{ identified, forced, short, header, queue, whole, truth, verdict, shown, json, stored, line },
};
export { Broken };
export { SEEDS, WORDS } from './seeds.js';
