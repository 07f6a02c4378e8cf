/**
 * Fuzzes the readers, the check and the command line of the source, guided by coverage.
 *
 *   npm run fuzz -- [--seconds N] [--runs N] [--only TARGET,...] [--seed N] [--corpus DIR] [--found DIR]
 *
 * Each target of test/fuzz/targets.ts gets a turn of a minute, over and over, until the time
 * (default 60 seconds) or the number of executions is reached. One execution is one call of a target
 * with one input. An input that reaches a branch for the first time is kept and changed further;
 * --corpus keeps them on disk. --found: where findings go. What breaks a target is written to test/fuzz/found/TARGET/, which
 * test/fuzz/found.test.ts tries again from then on. The exit status is 1 when something was found.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker, isMainThread, workerData } from 'node:worker_threads';

const ROOT = resolve(import.meta.dirname, '..');
/** One turn of a target, in milliseconds. */
const TURN = 60_000;
/** An input that takes longer than this is a hang, in milliseconds on the clock. */
const HANG = 60_000;
/** An input that takes longer than this is slow, in milliseconds of the processor. */
const SLOW = 1000;
const MOST_MEMORY = 1.5e9;
const LARGEST = 16_384;
/** Targets that need no more bytes than this: a seed, a line. */
const LARGEST_OF = {
  header: 400,
  short: 240,
  stored: 40,
  truth: 16,
  verdict: 16,
  shown: 16,
  line: 400,
  json: 4096,
};

/** Where the worker says what it is doing: executions, new branches, length of the input. */
const DONE = 0;
const BRANCHES = 1;
const LENGTH = 2;
const FINDINGS = 3;

function optionsFrom(argv) {
  const option = (name, fallback) => {
    const at = argv.indexOf(`--${name}`);
    return at < 0 ? fallback : argv[at + 1];
  };
  return {
    seconds: Number(option('seconds', 60)),
    runs: Number(option('runs', Infinity)),
    only: option('only', ''),
    seed: Number(option('seed', Date.now() % 2 ** 31)),
    corpus: option('corpus', ''),
    found: resolve(option('found', join(ROOT, 'test', 'fuzz', 'found'))),
  };
}

async function bundle(folder) {
  const { build } = await import('esbuild');
  const { instrument } = await import('./lib/instrument.mjs');
  const outfile = join(folder, 'targets.mjs');
  await build({
    ...{ entryPoints: [join(ROOT, 'test/fuzz/targets.ts')], outfile, absWorkingDir: ROOT },
    ...{ bundle: true, format: 'esm', platform: 'node', logLevel: 'error' },
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
  });
  const { code, count } = instrument(readFileSync(outfile, 'utf8'), outfile);
  writeFileSync(outfile, code);
  return { outfile, count };
}

async function main() {
  const options = optionsFrom(process.argv.slice(2));
  const folder = mkdtempSync(join(tmpdir(), 'resync-check-fuzz-'));
  // From turn to turn what was found interesting lies on disk.
  options.corpus ||= join(folder, 'corpus');
  const { outfile, count } = await bundle(folder);
  const shared = new SharedArrayBuffer(64);
  const input = new SharedArrayBuffer(LARGEST * 2);
  const counters = new BigInt64Array(shared);
  const total = { executions: 0, findings: 0 };
  const started = Date.now();
  const names = await targetNames(outfile, count);
  const wanted = names.filter((name) => !options.only || options.only.split(',').includes(name));
  console.log(`seed ${options.seed}, ${count} branches, targets: ${wanted.join(', ')}`);
  /** The branches that each target has reached, from turn to turn. */
  const seen = Object.fromEntries(
    wanted.map((name) => [name, new SharedArrayBuffer((count + 7) & ~7)]),
  );
  const perTarget = Object.fromEntries(wanted.map((name) => [name, 0]));
  for (let round = 0; ; round += 1) {
    const target = wanted[round % wanted.length];
    const left = options.seconds * 1000 - (Date.now() - started);
    if (left <= 0 || total.executions >= options.runs) break;
    counters.fill(0n);
    const turn = Math.min(TURN, left);
    const outcome = await runTurn({
      outfile,
      count,
      target,
      turn,
      options,
      shared,
      input,
      round,
      seen: seen[target],
    });
    const done = Number(counters[DONE]);
    total.executions += done;
    perTarget[target] += done;
    total.findings += Number(counters[FINDINGS]);
    if (outcome === 'failed') break;
    if (outcome === 'hang') {
      total.findings += 1;
      keep(options.found, target, new Uint8Array(input, 0, Number(counters[LENGTH])), 'hang');
    }
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    console.log(
      `${seconds} s  ${target}: ${done} executions, ${counters[BRANCHES]} branches; ` +
        `${total.executions} in all, ${total.findings} findings`,
    );
  }
  rmSync(folder, { recursive: true });
  console.log(
    JSON.stringify({ executions: total.executions, perTarget, findings: total.findings }),
  );
  process.exitCode = total.findings > 0 ? 1 : 0;
}

