// How fast a whole check reads a large log, and how much memory it takes: a made CENTRAL.LOG of the
// size given in MB (default 100) is checked by the real command, beside a plain read of the same file.
//   node scripts/bench-log.mjs [MB] [--text] [--inspect]
//     --text: the text form instead of the coded one; --inspect: inspect it instead of check
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const megabytes = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 100);
const isText = process.argv.includes('--text');
const isInspect = process.argv.includes('--inspect');

const two = (number) => String(number).padStart(2, '0');
const stamp = (seconds) => {
  const at = new Date(seconds * 1000);
  const date = [two(at.getUTCMonth() + 1), two(at.getUTCDate()), two(at.getUTCFullYear() - 1900)];
  return `${date.join('/')} ${[at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':')}`;
};

/** One report of one postoffice: T1 and T3, a warning now and then, a Fatal 14 in each hundredth. */
function report(number) {
  const from = 826_675_200 + number * 3600;
  const lines = isText
    ? [
        ['Status', '', `Report from POLYNOMIAL/PO${number % 100}/$SYSTEM`],
        ['Status', '', 'Microsoft (R) Mail DirSync Requestor V3.5.12'],
        ['Status', '', 'Server updates requested for address types: PCM,SNADS,X400,SMTP'],
        ['Status', '', 'No requestor updates to send'],
        ['Status', '', 'Microsoft (R) Mail DirSync Requestor V3.5.12'],
        ['Status', '', `Requestor updates received: ${number % 50}`],
        ['Status', '', 'Microsoft (R) Mail Import V3.5'],
        ...Array(20).fill(['Error', '44', `Gateway not installed: SNADS${number % 7}`]),
        ...(number % 100 === 0 ? [['Fatal', '14', 'Error processing RESYNC.GLB']] : []),
        ['Status', '', 'Import is finished.'],
        ['Status', '', 'Microsoft (R) Mail GAL Rebuild Utility Version 3.5'],
        ['Status', '', `Number of entries in GAL:      ${number % 9973}`],
        ['Status', '', ''],
      ].map(([severity, code, text]) =>
        code === ''
          ? `${severity.padEnd(12)} ${text}`
          : `${severity.padEnd(7)}[${code.padStart(3)}] ${text}`,
      )
    : [
        `1  -1 Report from POLYNOMIAL/PO${number % 100}/$SYSTEM`,
        '1  -1 Microsoft (R) Mail DirSync Requestor V3.5.12',
        '1 167 PCM,SNADS,X400,SMTP',
        '1 171',
        '1  -1 Microsoft (R) Mail DirSync Requestor V3.5.12',
        `1 105 ${number % 50}`,
        '1  -1 Microsoft (R) Mail Import V3.5',
        ...Array(20).fill(`3  44 SNADS${number % 7}`),
        ...(number % 100 === 0 ? ['2  14 RESYNC.GLB'] : []),
        '1  -1 Import is finished.',
        '1  -1 Microsoft (R) Mail GAL Rebuild Utility Version 3.5',
        `1  -1 Number of entries in GAL:      ${number % 9973}`,
        '1  -1',
      ];
  return lines.map((line, at) => `${stamp(from + at)} | ${line}\r\n`).join('');
}

const folder = mkdtempSync(join(tmpdir(), 'resync-check-bench-'));
const file = join(folder, 'CENTRAL.LOG');
const out = openSync(file, 'w');
let bytes = 0;
for (let number = 1; bytes < megabytes * 1e6;) {
  let text = '';
  for (let i = 0; i < 500; i++) text += report(number++);
  writeSync(out, text);
  bytes += text.length;
}
closeSync(out);

const READ = `const fs=require('fs'),b=new Uint8Array(1<<20),f=fs.openSync(process.argv[1],'r');
  while(fs.readSync(f,b,0,b.length,null)>0);`;
const cli = join(ROOT, 'dist', 'cli.cjs');
const CASES = [
  ['read only', ['-e', READ, file]],
  isInspect
    ? ['inspect', [cli, 'inspect', file]]
    : ['check', [cli, 'check', '-q', '-r', 'POLYNOMIAL/PO1', file]],
];
console.log(`${(bytes / 1e6).toFixed(0)} MB, ${isText ? 'text' : 'coded'} form`);
for (const [name, args] of CASES) {
  const times = [];
  const busy = [];
  let peak = 0;
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    const { stderr } = spawnSync('/usr/bin/time', ['-f', '%U %S %M', process.execPath, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    times.push(performance.now() - start);
    const [user, system, kilobytes] = String(stderr ?? '')
      .trim()
      .split(/\s+/)
      .slice(-3)
      .map(Number);
    busy.push((user + system) * 1000);
    peak = Math.max(peak, kilobytes);
  }
  // The time of the processor counts where others use the machine as well.
  const [ms, work] = [times, busy].map((all) => all.sort((a, b) => a - b)[1]);
  console.log(
    `${name.padEnd(12)} ${ms.toFixed(0)} ms, processor ${work.toFixed(0)} ms: ` +
      `${(bytes / 1e3 / work).toFixed(1)} MB/s; peak ${(peak / 1024).toFixed(0)} MB`,
  );
}
rmSync(folder, { recursive: true });
