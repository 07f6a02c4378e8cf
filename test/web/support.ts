/** The built page in a real browser: opened from a file, without a network; whatever it asks for is a fault. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { CHROMIUM, startBrowser } from '../../scripts/lib/browser.mjs';
import { ROOT } from '../support/transcript.js';

export const PAGE = join(ROOT, 'dist', 'resync-check.html');

export interface Opened {
  page: Page;
  /** Requests, messages of the console, errors and dialogs; there should be none. */
  faults: string[];
  close: () => Promise<void>;
}

/** Registers tests that need a browser; where there is none, one test that says what was left out. */
export function inBrowser(what: string, tests: (open: Open) => void): void {
  if (!CHROMIUM) {
    test.skip(`no Chromium was found (CHROMIUM names one): left out is ${what}`, () => {
      expect(CHROMIUM).toBeDefined();
    });
    return;
  }
  describe('in Chromium', () => {
    let browser: Browser;
    beforeAll(async () => {
      if (!existsSync(PAGE)) throw new Error('dist/resync-check.html is missing: npm run build');
      browser = await startBrowser();
    }, 60_000);
    afterAll(() => browser?.close());
    tests((options) => openPage(browser, options));
  });
}

export type Open = (options?: BrowserContextOptions) => Promise<Opened>;

async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1200, height: 900 },
    acceptDownloads: true,
    ...options,
  });
  await context.setOffline(true);
  const page = await context.newPage();
  const faults: string[] = [];
  const address = pathToFileURL(PAGE).href;
  page.on('request', (request) => {
    // The worker's code is in the page; its address leads nowhere else.
    const isOwn = request.url() === address || request.url().startsWith('blob:null/');
    if (!isOwn) faults.push(`asks for ${request.url()}`);
  });
  page.on('console', (message) => faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('dialog', (dialog) => {
    faults.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(address);
  await page.locator('#desk').waitFor();
  return { page, faults, close: () => context.close() };
}

/** Waits until the page has an answer to all that was done. */
export async function settled(page: Page): Promise<void> {
  await page.locator('body[aria-busy="false"]').waitFor({ state: 'attached' });
}

/** Does something that starts a job, and waits for its answer. */
export async function judged(page: Page, act: () => Promise<unknown>): Promise<void> {
  await page.evaluate("document.body.setAttribute('aria-busy', 'true')");
  await act();
  await settled(page);
}

/** The file that a button hands out, as bytes in latin1. */
export async function downloaded(
  page: Page,
  button: string,
): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(button)]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