async function targetNames(outfile, count) {
  globalThis.__hit = new Uint8Array(count + 8);
  return Object.keys((await import(pathToFileURL(outfile))).TARGETS);
}

/** Runs one target in a worker until its turn is over; a worker that no longer moves is stopped. */
function runTurn(data) {
  return new Promise((done) => {
    const worker = new Worker(fileURLToPath(import.meta.url), {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY / 1e6 },
    });
    let last = -1n;
    const counters = new BigInt64Array(data.shared);
    const watch = setInterval(() => {
      const now = Atomics.load(counters, DONE);
      if (now !== last) last = now;
      else {
        clearInterval(watch);
        void worker.terminate().then(() => done('hang'));
      }
    }, HANG);
    worker.on('error', (error) => {
      console.log(`${data.target}: the worker ended: ${error.message}`);
      clearInterval(watch);
      // What used up the memory is a finding; a fuzzer that does not run is none.
      done(Atomics.load(counters, DONE) > 0n ? 'hang' : 'failed');
    });
    worker.on('exit', () => {
      clearInterval(watch);
      done('over');
    });
  });
}

function keep(found, target, bytes, why) {
  const folder = join(found, target);
  mkdirSync(folder, { recursive: true });
  const name = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  writeFileSync(join(folder, `${name}.bin`), bytes);
  console.log(`FOUND ${target}/${name}.bin: ${why}`);
}

async function work() {
  const { outfile, count, target: name, turn, options, shared, input, round } = workerData;
  const size = (count + 7) & ~7;
  const hit = (globalThis.__hit = new Uint8Array(size));
  const { TARGETS, SEEDS, WORDS, SEPARATOR } = await import(pathToFileURL(outfile));
  const target = TARGETS[name];
  const counters = new BigInt64Array(shared);
  const seen = new Uint32Array(workerData.seen);
  const largest = LARGEST_OF[name] ?? LARGEST;
  const words = new Uint32Array(hit.buffer);
  const dice = diceFrom(options.seed + round * 7919);
  const kept = join(options.corpus, name);
  mkdirSync(kept, { recursive: true });
  const corpus = corpusOf(name, SEEDS, SEPARATOR, [kept, join(options.found, name)]).map((each) =>
    each.subarray(0, largest),
  );
  const told = new Set();
  let branches = 0;
  for (const reached of new Uint8Array(workerData.seen)) branches += reached;

  const isNew = () => {
    let news = 0;
    for (let at = 0; at < words.length; at += 1) {
      const fresh = words[at] & ~seen[at];
      if (fresh === 0) continue;
      seen[at] |= fresh;
      for (let bit = 0; bit < 32; bit += 8) news += (fresh >>> bit) & 1;
    }
    branches += news;
    return news > 0;
  };
  const shownInput = new Uint8Array(input);
  const attempt = async (bytes) => {
    shownInput.set(bytes);
    counters[LENGTH] = BigInt(bytes.length);
    hit.fill(0);
    const began = performance.now();
    try {
      const pending = target(bytes);
      if (pending) await pending;
    } catch (error) {
      const first = String(error?.stack ?? error)
        .split('\n')
        .slice(0, 3)
        .join(' | ');
      const kind = first.replaceAll(/\d+/g, '#').slice(0, 300);
      if (!told.has(kind)) {
        told.add(kind);
        counters[FINDINGS] += 1n;
        keep(options.found, name, bytes, first);
      }
    }
    if (performance.now() - began > SLOW && !told.has('slow')) {
      // The clock also goes on while others have the processor.
      const before = process.cpuUsage();
      await Promise.resolve(target(bytes)).catch(() => {});
      const { user } = process.cpuUsage(before);
      if (user > SLOW * 1000) {
        told.add('slow');
        counters[FINDINGS] += 1n;
        keep(options.found, name, bytes, `slow: ${(user / 1e6).toFixed(1)} s`);
      }
    }
    Atomics.add(counters, DONE, 1n);
    return isNew();
  };

  // Later turns know what these reach.
  if (branches === 0) for (const bytes of [...corpus]) await attempt(bytes);
  const end = Date.now() + turn;
  while (Date.now() < end) {
    for (let i = 0; i < 64; i += 1) {
      const bytes = mutate(corpus[dice(corpus.length)], corpus, WORDS, dice).subarray(0, largest);
      if (!(await attempt(bytes))) continue;
      corpus.push(bytes);
      const file = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
      writeFileSync(join(kept, file), bytes);
    }
    counters[BRANCHES] = BigInt(branches);
    if (process.memoryUsage.rss() > MOST_MEMORY) {
      counters[FINDINGS] += 1n;
      keep(
        options.found,
        name,
        shownInput.slice(0, Number(counters[LENGTH])),
        'more than 1.5 GB of memory',
      );
      break;
    }
  }
}

