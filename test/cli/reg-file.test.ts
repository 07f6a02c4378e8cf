import { readFileSync, readdirSync, symlinkSync } from 'node:fs';
import type { Report } from '../../src/model/report-types.js';
import { regText } from '../../src/report/reg.js';
import { multiText, parseRegData } from '../../src/evidence/registry/reg-data.js';
import { command, failing, folderWith } from './support.js';

/** The names in the file, its wrapped lines put together as Regedit does. */
function namesIn(text: string): string[] {
  const whole = text.replaceAll(/\\\r\n */g, '');
  const data = /^"ResyncConnectionRDNs"=(.*)\r$/m.exec(whole)?.[1] ?? '';
  const { type, bytes } = parseRegData(data);
  expect(type).toBe('REG_MULTI_SZ');
  return multiText(bytes!, false);
}

describe('the text', () => {
  const listed = [
    'NOVEMBER',
    'Postoffice with a long name',
    'MÜNCHEN',
    ...Array.from({ length: 30 }, (_, at) => `PO${at}`),
  ];
  const text = regText({ globalMax: 1, listed });

  test('is REGEDIT4 in lines that end with CR LF', () => {
    expect(text).toMatch(/^REGEDIT4\r\n\r\n/);
    expect(text).toMatch(/\r\n$/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n').filter((each) => !each.startsWith(';')))
      expect(line.length).toBeLessThanOrEqual(80);
    expect(text).toContain(
      '\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeDX]\r\n',
    );
    expect(text).toContain('\r\n"GlobalMaxSeqInResync"=dword:00000001\r\n');
  });

  test('holds the same names in the same order, however they are wrapped', () => {
    expect(text).toMatch(/,\\\r\n {2}[0-9a-f]{2},/);
    expect(namesIn(text)).toEqual(listed);
    // Exactly on the edge of a line, one byte before and one behind it.
    for (const length of [13, 14, 15, 16, 37, 38, 39, 40])
      expect(namesIn(regText({ globalMax: null, listed: ['A'.repeat(length)] }))).toEqual([
        'A'.repeat(length),
      ]);
  });

  test('sets nothing that is not asked for', () => {
    expect(regText({ globalMax: null, listed: ['A'] })).not.toContain('GlobalMaxSeqInResync');
    expect(regText({ globalMax: 1, listed: [] })).not.toContain('"ResyncConnectionRDNs"');
  });
});

describe('--reg', () => {
  const object = (name: string, [imp, srv, req]: [number, number, number]): string =>
    [
      `dn: cn=${name},cn=Connections,o=ORG`,
      'objectClass: dXServerConn',
      `DXA-Imp-Seq: ${imp}`,
      `DXA-Svr-Seq: ${srv}`,
      `DXA-Req-Seq: ${req}`,
      '',
    ].join('\n');
  const server = `${object('NOVEMBER', [2, 80, 18])}\n${object('OCTOBER', [1, 71, 12])}`;
  const RULE = {
    ...{ id: 'own', title: 'Own', severity: 'note', code: null, confidence: 'assumed' },
    ...{ why: 'A test.', scope: 'file', when: { known: 'header.IMPSEQ' }, message: 'Own.' },
    ...{ articles: [], remedies: [] },
  };
  const root = folderWith({
    'in/server.ldif': server,
    'rules/own.json': JSON.stringify(RULE),
    'out/': '',
  });
  symlinkSync(`${root}/in/server.ldif`, `${root}/out/link.ldif`);
  const low = [
    ...['-r', 'POLYNOMIAL/NOVEMBER', '--impseq', '2', '--srvseq', '80', '--reqseq', '18'],
    ...['--header', 'IMPSEQ=1,SRVSEQ=71,REQSEQ=12', '--dss', 'exchange', '--listed', 'OCTOBER'],
    ...['--link', 'NOVEMBER=POLYNOMIAL/NOVEMBER', '--link', 'OCTOBER=POLYNOMIAL/OCTOBER'],
  ];

  test('writes the values of the recommended way, and says which it is', async () => {
    const path = `${root}/out/a.reg`;
    const { status, err } = await command([`${root}/in`, ...low, '--reg', path]);
    expect([status, err]).toEqual([
      1,
      `resync-check: wrote ${path} (List the requestor itself and generate again (Exchange): list NOVEMBER)\n`,
    ]);
    const sets = readFileSync(path, 'latin1');
    expect(sets).toMatch(/^REGEDIT4\r\n/);
    expect([sets.includes('"GlobalMaxSeqInResync"='), namesIn(sets)]).toEqual([
      false,
      ['NOVEMBER'],
    ]);
    expect(readdirSync(`${root}/out`).sort()).toEqual(['a.reg', 'link.ldif']);
  });

  test('exactly the first way of the report, whatever it is', async () => {
    // NOVEMBER's own record is too low by one: others are needed, and the version is known.
    const high = low.map((each) => (each === '18' ? '20' : each));
    const server = object('NOVEMBER', [2, 80, 18]) + '\n' + object('OCTOBER', [1, 71, 22]);
    const folder = folderWith({ 'in/server.ldif': server, 'out/': '' });
    const way = async (...more: string[]) => {
      const args = [`${folder}/in`, ...high, ...more, '--reg', `${folder}/out/a.reg`];
      const { err, out } = await command([...args, '-f', 'json']);
      const [first] = (JSON.parse(out) as Report).remedies;
      const text = readFileSync(`${folder}/out/a.reg`, 'latin1');
      expect(err).toContain(`(${first?.title}: `);
      expect(namesIn(text)).toEqual(first?.registry?.listed);
      return [first?.id, text.includes('"GlobalMaxSeqInResync"=dword:00000001')];
    };
    expect(await way('--dxa-version', '5.5.2650.12')).toEqual(['global-maximum', true]);
    expect(await way('--dxa-version', '5.5.2448.0')).toEqual(['list-more-requestors', false]);
  });

  test.each([
    ['a file that was named', 'in/server.ldif', 'in/server.ldif'],
    ['a file in a folder that was named', 'in', 'in/server.ldif'],
    ['a link to an input', 'in', 'out/link.ldif'],
    ['a kind=FILE', 'ldif=', 'in/server.ldif'],
    ['a rule file', 'in', 'rules/own.json'],
  ])('%s is never written', async (_name, given, target) => {
    const evidence = given === 'ldif=' ? `ldif=${root}/in/server.ldif` : `${root}/${given}`;
    const before = readFileSync(`${root}/${target}`, 'utf8');
    const args = [evidence, ...low, '--rules', `${root}/rules`, '--reg', `${root}/${target}`];
    const { status, out, err } = await command(args);
    expect(err).toBe(
      `resync-check: ${root}/${target} is an input, which is never written: --reg\n  name another file\n`,
    );
    expect([status, out]).toEqual([2, '']);
    expect(readFileSync(`${root}/${target}`, 'utf8')).toBe(before);
  });

  test('what cannot be written leaves nothing behind', async () => {
    const args = [`${root}/in`, ...low, '--reg', `${root}/out/b.reg`];
    const { status, err } = await command(args, { fs: { renameSync: failing('ENOSPC') } });
    expect([status, err]).toEqual([
      2,
      `resync-check: cannot write ${root}/out/b.reg (ENOSPC): --reg\n  make room there, or name another drive\n`,
    ]);
    expect(readdirSync(`${root}/out`).filter((name) => name.includes('b.reg'))).toEqual([]);
  });

  test.each([
    [
      'no way sets values',
      ['--header', 'IMPSEQ=2,SRVSEQ=2,REQSEQ=2'],
      /^resync-check: \S+ was not written: the recommended way \(Run the import\) sets no registry values\n {2}/,
    ],
    [
      'the recommended one sets none, though another might',
      ['--header', 'IMPSEQ=1,SRVSEQ=1,REQSEQ=0', '--dss', 'exchange'],
      /the recommended way \(Reset the requestor, then import the same file\) sets no registry/,
    ],
    [
      'the kind of server is unknown',
      ['--header', 'IMPSEQ=1,SRVSEQ=1,REQSEQ=0'],
      / was not written: the kind of directory server is not known, and with it the way out\n {2}give --dss/,
    ],
  ])('%s: the report is told all the same', async (_, header, complaint) => {
    const own = ['-r', 'A/B', '--impseq', '1', '--srvseq', '1', '--reqseq', '1'];
    const { status, out, err } = await command([...own, ...header, '--reg', `${root}/out/c.reg`]);
    expect(status).toBe(2);
    expect(out).toMatch(/^A\/B: IMPORT -Q /);
    expect(err).toMatch(complaint);
    expect(readdirSync(`${root}/out`)).not.toContain('c.reg');
  });
});
