/** The worker, as the page asks it. A job that was overtaken is given up, however large its files are. */
import type { Profile } from '../../model/redaction.js';
import type {
  Answer,
  Asked,
  Explained,
  Format,
  FromWorker,
  Hidden,
  Job,
  Topics,
} from '../protocol.js';

/** The job was overtaken by a newer one. */
export class Overtaken extends Error {}

interface Waiting {
  resolve: (message: FromWorker) => void;
  reject: (error: Error) => void;
  onProgress: ((done: number, total: number) => void) | undefined;
}

export class Engine {
  #worker: Worker | null = null;
  #lastId = 0;
  #judging: number | null = null;
  readonly #waiting = new Map<number, Waiting>();

  /** `source` is an address of the worker's code. */
  constructor(private readonly source: string) {}

  async judge(job: Job, onProgress: (done: number, total: number) => void): Promise<Answer> {
    if (this.#judging !== null) this.#restart();
    const id = this.#lastId + 1;
    this.#judging = id;
    try {
      const message = await this.#ask({ ask: 'judge', job }, onProgress);
      if (message.is !== 'answer') throw new Error(`an answer was expected, not ${message.is}`);
      return message.answer;
    } finally {
      if (this.#judging === id) this.#judging = null;
    }
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

  #ask(asked: Asked, onProgress?: Waiting['onProgress']): Promise<FromWorker> {
    this.#worker ??= this.#start();
    const id = ++this.#lastId;
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onProgress });
      worker.postMessage({ id, ...asked });
    });
  }

  #start(): Worker {
    const worker = new Worker(this.source);
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      const waiting = this.#waiting.get(data.id);
      if (!waiting) return;
      if (data.is === 'progress') {
        waiting.onProgress?.(data.done, data.total);
        return;
      }
      this.#waiting.delete(data.id);
      if (data.is === 'fault') waiting.reject(new Error(data.message));
      else waiting.resolve(data);
    };
    worker.onerror = ({ message }) => this.#giveUp(new Error(message));
    return worker;
  }

  #restart(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#giveUp(new Overtaken());
  }

  #giveUp(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
