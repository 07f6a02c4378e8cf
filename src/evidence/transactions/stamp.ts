/** When the header transaction of a RESYNC.GLB was written, by the date stamp of its record (Q96060). */
import type { Observation, Place, Source } from '../../model/types.js';

export const stampOf = (date: number, source: Source, at: Place): Observation => ({
  ...{ of: { kind: 'header' }, fact: 'resync.stamped', value: date },
  ...{ source, at },
});
