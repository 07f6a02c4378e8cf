// dist/resync-check.html: the page, with everything that it needs in one file and a policy that lets it
// ask for nothing else.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import zopfli from '@gfx/zopfli';
import { base85 } from './base85.mjs';

/** The sample behind the page's button: the case of Q215505. */
const SAMPLE = 'unlisted-requestor';

/** Larger files take long to send and to open. */
export const LARGEST_PAGE = 500 * 1024;

/** As a browser inflates it, made some 4 % smaller than zlib does. */
const packed = async (content) =>
  base85(Buffer.from(await zopfli.deflateAsync(content, { numiterations: 5 })));
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Carries the pages of rules once, as Markdown, and makes HTML of them when it is shown. */
const pagesOnce = (root) => ({
  name: 'pages-once',
  setup(bundle) {
    bundle.onResolve({ filter: /\/generated\/page-html\.js$/ }, () => ({
      path: join(root, 'src/web/page-html.ts'),
    }));
  },
});

/**
 * The page as text. `build` is esbuild's, with the settings that all builds share; it returns what was
 * written. `licences` gives the texts of whatever was bundled by then: the page travels alone.
 */
export async function pageOf(root, build, common, licences) {
  const scripts = {
    ...common,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    write: false,
    mainFields: ['module', 'main'],
    plugins: [pagesOnce(root)],
    // In an HTML file other letters would depend on nobody changing its encoding.
    charset: 'ascii',
  };
  const worker = await build({ ...scripts, entryPoints: ['src/web/worker.ts'] });
  const page = await build({ ...scripts, entryPoints: ['src/web/page/page.ts'] });
  const sheet = await build({
    ...common,
    write: false,
    stdin: {
      contents: "@import './src/report/html/style.css';\n@import './src/web/page.css';",
      loader: 'css',
      resolveDir: root,
    },
  });
  const script = page.outputFiles[0].text.trim();
  const style = sheet.outputFiles[0].text.trim();
  if (/<\/script|<!--/i.test(script)) throw new Error('the script would end its element');
  const [, version] = /VERSION = "(.*)"/.exec(generated(root, 'version.ts'));
  const [, digest] = /RULES_DIGEST = '(.*)'/.exec(generated(root, 'rules.ts'));
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    'worker-src blob:',
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const data = async (id, content) =>
    `<script type="text/plain" id="${id}">${await packed(content)}</script>\n`;
  const parts = {
    policy,
    version,
    digest,
    licences: `<pre tabindex="0">${escaped(licences())}</pre>`,
    style: `<style>${style}</style>`,
    scripts:
      (await data('worker', worker.outputFiles[0].contents)) +
      (await data('sample-files', Buffer.from(sampleState(root)))) +
      `<script>${script}</script>`,
  };
  const template = readFileSync(join(root, 'src/web/page.html'), 'utf8');
  return template
    .replace(/\{\{number (\w+)\}\}/g, (_, name) => numberField(name))
    .replace(/\{\{(\w+)\}\}|<!-- (\w+) -->/g, (_, word, part) => {
      const name = word ?? part;
      if (!(name in parts)) throw new Error(`page.html has a place for ${name}, which is nothing`);
      return parts[name];
    });
}

const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const generated = (root, name) => readFileSync(join(root, 'src/generated', name), 'utf8');

const numberField = (name) =>
  `<div><label for="${name}">${name}</label>` +
  `<input id="${name}" inputmode="numeric" autocomplete="off" aria-describedby="${name}-wrong">` +
  `<p class="wrong" id="${name}-wrong" role="alert"></p></div>`;

/** The sample as a saved state; its files are as old as they say themselves, which is not at all. */
function sampleState(root) {
  const folder = join(root, 'samples', SAMPLE);
  const files = readdirSync(folder)
    .sort()
    .map((name) => ({
      path: `${SAMPLE}/${name}`,
      root: SAMPLE,
      modified: null,
      base64: readFileSync(join(folder, name)).toString('base64'),
    }));
  return JSON.stringify({
    format: 'resync-check page',
    version: 1,
    settings: {},
    isSimulation: false,
    files,
  });
}
