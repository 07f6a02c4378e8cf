// How long it takes to judge a whole network: a made LDIF export of the number of requestors given
// (default 10,000) is simulated by the real command, and checked against a RESYNC.GLB.
//   node scripts/bench-fleet.mjs [requestors]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const CLI = join(ROOT, 'dist', 'cli.cjs');
const count = Number(process.argv[2] ?? 10_000);
const folder = mkdtempSync(join(tmpdir(), 'resync-check-bench-'));
const file = join(folder, 'site.ldf');
const padded = (n) => String(n).padStart(10, '0');
const entry = (i) =>
  [
    `dn: cn=PO${i},cn=DXASERVER,cn=Connections,cn=Configuration,ou=SITE,o=ORG`,
    `cn: PO${i}`,
    `DXA-ReqName: NET${i % 97}/PO${i}`,
    `DXA-Req-Seq: ${padded(1 + ((i * 7919) % 5000))}`,
    `DXA-Svr-Seq: ${padded(1 + ((i * 104729) % 90000))}`,
    `DXA-Imp-Seq: ${1 + (i % 9)}`,
    '',
  ].join('\n');
writeFileSync(file, Array.from({ length: count }, (_, i) => entry(i)).join('\n'));

const header = ['--header', 'IMPSEQ=5,SRVSEQ=45000,REQSEQ=2500'];
const CASES = [
  ['node -e 0', ['-e', '0']],
  ['simulate, switch on', [CLI, 'simulate', file, '--global-max', '--dxa-version', '5.5.2650.12']],
  ['check, text', [CLI, 'check', file, '--dss', 'exchange', ...header]],
  ['check, json', [CLI, 'check', file, '--dss', 'exchange', ...header, '-f', 'json']],
];
console.log(`${count} requestors`);
for (const [name, args] of CASES) {
  const times = [];
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
    if (status === null || status === 2 || status === 70) throw new Error(`${name}: ${status}`);
    times.push(performance.now() - start);
  }
  console.log(`${name.padEnd(22)} ${times.sort((a, b) => a - b)[1].toFixed(0)} ms`);
}
rmSync(folder, { recursive: true });
