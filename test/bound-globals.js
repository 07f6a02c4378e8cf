/**
 * TypeScript by swc, with the globals that a module uses bound to constants of its own. Jest runs tests in a
 * context of node:vm, where every use of a global is looked up through an interceptor: reading a queue takes
 * more than twice the time there. A constant is looked up once.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import swc from '@swc/jest';

/** Part of the key of Jest's cache, which knows nothing of a change to this file. */
const VERSION = createHash('sha256')
  .update(readFileSync(import.meta.filename))
  .digest('hex')
  .slice(0, 8);
const GLOBALS = Object.getOwnPropertyNames(globalThis).filter((name) => /^[A-Z]/.test(name));

/** Whether the module has a binding of this name at its top; one more would not compile. */
const declares = (code, name) =>
  new RegExp(
    `^(?:export )?(?:const|let|var|class|(?:async )?function\\*?) ${name}\\b|^import [^'"]*\\b${name}\\b`,
    'm',
  ).test(code);

function bound(code) {
  const words = new Set(code.match(/\b[A-Z]\w*\b/g));
  const used = GLOBALS.filter((name) => words.has(name) && !declares(code, name));
  // On the first line, so that no other line gets another number.
  return used.length > 0 ? `const { ${used.join(', ')} } = globalThis;${code}` : code;
}

const COVERAGE = process.env.COVERAGE ?? '';
/** The source with counters in it, where coverage is asked for; the tool for it takes long to load. */
const { counting } = COVERAGE
  ? await import('../scripts/lib/counting/instrument.mjs')
  : { counting: (source) => source };

export function createTransformer(options) {
  const typescript = swc.createTransformer(options);
  return {
    ...typescript,
    getCacheKey: (...args) => `${typescript.getCacheKey(...args)}-${VERSION}-${COVERAGE}`,
    process(source, file, ...args) {
      const { code, ...rest } = typescript.process(counting(source, file), file, ...args);
      return { ...rest, code: bound(code) };
    },
    async processAsync(source, file, ...args) {
      const { code, ...rest } = await typescript.processAsync(
        counting(source, file),
        file,
        ...args,
      );
      return { ...rest, code: bound(code) };
    },
  };
}

export default { createTransformer };
