/**
 * The HTML report in a real browser: accessible, silent, usable by keyboard, whole when printed.
 *
 * @jest-environment ./test/support/browser-environment.js
 */
import fc from 'fast-check';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { renderHtml } from '../../../src/report/html/html.js';
import { faultsOf, inChromium, openAll, violations } from '../../support/browser.js';
import { runs } from '../../support/runs.js';
import { run } from '../../support/transcript.js';
import { HOSTILE, hostileArb, hostileFleet, hostileReport } from '../hostile.js';

const LARGEST = 150 * 1024;

const SAMPLES = [
  ['will stop', ['samples/unlisted-requestor']],
  ['accepted', ['samples/equality']],
  ['several requestors', ['samples/whole-network']],
  ['nothing but a header', ['--header', 'IMPSEQ=1,SRVSEQ=2,REQSEQ=3']],
] as const;
const LOOKS = [
  ['light', 1000, 'all'],
  ['dark', 1000, 'contrast'],
  ['light', 320, 'all'],
] as const;

inChromium('how the HTML report looks and reads in a browser', (started) => {
  const reports = new Map<string, string>();

  beforeAll(async () => {
    for (const [name, args] of SAMPLES)
      reports.set(name, (await run(['check', ...args, '-f', 'html'])).stdout);
  }, 120_000);

  /** Shows a report; whatever it asks the network for, and whatever its policy refuses, is a fault. */
  async function shown(html: string, options: BrowserContextOptions = {}): Promise<Shown> {
    const context = await started.browser.newContext({ serviceWorkers: 'block', ...options });
    const page = await context.newPage();
    const faults = faultsOf(page);
    await page.setContent(html, { waitUntil: 'load' });
    return { page, faults, close: () => context.close() };
  }
  interface Shown {
    page: Page;
    faults: string[];
    close: () => Promise<void>;
  }

  describe.each(SAMPLES)('%s', (name) => {
    test('axe-core finds nothing, nothing is asked for, and nothing is cut off', async () => {
      const { page, faults, close } = await shown(reports.get(name)!);
      for (const [colorScheme, width, looksAt] of LOOKS) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        await openAll(page);
        expect([colorScheme, width, await violations(page, looksAt)]).toEqual([
          ...[colorScheme, width, []],
        ]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      }
      expect(faults).toEqual([]);
      await close();
    }, 60_000);

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
    const LOOK = `(pages) => pages.map((html) =>
      [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('*')]
        .filter(({ localName }) => !['code', 'span', 'wbr'].includes(localName))
        .map(({ localName, attributes }) =>
          [localName, ...[...attributes].map(({ name }) => name)].join(' ')))`;
    const look = (pages: string[]): Promise<string[][]> =>
      page.evaluate<string[][]>(`(${LOOK})(${JSON.stringify(pages)})`);
    // Looked at all at once, since each look is a trip to the browser.
    const names = [...HOSTILE, ...fc.sample(hostileArb, runs(30))];
    for (const make of [hostileReport, hostileFleet]) {
      const [expected] = await look([renderHtml(make('PO'))]);
      const seen = await look(names.map((name) => renderHtml(make(name))));
      for (const [at, name] of names.entries()) expect([name, seen[at]]).toEqual([name, expected]);
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
