/**
 * A real browser for tests of what is looked at: one for each file, with what is amiss in a page. Such a file
 * says `@jest-environment ./test/support/browser-environment.js`.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';

declare global {
  /** There where a browser was found. */
  var startBrowser: (() => Promise<Browser>) | undefined;
}

/** Registers tests that need a browser; where there is none, one test that says what was left out. */
export function inChromium(what: string, tests: (started: { browser: Browser }) => void): void {
  const { startBrowser } = globalThis;
  if (!startBrowser) {
    test.skip(`no Chromium was found (CHROMIUM names one): left out is ${what}`, () => {
      expect(startBrowser).toBeDefined();
    });
    return;
  }
  describe('in Chromium', () => {
    const started = {} as { browser: Browser };
    beforeAll(async () => {
      started.browser = await startBrowser();
    }, 60_000);
    afterAll(() => started.browser?.close());
    tests(started);
  });
}

/** Requests, messages of the console, errors and dialogs of a page, as they come; there should be none. */
export function faultsOf(page: Page, isOwn: (address: string) => boolean = () => false): string[] {
  const faults: string[] = [];
  page.on('request', (request) => {
    if (!isOwn(request.url())) faults.push(`asks for ${request.url()}`);
  });
  page.on('console', (message) => faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('dialog', (dialog) => {
    faults.push(dialog.message());
    void dialog.dismiss();
  });
  return faults;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 AA, and what axe's makers advise beside it. */
const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
interface Axe {
  axe: { run(options: RunOptions): Promise<AxeResults> };
}

/** What axe-core finds; `contrast` alone is enough where only the colours are others. */
export async function violations(
  page: Page,
  looksAt: 'all' | 'contrast' = 'all',
): Promise<string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(AXE);
  return page.evaluate<string[], RunOptions>(
    // All that it finds to be right is a megabyte.
    async (options) => {
      const found = await (globalThis as unknown as Axe).axe.run(options);
      return found.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html: at }) => at).join(' | ')}`,
      );
    },
    {
      runOnly: looksAt === 'all' ? ALL : { type: 'rule', values: ['color-contrast'] },
      resultTypes: ['violations'],
      selectors: false,
    },
  );
}

export const openAll = (page: Page): Promise<unknown> =>
  page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
