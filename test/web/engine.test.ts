/** The worker as the page asks it, with a worker of a test's own: what overtakes what, and what comes late. */
import type { Asked, FromWorker, Given, Job } from '../../src/web/protocol.js';

/** As much of it as is asked here; its file is typed with the browser's own types, which tests have not. */
interface Engine {
  judge(job: Job, onProgress: (done: number, total: number) => void): Promise<unknown>;
  write(format: 'json', profile: 'none'): Promise<unknown>;
  hide(profile: 'names'): Promise<unknown>;
  explain(word: string): Promise<unknown>;
  topics(): Promise<unknown>;
}
const ENGINE = '../../src/web/page/engine.js';
const { Engine, Overtaken } = (await import(ENGINE)) as {
  Engine: new (source: string) => Engine;
  Overtaken: new () => Error;
};

type Sent = Asked & { id: number };
/** All that were started, in their order. */
const workers: FakeWorker[] = [];
class FakeWorker {
  onmessage: ((event: { data: FromWorker }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  isEnded = false;
  readonly asked: Sent[] = [];
  constructor() {
    workers.push(this);
  }
  postMessage(message: Sent): void {
    this.asked.push(message);
  }
  terminate(): void {
    this.isEnded = true;
  }
  /** Answers the question of this place. */
  says(answer: object, at = -1): void {
    this.onmessage!({ data: { id: this.asked.at(at)!.id, ...answer } as FromWorker });
  }
}
Object.assign(globalThis, { Worker: FakeWorker });
beforeEach(() => void workers.splice(0));

const file = (): Given => ({ path: 'a', root: null, content: new Blob(['x']), modified: null });
const job = (...given: Given[]): Job => ({ given, after: [] }) as unknown as Job;
const started = () => {
  const engine = new Engine('blob:a');
  const progress: string[] = [];
  const judge = (asked: Job): Promise<string> =>
    engine
      .judge(asked, (done, total) => progress.push(`${done} of ${total}`))
      .then(String)
      .catch((error: unknown) =>
        error instanceof Overtaken ? 'overtaken' : (error as Error).message,
      );
  return { engine, judge, progress };
};
const turns = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

test('a file keeps its number as long as the page has it, and what is no file has none', async () => {
  const { judge } = started();
  const [one, other] = [file(), file()];
  const answers = [judge(job(one, { ...one, content: null }))];
  workers[0]!.says({ is: 'answer', answer: 'first' });
  await turns();
  answers.push(judge(job(other, one)));
  workers[0]!.says({ is: 'answer', answer: 'second' });
  expect(await Promise.all(answers)).toEqual(['first', 'second']);
  const keys = workers[0]!.asked.map((asked) =>
    asked.ask === 'judge' ? asked.job.given.map(({ key }) => key) : [],
  );
  expect(keys).toEqual([
    [1, undefined],
    [2, 1],
  ]);
});

test('a job that needs other files ends the worker, one that needs the same waits for it', async () => {
  const { judge } = started();
  const [one, other] = [file(), file()];
  const answers = [judge(job(one))];
  answers.push(judge(job(other)));
  expect([workers.length, workers[0]!.isEnded]).toEqual([2, true]);
  answers.push(judge(job(other, one)), judge(job(one, other)));
  await turns();
  workers[1]!.says({ is: 'answer', answer: 'of the other' });
  await turns();
  expect(workers).toHaveLength(2);
  workers[1]!.says({ is: 'answer', answer: 'of both' });
  expect(await Promise.all(answers)).toEqual(['overtaken', 'of the other', 'overtaken', 'of both']);
});

test('progress is told, and what nobody waits for any more is passed over', async () => {
  const { judge, progress } = started();
  const answer = judge(job(file()));
  const [worker] = workers;
  worker!.says({ is: 'progress', done: 1, total: 2 });
  worker!.says({ is: 'answer', answer: 'done' });
  worker!.says({ is: 'answer', answer: 'again' });
  worker!.says({ is: 'progress', done: 2, total: 2 });
  expect([await answer, progress]).toEqual(['done', ['1 of 2']]);
});

test.each<[string, (engine: Engine) => Promise<unknown>, string]>([
  ['judge', (engine) => engine.judge(job(file()), () => undefined), 'an answer was expected'],
  ['write', (engine) => engine.write('json', 'none'), 'a file was expected'],
  ['hide', (engine) => engine.hide('names'), 'a report was expected'],
  ['explain', (engine) => engine.explain('14'), 'a page was expected'],
  ['topics', (engine) => engine.topics(), 'a list was expected'],
])('%s: a fault, a crash and an answer to something else are errors', async (_, ask, expected) => {
  const engine = new Engine('blob:a');
  const faulty = expect(ask(engine)).rejects.toThrow('made up');
  workers[0]!.says({ is: 'fault', message: 'made up' });
  await faulty;
  const wrong = expect(ask(engine)).rejects.toThrow(`${expected}, not nothing`);
  workers[0]!.says({ is: 'nothing' });
  await wrong;
  const crash = expect(ask(engine)).rejects.toThrow('it crashed');
  workers[0]!.onerror!({ message: 'it crashed' });
  await crash;
  expect(workers[0]!.isEnded).toBe(true);
  // The next question begins with another one.
  void ask(engine);
  expect(workers).toHaveLength(2);
});
