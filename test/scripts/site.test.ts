/** The pages as HTML files: every link leads somewhere, nothing is loaded from elsewhere, no script. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';

const SCRIPT = '../../scripts/site.mjs';
const { writeSite } = (await import(SCRIPT)) as { writeSite: (folder: string) => string[] };
const folder = mkdtempSync(join(tmpdir(), 'resync-check-site-'));
const files = writeSite(folder);
const pages = new Map(
  files
    .filter((file) => file.endsWith('.html'))
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a page leads to or shows. */
const targets = (page: string): string[] =>
  [...page.matchAll(/\b(?:href|src)="([^"]*)"/g)].map(([, target = '']) => target);

test('there is a page for each rule, each topic and each sample', () => {
  for (const file of ['index.html', 'docs/rules.html', 'rules/reqseq-too-low.html'])
    expect([...pages.keys()]).toContain(file);
  expect(pages.size).toBeGreaterThan(200);
});

test('every link leads to a file, and to a heading of it', () => {
  const dead: string[] = [];
  for (const [file, page] of pages)
    for (const target of targets(page)) {
      const [path = '', anchor] = target.split('#');
      const to = path === '' ? file : normalize(join(dirname(file), path)).replaceAll('\\', '/');
      const isThere = existsSync(join(folder, to));
      const isAnchored = anchor === undefined || (pages.get(to) ?? '').includes(` id="${anchor}"`);
      if (!isThere || !isAnchored) dead.push(`${file}: ${target}`);
    }
  expect(dead).toEqual([]);
});

test('no page loads or runs anything', () => {
  for (const [file, page] of pages) {
    expect([file, targets(page).filter((target) => /^[a-z]+:|^\/\//i.test(target))]).toEqual([
      file,
      [],
    ]);
    expect(page).not.toMatch(/<script|<iframe|<link|\son\w+=/i);
    expect(page).toContain(`content="default-src 'none'; style-src 'sha256-`);
  }
});

test('an article leads to what was taken from it', () => {
  expect(pages.get('rules/reqseq-too-low.html')).toContain(
    '<a href="../docs/evidence-base.html#q215505">Q215505</a>',
  );
});
