/** The words of a queue's layout that name other inputs. */
import type { QueueSummary } from '../../model/types.js';

/** The queue as the report shows it: why its layout is that of others stands before the rest. */
export function toldQueue(queue: QueueSummary): QueueSummary {
  const { layout } = queue;
  if (!layout?.shownBy) return queue;
  return {
    ...queue,
    layout: { ...layout, because: [shownByText(layout.shownBy), ...layout.because] },
  };
}

export const shownByText = (
  queues: readonly { queue: { text: string }; records: number }[],
): string =>
  'too few records to show a layout: it is that of ' +
  `${queues.map(({ queue, records }) => `${queue.text} (${records} records)`).join(' and ')} ` +
  'in the same evidence';
