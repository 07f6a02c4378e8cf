/**
 * The worker, as the page asks it. A job that was overtaken is given up, however large its files are;
 * where the newer one needs the same files, it waits for what is being read.
 */
import type { Profile } from '../../model/redaction.js';
import type {
  Answer,
  Asked,
  Explained,
  Format,
  FromWorker,
  Given,
  Hidden,
  Job,
  Topics,
} from '../protocol.js';

/** The job was overtaken by a newer one. */
export class Overtaken extends Error {}

interface Waiting {
  resolve: (message: FromWorker) => void;
  reject: (error: Error) => void;
}

export class Engine {
  #worker: Worker | null = null;
  #lastId = 0;
  #judging: { keys: readonly number[]; isDone: Promise<unknown> } | null = null;
  #newest = 0;
  #onProgress: ((done: number, total: number) => void) | null = null;
  #lastKey = 0;
  readonly #keys = new WeakMap<Blob, number>();
  readonly #waiting = new Map<number, Waiting>();

  /** `source` is an address of the worker's code. */
  constructor(private readonly source: string) {}

  async judge(job: Job, onProgress: (done: number, total: number) => void): Promise<Answer> {
    const mine = ++this.#newest;
    this.#onProgress = onProgress;
    const given = job.given.map((each) => this.#withKey(each));
    const after = job.after.map((each) => this.#withKey(each));
    const keys = [...given, ...after].flatMap(({ key }) => key ?? []);
    const running = this.#judging;
    if (running && !running.keys.every((key) => keys.includes(key))) this.#restart();
    else if (running) {
      await running.isDone.catch(() => undefined);
      if (mine !== this.#newest) throw new Overtaken();
    }
    const asked = this.#ask({ ask: 'judge', job: { ...job, given, after } });
    const judging = { keys, isDone: asked };
    this.#judging = judging;
    try {
      const message = await asked;
      if (message.is !== 'answer') throw new Error(`an answer was expected, not ${message.is}`);
      return message.answer;
    } finally {
      if (this.#judging === judging) this.#judging = null;
    }
  }

  /** A file is another object at the worker, and known there by its number. */
  #withKey(given: Given): Given {
    const { content } = given;
    if (!content) return given;
    const key = this.#keys.get(content) ?? ++this.#lastKey;
    this.#keys.set(content, key);
    return { ...given, key };
  }

  /** The last report in a format, with as much hidden in it as `profile` says. */
  async write(format: Format, profile: Profile): Promise<Uint8Array<ArrayBuffer>> {
    const message = await this.#ask({ ask: 'write', format, profile });
    if (message.is !== 'file') throw new Error(`a file was expected, not ${message.is}`);
    return message.bytes;
  }

  async hide(profile: Profile): Promise<Hidden> {
    const message = await this.#ask({ ask: 'hide', profile });
    if (message.is !== 'hidden') throw new Error(`a report was expected, not ${message.is}`);
    return message.hidden;
  }

  async explain(word: string): Promise<Explained> {
    const message = await this.#ask({ ask: 'explain', word });
    if (message.is !== 'explained') throw new Error(`a page was expected, not ${message.is}`);
    return message.explained;
  }

  async topics(): Promise<Topics[]> {
    const message = await this.#ask({ ask: 'topics' });
    if (message.is !== 'topics') throw new Error(`a list was expected, not ${message.is}`);
    return message.topics;
  }

  #ask(asked: Asked): Promise<FromWorker> {
    this.#worker ??= this.#start();
    const id = ++this.#lastId;
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, ...asked });
    });
  }

  #start(): Worker {
    const worker = new Worker(this.source);
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      const waiting = this.#waiting.get(data.id);
      if (!waiting) return;
      if (data.is === 'progress') {
        this.#onProgress?.(data.done, data.total);
        return;
      }
      this.#waiting.delete(data.id);
      if (data.is === 'fault') waiting.reject(new Error(data.message));
      else waiting.resolve(data);
    };
    worker.onerror = ({ message }) => this.#end(new Error(message));
    return worker;
  }

  #restart(): void {
    this.#end(new Overtaken());
  }

  /** The next question begins with another worker. */
  #end(error: Error): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#judging = null;
    this.#giveUp(error);
  }

  #giveUp(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
