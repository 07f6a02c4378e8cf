/** The worker of the page: it reads, judges, writes and explains, so that the page never waits. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { redactReport, renderHtml, renderJson, renderMarkdown } from '../index.js';
import type { Profile } from '../model/redaction.js';
import type { Report } from '../model/report-types.js';
import { htmlBody } from '../report/html/html.js';
import { regText } from '../report/reg.js';
import { safeCopy } from '../report/safe.js';
import { Sources } from './files.js';
import { explained, topics } from './explain.js';
import { judge, wayOf } from './judge.js';
import type { Asked, Format, FromWorker, ToWorker } from './protocol.js';

/** Time between two words on the progress, in milliseconds. */
const PAUSE = 100;

/** What only a worker has. */
interface Scope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker): void;
  FileReaderSync: new () => { readAsArrayBuffer(content: Blob): ArrayBuffer };
}
const scope = self as unknown as Scope;

/** What was read is kept as long as it is given. */
const sources = new Sources();
/** The report that was made last. */
let last: Report | null = null;

async function answer(asked: Asked, id: number): Promise<FromWorker> {
  switch (asked.ask) {
    case 'judge': {
      last = null;
      let told = 0;
      const { answer: made, report } = await judge(asked.job, {
        ...{ now: new Date(), sources },
        read: (content, from, to) =>
          new Uint8Array(new scope.FileReaderSync().readAsArrayBuffer(content.slice(from, to))),
        sha256: newHash,
        onProgress(done, total) {
          if (performance.now() - told < PAUSE) return;
          told = performance.now();
          scope.postMessage({ id, is: 'progress', done, total });
        },
      });
      last = report;
      return { id, is: 'answer', answer: made };
    }
    case 'write':
      if (!last) throw new Error('there is no report to write');
      return { id, is: 'file', bytes: written(last, asked.format, asked.profile) };
    case 'hide': {
      if (!last) throw new Error('there is no report to hide names in');
      const { report, map } = redactReport(last, asked.profile);
      return { id, is: 'hidden', hidden: { ...htmlBody(report), tokens: safeCopy(map) } };
    }
    case 'explain':
      return { id, is: 'explained', explained: explained(asked.word) };
    case 'topics':
      return { id, is: 'topics', topics: topics() };
  }
}

function newHash() {
  const hash = sha256.create();
  return {
    update: (chunk: Uint8Array) => void hash.update(chunk),
    hex: () => bytesToHex(hash.digest()),
  };
}

function written(whole: Report, format: Format, profile: Profile): Uint8Array<ArrayBuffer> {
  const report = profile === 'none' ? whole : redactReport(whole, profile).report;
  switch (format) {
    case 'markdown':
      return utf8(renderMarkdown(report));
    case 'html':
      return utf8(renderHtml(report));
    case 'json':
      return utf8(renderJson(report));
    case 'reg': {
      // What a registry sets is of no use with tokens in it.
      const registry = wayOf(whole)?.registry;
      if (!registry) throw new Error('the recommended way sets no registry values');
      // The code page of a REGEDIT4 file; what it cannot hold was refused before.
      return Uint8Array.from(regText(registry), (letter) => letter.charCodeAt(0));
    }
  }
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** One job after the other: each sees what the one before it left. */
let turn: Promise<void> = Promise.resolve();
scope.onmessage = ({ data }) => {
  turn = turn.then(async () => {
    const { id } = data;
    try {
      scope.postMessage(await answer(data, id));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      scope.postMessage({ id, is: 'fault', message });
    }
  });
};
