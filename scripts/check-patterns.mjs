/**
 * Looks whether any regular expression of the source can take more than linear time (recheck). Part of
 * `npm run lint`.
 *
 *   node scripts/check-patterns.mjs [--write]
 *
 * scripts/patterns.json holds what was checked before: under `safe` the digests of patterns that are,
 * under `bounded` those of which recheck says otherwise, or cannot tell, with the reason why it does
 * no harm. Others are checked now. --write adds what is safe, and leaves out what is gone.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSync } from 'recheck';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '..');
const LEDGER = join(import.meta.dirname, 'patterns.json');
/** Milliseconds for one pattern and one way of checking. */
const PATIENCE = 10_000;

/** Every literal of the source: what is written in it, and where. */
function patterns() {
  const found = new Map();
  const folder = join(ROOT, 'src');
  const files = readdirSync(folder, { recursive: true }).filter(
    (name) => name.endsWith('.ts') && !name.startsWith('generated'),
  );
  for (const name of files.sort()) {
    const path = join(folder, name);
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
    const visit = (node) => {
      if (ts.isRegularExpressionLiteral(node) && !found.has(node.text)) {
        const line = source.getLineAndCharacterOfPosition(node.end).line + 1;
        found.set(node.text, `src/${name}:${line}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

/** `safe`, or what is wrong with it. What no automaton can tell is searched for attacks. */
function statusOf(literal) {
  const [, source, flags] = /^\/(.*)\/(\w*)$/s.exec(literal);
  for (const checker of ['automaton', 'fuzz']) {
    const { status, complexity, error } = checkSync(source, flags, { checker, timeout: PATIENCE });
    if (status === 'safe') return 'safe';
    if (status === 'vulnerable') return complexity.summary;
    if (checker === 'fuzz') return `cannot be told (${error?.kind})`;
  }
}

const digestOf = (literal) => createHash('sha256').update(literal).digest('hex').slice(0, 10);
const ledger = JSON.parse(readFileSync(LEDGER, 'utf8'));
const safe = new Set(ledger.safe);
const all = patterns();
let isBad = false;
let checked = 0;
for (const [literal, place] of all) {
  if (safe.has(digestOf(literal)) || Object.hasOwn(ledger.bounded, literal)) continue;
  checked += 1;
  const status = statusOf(literal);
  if (status === 'safe') safe.add(digestOf(literal));
  else {
    isBad = true;
    console.error(
      `${place}: ${literal}\n  ${status}: write it otherwise, or say in scripts/patterns.json why it is bounded`,
    );
  }
}
if (process.argv.includes('--write')) {
  const known = new Set([...all.keys()].map(digestOf));
  ledger.safe = [...safe].filter((digest) => known.has(digest)).sort();
  ledger.bounded = Object.fromEntries(
    Object.entries(ledger.bounded).filter(([literal]) => all.has(literal)),
  );
  writeFileSync(LEDGER, `${JSON.stringify(ledger, null, 2)}\n`);
}
console.log(
  `${all.size} patterns, ${checked} checked now, ${Object.keys(ledger.bounded).length} bounded by other means`,
);
process.exitCode = isBad ? 1 : 0;
