/**
 * Opens the built page in Firefox, has it judge its sample and hand out the report as JSON, and says what
 * it saw: the tests of the page run in Chromium alone. Firefox is spoken to by Marionette, which it has
 * built in.
 *
 *   node scripts/firefox.mjs [picture.png]     FIREFOX names the program
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const PAGE = pathToFileURL(join(import.meta.dirname, '..', 'dist', 'resync-check.html')).href;
const PORT = 2828;
/** So long Firefox may take to begin, in milliseconds. */
const PATIENCE = 60_000;

const profile = mkdtempSync(join(tmpdir(), 'resync-check-firefox-'));
const firefox = spawn(
  process.env.FIREFOX ?? 'firefox-esr',
  ['--headless', '--marionette', '--no-remote', '--profile', profile],
  { env: { ...process.env, HOME: profile }, stdio: 'ignore' },
);

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

async function socketOf() {
  const end = Date.now() + PATIENCE;
  for (;;)
    try {
      return await new Promise((resolve, reject) => {
        const socket = connect(PORT, '127.0.0.1', () => resolve(socket));
        socket.on('error', reject);
      });
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(200);
    }
}

/** Messages are JSON behind their length: `[0, id, command, arguments]`, `[1, id, error, result]`. */
function speak(socket) {
  let buffer = Buffer.alloc(0);
  const waiting = new Map();
  socket.on('data', (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const colon = buffer.indexOf(':');
      const end = colon + 1 + Number(buffer.subarray(0, colon));
      if (colon < 0 || buffer.length < end) return;
      const message = JSON.parse(buffer.subarray(colon + 1, end));
      buffer = buffer.subarray(end);
      // It says who it is before anybody asks.
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message;
      const { resolve, reject } = waiting.get(id);
      if (error) reject(new Error(error.message));
      else resolve(result);
    }
  });
  let last = 0;
  return (command, args = {}) =>
    new Promise((resolve, reject) => {
      const message = JSON.stringify([0, ++last, command, args]);
      waiting.set(last, { resolve, reject });
      socket.write(`${Buffer.byteLength(message)}:${message}`);
    });
}

/** Runs in the page: presses what a person would press, and waits for what comes of it. */
const VISIT = `
  const [done] = arguments;
  const faults = [];
  addEventListener('error', ({ message }) => faults.push(message));
  addEventListener('securitypolicyviolation', ({ blockedURI }) => faults.push('refused: ' + blockedURI));
  const settled = async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    while (document.body.getAttribute('aria-busy') === 'true')
      await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const handed = new Promise((resolve) => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      if (blob.type === 'application/json') resolve(blob.text());
      return make.call(URL, blob);
    };
  });
  (async () => {
    document.querySelector('#sample').click();
    do await settled(); while (!document.querySelector('#report .answer'));
    const { title } = document;
    document.querySelector('#save-json').click();
    const report = JSON.parse(await handed);
    const header = document.querySelector('#REQSEQ');
    header.value = '900';
    header.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 400));
    await settled();
    done({
      agent: navigator.userAgent,
      title,
      outcome: report.verdict.outcome,
      faults,
      byHand: document.querySelector('#report table').innerText.split('\\n').find((row) => row.includes('REQSEQ')),
    });
  })().catch((error) => done({ faults: [String(error), ...faults] }));`;

let status = 1;
try {
  const ask = speak(await socketOf());
  await pause(500);
  await ask('WebDriver:NewSession', { capabilities: { alwaysMatch: {} } });
  await ask('WebDriver:SetTimeouts', { script: PATIENCE });
  await ask('WebDriver:Navigate', { url: PAGE });
  const { value } = await ask('WebDriver:ExecuteAsyncScript', { script: VISIT, args: [] });
  console.log(JSON.stringify(value, null, 2));
  const [picture] = process.argv.slice(2);
  if (picture) {
    const shot = await ask('WebDriver:TakeScreenshot', { full: false });
    writeFileSync(picture, Buffer.from(shot.value, 'base64'));
  }
  status = value.outcome === 'will-fail' && value.faults.length === 0 ? 0 : 1;
} catch (error) {
  console.error(`firefox: ${error.message}`);
}
firefox.kill();
await new Promise((resolve) => firefox.once('exit', resolve));
rmSync(profile, { recursive: true, force: true });
process.exit(status);
