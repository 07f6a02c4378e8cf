// How fast a whole check reads a large queue, and how much memory it takes: a made queue of the size
// given in MB (default 100) is checked by the real command, beside a plain read of the same file.
//   node scripts/bench-queue.mjs [MB] [--odd]     --odd: no record is an ordinary one
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layoutOf, writeQueue } from './lib/queue-writer.mjs';

const ROOT = join(import.meta.dirname, '..');
const megabytes = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 100);
const isOdd = process.argv.includes('--odd');
const layout = layoutOf({
  fixedBytes: 24,
  fixedPart: 'before',
  nul: true,
  seed: 1,
  filler: 'noise',
  fields: [
    { name: 'checksum', form: 'made-up' },
    { name: 'date', form: 'unix' },
    { name: 'number', form: 'binary' },
    { name: 'length', form: 'text+nul', bytes: 2 },
  ],
});

const folder = mkdtempSync(join(tmpdir(), 'resync-check-bench-'));
const file = join(folder, 'RESYNC.GLB');
const out = openSync(file, 'w');
let number = 0;
let bytes = 0;
const text = (n) =>
  isOdd
    ? `? User Number ${n % 9973}`
    : `A User Number ${n % 9973}\tPCM:POLYNOMIAL/NOVEMBER/user${n % 997}`;
while (bytes < megabytes * 1e6) {
  const records = [];
  for (let i = 0; i < 4096; i++) {
    number += 1;
    const words = number === 1 ? 'IMPSEQ=1 SRVSEQ=80 REQSEQ=22' : text(number);
    records.push({ number, date: 766411632 + (number >> 4), text: words });
  }
  const chunk = writeQueue(records, layout);
  writeSync(out, chunk);
  bytes += chunk.length;
}
closeSync(out);

const READ = `const fs=require('fs'),b=new Uint8Array(1<<20),f=fs.openSync(process.argv[1],'r');
  while(fs.readSync(f,b,0,b.length,null)>0);`;
const own = ['--impseq', '1', '--srvseq', '80', '--reqseq', '22'];
const CASES = [
  ['read only', ['-e', READ, file]],
  ['check', [join(ROOT, 'dist', 'cli.cjs'), 'check', '-q', ...own, file]],
];
console.log(`${number} records, ${(bytes / 1e6).toFixed(0)} MB${isOdd ? ', all odd' : ''}`);
for (const [name, args] of CASES) {
  const times = [];
  let peak = 0;
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    const { stderr } = spawnSync('/usr/bin/time', ['-f', '%M', process.execPath, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    times.push(performance.now() - start);
    peak = Math.max(peak, Number(/(\d+)\s*$/.exec(String(stderr ?? ''))?.[1] ?? 0));
  }
  const ms = times.sort((a, b) => a - b)[1];
  const memory = peak > 0 ? `, peak ${(peak / 1024).toFixed(0)} MB` : '';
  console.log(
    `${name.padEnd(12)} ${ms.toFixed(0)} ms, ${(bytes / 1e3 / ms).toFixed(0)} MB/s${memory}`,
  );
}
rmSync(folder, { recursive: true });
