import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { FACTS } from '../../src/model/facts.js';
import { issue } from '../../src/model/issues.js';
import { toldIssue } from '../../src/report/words/issues.js';
import type { Report } from '../../src/model/report-types.js';
import { SCHEMA_VERSION } from '../../src/report/schema-version.js';
import { TOPICS, type Rule } from '../../src/model/rule-types.js';

const RULES = new URL('../../rules/', import.meta.url);
const json = (name: string): unknown => JSON.parse(readFileSync(new URL(name, RULES), 'utf8'));

interface Schema {
  $defs: Record<string, { enum?: unknown[]; properties?: Record<string, { enum?: unknown[] }> }>;
  properties: Record<string, { enum?: unknown[] }>;
}
const schemas = {
  rule: json('rule.schema.json') as Schema,
  report: json('report.schema.json') as Schema,
};
const compile = (schema: Schema): ValidateFunction =>
  new Ajv2020({ strict: true, allErrors: true }).compile(schema);
const isRule = compile(schemas.rule);
const isReport = compile(schemas.report);

/** What ajv says against a value; empty when it is valid. */
const against = (validate: ValidateFunction, value: unknown): string[] =>
  validate(value)
    ? []
    : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message ?? e.keyword}`);

/** A deep copy in which the value at a path is another; `undefined` takes it away. */
function changed(value: unknown, path: readonly (string | number)[], other: unknown): unknown {
  const copy = structuredClone(value);
  let at = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
  const last = path[path.length - 1]!;
  if (other === undefined) delete at[last];
  else at[last] = other;
  return copy;
}

describe('the rules of the house', () => {
  const files = readdirSync(RULES).filter(
    (name) => name.endsWith('.json') && !name.endsWith('.schema.json') && name !== 'codes.json',
  );
  test('the main job has its seven', () =>
    expect(files).toEqual(
      expect.arrayContaining([
        'header-malformed.json',
        'header-missing.json',
        'impseq-too-low.json',
        'on-directory-server.json',
        'pending-transactions-lost.json',
        'reqseq-too-low.json',
        'srvseq-too-low.json',
      ]),
    ));
  test.each(files)('%s is valid', (name) => expect(against(isRule, json(name))).toEqual([]));
  test.each(files)('%s says what it is about', (name) => {
    const { topic } = json(name) as Rule;
    expect(TOPICS.filter((each) => each !== 'other')).toContain(topic);
  });
  test.each(files)('%s: the message names known facts only', (name) => {
    const { message } = json(name) as Rule;
    const named = [...message.matchAll(/\{([^}]*)\}/g)].flatMap((match) =>
      match[1]!.replace(/:which|\|.*/, '').split(' - '),
    );
    expect(FACTS).toEqual(expect.arrayContaining(named));
  });
});

const RULE: Rule = {
  id: 'reqseq-too-low',
  title: 'REQSEQ is lower',
  topic: 'numbers',
  severity: 'fatal',
  code: 14,
  confidence: 'inferred',
  why: 'Because.',
  scope: 'requestor',
  when: { lt: ['header.REQSEQ', 'requestor.ReqSync'] },
  message: 'REQSEQ {header.REQSEQ} is {requestor.ReqSync - header.REQSEQ} lower.',
  articles: ['Q215505'],
  remedies: ['regenerate'],
};

describe('a rule', () => {
  test('the sample is valid', () => expect(against(isRule, RULE)).toEqual([]));

  test.each<[string, (string | number)[], unknown]>([
    ['$schema', ['$schema'], './rule.schema.json'],
    ['no code', ['code'], null],
    ['code 0', ['code'], 0],
    ['code 999', ['code'], 999],
    ['an article of five digits', ['articles', 0], 'Q96060'],
    ['no remedies', ['remedies'], []],
    ['a condition for applying', ['applies'], { known: 'pending.lost' }],
    ['le with a constant', ['when'], { le: [4294967295, 'header.IMPSEQ'] }],
    ['eq with true', ['when'], { eq: ['header.present', true] }],
    ['in', ['when'], { in: ['pending.lost', [1, 2]] }],
    [
      'conditions inside conditions',
      ['when'],
      { all: [{ any: [{ known: 'pending.lost' }] }, { not: { eq: ['header.present', false] } }] },
    ],
  ])('may have %s', (_, path, other) =>
    expect(against(isRule, changed(RULE, path, other))).toEqual([]),
  );

  test('may lack a reason when it is documented', () =>
    expect(
      against(isRule, changed(changed(RULE, ['confidence'], 'documented'), ['why'], undefined)),
    ).toEqual([]));
  test('may lack articles when it is assumed', () =>
    expect(
      against(isRule, changed(changed(RULE, ['confidence'], 'assumed'), ['articles'], [])),
    ).toEqual([]));

  test.each<[string, (string | number)[], unknown]>([
    ['an unknown fact', ['when'], { lt: ['header.REQSEK', 'requestor.ReqSync'] }],
    ['an unknown fact in known', ['when'], { known: 'header.CRC' }],
    ['a constant in known', ['when'], { known: 1 }],
    ['an unknown operator', ['when'], { gt: ['header.REQSEQ', 1] }],
    ['an unknown operator deep inside', ['when'], { all: [{ not: { ne: [1, 2] } }] }],
    ['two operators at once', ['when'], { known: 'pending.lost', not: { known: 'header.REQSEQ' } }],
    ['no operator', ['when'], {}],
    ['one operand', ['when'], { lt: ['header.REQSEQ'] }],
    ['three operands', ['when'], { lt: ['header.REQSEQ', 1, 2] }],
    ['a negative constant', ['when'], { lt: [-1, 'header.REQSEQ'] }],
    ['a fraction', ['when'], { lt: [0.5, 'header.REQSEQ'] }],
    ['a constant that no number reaches', ['when'], { lt: ['header.REQSEQ', 4294967296] }],
    ['a number as text', ['when'], { lt: ['header.REQSEQ', '14'] }],
    ['in without a list', ['when'], { in: ['pending.lost', 1] }],
    ['in with an empty list', ['when'], { in: ['pending.lost', []] }],
    ['in with a fact in the list', ['when'], { in: ['pending.lost', ['header.REQSEQ']] }],
    ['an empty all', ['when'], { all: [] }],
    ['an empty any', ['when'], { any: [] }],
    ['a condition that is no object', ['when'], true],
    ['no condition', ['when'], undefined],
    ['a bad condition for applying', ['applies'], { has: 'header' }],
    ['no reason', ['why'], undefined],
    ['a blank reason', ['why'], ' '],
    ['an extra property', ['notes'], 'hello'],
    ['no id', ['id'], undefined],
    ['an id with capitals', ['id'], 'ReqSeqTooLow'],
    ['an id with underscores', ['id'], 'reqseq_too_low'],
    ['an id with a double hyphen', ['id'], 'reqseq--low'],
    ['an id that ends in a hyphen', ['id'], 'reqseq-'],
    ['an id that is a path', ['id'], '../reqseq'],
    ['a blank title', ['title'], '  '],
    ['a severity that is misspelt', ['severity'], 'Fatal'],
    ['a confidence that is misspelt', ['confidence'], 'infered'],
    ['a scope that is misspelt', ['scope'], 'requester'],
    ['no code at all', ['code'], undefined],
    ['a code as text', ['code'], '14'],
    ['a code of four digits', ['code'], 1000],
    ['a negative code', ['code'], -1],
    ['a code with a fraction', ['code'], 14.5],
    ['an empty message', ['message'], ''],
    ['a message with an open brace', ['message'], 'REQSEQ {header.REQSEQ is lower.'],
    ['a message with an empty placeholder', ['message'], 'REQSEQ {} is lower.'],
    ['a message with a sum', ['message'], 'REQSEQ {header.REQSEQ + header.IMPSEQ}'],
    ['no articles', ['articles'], []],
    ['an article without Q', ['articles', 0], '215505'],
    ['an article named twice', ['articles'], ['Q215505', 'Q215505']],
    ['an article too long', ['articles', 0], 'Q2155055'],
    ['a remedy in words', ['remedies', 0], 'Try again'],
    ['no list of remedies', ['remedies'], undefined],
  ])('must not have %s', (_, path, other) =>
    expect(against(isRule, changed(RULE, path, other))).not.toEqual([]),
  );

  test.each(['inferred', 'contested', 'assumed'])('needs a reason when it is %s', (confidence) =>
    expect(
      against(isRule, changed(changed(RULE, ['confidence'], confidence), ['why'], undefined)),
    ).toEqual([" must have required property 'why'", ' must match "else" schema']),
  );
  test.each(['documented', 'inferred', 'contested'])(
    'needs an article when it is %s',
    (confidence) =>
      expect(
        against(isRule, changed(changed(RULE, ['confidence'], confidence), ['articles'], [])),
      ).not.toEqual([]),
  );
});

const REPORT: Report = {
  schemaVersion: SCHEMA_VERSION,
  tool: { name: 'resync-check', version: '0.1.0', rules: { count: 7, digest: 'sha256:00' } },
  generatedAt: '1999-12-31T23:59:59.000Z',
  command: ['check', 'evidence'],
  timeline: { runs: 0, shown: [] },
  inputs: [
    {
      id: 'i1',
      name: 'RESYNC.GLB',
      kind: 'queue',
      role: 'resync',
      bytes: 4711,
      sha256: null,
      issues: [toldIssue(issue('header-not-first', { record: 2, isStray: false }, { record: 2 }))],
      queue: {
        records: 83,
        unreadBytes: 0,
        layout: {
          confidence: 'inferred',
          fixedBytes: 24,
          fixedPart: 'before',
          nul: true,
          fields: [{ name: 'number', offset: 6, bytes: 4, form: '32-bit little-endian' }],
          because: ['It explains every byte.'],
        },
      },
    },
    { id: 'i2', name: '-', kind: 'unknown', role: null, bytes: 0, sha256: null, issues: [] },
  ],
  header: {
    IMPSEQ: { value: 1, from: 'i1', at: 'record 1, byte 24', reason: null },
    SRVSEQ: { value: 80, from: 'i1', at: 'record 1, byte 35', reason: null },
    REQSEQ: { value: null, from: null, at: null, reason: 'It is missing.' },
  },
  numbers: [
    {
      requestor: 'POLYNOMIAL/NOVEMBER',
      number: 'IMPSEQ',
      header: 1,
      own: 2,
      ownAtLeast: null,
      ownAtMost: 3,
      standIn: false,
      relation: 'lower',
      short: 1,
      confidence: 'inferred',
      headerFrom: { input: 'i1', at: 'record 1, byte 24' },
      headerAlso: [{ input: 'i2', at: 'line 3', value: 2 }],
      ownFrom: [
        { input: 'by-hand', line: null, at: '', source: 'by-hand', value: 2, used: true },
        { input: 'i2', line: 7, at: 'line 7', source: 'reqtx', value: 1, used: false },
      ],
      reason: null,
    },
    {
      requestor: 'POLYNOMIAL/NOVEMBER',
      number: 'REQSEQ',
      header: null,
      own: null,
      ownAtLeast: 2,
      ownAtMost: null,
      standIn: false,
      relation: 'unknown',
      short: null,
      confidence: null,
      headerFrom: null,
      headerAlso: [],
      ownFrom: [],
      reason: 'Nothing shows it.',
    },
  ],
  findings: [
    {
      rule: 'impseq-too-low',
      topic: 'numbers',
      severity: 'fatal',
      code: 14,
      confidence: 'inferred',
      requestor: 'POLYNOMIAL/NOVEMBER',
      message: 'IMPSEQ 1 is lower.',
      template: 'IMPSEQ {header.IMPSEQ} is lower.',
      args: { 'header.IMPSEQ': 1 },
      evidence: [
        { fact: 'header.IMPSEQ', value: 1, input: 'i1', at: 'record 1, byte 24' },
        { fact: 'header.present', value: true, input: 'i1', at: 'record 1' },
        { fact: 'pending.lost', value: null, input: null, at: '' },
      ],
      examples: [
        { at: 'record 3, byte 120', number: 17, kind: 'transaction', text: 'A User Number 1' },
      ],
      articles: ['Q215505'],
    },
  ],
  undecided: [
    {
      rule: 'reqseq-too-low',
      topic: 'numbers',
      severity: 'fatal',
      requestor: 'POLYNOMIAL/NOVEMBER',
      missing: ['requestor.ReqSync'],
      howToGet: 'Run LISTDS -R.',
    },
  ],
  ruleOutcomes: [
    { rule: 'impseq-too-low', requestor: 'POLYNOMIAL/NOVEMBER', result: 'fired' },
    { rule: 'reqseq-too-low', requestor: 'POLYNOMIAL/NOVEMBER', result: 'undecided' },
  ],
  effects: {
    'POLYNOMIAL/NOVEMBER': {
      numbers: {
        ImportSync: { before: 2, after: null },
        SrvSync: { before: null, after: 80 },
        ReqSync: { before: 17, after: 18 },
      },
      exportLost: false,
      pendingLost: { count: 1, from: 18, to: 18 },
      pendingKept: null,
      aboveServer: [{ number: 'SrvSync', after: 80, onServer: 71 }],
      lists: [
        {
          ...{ list: 'POLYNOMIAL/NOVEMBER', type: 'PCM', isReplaced: true, before: null },
          ...{ adds: 2, deletes: 0, modifies: 0, localAtRisk: null },
        },
      ],
      autocreate: null,
      afterwards: ['Rebuild.'],
    },
  },
  predictedLog: ['a line'],
  choice: [
    {
      ...{ requestor: 'NET/PO', remedy: null, reason: 'kind-unknown' },
      question: {
        asks: 'server-kind',
        answers: [{ dss: 'exchange', remedy: 'list-more-requestors' }],
      },
      others: [{ remedy: 'local-reset', reason: 'deletes' }],
    },
  ],
  causes: [
    {
      id: 'not-listed',
      variant: 'switch-unknown',
      args: {},
      requestor: 'POLYNOMIAL/NOVEMBER',
      message: 'It was not listed.',
      confidence: 'documented',
      confirm: 'Look at the key.',
      articles: ['Q215505'],
    },
  ],
  remedies: [
    {
      id: 'list-more-requestors',
      title: 'List more requestors',
      args: {},
      requestors: ['POLYNOMIAL/NOVEMBER'],
      steps: ['One.'],
      cautions: [],
      articles: ['Q215505'],
      confidence: 'inferred',
      dss: 'exchange',
      registry: { globalMax: 1, listed: ['NOVEMBER'], further: [['OCTOBER']] },
      newFile: {
        needs: { IMPSEQ: 2, SRVSEQ: 140, REQSEQ: null },
        header: { IMPSEQ: 2, SRVSEQ: null, REQSEQ: 140 },
      },
      thresholds: [
        {
          requestor: 'POLYNOMIAL/NOVEMBER',
          rule: 'impseq-too-low',
          fact: 'requestor.ImportSync',
          passes: 'at most',
          value: 2,
          code: 14,
          decides: true,
        },
      ],
      expected: 'will-import',
    },
  ],
  ruledOut: [
    {
      id: 'global-maximum',
      title: 'The switch',
      requestors: ['POLYNOMIAL/NOVEMBER'],
      reason: 'dxa-too-old',
      args: {},
      why: 'Dxa.exe is too old.',
    },
  ],
  history: [],
  server: {
    kind: 'exchange',
    records: 2,
    listed: ['NOVEMBER'],
    globalMax: null,
    dxaVersion: null,
    highest: {
      IMPSEQ: { value: 2, holders: ['NOVEMBER'], reason: null, unknownOf: null },
      SRVSEQ: {
        value: null,
        holders: [],
        reason: 'SrvSync is unknown of OCTOBER',
        unknownOf: null,
      },
      REQSEQ: { value: 22, holders: ['NOVEMBER'], reason: null, unknownOf: null },
    },
    wouldWrite: {
      IMPSEQ: { value: 2, holders: ['NOVEMBER'], reason: null, unknownOf: null },
      SRVSEQ: { value: 80, holders: ['NOVEMBER'], reason: null, unknownOf: null },
      REQSEQ: { value: 22, holders: ['NOVEMBER'], reason: null, unknownOf: null },
    },
    unlinked: [],
    unconfirmed: [],
  },
  verdict: {
    outcome: 'will-fail',
    code: 14,
    confidence: 'inferred',
    byRequestor: [
      { requestor: 'POLYNOMIAL/NOVEMBER', outcome: 'will-fail', code: 14, confidence: 'inferred' },
    ],
  },
  redaction: { profile: 'none', replaced: [] },
};

/** The path of every object inside a value, the value itself first. */
function objects(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, item]) =>
    objects(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return Array.isArray(value) ? inner : [path, ...inner];
}

/** May be left out: `queue` by its type, arguments by their code, and what the open `effects` holds. */
const isOptional = (path: (string | number)[]): boolean =>
  path.at(-1) === 'queue' || path.at(-2) === 'args' || (path.length > 1 && path[0] === 'effects');

const at = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((v, step) => (v as Record<string | number, unknown>)[step], value);

describe('a report', () => {
  test('the sample is valid', () => expect(against(isReport, REPORT)).toEqual([]));

  // Maps by requestor or by number hold nothing else.
  const isMap = (path: (string | number)[]): boolean =>
    path[0] === 'effects' && (path.length === 1 || path.at(-1) === 'numbers');
  const open = objects(REPORT).filter((path) => !isMap(path));
  test.each(open.map((path) => ({ path, name: path.join('.') || 'the report' })))(
    'may have more in $name',
    ({ path }) =>
      expect(against(isReport, changed(REPORT, [...path, 'later'], 'added'))).toEqual([]),
  );

  const required = objects(REPORT)
    .flatMap((path) =>
      Object.keys(at(REPORT, path) as object).map((key): (string | number)[] => [...path, key]),
    )
    .filter((path) => !isOptional(path));
  test.each(required.map((path) => ({ path, name: path.join('.') })))(
    'must have $name',
    ({ path }) => expect(against(isReport, changed(REPORT, path, undefined))).not.toEqual([]),
  );

  test.each<[string, (string | number)[], unknown]>([
    ['another version of the schema', ['schemaVersion'], '2.0'],
    ['another tool', ['tool', 'name'], 'listq'],
    ['a digest of another kind', ['tool', 'rules', 'digest'], 'md5:00'],
    ['a date that is none', ['generatedAt'], 'yesterday'],
    ['an unknown kind of input', ['inputs', 0, 'kind'], 'gltf'],
    ['an unknown role', ['inputs', 0, 'role'], 'dssched'],
    ['an unknown level', ['inputs', 0, 'issues', 0, 'level'], 'fatal'],
    ['a number as text', ['header', 'IMPSEQ', 'value'], '1'],
    ['a number that is too large', ['header', 'IMPSEQ', 'value'], 4294967296],
    ['a negative number', ['numbers', 0, 'own'], -1],
    ['a number with a fraction', ['numbers', 0, 'header'], 1.5],
    ['an unknown relation', ['numbers', 0, 'relation'], 'less'],
    ['a shortfall of nothing', ['numbers', 0, 'short'], 0],
    ['an unknown number', ['numbers', 0, 'number'], 'ImportSync'],
    ['an unknown source', ['numbers', 0, 'ownFrom', 0, 'source'], 'guess'],
    ['a line 0', ['numbers', 0, 'ownFrom', 1, 'line'], 0],
    ['an unknown severity', ['findings', 0, 'severity'], 'critical'],
    ['an unknown confidence', ['findings', 0, 'confidence'], 'certain'],
    ['an unknown fact', ['findings', 0, 'evidence', 0, 'fact'], 'header.CRC'],
    ['text for a fact', ['findings', 0, 'evidence', 0, 'value'], '1'],
    ['an unknown fact that is missing', ['undecided', 0, 'missing', 0], 'header.CRC'],
    ['an unknown result', ['ruleOutcomes', 0, 'result'], 'passed'],
    ['an unknown outcome', ['verdict', 'outcome'], 'ok'],
    ['an unknown expectation', ['remedies', 0, 'expected'], 'maybe'],
    ['a list of effects', ['effects'], []],
    ['an unknown profile', ['redaction', 'profile'], 'some'],
  ])('must not have %s', (_, path, other) =>
    expect(against(isReport, changed(REPORT, path, other))).not.toEqual([]),
  );
});

/** What a schema demands, without its words and without the lists that grow with the program. */
function demands(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(demands);
  if (typeof schema !== 'object' || schema === null) return schema;
  const isListed = '$comment' in schema && /^list: /.test(String(schema.$comment));
  return Object.fromEntries(
    Object.entries(schema)
      .filter(
        ([key, value]) =>
          !['title', 'description', '$comment'].includes(key) || typeof value !== 'string',
      )
      .filter(([key]) => key !== 'enum' || !isListed)
      .map(([key, value]): [string, unknown] => [key, demands(value)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

test('a report schema that demands something else has another version', () => {
  const digest = createHash('sha256')
    .update(JSON.stringify(demands(schemas.report)))
    .digest('hex');
  // Another digest: raise SCHEMA_VERSION as its comment says, then enter both here.
  expect([SCHEMA_VERSION, digest.slice(0, 16)]).toEqual(['1.3', '656b83d6b5254b83']);
});
