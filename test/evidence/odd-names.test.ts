/** Names that every object of JavaScript has, as names and as keys of each text: they are names like others. */
import { check, UsageError, type CheckOptions } from '../../src/index.js';
import { bytesOf } from '../support/read.js';

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'];
const HEADER: CheckOptions = { now: new Date(0), header: { IMPSEQ: 2, SRVSEQ: 80, REQSEQ: 18 } };
const run = (text: string) => check([{ name: 'e.txt', chunks: [bytesOf(text)] }], HEADER);
const listing = (requestor: string): string =>
  `Examining ${requestor} Requestor Configuration Record\n\nDir-Sync Server: NET1/PO2\nReqSync = 17, SrvSync = 80\n`;
const state = (more: string): string =>
  `{"kind":"sync-state","version":1,"requestors":[{"name":"NET1/PO1","ReqSync":17${more}}]}`;

/** What was judged, with the own numbers. */
const judged = (text: string): string[] =>
  run(text).numbers.map(({ requestor, number, own }) => `${requestor} ${number} ${own}`);

describe.each(NAMES)('%s', (name) => {
  afterEach(() => expect(Object.keys({})).toEqual([]));

  test.each<[string, (name: string) => string]>([
    ['LISTDS -R', listing],
    [
      'LISTDS -S',
      (of) =>
        'Examining NET1/PO2 Server Configuration Record\nHighest SrvSync is 80, Current Dirsync Cycle is 11\n\n' +
        `     Server Requestor Record #1\nRequestor name: PCM:${of}\nReqSync = 17, SrvSync = 80, Last Cycle = 11\n`,
    ],
    ['a subject', (of) => `From: ${of}/$SYSTEM\nSubject: ReqTx R=17 (was 17), S=80, I=2, 0 sent\n`],
    ['sync-state', (of) => state('').replace('NET1/PO1', of).replace('17}', '17,"SrvSync":80}')],
  ])('as the name of a postoffice: %s', (_, text) => {
    const of = `${name}/${name}`.slice(0, 40);
    const usual = judged(text('NET1/PO1'));
    expect(judged(text(of))).toEqual(usual.map((row) => row.replace('NET1/PO1', of)));
  });

  test.each<[string, (name: string) => string]>([
    ['LDIF', (of) => `dn: cn=${of},o=ORG\ncn: ${of}\n${of}: 9\nDXA-Req-Seq: 17\n`],
    ['CSV', (of) => `Obj-Class,Directory Name,${of},DXA-Req-Seq\nRemote-DXA,${of},9,17\n`],
    ['raw attributes', (of) => `cn: ${of}\n${of}: 9\nDXA-Req-Seq: 17\n`],
  ])('as an attribute and as an object: %s', (_, text) => {
    const [usual, odd] = [run(text('PLAIN')), run(text(name))];
    expect(odd.server?.highest.REQSEQ).toEqual({
      ...usual.server?.highest.REQSEQ,
      holders: [name],
    });
    expect(odd.inputs[0]?.kind).toBe(usual.inputs[0]?.kind);
  });

  test('as a value of the registry', () => {
    const text = `REGEDIT4\n\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeDX]\n"${name}"=dword:1\n"GlobalMaxSeqInResync"=dword:00000001\n`;
    expect(run(text).server?.globalMax).toBe(true);
  });

  test('as a key of a sync-state: refused', () => {
    for (const text of [
      state(`,"${name}":{"SrvSync":80}`),
      state(`,"programs":{"${name}":"3.2"}`),
      state('').replace('"version"', `"${name}":{"version":1},"version"`),
    ])
      expect(() => run(text)).toThrow(UsageError);
  });

  test('as a fact of a saved case: no fact', () => {
    const judge = (more: string) => {
      const facts = `{${more}"header.IMPSEQ":{"value":1},"requestor.ImportSync":{"value":2}}`;
      const text = `{"kind":"saved-case","version":"1.0","cases":[{"requestor":"NET1/PO1","facts":${facts},"pending":null}]}`;
      const options = { now: new Date(0) };
      const { verdict, findings, ruleOutcomes } = check(
        [{ name: 'case.json', chunks: [bytesOf(text)] }],
        options,
      );
      return { verdict, findings, ruleOutcomes };
    };
    const usual = judge('');
    expect(usual.ruleOutcomes.length).toBeGreaterThan(0);
    expect(judge(`"${name}":{"value":1},`)).toEqual(usual);
  });
});
