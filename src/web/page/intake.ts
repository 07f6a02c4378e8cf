/** Ways in: files and folders that are chosen or dropped, and text that is pasted or dropped. */
import type { Given } from '../protocol.js';
import { byId } from './dom.js';
import { fromDrop, fromInput } from './given.js';

export interface Intake {
  onGiven: (added: readonly Given[]) => void;
  onAfter: (added: readonly Given[]) => void;
  onText: (text: string) => void;
  onState: (text: string) => void;
  /** What cannot be read, and what to do. */
  onTrouble: (words: string) => void;
}

export function startIntake({ onGiven, onAfter, onText, onState, onTrouble }: Intake): void {
  const chosen = (id: string, take: (files: File[]) => void): void => {
    const input = byId<HTMLInputElement>(id);
    input.addEventListener('change', () => {
      take([...(input.files ?? [])]);
      // The same file may be chosen again after it was changed.
      input.value = '';
    });
    byId(`choose-${id}`).addEventListener('click', () => input.click());
  };
  chosen('files', (files) => onGiven(fromInput(files)));
  chosen('folder', (files) => {
    // Browsers hand over the files of a folder, and of one without any nothing at all.
    if (files.length === 0) onTrouble('That folder has no files in it.');
    else onGiven(fromInput(files));
  });
  chosen('after', (files) => onAfter(fromInput(files)));
  chosen('state', ([file]) => {
    file?.text().then(onState, () => onTrouble(`${file.name} cannot be read: choose it again.`));
  });

  /** Text goes where a person puts it. */
  const isField = ({ target }: Event): boolean =>
    (target as HTMLElement | null)?.closest('input, textarea') != null;
  const hasFiles = ({ dataTransfer }: DragEvent): boolean =>
    dataTransfer?.types.includes('Files') === true;

  window.addEventListener('dragover', (event) => {
    if (!hasFiles(event) && isField(event)) return;
    event.preventDefault();
    document.body.classList.add('dropping');
  });
  window.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) document.body.classList.remove('dropping');
  });
  window.addEventListener('drop', (event) => {
    document.body.classList.remove('dropping');
    const { dataTransfer } = event;
    if (!dataTransfer || (!hasFiles(event) && isField(event))) return;
    event.preventDefault();
    const text = dataTransfer.getData('text/plain');
    fromDrop(dataTransfer).then(
      (given) => {
        if (given.length > 0) onGiven(given);
        else onText(text);
      },
      () => onTrouble('What was dropped cannot be read: use "Choose a folder" instead.'),
    );
  });
  window.addEventListener('paste', (event) => {
    if (isField(event)) return;
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0) onGiven(fromInput(files));
    else onText(event.clipboardData?.getData('text/plain') ?? '');
  });
  byId('add-text').addEventListener('click', () => {
    const area = byId<HTMLTextAreaElement>('text');
    onText(area.value);
    area.value = '';
  });
}
