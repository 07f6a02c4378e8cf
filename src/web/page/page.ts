/** The page: puts together what is given, what is said, the worker and what is shown. */
import type { Answer, Format, Given, Known } from '../protocol.js';
import { byId } from './dom.js';
import { Engine, Overtaken } from './engine.js';
import { startExplain } from './explain.js';
import * as hide from './hide.js';
import * as form from './form.js';

import { startIntake } from './intake.js';
import { showFields } from './options.js';
import { fromText, nameOf, placed } from './placed.js';
import { download, unpacked } from './packed.js';
import { opened, saved } from './state.js';
import * as view from './view.js';

/** So long a pause in typing starts a job, in milliseconds. */
const PAUSE = 250;
/** Reading that takes longer than this is shown, in milliseconds. */
const PATIENCE = 300;

const FILES: Readonly<Record<Format, readonly [name: string, type: string]>> = {
  markdown: ['resync-check.md', 'text/markdown'],
  html: ['resync-check.html', 'text/html'],
  json: ['resync-check.json', 'application/json'],
  reg: ['resync-check.reg', 'text/plain'],
};

async function start(): Promise<void> {
  const source = URL.createObjectURL(
    new Blob([await unpacked(byId('worker').textContent)], { type: 'text/javascript' }),
  );
  const engine = new Engine(source);
  let given: readonly Given[] = [];
  let after: readonly Given[] = [];
  let timer = 0;
  let generation = 0;
  let last: Answer | null = null;

  /** What cannot happen, and did: said, so that nobody takes an old answer for a new one. */
  const fault = (error: unknown): void => {
    if (error instanceof Overtaken) return;
    view.showNothing();
    view.say(`Something went wrong in this page: ${error instanceof Error ? error.message : ''}`);
  };

  const showGiven = (known: Known | null): void => {
    view.showGiven('inputs', given, known && known.inputs, remove);
    view.showGiven('after-inputs', after, known && known.after, removeAfter);
    view.showNotes(known?.notes ?? []);
  };

  /** An answer that comes behind a newer question is not shown. */
  async function judge(isNewest: () => boolean): Promise<void> {
    if (!form.isSound()) {
      view.say('Correct the marked fields.');
      view.showNothing();
      byId('clear').hidden = false;
      return;
    }
    const settings = form.settings();
    const isSimulation = form.isSimulation();
    const isEmpty = given.length + after.length === 0;
    byId('clear').hidden = isEmpty && !isSimulation && Object.keys(settings).length === 0;
    if (isEmpty && !settings.header && !settings.own && !isSimulation) {
      showGiven(null);
      view.showNothing();
      view.say('');
      return;
    }
    last = null;
    const from = performance.now();
    const answer: Answer = await engine.judge(
      { given, after, settings, isSimulation },
      (done, total) => {
        if (isNewest() && performance.now() - from > PATIENCE) view.showProgress({ done, total });
      },
    );
    if (!isNewest()) return;
    showGiven(answer.known);
    form.offerRequestors(answer.known.requestors);
    form.offerRecords(answer.known.records);
    last = answer;
    await show();
  }

  /** The last answer, with names hidden where that was asked for. */
  async function show(): Promise<void> {
    const shown = last;
    if (!shown) return;
    const hidden = 'what' in shown.result ? null : await hide.preview(engine);
    if (shown !== last) return;
    view.showAnswer(shown, hidden);
    showFields(choose);
  }

  /** Where the report asks which server made the file, the page takes the answer. */
  function choose(server: string): void {
    byId<HTMLSelectElement>('dss').value = server;
    byId('answer').focus();
    refresh();
  }

  /** What is on the screen is of before: it must not be saved for what comes. */
  function hold(): () => boolean {
    window.clearTimeout(timer);
    generation += 1;
    const mine = generation;
    document.body.setAttribute('aria-busy', 'true');
    byId('tools').inert = true;
    return () => mine === generation;
  }

  const refresh = (pause = 0): void => {
    const isNewest = hold();
    timer = window.setTimeout(() => {
      judge(isNewest)
        .catch((error: unknown) => {
          if (isNewest()) fault(error);
        })
        .finally(() => {
          if (!isNewest()) return;
          view.showProgress(null);
          document.body.setAttribute('aria-busy', 'false');
          byId('tools').inert = false;
        });
    }, pause);
  };

  /** One addition after the other: where each is placed depends on what is there. */
  let adding: Promise<void> = Promise.resolve();
  let begun = 0;
  const add = (added: readonly Given[], isAfter = false): void => {
    if (added.length === 0) return;
    hold();
    view.say('Reading …');
    const mine = begun;
    adding = adding
      .then(async () => {
        const now = await placed(isAfter ? after : given, added);
        // Somebody began anew meanwhile.
        if (mine !== begun) return;
        const join = (before: readonly Given[]): Given[] => [
          ...before.filter((each) => !now.replaced.includes(nameOf(each))),
          ...now.added,
        ];
        if (isAfter) after = join(after);
        else given = join(given);
        openAfter();
        showGiven(null);
        refresh();
      })
      .catch(fault);
  };

  const openAfter = (): void => {
    if (after.length > 0) byId('after-inputs').closest('details')!.open = true;
  };

  const without = (list: readonly Given[], name: string): Given[] =>
    list.filter((each) => nameOf(each) !== name);
  function remove(name: string): void {
    given = without(given, name);
    if (given.length === 0) form.forgetRequestors();
    removed('inputs', 'choose-files');
  }
  function removeAfter(name: string): void {
    after = without(after, name);
    removed('after-inputs', 'choose-after');
  }
  /** The button that had the focus is gone: the next one has it, or the one that adds. */
  function removed(id: string, otherwise: string): void {
    const at = [...byId(id).children].findIndex((item) =>
      item.querySelector('.remove')?.matches(':focus'),
    );
    showGiven(null);
    const buttons = byId(id).querySelectorAll<HTMLButtonElement>('.remove');
    (buttons[Math.min(at, buttons.length - 1)] ?? byId(otherwise)).focus();
    refresh();
  }

  const openState = (text: string): void => {
    const state = opened(text);
    if (typeof state === 'string') {
      view.say(state);
      return;
    }
    begun += 1;
    given = state.given;
    after = state.after;
    form.forgetRequestors();
    form.offerRecords([]);
    form.fill(state.settings, state.isSimulation);
    hide.setProfile(state.profile);
    form.showFilled();
    openAfter();
    refresh();
  };

  startIntake({
    onGiven: add,
    onAfter: (added) => add(added, true),
    onText(text) {
      if (text.trim() !== '') add([fromText(text, given.map(nameOf))]);
    },
    onState: openState,
    onTrouble: view.say,
  });
  byId('clear').addEventListener('click', () => {
    begun += 1;
    given = [];
    after = [];
    form.forgetRequestors();
    form.offerRecords([]);
    form.fill({}, false);
    hide.begin();
    byId('choose-files').focus();
    refresh();
  });
  byId('sample').addEventListener('click', () => {
    unpacked(byId('sample-files').textContent)
      .then((bytes) => openState(new TextDecoder().decode(bytes)))
      .catch(fault);
  });

  const desk = byId<HTMLFormElement>('desk');
  desk.addEventListener('submit', (event) => event.preventDefault());
  desk.addEventListener('input', (event) => {
    if ((event.target as HTMLElement).matches('#text, [type=file]')) return;
    form.showOthers();
    refresh(PAUSE);
  });

  for (const format of Object.keys(FILES) as Format[])
    byId(`save-${format}`).addEventListener('click', () => {
      const [name, type] = FILES[format];
      void engine
        .write(format, hide.profile())
        .then((bytes) => download(name, type, bytes))
        .catch((error: unknown) => {
          if (error instanceof Overtaken)
            view.say(`${name} was not saved, the report is another now.`);
          else fault(error);
        });
    });
  byId('tools').addEventListener('change', () => void show().catch(fault));
  byId('print').addEventListener('click', () => window.print());
  byId('save-state').addEventListener('click', () => {
    if (!form.isSound()) {
      view.say('Correct the marked fields.');
      return;
    }
    void saved(given, after, {
      settings: form.settings(),
      isSimulation: form.isSimulation(),
      profile: hide.profile(),
    })
      .then(({ text, leftOut, unreadable }) => {
        download('resync-check-state.json', 'application/json', text);
        const rest = [
          ...(leftOut.length > 0 ? [`too large to be in it: ${leftOut.join(', ')}`] : []),
          ...(unreadable.length > 0 ? [`cannot be read any more: ${unreadable.join(', ')}`] : []),
        ];
        view.say(['The state was saved as resync-check-state.json', ...rest].join('; ') + '.');
      })
      .catch(fault);
  });
  // With a worker of its own, looking up a word waits for no file that is read.
  startExplain(new Engine(source), fault);
  byId('starting').hidden = true;
  byId('desk').hidden = false;
}

start().catch((error: unknown) => {
  byId('starting').textContent =
    'This browser cannot run the page: it needs one of 2023 or later. ' +
    (error instanceof Error ? error.message : '');
});
