// Completes package-lock.json after `npm install`. npm leaves out optional packages for platforms that
// the registry at hand does not serve, and then `npm ci` refuses the file as out of step. Each is
// entered with its version and platform alone; a machine of that platform fetches it as usual.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(import.meta.dirname, '..', 'package-lock.json');
const lock = JSON.parse(readFileSync(FILE, 'utf8'));

const SYSTEM = /-(darwin|win32|linux|android|freebsd|openharmony|wasm32)-?([a-z0-9]*)/;
/** `os` and `cpu` as package.json spells them, from a name such as core-linux-arm-gnueabihf. */
function platformOf(name) {
  const [, system, cpu] = SYSTEM.exec(name) ?? [];
  if (system === undefined) throw new Error(`no platform in the name ${name}`);
  return system === 'wasm32' ? { cpu: ['wasm32'] } : { os: [system], cpu: [cpu] };
}

let added = 0;
for (const [, entry] of Object.entries(lock.packages))
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`;
    if (lock.packages[place] || !SYSTEM.test(name)) continue;
    lock.packages[place] = {
      version,
      ...platformOf(name),
      ...(entry.dev && { dev: true }),
      optional: true,
    };
    added += 1;
  }
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
);
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages of other platforms added`);
