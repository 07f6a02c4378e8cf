/** The page: puts together what is given, what is said, the worker and what is shown. */
import type { Answer, Format, Given } from '../protocol.js';
import { byId, make } from './dom.js';
import { Engine, Overtaken } from './engine.js';
import { startExplain } from './explain.js';
import * as hide from './hide.js';
import * as form from './form.js';
import { fromDrop, fromInput, fromText, joined, nameOf } from './given.js';
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
  let given: Given[] = [];
  let timer = 0;
  let generation = 0;
  let last: Answer | null = null;

  /** What cannot happen, and did: said, so that nobody takes an old answer for a new one. */
  const fault = (error: unknown): void => {
    if (error instanceof Overtaken) return;
    view.showNothing();
    view.say(`Something went wrong in this page: ${error instanceof Error ? error.message : ''}`);
  };

  /** An answer that comes behind a newer question is not shown. */
  async function judge(isNewest: () => boolean): Promise<void> {
    if (!form.isSound()) {
      view.say('Correct the marked fields.');
      view.showNothing();
      return;
    }
    const settings = form.settings();
    const isSimulation = form.isSimulation();
    if (given.length === 0 && (!settings.header || isSimulation)) {
      view.showEvidence(given, null, remove);
      view.showNothing();
      view.say('');
      return;
    }
    last = null;
    const begun = performance.now();
    const answer: Answer = await engine.judge({ given, settings, isSimulation }, (done, total) => {
      if (isNewest() && performance.now() - begun > PATIENCE) view.showProgress({ done, total });
    });
    if (!isNewest()) return;
    view.showEvidence(given, answer.known, remove);
    form.offerRequestors(answer.known.requestors);
    form.offerRecords(answer.known.records);
    last = answer;
    await show();
  }

  /** The last answer, with names hidden where that was asked for. */
  async function show(): Promise<void> {
    if (!last) return;
    const hidden = 'what' in last.result ? null : await hide.preview(engine);
    view.showAnswer(last, hidden);
    askForServer();
  }

  /** Where the report asks which server made the file, the page takes the answer. */
  function askForServer(): void {
    for (const { option, place } of view.optionsIn('dss')) {
      const button = make('button', { type: 'button' }, 'Choose this');
      button.addEventListener('click', () => {
        byId<HTMLSelectElement>('dss').value = option;
        byId('answer').focus();
        refresh();
      });
      place.replaceChildren(button);
    }
  }

  const refresh = (pause = 0): void => {
    window.clearTimeout(timer);
    generation += 1;
    const mine = generation;
    const isNewest = (): boolean => mine === generation;
    document.body.setAttribute('aria-busy', 'true');
    // What is on the screen is of before: it must not be saved for what comes.
    byId('tools').inert = true;
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

  const add = (added: readonly Given[]): void => {
    if (added.length === 0) return;
    given = joined(given, added);
    view.showEvidence(given, null, remove);
    view.say('Reading …');
    refresh();
  };

  function remove(name: string): void {
    const at = [...byId('inputs').children].findIndex((item) =>
      item.querySelector('.remove')?.matches(':focus'),
    );
    given = given.filter((each) => nameOf(each) !== name);
    if (given.length === 0) form.forgetRequestors();
    view.showEvidence(given, null, remove);
    // The button that had the focus is gone: the next one has it, or the first of the page.
    const buttons = byId('inputs').querySelectorAll<HTMLButtonElement>('.remove');
    (buttons[Math.min(at, buttons.length - 1)] ?? byId('choose-files')).focus();
    refresh();
  }

  const chosen = (id: string, take: (files: File[]) => void): void => {
    const input = byId<HTMLInputElement>(id);
    input.addEventListener('change', () => {
      take([...(input.files ?? [])]);
      // The same file may be chosen again after it was changed.
      input.value = '';
    });
    byId(`choose-${id}`).addEventListener('click', () => input.click());
  };
  chosen('files', (files) => add(fromInput(files)));
  chosen('folder', (files) => add(fromInput(files)));
  chosen('state', (files) => void files[0]?.text().then(openState).catch(fault));

  const openState = (text: string): void => {
    const state = opened(text);
    if (typeof state === 'string') {
      view.say(state);
      return;
    }
    given = state.given;
    form.forgetRequestors();
    form.offerRecords([]);
    form.fill(state.settings, state.isSimulation);
    hide.setProfile(state.profile);
    refresh();
  };

  window.addEventListener('dragover', (event) => {
    event.preventDefault();
    document.body.classList.add('dropping');
  });
  window.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) document.body.classList.remove('dropping');
  });
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    document.body.classList.remove('dropping');
    if (event.dataTransfer)
      void fromDrop(event.dataTransfer)
        .then(add)
        .catch(() => view.say('What was dropped cannot be read: use "Choose a folder" instead.'));
  });
  window.addEventListener('paste', (event) => {
    const target = event.target as HTMLElement | null;
    if (target?.closest('input, textarea')) return;
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0) add(fromInput(files));
    else addText(event.clipboardData?.getData('text/plain') ?? '');
  });
  const addText = (text: string): void => {
    if (text.trim() !== '') add([fromText(text, given.map(nameOf))]);
  };
  byId('add-text').addEventListener('click', () => {
    const area = byId<HTMLTextAreaElement>('text');
    addText(area.value);
    area.value = '';
  });
  byId('clear').addEventListener('click', () => {
    given = [];
    form.forgetRequestors();
    form.offerRecords([]);
    form.fill({}, false);
    hide.begin();
    byId('choose-files').focus();
    refresh();
  });
  byId('sample').addEventListener('click', () => {
    void unpacked(byId('sample-files').textContent)
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
        .catch(fault);
    });
  byId('tools').addEventListener('change', () => void show().catch(fault));
  byId('print').addEventListener('click', () => window.print());
  byId('save-state').addEventListener('click', () => {
    if (!form.isSound()) {
      view.say('Correct the marked fields.');
      return;
    }
    void saved(given, {
      settings: form.settings(),
      isSimulation: form.isSimulation(),
      profile: hide.profile(),
    })
      .then(({ text, leftOut }) => {
        download('resync-check-state.json', 'application/json', text);
        const rest = leftOut.length === 0 ? '' : `; too large to be in it: ${leftOut.join(', ')}`;
        view.say(`The state was saved as resync-check-state.json${rest}.`);
      })
      .catch(fault);
  });
  startExplain(engine, fault);
  byId('starting').hidden = true;
  byId('desk').hidden = false;
}

start().catch((error: unknown) => {
  byId('starting').textContent =
    'This browser cannot run the page: it needs one of 2023 or later. ' +
    (error instanceof Error ? error.message : '');
});
