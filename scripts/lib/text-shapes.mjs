/** Ordinary listings of every kind of text, and shapes of text that are hard on a reader. */

/** Some lines of each kind, to be repeated. */
export const ORDINARY = {
  listq: `RESYNC.GLB
Checksum  Date        Time      SyncNum     Transaction
0x1A2B    04/14/94    10:12:12  0000000022  A User Number 1                  PCM:POLYNOMIAL/NOVEMBER/user1
0x3C4D    04/14/94    10:12:13  0000000023  D User Number 2                  PCM:POLYNOMIAL/NOVEMBER/user2
`,
  'listds-requestor': `Requestor Status
ImportSync: 1
SrvSync: 80     ReqSync: 140
Address Types: PCM, SNADS
Postoffice: POLYNOMIAL/NOVEMBER
`,
  'listds-server': `Requestor   : POLYNOMIAL/NOVEMBER
ReqSync     : 140   SrvSync : 80   ImportSync: 1
Last update : 04/14/94
`,
  subjects: `From: $SYSTEM
Date: 04-14-94 10:12
Subject: ReqTx R=140 S=80 I=1 POLYNOMIAL/NOVEMBER
Subject: SrvTx R=140 S=80 I=1 POLYNOMIAL/OCTOBER
`,
  'dirsync-message': `[DIRSYNC]
R=140
S=80
[DIRSYNC-TRANSACTIONS]
A User Number 1                  PCM:POLYNOMIAL/NOVEMBER/user1
`,
  'dirsync-log': `04/14/94 10:12:12 Status  Microsoft (R) Mail Import V3.5
04/14/94 10:12:13 Error   [44] Gateway not installed: SNADS
04/14/94 10:12:14 Fatal   [14] Invalid header transaction
`,
  'coded-log': `94/04/14 10:12:12 S 107 Microsoft (R) Mail Import V3.5
94/04/14 10:12:13 E 044 Gateway not installed: SNADS
94/04/14 10:12:14 F 014 Invalid header transaction
`,
  'dispatch-log': `04/14/94 10:12:12 Dispatch: running REQMAIN -R
04/14/94 10:12:13 Dispatch: running IMPORT ADMIN -Q -Y
`,
  'podiag-log': `PODIAG 04/14/94 10:12:12
Checking REQCONF.GLB
Error in REQTRANS.GLB
`,
  dssched: `T1 Mon 10:12
T2 Mon 12:12
T3 Mon 14:12
`,
  'event-text': `Event ID: 5000  Source: MSExchangeDX  Type: Warning
Description: Directory synchronization requestor POLYNOMIAL/NOVEMBER
`,
  registry: `REGEDIT4

[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeDX\\Parameters]
"GlobalMaxSeqInResync"=dword:00000001
"ResyncConnectionRDNs"=hex(7):4e,4f,56,45,4d,42,45,52,00,00
`,
  ldif: `dn: cn=NOVEMBER,cn=DXASERVER,cn=Connections,cn=Configuration,ou=SITE,o=ORG
cn: NOVEMBER
DXA-ReqName: POLYNOMIAL/NOVEMBER
DXA-Req-Seq: 0000000140
DXA-Svr-Seq: 0000000080
DXA-Imp-Seq: 1

`,
  'directory-csv': `Obj-Class,Directory Name,DXA-Req-Seq,DXA-Svr-Seq,DXA-Imp-Seq
Remote-DXA,NOVEMBER,0000000140,0000000080,1
Remote-DXA,OCTOBER,0000000141,0000000080,1
`,
  'raw-attributes': `cn: NOVEMBER
DXA-Req-Seq: 0000000140
DXA-Svr-Seq: 0000000080
DXA-Imp-Seq: 1
`,
  'import-file': `A User Number 1                  PCM:POLYNOMIAL/NOVEMBER/user1
D User Number 2                  PCM:POLYNOMIAL/NOVEMBER/user2
R PCM:POLYNOMIAL/OCTOBER
`,
};

const repeated = (text) => (size) =>
  Buffer.from(text.repeat(Math.ceil(size / text.length)), 'latin1').subarray(0, size);
const behind = (start, text) => (size) =>
  Buffer.concat([Buffer.from(start, 'latin1'), repeated(text)(size)]);

/** Each makes a text of so many bytes. */
export const SHAPES = {
  NULs: repeated('\0'),
  'NULs between letters': repeated('a\0\0'),
  'short lines, high bytes': repeated('\xe9\n'),
  'high bytes in words': repeated('a\xe9b \x82\n'),
  'one line': repeated('a'),
  'one line of words': repeated('word '),
  'one line of high bytes': repeated('\xe9'),
  'one line of blanks': repeated(' '),
  'long lines of blanks': repeated(`x${' '.repeat(8000)}y\n`),
  'line ends': repeated('\n'),
  CRs: repeated('\r'),
  'CR lines': repeated('abc\r'),
  'form feeds': repeated('a\f'),
  commas: repeated(','),
  'commas in lines': repeated(',,,,\n'),
  semicolons: repeated(';;;;\n'),
  tabs: repeated('\t\t\t\n'),
  colons: repeated('a:b:c:d\n'),
  'equals signs': repeated('a=b=c=d\n'),
  'open quote': behind('"', 'abc,def\n'),
  'open quotes': repeated('"abc,def\n'),
  'pairs of quotes': repeated('""'),
  brackets: repeated('[a\n'),
  'closed brackets': repeated('[HKEY_LOCAL_MACHINE\\A]\n'),
  'values without end': repeated('"a"=hex(7):00,\\\n'),
  indents: repeated(`${' '.repeat(1000)}x\n`),
  'lines that go on': repeated(' x\n'),
  'quoted mail': repeated('> > > > > > x\n'),
  'many quotes of mail': repeated(`${'> '.repeat(500)}x\n`),
  digits: repeated('0123456789'),
  'lines of digits': repeated('12345\n'),
  dates: repeated('04/14/94 10:12:12 \n'),
  'one line of dates': repeated('04/14/94 10:12:12 '),
  subjects: repeated('Subject: '),
  'ReqTx in a line': repeated('ReqTx '),
  'ReqTx in lines': repeated('ReqTx R=1\n'),
  'numbers named': repeated('R=1 S=2 I=3 '),
  'header lines': repeated('From: a\nDate: b\nSubject: c\n'),
  'dn lines': repeated('dn: cn=a\n'),
  'base64 lines': repeated('cn:: YWJj\n'),
  'names of attributes': repeated('DXA-Req-Seq: '),
  'long names': repeated(`A ${'x'.repeat(4000)}\n`),
  slashes: repeated('A/'),
  'addresses in a line': repeated('PCM:A/B/C '),
  'transactions in a line': repeated('A User 1  PCM:A/B/C '),
  'template fields': repeated(' a:~1~2~A~~\n'),
  tildes: repeated('~'),
  'M alone': repeated('M x\n'),
  'distinct names': (size) => {
    const lines = [];
    for (let at = 0, n = 0; at < size; n += 1) {
      lines.push(`A User ${n}\tPCM:NET${n % 99}/PO${n}/u${n}\n`);
      at += lines.at(-1).length;
    }
    return Buffer.from(lines.join(''), 'latin1').subarray(0, size);
  },
  'distinct attributes': (size) => {
    const lines = [];
    for (let at = 0, n = 0; at < size; n += 1) {
      lines.push(`cn: N${n}\nDXA-Req-Seq: ${n}\n\n`);
      at += lines.at(-1).length;
    }
    return Buffer.from(lines.join(''), 'latin1').subarray(0, size);
  },
};
