/**
 * Loads the project's modules as often as wanted, each compiled only once: a fresh set for each mutant, since
 * what a module makes when it is loaded may be mutated too. Packages and Node's own modules are loaded once.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { transformSync } from 'esbuild';

const require = createRequire(import.meta.url);

/** What a test must not load to be run here: it starts other programs, which know nothing of mutants. */
const OTHER_PROGRAMS = ['node:child_process', 'playwright-core'];

export class Modules {
  #sources;
  #compiled = new Map();

  /** `sources`: by path, the code to take in place of what is on the disk. */
  constructor(sources) {
    this.#sources = sources;
  }

  #compile(path) {
    const known = this.#compiled.get(path);
    if (known) return known;
    const { code } = transformSync(this.#sources.get(path) ?? readFileSync(path, 'utf8'), {
      ...{ loader: path.endsWith('.ts') ? 'ts' : 'js', format: 'cjs', target: 'node20' },
      supported: { 'dynamic-import': false },
      define: {
        'import.meta.url': JSON.stringify(pathToFileURL(path).href),
        'import.meta.dirname': JSON.stringify(dirname(path)),
        'import.meta.filename': JSON.stringify(path),
      },
    });
    const wrapped = `(function (module, exports, require) {${code}\n})`;
    const script = new Script(wrapped, { filename: path });
    this.#compiled.set(path, script);
    return script;
  }

  /** Loads the module at `path`, and all that it imports, anew. */
  load(path) {
    const loaded = new Map();
    const load = (at) => {
      if (at.endsWith('.json')) return JSON.parse(readFileSync(at, 'utf8'));
      const known = loaded.get(at);
      if (known) return known.exports;
      const module = { exports: {} };
      loaded.set(at, module);
      const from = (name) => {
        if (OTHER_PROGRAMS.includes(name)) throw new Error(`${at} imports ${name}`);
        if (!name.startsWith('.')) return require(name);
        const beside = join(dirname(at), name);
        const typescript = beside.replace(/\.js$/, '.ts');
        return load(existsSync(typescript) ? typescript : beside);
      };
      this.#compile(at).runInThisContext()(module, module.exports, from);
      return module.exports;
    };
    return load(path);
  }
}
