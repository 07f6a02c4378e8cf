// A real browser for tests and pictures. Nobody needs one to build or use the project.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser's program: what CHROMIUM names, or where Linux has it; undefined where there is none. */
export const CHROMIUM = [process.env.CHROMIUM ?? '', ...PLACES].find(
  (path) => path !== '' && existsSync(path),
);

/** Starts it. A container runs as root, where Chromium's own sandbox does not. */
export const startBrowser = () =>
  chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