/** xorshift: a seed gives the same changes again. */
function diceFrom(seed) {
  let state = seed | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** The seeds of one target: made ones, the samples, what was found, what an earlier run kept. */
function corpusOf(name, seeds, separator, folders) {
  const bytes = (...parts) => Buffer.concat(parts.map((part) => Buffer.from(part)));
  const made = [Buffer.alloc(0), Buffer.alloc(16, 7)];
  const files = [...seeds.map(([, , text]) => Buffer.from(text, 'latin1')), ...samples()];
  for (const [at, file] of files.entries()) {
    made.push(bytes([at], file));
    const next = files[(at * 7 + 1) % files.length];
    made.push(bytes([0], files[files.length - 1 - (at % 20)], separator, file, separator, next));
  }
  for (let kind = 0; kind < 24; kind += 1) made.push(bytes([kind], files[kind % seeds.length]));
  if (name === 'line')
    for (const line of [
      'check|a|-r|N/P|--impseq|1',
      '--header|IMPSEQ=1,SRVSEQ=2,REQSEQ=3|--impseq|2|--reqseq|3|--srvseq|1|-f|json',
      ...['explain|14', 'rules|-f|json', 'render|x', '--help', 'inspect|listq=a', 'simulate|-'],
    ])
      made.push(Buffer.from(line.replaceAll('|', '\0')));
  for (const folder of folders)
    if (existsSync(folder))
      for (const file of readdirSync(folder)) made.push(readFileSync(join(folder, file)));
  return made.map((each) => Buffer.from(each).subarray(0, LARGEST));
}

function samples() {
  const folder = join(ROOT, 'samples');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/README|recipes/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    .filter(({ length }) => length > 0 && length < 3000);
}

/** One to six changes of bytes, lines, words and numbers. */
function mutate(old, corpus, words, dice) {
  let bytes = Buffer.from(old);
  for (let turns = 1 + dice(6); turns > 0; turns -= 1) {
    const at = dice(bytes.length + 1);
    const size = 1 + dice(dice(4) === 0 ? 200 : 8);
    const put = (piece, to = at) =>
      Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(to)]);
    switch (dice(10)) {
      case 0:
        if (at < bytes.length) bytes[at] ^= 1 << dice(8);
        break;
      case 1:
        if (at < bytes.length) bytes[at] = dice(256);
        break;
      case 2:
        bytes = put(Buffer.alloc(0), at + size);
        break;
      case 3:
        bytes = put(bytes.subarray(at, at + size));
        break;
      case 4:
      case 5:
        bytes = put(Buffer.from(words[dice(words.length)], 'latin1'), at + (dice(2) ? 0 : size));
        break;
      case 6: {
        const other = corpus[dice(corpus.length)];
        const from = dice(other.length + 1);
        bytes = put(other.subarray(from, from + 1 + dice(400)), at + (dice(2) ? 0 : size));
        break;
      }
      case 7: {
        // A number is replaced by another word.
        const digits = [...bytes.toString('latin1').matchAll(/\d+/g)];
        if (digits.length === 0) break;
        const { index, 0: text } = digits[dice(digits.length)];
        const piece = Buffer.from(
          dice(3) ? String(dice(3) ? dice(200) : dice(2 ** 31) * 4) : words[dice(words.length)],
          'latin1',
        );
        bytes = Buffer.concat([
          bytes.subarray(0, index),
          piece,
          bytes.subarray(index + text.length),
        ]);
        break;
      }
      case 8: {
        // A line is repeated, left out or moved.
        const lines = bytes.toString('latin1').split('\n');
        const [line] = lines.splice(dice(lines.length), 1);
        for (let more = dice(3); more > 0; more -= 1) lines.splice(dice(lines.length + 1), 0, line);
        bytes = Buffer.from(lines.join('\n'), 'latin1');
        break;
      }
      default:
        bytes = put(Buffer.alloc(size, dice(3) ? dice(256) : 0), at + (dice(2) ? 0 : size));
    }
  }
  return bytes.length > LARGEST ? bytes.subarray(0, LARGEST) : bytes;
}

if (isMainThread) await main();
else await work();
