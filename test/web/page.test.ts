/**
 * The page in a real browser: every way in, every way out, by mouse and by keyboard, and no way to the
 * network.
 *
 * @jest-environment ./test/support/browser-environment.js
 */
import { cpSync, createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { readFile } from 'node:fs/promises';
import { FOLDER } from '../../scripts/lib/counting/hits.mjs';
import { renderHtml, renderMarkdown, type Report } from '../../src/index.js';
import { ROOT, run } from '../support/transcript.js';
import { HOSTILE } from '../report/hostile.js';
import { openAll, violations } from '../support/browser.js';
import { DropLost, PAGE, downloaded, dropper, handed, judged, onPage, shows } from './support.js';

const SAMPLES = join(ROOT, 'samples');
const MAIN = join(SAMPLES, 'unlisted-requestor');
const inMain = (name: string): string => join(MAIN, name);
const SERVER = join(SAMPLES, 'server-not-listed');
/** With counters in it the page is larger. */
const LARGEST = FOLDER ? Infinity : 500 * 1024;
const MEGABYTE = 1024 * 1024;

const html = readFileSync(PAGE, 'utf8');

test('it is one small file that names no other', () => {
  expect(Buffer.byteLength(html)).toBeLessThan(LARGEST);
  const named = [...html.matchAll(/<(?!a\b)[^>]+\b(?:src|href|action|srcset|data)="([^"]*)"/g)];
  expect(named.map(([, address]) => address)).toEqual([]);
});

test('its policy allows its own script, style and worker, and nothing else', () => {
  const [, policy = ''] =
    /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html) ?? [];
  expect(policy.replace(/sha256-[\w+/=]+/g, 'HASH').split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'HASH'",
    'worker-src blob:',
    "style-src 'HASH'",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

test('it carries its version and the digest of its rules', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(html).toContain(`resync-check ${version}, rules`);
  expect(html).toMatch(/<code>sha256:[0-9a-f]{64}<\/code>/);
});

const answer = (page: Page): Promise<string> => page.locator('#report .answer').first().innerText();
const loadSample = (page: Page): Promise<void> => judged(page, () => page.click('#sample'));
onPage('all that the page does in a browser', (desk) => {
  describe('ways in', () => {
    test('the sample behind one button', async () => {
      const { page } = desk;
      await loadSample(page);
      expect(await answer(page)).toContain('IMPORT -Q will stop with Fatal error 14.');
      expect(await page.title()).toContain('will stop with Fatal error 14.');
      expect(await page.locator('#status').innerText()).toContain('will stop');
      expect(await page.locator('h1:visible').count()).toBe(1);
    }, 30_000);

    test('files that are chosen, one after the other, each with what it is', async () => {
      const { page } = desk;
      await judged(page, () => page.setInputFiles('#files', join(MAIN, 'listds-r.txt')));
      expect(await page.locator('#inputs').innerText()).toContain('LISTDS -R listing');
      await judged(page, () =>
        page.setInputFiles('#files', [join(MAIN, 'RESYNC.GLB'), join(MAIN, 'subjects.txt')]),
      );
      expect(await page.locator('#inputs').innerText()).toContain('binary Dir-Sync queue');
      expect(await answer(page)).toContain('will stop with Fatal error 14');
      await judged(page, () => page.click('[aria-label="Remove RESYNC.GLB"]'));
      expect(await answer(page)).toContain('cannot be told');
      expect(await page.evaluate('document.activeElement.className')).toBe('remove');
    }, 30_000);

    const dropOn = async (page: Page): Promise<void> => {
      const drop = await dropper(page);
      await judged(page, () => drop([join(SAMPLES, 'failed-before')]));
      const { stdout } = await run(['check', 'samples/failed-before']);
      const [first = ''] = stdout.split('\n');
      expect(await answer(page)).toContain(first.split(': ').at(-1));
      expect(await page.locator('#inputs > li').count()).toBe(1);
      expect(await page.locator('#inputs').innerText()).toContain('postoffice folder');
      await judged(page, () => drop([join(MAIN, 'RESYNC.GLB')]));
      expect(await page.locator('#inputs > li').count()).toBe(2);
      // A browser tells no paths: the GLB of another postoffice has the same name, and stays beside it.
      const [one, other] = ['unlisted-requestor', 'two-requestor-folders/NOVEMBER'].map(
        (from, at) => {
          const folder = join(mkdtempSync(join(tmpdir(), `resync-check-${at}-`)), 'GLB');
          cpSync(join(SAMPLES, from), folder, { recursive: true });
          return folder;
        },
      ) as [string, string];
      // Two drops, one right behind the other.
      await judged(page, () => page.click('#clear'));
      await drop([one]);
      await judged(page, () => drop([other]));
      // What was judged first may be the first drop alone.
      await shows(page, '1 of 2 requestors');
      expect(await page.locator('#inputs > li > .given .name').allInnerTexts()).toEqual([
        ...['GLB/', 'no. 2/GLB/'],
      ]);
      expect(await answer(page)).toContain('1 of 2 requestors');
      for (const each of [one, other]) rmSync(dirname(each), { recursive: true });
    };
    // On a page of its own: where the browser loses a drop, it loses the clicks that follow, too.
    test('a folder and a file that are dropped', async () => {
      for (let turns = 0; turns < 3; turns += 1)
        try {
          return await dropOn(await desk.another());
        } catch (error) {
          if (!(error instanceof DropLost)) throw error;
        }
      throw new Error('the page heard of no drop, three times');
    }, 120_000);

    test('text that is pasted, anywhere and in its field', async () => {
      const { page } = desk;
      const text = readFileSync(join(MAIN, 'listds-r.txt'), 'latin1');
      await judged(page, () =>
        page.evaluate(
          `(() => {
            const data = new DataTransfer();
            data.setData('text/plain', ${JSON.stringify(text)});
            document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
          })()`,
        ),
      );
      expect(await page.locator('#inputs').innerText()).toContain('LISTDS -R listing');
      await page.click('text=Paste text');
      await page.fill('#text', readFileSync(join(MAIN, 'subjects.txt'), 'latin1'));
      await judged(page, () => page.click('#add-text'));
      expect(await page.locator('#inputs').innerText()).toContain('pasted text 2');
      expect(await page.locator('#inputs').innerText()).toContain('ReqTx or SrvTx subjects');
      // A text that is dragged out of a mail; into a field it goes as into any other.
      const dropText = (target: string): Promise<boolean> =>
        page.evaluate<boolean>(
          `(() => {
            const data = new DataTransfer();
            data.setData('text/plain', 'ReqTx');
            return !${target}.dispatchEvent(
              new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
          })()`,
        );
      await judged(page, async () => expect(await dropText('document.body')).toBe(true));
      expect(await page.locator('#inputs').innerText()).toContain('pasted text 3');
      expect(await dropText("document.querySelector('#text')")).toBe(false);
    }, 30_000);

    test('what is no evidence is refused, and said what it is', async () => {
      const { page } = desk;
      const buffer = Buffer.from('nothing of use');
      await judged(page, () =>
        page.setInputFiles('#files', { name: 'a.txt', mimeType: 'text/plain', buffer }),
      );
      expect(await page.locator('#report').innerText()).toContain('This cannot be judged yet');
      expect(await page.locator('#inputs').innerText()).toContain('not understood');
      expect(await page.locator('#tools').isVisible()).toBe(false);
      // Names stand as they are, at the beginning of a sentence too.
      expect(await page.locator('#report p').first().innerText()).toMatch(/^a\.txt: /);
    }, 30_000);

    test('a file that vanishes: what was read of it holds, and it is named where it was not', async () => {
      const { page } = desk;
      const folder = mkdtempSync(join(tmpdir(), 'resync-check-'));
      const path = join(folder, 'listds-r.txt');
      cpSync(join(MAIN, 'listds-r.txt'), path);
      await judged(page, () =>
        page.setInputFiles('#files', [path, ...['RESYNC.GLB', 'subjects.txt'].map(inMain)]),
      );
      rmSync(folder, { recursive: true });
      await openAll(page);
      await judged(page, () => page.selectOption('#dss', 'exchange'));
      expect(await answer(page)).toContain('will stop with Fatal error 14');
      const state = await handed(page, '#save-state');
      expect(state.bytes.toString('utf8')).not.toContain('listds-r.txt');
      await page.getByText('cannot be read any more: listds-r.txt').waitFor();
    }, 30_000);

    test('a state that is none changes nothing, and says so', async () => {
      const { page } = desk;
      await loadSample(page);
      const before = await answer(page);
      const buffer = Buffer.from(
        '{"format":"resync-check page","version":1,"settings":{"links":[null]}}',
      );
      await page.setInputFiles('#state', { name: 's.json', mimeType: 'application/json', buffer });
      await page.getByText('This state is damaged: a setting in it cannot be read.').waitFor();
      expect(await answer(page)).toBe(before);
      expect(await page.locator('#inputs > li').count()).toBe(1);
    }, 30_000);

    test('a log of after the import is compared, and is no evidence', async () => {
      const { page } = desk;
      const log = join(SAMPLES, 'failed-before', 'LOG', 'DIRSYNC.LOG');
      await judged(page, () =>
        page.setInputFiles('#files', ['RESYNC.GLB', 'listds-r.txt', 'subjects.txt'].map(inMain)),
      );
      await judged(page, () => page.setInputFiles('#files', log));
      await judged(page, () => page.setInputFiles('#after', log));
      expect(await page.locator('#after-inputs').innerText()).toContain('Dir-Sync log');
      expect(await page.locator('#notes').innerText()).toContain('so it is no evidence');
      expect(await page.locator('#report').innerText()).toContain('The log agrees');
      await judged(page, () => page.click('#after-inputs .remove'));
      expect(await page.locator('#notes').innerText()).toBe('');
    }, 30_000);

    test('names that would do harm are only shown', async () => {
      const { page } = desk;
      const names = HOSTILE.filter((name) => !/[/\\]/.test(name)).slice(0, 40);
      const state = {
        ...{ format: 'resync-check page', version: 1, settings: {}, isSimulation: false },
        files: names.map((path) => ({
          ...{ path, root: null, modified: null },
          base64: readFileSync(join(MAIN, 'subjects.txt')).toString('base64'),
        })),
      };
      const buffer = Buffer.from(JSON.stringify(state));
      await judged(page, () =>
        page.setInputFiles('#state', { name: 's.json', mimeType: 'application/json', buffer }),
      );
      expect(await page.locator('#inputs > li').count()).toBe(names.length);
      expect(await page.locator('script').count()).toBe(3);
      expect(await page.locator('#report img, #report script, #inputs img').count()).toBe(0);
    }, 30_000);
  });

  describe('what is said beside the evidence', () => {
    test('a requestor that is picked is judged alone', async () => {
      const { page } = desk;
      await judged(page, () => page.setInputFiles('#folder', SERVER));
      expect(await answer(page)).toContain('of 3 requestors');
      await judged(page, () => page.selectOption('#requestor', 'NOVEMBER'));
      expect(await answer(page)).toContain('NOVEMBER');
      expect(await page.locator('#report .answer').count()).toBe(1);
    }, 30_000);

    test('numbers by hand go before the evidence; one that is none is marked', async () => {
      const { page } = desk;
      await loadSample(page);
      await page.click('text=Numbers by hand');
      for (const [id, value] of [
        ['IMPSEQ', '9'],
        ['SRVSEQ', '900'],
        ['REQSEQ', '900'],
      ] as const)
        await judged(page, () => page.fill(`#${id}`, value));
      expect(await answer(page)).toContain('accepted');
      await judged(page, () => page.fill('#REQSEQ', '9x'));
      expect(await page.locator('#REQSEQ').getAttribute('aria-invalid')).toBe('true');
      expect(await page.locator('#REQSEQ-wrong').innerText()).toContain('in digits only');
      // No answer is shown that the number did not enter into.
      expect(await page.locator('#report .answer').count()).toBe(0);
    }, 30_000);

    test('simulate: the listed requestors are switches, and the header is shown', async () => {
      const { page } = desk;
      await judged(page, () => page.setInputFiles('#files', join(SERVER, 'site.ldf')));
      await page.click('text=Directory server');
      await judged(page, () => page.check('#simulate'));
      expect(await page.locator('#report').innerText()).toContain('Which requestors to simulate');
      await judged(page, () => page.getByLabel('NOVEMBER', { exact: true }).check());
      const one = await page.locator('#report').innerText();
      expect(one).toMatch(/IMPSEQ 1, SRVSEQ 80, REQSEQ 22/);
      await judged(page, () => page.getByLabel('OCTOBER', { exact: true }).check());
      expect(await page.locator('#report').innerText()).toMatch(/REQSEQ 140/);
    }, 30_000);

    test('what the report names as an option of the command leads to its field', async () => {
      const { page } = desk;
      await judged(page, () => page.setInputFiles('#files', [inMain('RESYNC.GLB')]));
      const report = page.locator('#report');
      await openAll(page);
      expect(await report.innerText()).not.toMatch(/--(?:import-version|gateways|reqseq|header)/);
      await report.getByRole('button', { name: 'gateways: SNADS,X400' }).first().click();
      expect(await page.evaluate('document.activeElement.id')).toBe('gateways');
      expect(await page.locator('#gateways').isVisible()).toBe(true);
      // In what is saved they are options.
      expect((await handed(page, '#save-json')).bytes.toString('utf8')).toContain(
        '--gateways none',
      );
    }, 30_000);

    test('numbers that are typed are judged without any file, and "Start again" forgets them', async () => {
      const { page } = desk;
      await openAll(page);
      expect(await page.locator('#clear').isVisible()).toBe(false);
      await judged(page, () => page.fill('#ReqSync', '140'));
      expect(await answer(page)).toContain('cannot be told');
      await judged(page, () => page.fill('#REQSEQ', '22'));
      expect(await answer(page)).toContain('will stop with Fatal error 14');
      await judged(page, () => page.click('#clear'));
      expect(await page.locator('#ReqSync').inputValue()).toBe('');
      await judged(page, () => page.check('#simulate'));
      expect(await page.locator('#report').innerText()).toContain(
        'No record of the directory server',
      );
    }, 30_000);

    test('where the report asks for the kind of server, a button answers', async () => {
      const { page } = desk;
      await loadSample(page);
      await judged(page, () => page.locator('#report td button').first().click());
      expect(await page.locator('#dss').inputValue()).toBe('exchange');
      expect(await page.locator('#report td button').count()).toBe(0);
    }, 30_000);
  });

  describe('ways out', () => {
    test('the report as Markdown and HTML is what the library makes of it', async () => {
      const { page } = desk;
      await judged(page, () => page.setInputFiles('#folder', SERVER));
      await page.click('#names > summary');
      await page.selectOption('#profile', 'none');
      const json = await handed(page, '#save-json');
      const report = JSON.parse(json.bytes.toString('utf8')) as Report;
      const markdown = await downloaded(page, '#save-markdown');
      expect(markdown.name).toBe('resync-check.md');
      expect(markdown.bytes.toString('utf8')).toBe(renderMarkdown(report));
      const asHtml = await downloaded(page, '#save-html');
      expect(asHtml.name).toBe('resync-check.html');
      expect(asHtml.bytes.toString('utf8')).toBe(renderHtml(report));
    }, 30_000);

    test('the registry file is what --reg writes', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'resync-check-'));
      const { page } = desk;
      await judged(page, () => page.setInputFiles('#folder', SERVER));
      const got = await downloaded(page, '#save-reg');
      const path = join(folder, 'new.reg');
      await run(['check', 'samples/server-not-listed', '--reg', path]);
      expect(got.name).toBe('resync-check.reg');
      expect(got.bytes).toEqual(await readFile(path));
      rmSync(folder, { recursive: true });
    }, 30_000);

    test('names are hidden in what is saved, shown beside their tokens, and hidden here on demand', async () => {
      const { page } = desk;
      await loadSample(page);
      const saved = async (): Promise<Report> =>
        JSON.parse((await handed(page, '#save-json')).bytes.toString('utf8')) as Report;
      expect((await saved()).redaction.profile).toBe('names');
      await page.click('#names > summary');
      await page.selectOption('#profile', 'all');
      await page.locator('#replaced-rows').getByText('OCTOBER', { exact: true }).waitFor();
      const all = await saved();
      expect(all.redaction.profile).toBe('all');
      expect(JSON.stringify(all)).not.toContain('OCTOBER');
      expect(await answer(page)).toContain('POLYNOMIAL/OCTOBER');
      await page.check('#hide-here');
      await page.locator('#report').getByText('postoffice-4').first().waitFor();
      expect(await page.locator('#report').innerText()).not.toContain('OCTOBER');
      expect(await page.title()).not.toContain('OCTOBER');
      await page.selectOption('#profile', 'none');
      await page.locator('#report .answer').getByText('OCTOBER').first().waitFor();
      expect((await saved()).redaction.profile).toBe('none');
    }, 30_000);

    test('a state that was saved opens as it was', async () => {
      const { page } = desk;
      await judged(page, () => page.setInputFiles('#folder', SERVER));
      await judged(page, () => page.selectOption('#requestor', 'POLYNOMIAL/OCTOBER'));
      await openAll(page);
      await judged(page, () => page.fill('#dxa-version', '5.5.2448.0'));
      const before = await page.locator('#report').innerText();
      const { name, bytes } = await downloaded(page, '#save-state');
      await judged(page, () => page.click('#clear'));
      expect(await page.locator('#report .answer').count()).toBe(0);
      await judged(page, () =>
        page.setInputFiles('#state', { name, mimeType: 'application/json', buffer: bytes }),
      );
      expect(timeless(await page.locator('#report').innerText())).toBe(timeless(before));
      expect(await page.locator('#dxa-version').inputValue()).toBe('5.5.2448.0');
      // What is said is not left in a fold.
      expect(await page.locator('#dxa-version').isVisible()).toBe(true);
      expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
    }, 30_000);
  });

  test('explain: a rule, a code, an article, a word, and what is near to none', async () => {
    const { page } = desk;
    for (const [word, expected] of [
      ['reqseq-too-low', 'REQSEQ'],
      ['fatal 91', 'Code 91'],
      ['Q215505', 'GlobalMaxSeqInResync'],
      ['reqsec', 'There is no page'],
    ] as const) {
      await page.fill('#word', word);
      await page.press('#word', 'Enter');
      await page.locator('#explained').getByText(expected).first().waitFor();
    }
    await page.click('text=Everything that is explained');
    await page.click('#topic-list summary >> nth=0');
    await page.locator('#topic-list button').first().click();
    await page.locator('#explained h3').waitFor();
  }, 30_000);

  test('all of it by keyboard: sample, a switch, a number, a page of explain, a download', async () => {
    const { page } = desk;
    /** Presses Tab until an element has the focus. */
    const reach = async (selector: string): Promise<void> => {
      for (let pressed = 0; pressed < 120; pressed += 1) {
        await page.keyboard.press('Tab');
        const isThere = await page.evaluate<boolean>(
          `document.activeElement.matches(${JSON.stringify(selector)})`,
        );
        if (isThere) return;
      }
      throw new Error(`Tab does not reach ${selector}`);
    };
    await reach('.skip');
    await reach('#choose-files');
    await reach('#sample');
    await judged(page, () => page.keyboard.press('Enter'));
    await reach('.folds details:nth-of-type(2) summary');
    await page.keyboard.press('Enter');
    await reach('#global-max');
    await judged(page, () => page.keyboard.press('Space'));
    expect(await page.locator('#global-max').isChecked()).toBe(true);
    await reach('#save-json');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.keyboard.press('Enter'),
    ]);
    expect(download.suggestedFilename()).toBe('resync-check.json');
    await reach('#report details summary');
    await page.keyboard.press('Enter');
    await reach('#word');
    await page.keyboard.type('fatal 14');
    await page.keyboard.press('Enter');
    await page.locator('#explained h3, #explained pre').first().waitFor();
  }, 60_000);

  describe('looks', () => {
    const LOOKS = [
      ['light and wide', 'light', 1200, 'all'],
      ['dark and wide', 'dark', 1200, 'contrast'],
      ['light and narrow', 'light', 320, 'all'],
      ['dark and narrow', 'dark', 320, 'contrast'],
    ] as const;

    test.each(LOOKS)(
      '%s: axe-core finds nothing, nothing is cut off, every target has 44 pixels',
      async (_look, colorScheme, width, looksAt) => {
        const { page } = desk;
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        expect(await violations(page, looksAt)).toEqual([]);
        await judged(page, () => page.setInputFiles('#folder', SERVER));
        await openAll(page);
        await page.locator('#topic-list summary').first().waitFor();
        // One group of the topics has what the others have.
        await page.evaluate("document.querySelector('#topic-list details').open = true");
        expect(await violations(page, looksAt)).toEqual([]);
        await openAll(page);
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
        expect(wide).toBe(width);
        const small = await page.evaluate<string[]>(
          `[...document.querySelectorAll('button:not(.lead), select, input, textarea, summary, label.switch')]
            .filter((each) => each.getClientRects().length > 0 && !each.closest('label.switch > *'))
            .filter((each) => each.getBoundingClientRect().height < 43.9)
            .map((each) => each.outerHTML.slice(0, 80))`,
        );
        expect(small).toEqual([]);
      },
      60_000,
    );

    test('printed, the report is there and the desk is not', async () => {
      const { page } = desk;
      await loadSample(page);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('#desk').isVisible()).toBe(false);
      expect(await page.locator('#report .answer').isVisible()).toBe(true);
      const heights = await page.evaluate<number[]>(
        "[...document.querySelectorAll('#report details > :last-child')].map((each) => each.getBoundingClientRect().height)",
      );
      expect(heights.filter((height) => height === 0)).toEqual([]);
    }, 30_000);
  });

  test('100 MB are read while the page answers, with progress; a newer job overtakes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'resync-check-'));
    const path = join(folder, 'DIRSYNC.LOG');
    const piece = readFileSync(join(SAMPLES, 'only-a-log', 'DIRSYNC.LOG'));
    const many = Buffer.concat(
      Array.from({ length: Math.ceil(MEGABYTE / piece.length) }, () => piece),
    );
    const stream = createWriteStream(path);
    for (let at = 0; at < 100; at += 1) stream.write(many);
    await new Promise((resolve) => stream.end(resolve));
    const { page } = desk;
    await page.evaluate(`{
      window.progressSeen = new Set();
      const bar = document.querySelector('progress');
      new MutationObserver(() => window.progressSeen.add(bar.value))
        .observe(bar, { attributes: true, attributeFilter: ['value'] });
    }`);
    await page.evaluate("document.body.setAttribute('aria-busy', 'true')");
    await page.setInputFiles('#files', path);
    await page.locator('#reading').waitFor();
    // The page answers while its worker reads.
    await page.click('text=Numbers by hand');
    expect(await page.locator('#IMPSEQ').isVisible()).toBe(true);
    await page.locator('body[aria-busy="false"]').waitFor({ state: 'attached', timeout: 120_000 });
    expect(await page.evaluate<number>('window.progressSeen.size')).toBeGreaterThan(2);
    expect(await page.locator('#inputs').innerText()).toContain('Dir-Sync log');
    expect(await page.locator('#reading').isVisible()).toBe(false);
    // Another setting takes what was read: no progress is seen again.
    await page.evaluate('window.progressSeen.clear()');
    await judged(page, () => page.fill('#IMPSEQ', '1'));
    expect(await page.evaluate<number>('window.progressSeen.size')).toBe(0);
    // Taken out while it is read: the answer is that of the newer job.
    await judged(page, () => page.click('#clear'));
    await page.setInputFiles('#files', path);
    await page.locator('#reading').waitFor();
    await judged(page, () => page.click('[aria-label="Remove DIRSYNC.LOG"]'));
    expect(await page.locator('#inputs > li').count()).toBe(0);
    rmSync(folder, { recursive: true });
  }, 180_000);
});

/** Times are those of the run. */
const timeless = (text: string): string => text.replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d\S*/g, 'TIME');
