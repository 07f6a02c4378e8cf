/** The built page in a real browser: opened from a file, without a network; whatever it asks for is a fault. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { FOLDER, keepOf } from '../../scripts/lib/counting/hits.mjs';
import { faultsOf, inChromium } from '../support/browser.js';
import { ROOT } from '../support/transcript.js';

export const PAGE = join(ROOT, 'dist', 'resync-check.html');

/** The page, and ways to have another. */
export interface Desk {
  /** Empty at the beginning of each test. */
  page: Page;
  /** Another page; it is closed when the test ends. */
  another: (options?: BrowserContextOptions) => Promise<Page>;
}

/**
 * Tests on one page, which a page of its own for each would take minutes to load. Every test begins
 * with an empty desk, and none may leave a fault.
 */
export function onPage(what: string, tests: (desk: Desk) => void): void {
  inChromium(what, (started) => {
    const desk = {} as Desk;
    const faults: string[][] = [];
    let others: Page[] = [];
    const opened = async (options?: BrowserContextOptions): Promise<Page> => {
      const [page, its] = await openPage(started.browser, options);
      faults.push(its);
      return page;
    };
    beforeAll(async () => {
      if (!existsSync(PAGE)) throw new Error('dist/resync-check.html is missing: npm run build');
      desk.page = await opened();
      desk.another = async (options) => {
        const page = await opened(options);
        others.push(page);
        return page;
      };
    }, 60_000);
    beforeEach(async () => {
      await desk.page.emulateMedia({ media: 'screen', colorScheme: 'light', forcedColors: 'none' });
      await desk.page.setViewportSize(WIDE);
      await judged(desk.page, () => desk.page.evaluate(BEGIN));
    });
    afterEach(async () => {
      if (FOLDER) await Promise.all([desk.page, ...others].map(keepOf));
      await Promise.all(others.map((page) => page.context().close()));
      others = [];
      expect(faults.flatMap((its) => its.splice(0))).toEqual([]);
    });
    tests(desk);
  });
}

const WIDE = { width: 1200, height: 900 };
const BEGIN = `document.querySelector('#clear').click();
  document.querySelectorAll('details').forEach((each) => (each.open = false));
  document.body.focus(); scrollTo(0, 0);`;

async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<[Page, string[]]> {
  const context = await browser.newContext({
    viewport: WIDE,
    acceptDownloads: true,
    ...options,
  });
  await context.setOffline(true);
  await context.addInitScript(KEEPING);
  const page = await context.newPage();
  const address = pathToFileURL(PAGE).href;
  // The worker's code is in the page; its address leads nowhere else.
  const isOwn = (url: string): boolean => url === address || url.startsWith('blob:null/');
  const faults = faultsOf(page, isOwn);
  await page.goto(address);
  await page.locator('#desk').waitFor();
  return [page, faults];
}

/** Keeps what the page hands out, beside or in place of the browser's own download. */
const KEEPING = `{
  const kept = [];
  const blobs = new Map();
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const address = make.call(URL, blob);
    blobs.set(address, blob);
    return address;
  };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (!this.download || !window.keeps) return click.call(this);
    kept.push({ name: this.download, blob: blobs.get(this.href) });
    window.gave?.();
  };
  window.handed = async (button) => {
    window.keeps = true;
    const element = document.querySelector(button);
    if (!element.checkVisibility() || element.closest('[inert]')) throw new Error('cannot be clicked');
    const given = new Promise((resolve) => (window.gave = resolve));
    element.click();
    await given;
    window.keeps = false;
    const { name, blob } = kept.pop();
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192)
      text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return { name, base64: btoa(text) };
  };
}`;

/** So long a page may take, in milliseconds; less than a test, so that it can still be asked why. */
const LIMIT = 20_000;

/** Waits for what the page does; where it does not come, the page is asked what it shows instead. */
async function inTime<T>(page: Page, what: string, act: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => (timer = setTimeout(resolve, LIMIT, null)));
  const done = await Promise.race([act.then((value) => ({ value })), tooLate]);
  clearTimeout(timer);
  if (done) return done.value;
  const shown = await page.evaluate(`({
    busy: document.body.getAttribute('aria-busy'),
    inert: document.querySelector('#tools').inert,
    status: document.querySelector('#status').textContent,
    inputs: document.querySelector('#inputs').innerText,
    report: document.querySelector('#report').innerText.slice(0, 200),
  })`);
  throw new Error(`${what} does not come; the page shows ${JSON.stringify(shown)}`);
}

/** Does something that starts a job, and waits for its answer. */
export async function judged(page: Page, act: () => Promise<unknown>): Promise<void> {
  await page.evaluate("document.body.setAttribute('aria-busy', 'true')");
  await act();
  const isDone = page.locator('body[aria-busy="false"]').waitFor({ state: 'attached' });
  await inTime(page, 'an answer', isDone);
}

/** Waits until the report has these words in it. */
export const shows = (page: Page, words: string): Promise<unknown> =>
  inTime(
    page,
    `a report with "${words}"`,
    page.locator('#report', { hasText: words }).waitFor({ state: 'attached' }),
  );

/** The browser lost a drop: at times Chromium does, of two that come one right behind the other. */
export class DropLost extends Error {}

/** Drops files on the page; throws `DropLost` where the page does not hear of it. */
export async function dropper(page: Page): Promise<(files: string[]) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  await page.evaluate(`window.drops = 0; addEventListener('drop', () => (drops += 1), true);`);
  const dropped = (): Promise<number> => page.evaluate<number>('drops');
  return async (files) => {
    const before = await dropped();
    const data = { items: [], files, dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 600, y: 300, data });
    for (let turns = 0; turns < 100 && (await dropped()) === before; turns += 1) await sleep(100);
    if ((await dropped()) === before) throw new DropLost();
  };
}

interface Got {
  name: string;
  bytes: Buffer;
}

/**
 * The file that a button hands out, taken in the page: a hundred downloads in a row would be a test of
 * the browser. `downloaded` takes the few that show that a download comes about.
 */
export async function handed(page: Page, button: string): Promise<Got> {
  const { name, base64 } = await inTime(
    page,
    `what ${button} hands out`,
    page.evaluate<{ name: string; base64: string }>(`window.handed(${JSON.stringify(button)})`),
  );
  return { name, bytes: Buffer.from(base64, 'base64') };
}

/** The file that a button hands out, as the browser saves it. */
export async function downloaded(page: Page, button: string): Promise<Got> {
  const saved = Promise.all([page.waitForEvent('download'), page.click(button)]);
  const [download] = await inTime(page, `the download of ${button}`, saved);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
