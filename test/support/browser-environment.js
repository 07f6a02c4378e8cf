/**
 * Node as Jest gives it, and a way to start a browser from outside of it: within the tests' own context of
 * node:vm playwright takes several times as long.
 */
import { TestEnvironment } from 'jest-environment-node';
import { CHROMIUM, startBrowser } from '../../scripts/lib/browser.mjs';

export default class BrowserEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    if (CHROMIUM) this.global.startBrowser = startBrowser;
  }
}
