/** The HTML report in a real browser: accessible, silent, usable by keyboard, whole when printed. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import fc from 'fast-check';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { renderHtml } from '../../../src/report/html/html.js';
import { CHROMIUM, startBrowser } from '../../../scripts/lib/browser.mjs';
import { run } from '../../support/transcript.js';
import { hostileArb, hostileFleet, hostileReport } from '../hostile.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 AA, and what axe's makers advise beside it. */
const RULES: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
const LARGEST = 150 * 1024;

const SAMPLES = [
  ['will stop', ['samples/unlisted-requestor']],
  ['accepted', ['samples/equality']],
  ['several requestors', ['samples/whole-network']],
  ['nothing but a header', ['--header', 'IMPSEQ=1,SRVSEQ=2,REQSEQ=3']],
] as const;
const LOOKS = [
  ['light', { colorScheme: 'light', viewport: { width: 1000, height: 900 } }],
  ['dark', { colorScheme: 'dark', viewport: { width: 1000, height: 900 } }],
  ['narrow', { colorScheme: 'light', viewport: { width: 360, height: 740 } }],
] as const satisfies readonly (readonly [string, BrowserContextOptions])[];

const inBrowser = CHROMIUM ? describe : describe.skip;
if (!CHROMIUM)
  test.skip('no Chromium was found (CHROMIUM names one): the tests in a browser are left out', () => {
    expect(CHROMIUM).toBeDefined();
  });

inBrowser('in Chromium', () => {
  let browser: Browser;
  const reports = new Map<string, string>();

  beforeAll(async () => {
    browser = await startBrowser();
    for (const [name, args] of SAMPLES)
      reports.set(name, (await run(['check', ...args, '-f', 'html'])).stdout);
  }, 120_000);
  afterAll(() => browser?.close());

  /** Shows a report; whatever it asks the network for, and whatever its policy refuses, is a fault. */
  async function shown(html: string, options: BrowserContextOptions = {}): Promise<Shown> {
    const context = await browser.newContext({ serviceWorkers: 'block', ...options });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('request', (request) => faults.push(`asks for ${request.url()}`));
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('dialog', (dialog) => {
      faults.push(dialog.message());
      void dialog.dismiss();
    });
    await page.setContent(html, { waitUntil: 'load' });
    return { page, faults, close: () => context.close() };
  }
  interface Shown {
    page: Page;
    faults: string[];
    close: () => Promise<void>;
  }

  const openAll = (page: Page): Promise<unknown> =>
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");

  describe.each(SAMPLES)('%s', (name) => {
    test.each(LOOKS)(
      '%s: axe-core finds nothing, and nothing is asked for',
      async (_look, options) => {
        const { page, faults, close } = await shown(reports.get(name)!, options);
        await openAll(page);
        await page.evaluate(AXE);
        const { violations } = await page.evaluate<AxeResults, RunOptions>(
          (rules) => (globalThis as unknown as Axe).axe.run(rules),
          RULES,
        );
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
        ).toEqual([]);
        expect(faults).toEqual([]);
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
        expect(wide).toBe(options.viewport.width);
        await close();
      },
      60_000,
    );

    test('stays small, and has one main heading and no gap between levels', () => {
      const html = reports.get(name)!;
      expect(html.length).toBeLessThan(LARGEST);
      const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
      expect(levels.filter((level) => level === 1)).toEqual([1]);
      for (const [at, level] of levels.entries())
        expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1);
    });
  });

  test('what is folded opens by keyboard, without scripts', async () => {
    const { page, close } = await shown(reports.get('will stop')!, { javaScriptEnabled: false });
    const folded = page.locator('details').first();
    const inside = folded.locator('p, table, li').first();
    expect(await inside.isVisible()).toBe(false);
    await folded.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await inside.isVisible()).toBe(true);
    await close();
  }, 60_000);

  test('every part that scrolls or folds is reached by Tab', async () => {
    const { page, close } = await shown(reports.get('will stop')!);
    await openAll(page);
    const wanted = await page.locator('summary, a, [tabindex]').count();
    const reached = new Set<string>();
    for (let pressed = 0; pressed < wanted; pressed += 1) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate<string>(
          "String([...document.querySelectorAll('*')].indexOf(document.activeElement))",
        ),
      );
    }
    expect(reached.size).toBe(wanted);
    await close();
  }, 60_000);

  test('a rule that is named leads to its page, which opens', async () => {
    const { page, close } = await shown(reports.get('will stop')!);
    await openAll(page);
    await page.evaluate("document.querySelector('.pages').removeAttribute('open')");
    await page.locator('a[href="#rule-reqseq-too-low"]').first().click();
    expect(await page.locator('#rule-reqseq-too-low h3').isVisible()).toBe(true);
    await close();
  }, 60_000);

  test('printed, what is folded is there', async () => {
    const { page, close } = await shown(reports.get('will stop')!);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const heights = await page.evaluate<number[]>(
      "[...document.querySelectorAll('details > :last-child')].map((each) => each.getBoundingClientRect().height)",
    );
    expect(heights.filter((height) => height === 0)).toEqual([]);
    const paper = 'getComputedStyle(document.documentElement).backgroundColor';
    expect(await page.evaluate(paper)).toBe('rgb(255, 255, 255)');
    await close();
  }, 60_000);

  test('no name becomes an element, an attribute or a request', async () => {
    const { page, faults, close } = await shown('<!doctype html><title>x</title>');
    // Tags with the names of their attributes, as the browser reads them; it runs nothing of them.
    const LOOK = `(html) => [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('*')]
      .filter(({ localName }) => !['code', 'span', 'wbr'].includes(localName))
      .map(({ localName, attributes }) =>
        [localName, ...[...attributes].map(({ name }) => name)].join(' '))`;
    const look = (html: string): Promise<string[]> =>
      page.evaluate<string[]>(`(${LOOK})(${JSON.stringify(html)})`);
    for (const make of [hostileReport, hostileFleet]) {
      const expected = await look(renderHtml(make('PO')));
      await fc.assert(
        fc.asyncProperty(hostileArb, async (name) => {
          expect(await look(renderHtml(make(name)))).toEqual(expected);
        }),
        { numRuns: 60 },
      );
    }
    expect(faults).toEqual([]);
    await close();
  }, 120_000);

  test('its policy lets nothing run or load that is put into it', async () => {
    const harm =
      '<script>document.title = "run"</script><img src="https://a.example/x.png" onerror="document.title = \'run\'"><p style="color: red">x</p>';
    const { page, close } = await shown(
      reports.get('will stop')!.replace('</main>', `${harm}</main>`),
    );
    await page.waitForTimeout(200);
    expect(await page.title()).not.toBe('run');
    const color = "getComputedStyle(document.querySelector('main > p:last-child')).color";
    expect(await page.evaluate(color)).not.toBe('rgb(255, 0, 0)');
    await close();
  }, 60_000);
});

interface Axe {
  axe: { run(options: RunOptions): Promise<AxeResults> };
}
