/**
 * Makes the pictures of docs/ from what the built command really says.
 *
 *   node scripts/pictures.mjs           writes docs/screen.svg, and with Chromium docs/report.png and docs/page.png
 *   node scripts/pictures.mjs --check   writes nothing; ends with 1 where docs/screen.svg has drifted
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CHROMIUM, startBrowser } from './lib/browser.mjs';

const ROOT = join(import.meta.dirname, '..');
const SAMPLE = 'samples/unlisted-requestor';
const SCREEN = join(ROOT, 'docs', 'screen.svg');
const REPORT = join(ROOT, 'docs', 'report.png');
const PAGE = join(ROOT, 'docs', 'page.png');
/** A picture shows one screen; what a longer text goes on with is in the goldens. */
const LINES = 24;
const COLUMNS = 80;
const [CHAR, LINE, MARGIN] = [8.4, 19, 20];

function said(...args) {
  const { stdout } = spawnSync(process.execPath, ['dist/cli.cjs', ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, NO_COLOR: '1', TZ: 'UTC' },
    encoding: 'utf8',
  });
  return stdout;
}

const escape = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The screen as SVG: lines of a monospaced face, each stretched to its columns. */
function screen() {
  const lines = [`$ resync-check ${SAMPLE}`, ...said(SAMPLE).trimEnd().split('\n')].slice(
    0,
    LINES + 1,
  );
  const width = Math.round(COLUMNS * CHAR + 2 * MARGIN);
  const height = lines.length * LINE + 2 * MARGIN;
  const rows = lines.map((line, at) => {
    const indent = /^ */.exec(line)[0].length;
    const text = line.slice(indent);
    if (text === '') return '';
    const style = at === 0 ? ' class="typed"' : at === 1 ? ' class="answer"' : '';
    const x = round(MARGIN + indent * CHAR);
    const y = MARGIN + at * LINE + 14;
    return `<text x="${x}" y="${y}" textLength="${round(text.length * CHAR)}"${style}>${escape(text)}</text>\n`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>What resync-check says about ${SAMPLE}</title>
<style>
text { font: 14px ui-monospace, 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', monospace; fill: #e4e6ea; white-space: pre }
.typed { fill: #a4aab4 }
.answer { fill: #ff9494; font-weight: 700 }
</style>
<rect width="${width}" height="${height}" rx="8" fill="#15171a"/>
${rows.join('')}</svg>
`;
}

const round = (value) => Math.round(value * 10) / 10;

/** The first part of the HTML report, as a browser shows it. */
async function report() {
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({
      viewport: { width: 840, height: 1050 },
      colorScheme: 'light',
    });
    await page.setContent(said(SAMPLE, '-f', 'html'));
    await page.screenshot({ path: REPORT });
  } finally {
    await browser.close();
  }
}

/** The page with its sample. */
async function page() {
  const browser = await startBrowser();
  try {
    const view = await browser.newPage({
      viewport: { width: 1200, height: 900 },
      colorScheme: 'light',
    });
    await view.goto(pathToFileURL(join(ROOT, 'dist', 'resync-check.html')).href);
    await view.locator('#sample').click();
    await view.locator('#report .answer').waitFor();
    await view.locator('body[aria-busy="false"]').waitFor();
    await view.screenshot({ path: PAGE });
  } finally {
    await browser.close();
  }
}

const now = screen();
if (process.argv.includes('--check')) {
  if (!existsSync(SCREEN) || readFileSync(SCREEN, 'utf8') !== now) {
    console.error('docs/screen.svg is out of date: npm run pictures');
    process.exit(1);
  }
} else {
  writeFileSync(SCREEN, now);
  if (CHROMIUM) {
    await report();
    await page();
  } else
    console.error(
      'docs/report.png and page.png are left as they are: no Chromium was found (CHROMIUM names one)',
    );
}
