/** Names that would do harm where a format does not escape them, and reports that are full of them. */
import fc from 'fast-check';
import type { Report } from '../../src/model/report-types.js';
import { judged, report, row } from './reports.js';

/** Each would be markup, a link, a mention or a command to a terminal, if it were let through. */
export const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '</style><img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '<!-- ',
  ']]>',
  '<details open><summary>',
  '</summary></details>',
  '](javascript:alert(1))',
  '[x](javascript:alert(1))',
  '![x](https://a.example/x.png)',
  '![x][1]',
  '[1]: https://a.example',
  '<https://a.example>',
  'https://a.example/x',
  'www.a.example',
  'user@a.example',
  'mailto:user@a.example',
  '@team',
  'org/repo#12',
  '<script>alert(1)</script>#',
  '#12',
  'GH-12',
  ':smile:',
  'deadbeef12',
  '| a | b |',
  'a\\|b',
  'a|b',
  '\\',
  '\\\\|',
  '`',
  '``',
  '`x',
  'x`|`y',
  '\\`|\\`',
  '```',
  '~~~',
  '# heading',
  '- item',
  '1. item',
  '---',
  '===',
  '**bold**',
  '__bold__',
  '~~struck~~',
  '$x$',
  '    code',
  '&lt;script&gt;',
  '&#64;team',
  '\x1b[2J',
  '\x1b]8;;https://a.example\x1b\\x\x1b]8;;\x1b\\',
  '\x9b31m',
  'a\r\nb',
  '\r\n\r\n# heading\r\n\r\n',
  '\n| --- |\n',
  '\u202eexe.glb',
  '\u2066x\u2069',
  '\u200b',
  '\u2028',
  '\0',
  '\ud800',
  'שלום',
  '{{x}}',
  '${x}',
  "';--",
];

/** One of them, or several side by side, with text between. */
export const hostileArb: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 4 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(''))
  .filter((name) => name.trim() !== '');

/** A report in which every text that may come from a file is the given one. */
export function hostileReport(name: string): Report {
  const requestor = `NET/${name}`;
  const low = row('REQSEQ', 22, 140, requestor);
  const articles = ['Q215505'];
  return report({
    command: [name],
    numbers: [
      row('IMPSEQ', 1, 2, requestor),
      row('SRVSEQ', null, 2, requestor),
      {
        ...low,
        headerAlso: [{ input: 'i2', at: name, value: 7 }],
        ownFrom: [
          ...low.ownFrom,
          { ...low.ownFrom[0]!, input: 'i1', at: name, used: false, value: 9 },
        ],
      },
    ],
    inputs: [
      {
        ...{ id: 'i1', name, kind: 'queue', role: 'resync', bytes: 53, sha256: 'ab'.repeat(32) },
        issues: [
          {
            ...{ level: 'error', code: 'not-a-sync-number', message: `${name} is none`, at: name },
            args: { name: 'R', written: { kind: 'text', text: name } },
          },
        ],
        queue: {
          records: 21,
          unreadBytes: 0,
          layout: {
            ...{ confidence: 'inferred', fixedBytes: 0, fixedPart: 'before', nul: false },
            ...{ fields: [], because: [name] },
          },
          headerRecord: {
            ...{ byte: 0, length: 16 },
            hex: Buffer.from(name.padEnd(16)).toString('hex').slice(0, 32),
            spans: [{ name: 'text', offset: 0, bytes: 16, value: null }],
          },
        },
      },
      {
        ...{ id: 'i2', name: `x » ${name}`, kind: 'unknown', role: null },
        bytes: 1,
        sha256: null,
        issues: [],
      },
    ],
    findings: [
      {
        ...{ rule: 'reqseq-too-low', topic: 'numbers', severity: 'fatal', code: 14 },
        ...{
          confidence: 'inferred',
          requestor,
          message: `Lists: ${name}, and ${name}.`,
          articles,
          template: 'x',
          args: {},
        },
        evidence: [{ fact: 'requestor.isDirectoryServer', value: true, input: 'i1', at: name }],
        examples: [{ at: name, number: 3, kind: 'transaction', text: name }],
      },
      {
        ...{ rule: name, topic: 'other', severity: 'note', code: null, confidence: 'assumed' },
        ...{
          requestor,
          message: name,
          template: name,
          args: {},
          articles: [],
          evidence: [],
          examples: [],
        },
      },
    ],
    undecided: [
      {
        ...{ rule: 'srvseq-too-low', topic: 'numbers', severity: 'fatal', requestor },
        ...{ missing: ['header.SRVSEQ'], howToGet: `Give \`${name}\`, or ${name}.` },
      },
    ],
    effects: {
      [requestor]: {
        numbers: {
          ImportSync: { before: 1, after: 2 },
          SrvSync: { before: null, after: 2 },
          ReqSync: { before: 1, after: 2 },
        },
        ...{ pendingLost: null, exportLost: false, pendingKept: null, aboveServer: [] },
        lists: [
          {
            ...{ list: name, type: name, isReplaced: true, adds: 1, deletes: 0, modifies: 0 },
            ...{ before: null, localAtRisk: null },
          },
        ],
        autocreate: [name],
        afterwards: [`Look at ${name}.`],
      },
    },
    predictedLog: [name, `x ${name}`],
    causes: [
      {
        ...{
          id: 'not-listed',
          variant: null,
          args: {},
          requestor,
          message: `It is ${name}.`,
          confidence: 'documented',
        },
        ...{ confirm: `Ask ${name}.`, articles },
      },
    ],
    remedies: (['regenerate', 'local-reset'] as const).map((id) => ({
      ...{ id, args: {}, title: `List ${name}`, requestors: [requestor] },
      ...{ steps: [name, `On ${name}: \`import -q ${name}\``], cautions: [`Mind ${name}.`] },
      ...{ articles, confidence: 'inferred' as const, dss: null, registry: null, newFile: null },
      ...{ thresholds: [], expected: 'will-import' as const },
    })),
    ruledOut: [
      {
        ...{ id: 'restored-server', title: name, requestors: [requestor] },
        ...{ reason: 'not-on-server', args: {}, why: `It is ${name}.` },
      },
    ],
    server: {
      ...{ kind: 'exchange', records: 2, listed: [name], globalMax: null, dxaVersion: name },
      highest: numbersOf(name),
      wouldWrite: numbersOf(name),
      unlinked: [name],
      unconfirmed: [{ requestor: name, sent: 2, confirmed: 1 }],
    },
    timeline: {
      runs: 3,
      shown: [
        {
          ...{
            input: 'i1',
            line: 1,
            before: 1,
            postoffice: name,
            program: 'IMPORT',
            version: name,
          },
          ...{ step: 'T3', time: null, written: `01/03/100 ${name}`, event: 'stopped' },
          ...{ severity: 'Fatal', code: 14, troubles: 2, received: null, sent: null },
        },
      ],
    },
    verdict: judged([requestor, 'will-fail', 14]),
  });
}

const numbersOf = (name: string) => {
  const one = { value: 1, holders: [name], reason: null, unknownOf: null };
  return { IMPSEQ: one, SRVSEQ: one, REQSEQ: one };
};

/** The same with a second requestor, so that the formats show what they show of several. */
export function hostileFleet(name: string): Report {
  const one = hostileReport(name);
  return {
    ...one,
    numbers: [...one.numbers, row('IMPSEQ', 2, 2, `NET2/${name}`)],
    verdict: judged([`NET/${name}`, 'will-fail', 14], [`NET2/${name}`, 'will-import']),
  };
}
